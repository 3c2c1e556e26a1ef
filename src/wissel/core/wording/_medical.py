"""Finds words of health, and lets them go where they mean something else."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wissel.core.wording._data import Allowed, Context, Group, Rules
from wissel.core.wording._tokens import Token


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``first`` up to ``last`` (exclusive) that a group of the data names."""

    first: int
    last: int
    group: Group


class _Cues:
    """Where the surroundings of each kind stand, in order."""

    def __init__(self, contexts: dict[str, Context], words: Sequence[Token]) -> None:
        self._contexts = contexts
        self._words = words
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def add(self, context: Context, first: int, last: int) -> None:
        self._places[context.id].append((first, last))

    def holds(self, name: str, hit: Hit) -> bool:
        """Whether the surroundings ``name`` stand near enough in the same sentence."""
        context = self._contexts[name]
        if not self._near(context, hit):
            return False
        return not any(self._near(self._contexts[other], hit) for other in context.despite)

    def _near(self, context: Context, hit: Hit) -> bool:
        places = self._places.get(context.id, [])
        sentence = self._words[hit.first].sentence
        index = bisect_left(places, (hit.first - context.before - 4, 0))
        for place in range(index, len(places)):
            first, last = places[place]
            if first >= hit.last + context.after:
                return False
            inside = hit.first <= first and last <= hit.last
            close = last > hit.first - context.before
            if close and not inside and self._words[first].sentence == sentence:
                return True
        return False


def medical(words: Sequence[Token], names: frozenset[int], rules: Rules) -> list[Hit]:
    """Return the findings of health in order; they may overlap. ``names`` are words of a name."""
    hits: list[Hit] = []
    cues = _Cues(dict(rules.contexts), words)
    allowed: dict[int, int] = {}
    for first, last, value in rules.phrases.find(words):
        if isinstance(value, Group):
            hits.append(Hit(first, last, value))
        elif isinstance(value, Context):
            cues.add(value, first, last)
        elif isinstance(value, Allowed):
            allowed[first] = max(allowed.get(first, 0), last)
    covered = _covered(allowed) | names
    return [
        hit
        for hit in hits
        if not _harmless(hit, words, covered, rules.filler)
        and not any(cues.holds(name, hit) for name in hit.group.unless)
    ]


def _harmless(
    hit: Hit, words: Sequence[Token], covered: frozenset[int], filler: frozenset[str]
) -> bool:
    """Whether all words of a hit that matter lie in a harmless phrase or in a name."""
    places = range(hit.first, hit.last)
    left = [place for place in places if place not in covered]
    return len(left) < len(places) and all(words[place].word in filler for place in left)


def _covered(allowed: dict[int, int]) -> frozenset[int]:
    return frozenset(place for first, last in allowed.items() for place in range(first, last))
