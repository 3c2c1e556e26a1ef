"""The index without arrays: slow, short, and what the fast one is held equal to."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence


class PlainIndex:
    """Says what :class:`Index` says, one document at a time."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self.size = len(documents)
        self._held = Counter(term for document in documents for term in set(document))
        self._documents = [self._weighed(document) for document in documents]

    def scores(
        self, question: Sequence[str], extra: Mapping[str, float] | None = None
    ) -> list[float]:
        """Return how near each document is to the terms of ``question``."""
        asked = {term: times * self._idf(term) for term, times in Counter(question).items()}
        length = _length(asked)
        for term, share in (extra or {}).items():
            asked[term] = asked.get(term, 0.0) + share * self._idf(term)
        return [
            sum(weight * document.get(term, 0.0) for term, weight in asked.items())
            / ((_length(document) or 1.0) * (length or 1.0))
            for document in self._documents
        ]

    def _weighed(self, terms: Sequence[str]) -> dict[str, float]:
        return {
            term: (1 + math.log(times)) * self._idf(term) for term, times in Counter(terms).items()
        }

    def _idf(self, term: str) -> float:
        return math.log((1 + self.size) / (1 + self._held[term])) + 1


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
