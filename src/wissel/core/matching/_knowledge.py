"""What matching knows of the world: words, occupations with what they usually ask, and places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from wissel.core.matching._data import rules
from wissel.core.occupations import Linker, Occupation, OccupationSet, Prior, nearness, prior_of
from wissel.core.places import Places
from wissel.core.terms import Lexicon, grams

#: Occupations of our own set: they name all that the work usually asks.
OWN: Final = "own:"


#: So many wishes are remembered; after that it begins anew.
_MEMORY: Final = 50_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wished:
    """What a wish in somebody's words stands for: occupations, terms, and pieces of a title."""

    occupations: Mapping[str, float]
    terms: tuple[str, ...]
    grams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Words, occupations and places, with what was looked up before."""

    lexicon: Lexicon
    linker: Linker
    places: Places
    occupations: OccupationSet
    _near: dict[str, Mapping[str, float]] = field(default_factory=dict, repr=False)
    _usual: dict[tuple[str, str, str], Prior | None] = field(default_factory=dict, repr=False)
    _wished: dict[str, Wished] = field(default_factory=dict, repr=False)
    _terms: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def wished(self, wish: str) -> Wished:
        """Return what a wish stands for; looked up once."""
        found = self._wished.get(wish)
        if found is None:
            found = Wished(
                occupations={one.occupation: one.score for one in self.linker.wishes(wish)},
                terms=self.terms(wish),
                grams=frozenset(grams(self.linker.work_of(wish))),
            )
            _remember(self._wished, wish, found)
        return found

    def terms(self, said: str) -> tuple[str, ...]:
        """Return the terms of a skill, a wish or the name of an occupation; looked up once."""
        found = self._terms.get(said)
        if found is None:
            found = tuple(dict.fromkeys(self.lexicon.terms(said)))
            _remember(self._terms, said, found)
        return found

    def occupation(self, key: str) -> Occupation | None:
        """Return an occupation of the set, or ``None``."""
        return self.occupations.get(key)

    def near(self, key: str) -> Mapping[str, float]:
        """Return every occupation that is near one, itself included, with how near it is."""
        found = self._near.get(key)
        if found is None:
            one = self.occupations[key]
            near = {other: nearness(one, two) for other, two in self.occupations.items()}
            found = self._near[key] = {other: share for other, share in near.items() if share > 0}
        return found

    def usual(self, occupation: str, item: str, condition: str) -> Prior | None:
        """Return what an occupation usually asks of an item; ``None`` where nothing is known.

        An occupation of our own set names all that it usually asks: what it does not name is
        seldom asked. That too is an estimate.
        """
        key = (occupation, item, condition)
        if key not in self._usual:
            self._usual[key] = self._looked_up(*key)
        return self._usual[key]

    def _looked_up(self, occupation: str, item: str, condition: str) -> Prior | None:
        one = self.occupations.get(occupation)
        if one is None:
            return None
        found = prior_of(one, item, condition, among=self.occupations)
        if found is not None and not (found.of_neighbours and one.key.startswith(OWN)):
            return found.prior
        if one.key.startswith(OWN) and one.priors:
            return Prior(item, rules().prior_unnamed, level=condition)
        return None if found is None else found.prior


def _remember(memory: dict[str, T], key: str, value: T) -> None:
    if len(memory) >= _MEMORY:
        memory.clear()
    memory[key] = value
