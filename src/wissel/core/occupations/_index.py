"""Which documents are near a question, as sparse arrays: TF-IDF and the angle between them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """What some terms add to each document, what each weighs, and the square of their length."""

    sums: NDArray[np.float32]
    weights: Mapping[str, float]
    square: float


class Index:
    """Documents of terms; :meth:`scores` says how near each is to a question, 0 to 1.

    A term weighs more the fewer documents hold it. Extra terms of a question (words that mean
    nearly the same) add to the score and not to its measure. :mod:`._plain` says the same slowly.
    What one word comes to can be kept (:meth:`asked`), since titles share their words.
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self.size = len(documents)
        held: dict[str, list[tuple[int, int]]] = {}
        for number, document in enumerate(documents):
            for term, times in Counter(document).items():
                held.setdefault(term, []).append((number, times))
        self._rows = {term: row for row, term in enumerate(held)}
        counts = [len(places) for places in held.values()]
        self._idf = [_idf(self.size, count) for count in counts]
        self._rare = _idf(self.size, 0)
        self._starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).tolist()
        places = [place for each in held.values() for place in each]
        self._documents = np.array([number for number, _ in places], dtype=np.int32)
        often = np.array([times for _, times in places], dtype=np.float64)
        weights = (1 + np.log(often)) * np.repeat(self._idf, counts)
        squares = np.bincount(self._documents, weights**2, minlength=self.size)
        lengths = np.sqrt(np.maximum(squares, 1e-12))
        # As much as a term adds that is asked for once.
        self._weights = weights / lengths[self._documents] * np.repeat(self._idf, counts)

    def scores(self, question: Sequence[str], extra: Mapping[str, float] | None = None) -> Scores:
        """Return how near each document is to the terms of ``question``."""
        return self.nearness([self.asked(question, extra)])

    def asked(self, terms: Sequence[str], extra: Mapping[str, float] | None = None) -> Asked:
        """Return what these terms come to, such as those of one word, to be put together later."""
        rows: dict[int, float] = {}
        weights: dict[str, float] = {}
        for term, times in Counter(terms).items():
            row = self._rows.get(term)
            weights[term] = times * (self._rare if row is None else self._idf[row])
            if row is not None:
                rows[row] = float(times)
        for term, share in (extra or {}).items():
            row = self._rows.get(term)
            if row is not None:
                rows[row] = rows.get(row, 0.0) + share
        square = sum(weight * weight for weight in weights.values())
        return Asked(self._sums(rows), weights, square)

    def nearness(self, questions: Sequence[Asked]) -> Scores:
        """Return how near each document is to several questions taken as one."""
        sums = np.zeros(self.size, dtype=np.float32)
        for question in questions:
            sums += question.sums
        return np.asarray(sums / math.sqrt(_square(questions) or 1.0), dtype=np.float64)

    def _sums(self, rows: Mapping[int, float]) -> NDArray[np.float32]:
        if not rows:
            return np.zeros(self.size, dtype=np.float32)
        slices = [slice(self._starts[row], self._starts[row + 1]) for row in rows]
        documents = np.concatenate([self._documents[each] for each in slices])
        weights = np.concatenate([self._weights[each] for each in slices])
        if any(times != 1.0 for times in rows.values()):
            weights *= np.repeat(list(rows.values()), [each.stop - each.start for each in slices])
        return np.bincount(documents, weights, minlength=self.size).astype(np.float32)


def _square(questions: Sequence[Asked]) -> float:
    """Return the square of the length of several questions together, terms they share included."""
    whole = sum(question.square for question in questions)
    for one, other in combinations(questions, 2):
        shared = one.weights.keys() & other.weights.keys()
        whole += 2 * sum(one.weights[term] * other.weights[term] for term in shared)
    return whole


def _idf(size: int, count: int) -> float:
    return math.log((1 + size) / (1 + count)) + 1
