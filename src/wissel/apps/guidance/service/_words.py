"""Free words in an appointment or an answer: of a length that fits, and none about health."""

from typing import Final

from wissel.infra.typed import demand_fits, demand_functional

#: Characters of a line, of a point for an agenda, and of a few sentences.
MOST_LINE: Final = 200
MOST_POINT: Final = 300
MOST_WORDS: Final = 1000


def neat_words(text: str, most: int, path: str) -> str:
    """Return the text with its ends trimmed; refuse one that is too long or speaks of health."""
    said = text.strip()
    demand_fits(said, most, path)
    demand_functional(said, path)
    return said
