"""Amounts over days: pieces at a rate per month, weekdays of a month, sums and calendar months.

A part of a month counts as its weekdays over the weekdays of that month (WIA 13(3), 62(1)).
Nothing is rounded here.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from wissel.core.money._types import Kind
from wissel.core.sources import Basis

_DAY = timedelta(days=1)
ZERO = Decimal(0)


class ByDay(NamedTuple):
    """A right of which a month that it does not fill counts by daily wages (``per_month`` each)."""

    start: date
    end: date
    per_month: Decimal


class Piece(NamedTuple):
    """A rate per month, in full precision, from ``start`` to ``end`` (both included)."""

    key: str
    start: date
    end: date
    rate: Decimal
    kind: Kind
    basis: tuple[Basis, ...]
    #: Where part of a month counts by its days alone, the right it is part of (WW 1b).
    by_day: "ByDay | None" = None


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of the same key, rate, kind and grounds made one."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if (
            last is not None
            and last.end + _DAY == piece.start
            and last.rate == piece.rate
            and last[0] == piece[0]
            and last[4:] == piece[4:]
        ):
            result[-1] = last._replace(end=piece.end)
        else:
            result.append(piece)
    return result


def cuts(start: date, end: date, days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield the stretches of ``start``..``end``, cut before each of ``days`` that lies within."""
    begin = start
    for day in sorted({day for day in days if start < day <= end}):
        yield begin, day - _DAY
        begin = day
    yield begin, end


def weekdays(start: date, end: date) -> int:
    """Return the number of days from Monday to Friday from ``start`` to ``end``, both included.

    >>> weekdays(date(2026, 11, 1), date(2026, 11, 30))
    21
    """
    if end < start:
        return 0
    return _until(end.toordinal()) - _until(start.toordinal() - 1)


def _until(ordinal: int) -> int:
    # Ordinal 1 is a Monday, so whole weeks are counted from there.
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


@lru_cache(maxsize=4096)
def month_bounds(year: int, month: int) -> tuple[date, date, int]:
    """Return the first and last day of a month, and its weekdays."""
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - _DAY
    return first, last, weekdays(first, last)


def months(start: date, end: date) -> Iterator[tuple[date, date, int]]:
    """Yield every calendar month that ``start``..``end`` touches."""
    year, month = start.year, start.month
    while (year, month) <= (end.year, end.month):
        yield month_bounds(year, month)
        year, month = year + month // 12, month % 12 + 1


def in_month(piece: Piece, first: date, last: date, days: int) -> Decimal:
    """Return what a piece comes to in a month, in full precision."""
    start, end = max(piece.start, first), min(piece.end, last)
    if start > end:
        return ZERO
    if start == first and end == last:
        return piece.rate
    right = piece.by_day
    if right is not None and (right.start > first or right.end < last):
        return piece.rate * weekdays(start, end) / right.per_month
    return piece.rate * weekdays(start, end) / days


def total(pieces: Sequence[Piece]) -> Decimal:
    """Return what pieces come to over all their days, in full precision."""
    result = ZERO
    for piece in pieces:
        for first, last, days in months(piece.start, piece.end):
            result += in_month(piece, first, last, days)
    return result
