"""What was said on different days, side by side for each statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from wissel.core.checkins._read import check_in_form
from wissel.core.dates import day_in
from wissel.core.sources import Text


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What somebody said on a day: for each statement the key of its word, skipped ones left out.

    ``version`` is that of the statements they read.
    """

    day: date
    version: int
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement with the word of each day on which it got one, in order of day."""

    key: str
    ask: Text
    told: Text
    words: tuple[tuple[date, Text], ...]

    def sentence(self, language: str) -> str:
        """Return it as a report says it: ``Op 3 maart 2026: een beetje.`` for each day."""
        pattern = self.told.in_(language)
        return " ".join(
            pattern.format(day=day_in(day, language), word=word.in_(language))
            for day, word in self.words
        )


def compare(check_ins: Sequence[CheckIn]) -> tuple[Compared, ...]:
    """Return each statement that was answered on one of these days, with its words.

    In the order of the newest version among them; a statement that this version no longer has
    comes after. What was skipped is not spoken of.
    """
    said = sorted(check_ins, key=lambda one: one.day)
    versions = sorted({one.version for one in said}, reverse=True)
    asked = {
        each.key: (each.ask, form.told)
        for form in map(check_in_form, reversed(versions))
        for each in form.statements
    }
    order = [each.key for version in versions for each in check_in_form(version).statements]
    found = []
    for key in dict.fromkeys(order):
        words = tuple((one.day, word) for one in said if (word := _word(one, key)) is not None)
        if words:
            ask, told = asked[key]
            found.append(Compared(key, ask, told, words))
    return tuple(found)


def may_be_told(check_ins: Sequence[CheckIn], language: str) -> frozenset[tuple[str, str]]:
    """Return every statement with what may be said of it: of one of these days, or of two.

    A text that was fixed earlier spoke of the days there were then; it may stand while each of
    its days may.
    """
    some = [[one] for one in check_ins] + [list(two) for two in combinations(check_ins, 2)]
    return frozenset(
        (each.key, each.sentence(language)) for chosen in some for each in compare(chosen)
    )


def _word(one: CheckIn, key: str) -> Text | None:
    return check_in_form(one.version).word(one.words.get(key, ""))
