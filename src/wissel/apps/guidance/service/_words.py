"""Free words in an appointment or an answer: of a length that fits, and none about health."""

from typing import Final

from wissel.core.wording import Audience, Kind, check
from wissel.infra.typed import demand_fits, refused

#: Characters of a line and of a few sentences.
MOST_LINE: Final = 200
MOST_WORDS: Final = 1000


def neat_words(text: str, most: int, path: str) -> str:
    """Return the text with its ends trimmed; refuse one that is too long or speaks of health."""
    said = text.strip()
    demand_fits(said, most, path)
    demand_plain(said, path)
    return said


def demand_plain(text: str, path: str) -> None:
    """Refuse words of health and citizen service numbers, and name the first of them."""
    words = health_in(text)
    if words:
        raise refused(
            "medical",
            path,
            f"‘{words[0]}’ gaat over gezondheid. Haal dat woord weg. Zeg alleen wat wel en niet "
            "kan.",
            f"‘{words[0]}’ is about health. Take that word out. Say only what can be done.",
        )


def health_in(text: str) -> tuple[str, ...]:
    """Return what in a text is about health, or a citizen service number. Names are no matter."""
    found = check(text, audience=Audience.EMPLOYER).findings
    return tuple(one.text for one in found if one.kind is not Kind.OTHER_NAME)
