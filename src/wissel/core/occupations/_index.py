"""Which documents are near a question, as sparse arrays: TF-IDF and the angle between them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

_NOTHING: Final = np.zeros(0, dtype=np.int32)


class Index:
    """Documents of terms; :meth:`scores` says how near each is to a question, 0 to 1.

    A term weighs more the fewer documents hold it. Extra terms of a question (words that mean
    nearly the same) add to the score and not to its measure. :mod:`._plain` says the same slowly.
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
        asked, square = self._asked(question, extra or {})
        if not asked:
            return np.zeros(self.size)
        slices = [slice(self._starts[row], self._starts[row + 1]) for row in asked]
        documents = np.concatenate([self._documents[each] for each in slices])
        weights = np.concatenate([self._weights[each] for each in slices])
        if any(times != 1.0 for times in asked.values()):
            weights *= np.repeat(list(asked.values()), [each.stop - each.start for each in slices])
        found = np.bincount(documents, weights, minlength=self.size)
        return np.asarray(found / math.sqrt(square or 1.0), dtype=np.float64)

    def _asked(
        self, question: Sequence[str], extra: Mapping[str, float]
    ) -> tuple[dict[int, float], float]:
        """Return how much each known term is asked for by its row, and the square of the whole."""
        asked: dict[int, float] = {}
        square = 0.0
        for term, times in Counter(question).items():
            often = 1.0 if times == 1 else 1 + math.log(times)
            row = self._rows.get(term)
            if row is None:
                square += (often * self._rare) ** 2
            else:
                asked[row] = often
                square += (often * self._idf[row]) ** 2
        for term, share in extra.items():
            row = self._rows.get(term)
            if row is not None:
                asked[row] = asked.get(row, 0.0) + share
        return asked, square


def _idf(size: int, count: int) -> float:
    return math.log((1 + size) / (1 + count)) + 1
