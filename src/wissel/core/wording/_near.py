"""Finds the long word that a misspelt one was meant to be.

Distances are those of Damerau and Levenshtein (optimal string alignment): a letter too many, too
few, another one, or two in the wrong order. How many are forgiven depends on the length, and on
whether anything may stand behind the word; the first letter must be right. All words here are
folded by sound before.
"""

from collections.abc import Iterator

_LONGEST = 32
#: From how many letters one slip is forgiven, and two: of whole words, of first parts.
_WHOLE, _OPEN = (8, 11), (9, 13)
_HEAD = 6  #: at most one slip among the first letters, which is what the index knows
_SURE = 3  #: so many last letters of a first part must be right, or it is the start of another word
_ENDINGS = frozenset(("", "e", "en", "n", "s", "es", "je", "jes"))


class Near:
    """Words with numbers, found although they are misspelt."""

    def __init__(self) -> None:
        self._index: dict[str, set[tuple[str, bool, int]]] = {}

    def add(self, core: str, number: int, *, is_open: bool) -> None:
        """Remember a word; when it is open anything may follow it, otherwise a usual ending."""
        if len(core) >= (_OPEN if is_open else _WHOLE)[0]:
            head = core[:_HEAD]
            for key in {head, *_shorter(head)}:
                self._index.setdefault(key, set()).add((core, is_open, number))

    def find(self, word: str) -> frozenset[int]:
        """Return the numbers of the words that are near; the time does not depend on the word."""
        if not _WHOLE[0] - 1 <= len(word) <= _LONGEST:
            return frozenset()
        head = word[:_HEAD]
        keys = {head, head[:-1], *_shorter(head), *_shorter(word[: _HEAD + 1])}
        targets = {target for key in keys for target in self._index.get(key, ())}
        return frozenset(
            number
            for core, is_open, number in targets
            if core[0] == word[0] and _is_near(core, word, is_open=is_open)
        )


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _is_near(core: str, word: str, *, is_open: bool) -> bool:
    limit = 2 if len(core) >= (_OPEN if is_open else _WHOLE)[1] else 1
    if len(word) < len(core) - limit or (not is_open and len(word) > len(core) + limit + 3):
        return False
    last = core[-_SURE:]
    return any(
        word[place - _SURE : place] == last if is_open else word[place:] in _ENDINGS
        for place in _places(core, word, limit=limit)
    )


def _places(core: str, word: str, *, limit: int) -> Iterator[int]:
    """Yield each place in the word up to which it is the core with no more slips than allowed."""
    word = word[: len(core) + limit]
    far = limit + 1
    before: list[int] = []
    row = [min(place, far) for place in range(len(word) + 1)]
    for index, letter in enumerate(core):
        below = [index + 1] + [far] * len(word)
        for place in range(max(0, index - limit), min(len(word), index + limit + 1)):
            cost = min(row[place] + (letter != word[place]), row[place + 1] + 1, below[place] + 1)
            if index and place and letter == word[place - 1] and core[index - 1] == word[place]:
                cost = min(cost, before[place - 1] + 1)
            below[place + 1] = cost
        if min(below) > limit:
            return
        before, row = row, below
    yield from (place for place in range(len(row)) if row[place] <= limit)
