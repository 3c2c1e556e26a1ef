"""Every limit of the capacity list as a bit, and what a vacancy comes to for all of them at once.

A pair is an item with one level (or condition) that may hold. A vacancy has two sets of bits: the
pairs it forbids, and the pairs it leaves open. A search has one: the pairs that hold. What meets
is a conflict or a question, exactly as :func:`wissel.core.matching._limits.evidence` says.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wissel.core.capacity import Item, catalogue
from wissel.core.matching import _limits
from wissel.core.matching._data import rules
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._types import MatchProfile
from wissel.core.occupations import Prior
from wissel.core.vacancies import ReadVacancy, Vacancy

Words = NDArray[np.uint64]
_BITS: Final = 64
#: Items about which a field of a vacancy says something, whatever its text says.
_BY_FACT: Final = (
    "perioden-van-het-etmaal",
    "uren-per-week",
    "uren-per-dag",
    "beroepsmatig-vervoer",
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs with their bits, and the items with theirs."""

    bit: dict[tuple[str, str], int]
    item_bit: dict[str, int]
    items: tuple[Item, ...]

    @property
    def words(self) -> int:
        """How many words of 64 bits hold all pairs."""
        return -(-len(self.bit) // _BITS)

    @property
    def item_words(self) -> int:
        """How many words hold all items."""
        return -(-len(self.item_bit) // _BITS)


@cache
def pairs() -> Pairs:
    """Return every pair of the list that can limit somebody."""
    items = tuple(one for one in catalogue().forms["fml"].items if not one.fact)
    keys = [(one.key, level.key) for one in items for level in one.levels[1:]]
    return Pairs(
        bit={key: number for number, key in enumerate(keys)},
        item_bit={one.key: number for number, one in enumerate(items)},
        items=items,
    )


def bits(numbers: set[int], words: int) -> Words:
    """Return a set of bits as words."""
    made = np.zeros(words, np.uint64)
    for number in numbers:
        made[number // _BITS] |= np.uint64(1 << (number % _BITS))
    return made


def held_bits(profile: MatchProfile) -> Words:
    """Return the pairs that hold of a search."""
    known = pairs()
    found = {
        known.bit[key, level]
        for key in profile.limits
        for level in profile.held(key)
        if (key, level) in known.bit
    }
    return bits(found, known.words)


def limited_bits(profile: MatchProfile) -> Words:
    """Return the items of which a search says anything."""
    known = pairs()
    return bits(
        {known.item_bit[key] for key in profile.limits if key in known.item_bit}, known.item_words
    )


def items_in(found: Words) -> list[str]:
    """Return the items of a set of pairs, each once."""
    return list(
        dict.fromkeys(
            key
            for (key, _), number in pairs().bit.items()
            if int(found[number // _BITS]) >> (number % _BITS) & 1
        )
    )


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What a vacancy comes to for every limit.

    ``asked``: the items that the text asks; ``above``: the items of which it asks more than norm.
    """

    conflict: Words
    ask: Words
    asked: Words
    above: Words


class Judge:
    """Says what vacancies come to for every pair; what is usual in an occupation is kept."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._usual: dict[str, tuple[set[int], set[int]]] = {}

    def forbidden(self, read: ReadVacancy) -> Forbidden:
        """Return the bits of one vacancy."""
        every = pairs()
        conflict, ask = (set(one) for one in self._base(read))
        for item in self._said_of(read):
            for level in item.levels[1:]:
                number = every.bit[item.key, level.key]
                conflict.discard(number)
                ask.discard(number)
                found = _limits.evidence(item, level.key, read, self._prior_of(read)).answer
                if found == "conflict":
                    conflict.add(number)
                elif found == "ask":
                    ask.add(number)
        asked = {
            every.item_bit[one.item]
            for one in read.demands
            if not one.negated and one.item in every.item_bit
        }
        above = {
            every.item_bit[item.key]
            for item, _ in _limits.above_norm(read, frozenset())
            if item.key in every.item_bit
        }
        return Forbidden(
            bits(conflict, every.words),
            bits(ask, every.words),
            bits(asked, every.item_words),
            bits(above, every.item_words),
        )

    def _said_of(self, read: ReadVacancy) -> list[Item]:
        """Return the items about which this vacancy itself says something."""
        named = {one.item for one in read.demands} | {one.item for one in read.vacancy.demands}
        named |= {more.item for one in read.demands for more in _limits.implied(one)}
        return [one for one in pairs().items if one.key in named or one.key in _BY_FACT]

    def _occupation(self, read: ReadVacancy) -> str:
        if not read.occupations or read.occupations[0].score < rules().least_link:
            return ""
        return read.occupations[0].occupation

    def _prior_of(self, read: ReadVacancy) -> _limits.PriorOf:
        occupation = self._occupation(read)

        def prior_of(item: str, condition: str) -> Prior | None:
            return self._known.usual(occupation, item, condition) if occupation else None

        return prior_of

    def _base(self, read: ReadVacancy) -> tuple[set[int], set[int]]:
        """Return what is usual in the occupation of a vacancy: what it comes to in silence."""
        occupation = self._occupation(read)
        found = self._usual.get(occupation)
        if found is None:
            silent = ReadVacancy(Vacancy(id="", title=""), occupations=read.occupations)
            found = set(), set()
            for (key, level), number in pairs().bit.items():
                item = catalogue().item(key)
                if item is None:
                    continue
                answer = _limits.evidence(item, level, silent, self._prior_of(read)).answer
                if answer != "suitable":
                    found[answer == "ask"].add(number)
            self._usual[occupation] = found
        return found
