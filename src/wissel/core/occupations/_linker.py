"""Which occupations a title stands for: the very name, its words, or the characters in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from wissel.core.occupations._index import Asked, Index, Scores
from wissel.core.occupations._linking import Linking, linking
from wissel.core.occupations._title import wish_in, work_in
from wissel.core.occupations._types import Occupation, OccupationSet
from wissel.core.terms import Lexicon, grams, tokens
from wissel.core.vacancies import OccupationLink

#: So many different titles are remembered; after that it begins anew.
_MEMORY: Final = 200_000
#: What the words of titles may take that are remembered with what their characters come to.
_BYTES: Final = 96 * 1024 * 1024
_ISCO_OF_ESCO: Final = "http://data.europa.eu/esco/isco/C"
#: What the very name says where several occupations have it, and how far all others stay behind.
_SHARED: Final = 0.9
_BEHIND: Final = 0.05


@dataclass(frozen=True, slots=True)
class _Near:
    """How near every occupation is, and which names are near by what."""

    scores: Scores
    characters: Scores
    words: Scores


class Linker:
    """Links titles and wishes with the occupations of one set. Build it once: it holds an index."""

    def __init__(
        self, occupations: OccupationSet, lexicon: Lexicon, *, data: Linking | None = None
    ) -> None:
        self._data = data or linking()
        self._lexicon = lexicon
        self._set = occupations
        self._occupations = tuple(one for one in occupations.values() if _names(one))
        names = [_names(one) for one in self._occupations]
        flat = [name for each in names for name in each]
        self._starts = np.cumsum([0, *map(len, names)])
        self._exact: dict[tuple[str, ...], list[int]] = {}
        for number, each in enumerate(names):
            for key in dict.fromkeys(map(lexicon.stems, each)):
                self._exact.setdefault(key, []).append(number)
        self._named = frozenset(stem for key in self._exact for stem in key)
        self._characters = Index([grams(name) for name in flat])
        self._words = Index([lexicon.parts(name) for name in flat])
        self._all_characters = Index([grams(" ".join(each)) for each in names])
        self._all_words = Index([lexicon.parts(" ".join(each)) for each in names])
        self._skills = Index([lexicon.parts(" ".join(one.skills)) for one in self._occupations])
        self._by_isco: dict[str, list[Occupation]] = {}
        for one in self._occupations:
            self._by_isco.setdefault(one.isco, []).append(one)
        self._asked: dict[str, tuple[Asked, Asked]] = {}
        self._found: dict[tuple[str, int], tuple[OccupationLink, ...]] = {}

    def work_of(self, title: str) -> str:
        """Return the work in a title, without hours, place and praise around it."""
        return next(iter(work_in(title, self._data)), "")

    def link(self, title: str, *, top: int = 3) -> tuple[OccupationLink, ...]:
        """Return the occupations ``title`` may stand for, the likeliest first; () if none."""
        known = self._found.get((title, top))
        if known is None:
            known = self._link(title, work_in(title, self._data), top, self._data.threshold)
            if len(self._found) >= _MEMORY:
                self._found.clear()
            self._found[title, top] = known
        return known

    def ranked(self, title: str, *, top: int) -> tuple[OccupationLink, ...]:
        """Return the nearest occupations however far they are: to measure, not to act on."""
        return self._link(title, work_in(title, self._data), top, 0.0)

    def wishes(self, words: str, *, top: int = 5) -> tuple[OccupationLink, ...]:
        """Return occupations that a person may mean by ``words`` (`iets met dossiers`)."""
        parts = wish_in(words, self._data)
        skills = self._skills.scores(self._lexicon.parts(" ".join(parts[:1]))) * self._data.skills
        return self._link(words, parts, top, self._data.wish_threshold, beside=skills)

    def link_code(self, code: str, *, top: int = 3) -> tuple[OccupationLink, ...]:
        """Return what a code of a source stands for: the URI of ESCO, our key, or an ISCO-08 code.

        An ISCO-08 code is a group: it is as near as two occupations of that group are.
        """
        code = code.strip()
        if one := self._set.get(code):
            return (OccupationLink(one.key, one.label.nl, "code", 1.0),)
        digits = code.removeprefix(_ISCO_OF_ESCO)
        if not digits.isdigit() or len(digits) < 3:
            return ()
        near = self._data.nearness
        share = near["unit-group"] if len(digits) >= 4 else near["minor-group"]
        group = [
            one
            for isco, each in self._by_isco.items()
            if isco.startswith(digits[:4])
            for one in each
        ]
        return tuple(OccupationLink(one.key, one.label.nl, "code", share) for one in group[:top])

    def _link(
        self,
        said: str,
        parts: Sequence[str],
        top: int,
        threshold: float,
        beside: Scores | None = None,
    ) -> tuple[OccupationLink, ...]:
        if not parts or not self._occupations:
            return ()
        exact = self._very_names(said, parts)
        nears = [self._near(part) for part in parts]
        scores = nears[0].scores
        for near in nears[1:]:
            scores = np.maximum(scores, near.scores * self._data.part_of_title)
        if beside is not None:
            scores = scores + beside
        highest = min((self._data.at_most, *(sure - _BEHIND for sure in exact.values())))
        order = sorted(
            set(_best(scores, top + len(exact))) | exact.keys(),
            key=lambda one: (-exact.get(one, 0.0), -scores[one], one),
        )
        found = []
        for one in order[:top]:
            score = exact.get(one) or min(float(scores[one]), highest)
            if score >= threshold:
                how = "exact" if one in exact else self._how(one, nears)
                found.append(self._said(one, how, score))
        return tuple(found)

    def _very_names(self, said: str, parts: Sequence[str]) -> dict[int, float]:
        """Return the occupations one of whose names is the title, or else a part of it."""
        whole, *others = parts
        for part in (said, whole, *others, self._known_in(whole)):
            if found := self._exact.get(self._lexicon.stems(part)):
                sure = _SHARED if len(found) > 1 else 1.0
                share = 1.0 if part in (said, whole) else self._data.part_of_title
                return dict.fromkeys(found, sure * share)
        return {}

    def _known_in(self, text: str) -> str:
        """Return the words of a title that stand in some name: others are places, firms, praise."""
        return " ".join(
            word for word in text.split() if self._named.issuperset(self._lexicon.stems(word))
        )

    def _near(self, text: str) -> _Near:
        weights, whole = self._data.weights, sum(self._data.weights.values())
        parts = self._lexicon.parts(text)
        more = self._alike(text, parts)
        asked = [self._word(word) for word in tokens(text)]
        characters = self._characters.nearness([one for one, _ in asked]) * weights["characters"]
        words = self._words.scores(parts, more) * weights["words"]
        together = np.maximum.reduceat(characters + words, self._starts[:-1])
        beside = self._all_characters.nearness([other for _, other in asked])
        together += beside * weights["all-characters"]
        together += self._all_words.scores(parts, more) * weights["all-words"]
        return _Near(np.minimum(together / whole, 1.0), characters, words)

    def _word(self, word: str) -> tuple[Asked, Asked]:
        """Return what the characters of a word come to: of each name, and of all names together."""
        known = self._asked.get(word)
        if known is None:
            signs = grams(word)
            known = self._characters.asked(signs), self._all_characters.asked(signs)
            if len(self._asked) >= _BYTES // (4 * self._characters.size + 1):
                self._asked.clear()
            self._asked[word] = known
        return known

    def _alike(self, text: str, parts: Sequence[str]) -> dict[str, float]:
        said = dict.fromkeys((*self._lexicon.stems(text), *parts))
        kin = dict.fromkeys(other for term in said for other in self._lexicon.alike(term))
        return {term: self._data.alike for term in kin if term not in said}

    def _how(self, one: int, nears: Sequence[_Near]) -> Literal["words", "characters"]:
        """Say what made it near: the words of its nearest name, or the characters in it."""
        near = max(nears, key=lambda each: each.scores[one])
        names = slice(self._starts[one], self._starts[one + 1])
        best = int(np.argmax(near.characters[names] + near.words[names]))
        by_words = near.words[names][best] >= near.characters[names][best]
        return "words" if by_words else "characters"

    def _said(
        self, one: int, how: Literal["exact", "words", "characters"], score: float
    ) -> OccupationLink:
        occupation = self._occupations[one]
        return OccupationLink(occupation.key, occupation.label.nl, how, round(score, 3))


def _names(occupation: Occupation) -> tuple[str, ...]:
    said = (occupation.label.nl, *occupation.names, occupation.label.en)
    return tuple(dict.fromkeys(name for name in said if name.strip()))


def _best(scores: Scores, many: int) -> list[int]:
    """Return where the highest scores stand."""
    many = min(many, len(scores))
    chosen: NDArray[np.intp] = np.argpartition(-scores, many - 1)[:many]
    return [int(one) for one in chosen]
