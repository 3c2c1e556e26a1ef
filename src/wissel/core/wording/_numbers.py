"""Finds citizen service numbers among the digits of a text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wissel.core.wording._data import Rules
from wissel.core.wording._tokens import Token

#: Groups of digits with one space, stop or hyphen between them.
_DIGITS = re.compile(r"(?<![\w+])\d+(?:[ .\-/]\d+)*(?![\w])")
_PIECE = re.compile(r"\d+")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
#: Nine digits, each in its own group; a longer run is a table of figures.
_LONGEST = 17
_BEFORE_OWN, _AFTER_OWN, _BEFORE_OTHER = 8, 4, 4
_IBAN = re.compile(r"\b[a-z]{2}\d{2} ?[a-z]{4}(?: ?\d){1,22}\b|\b[a-z]{2}\d{2}(?: \d{4}){2,7}\b")


def passes_elfproef(digits: str) -> bool:
    """Whether digits are a well-formed citizen service number; of eight the first zero is lost."""
    padded = digits.zfill(9)
    if len(padded) != 9 or len(digits) < 8 or not int(padded):
        return False
    return sum(int(d) * weight for d, weight in zip(padded, _WEIGHTS, strict=True)) % 11 == 0


def citizen_numbers(plain: str, words: Sequence[Token], rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield the spans in the folded text that hold a citizen service number."""
    if not _DIGITS.search(plain):
        return
    places = {own: [] for own in (True, False)}  # type: dict[bool, list[tuple[int, int]]]
    for first, last, own in rules.numbers.find(words):
        places[own].append((first, last))
    starts = [word.start for word in words]
    taken = [match.span() for match in _IBAN.finditer(plain)]
    for match in _DIGITS.finditer(plain):
        start, end = match.span()
        if _inside(start, end, taken):
            continue
        first = bisect_left(starts, start)
        last = bisect_left(starts, end)
        own = _near(places[True], first, last, _BEFORE_OWN, _AFTER_OWN, words)
        other = _near(places[False], first, last, _BEFORE_OTHER, 0, words)
        yield from _numbers_in(match, own=own, other=other and not own, rules=rules)


def _inside(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(taken, (end, 0))
    return index > 0 and start < taken[index - 1][1]


def _near(
    places: Sequence[tuple[int, int]],
    first: int,
    last: int,
    before: int,
    after: int,
    words: Sequence[Token],
) -> bool:
    index = bisect_left(places, (first - before, 0))
    for place in range(index, len(places)):
        start, end = places[place]
        if start >= last + after:
            return False
        if end <= first or start >= last:
            return words[start].sentence == words[min(first, len(words) - 1)].sentence
    return False


def _numbers_in(
    match: re.Match[str], *, own: bool, other: bool, rules: Rules
) -> Iterator[tuple[int, int]]:
    """A run of groups of digits may hold the number and, after a space, other figures."""
    if other or (not own and match.end() - match.start() > _LONGEST):
        return
    pieces = [
        (match.start() + piece.start(), match.start() + piece.end())
        for piece in _PIECE.finditer(match.group())
    ]
    index = 0
    while index < len(pieces):
        size = _take(match.string, pieces[index : index + 9], own=own, rules=rules)
        if size and (own or size == len(pieces)):
            yield pieces[index][0], pieces[index + size - 1][1]
        index += size or 1


def _take(plain: str, pieces: Sequence[tuple[int, int]], *, own: bool, rules: Rules) -> int:
    """Return how many groups from here on make one number, 0 for none."""
    digits, sizes = "", []
    for start, end in pieces:
        if end - start > 9 - len(digits):
            return 0
        digits += plain[start:end]
        sizes.append(end - start)
        whole = len(digits) == 9 and (own or tuple(sizes) in rules.groupings)
        if (whole or (own and len(digits) == 8)) and passes_elfproef(digits):
            return len(sizes)
    return 0
