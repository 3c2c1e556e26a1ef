"""A situation told by calendar month, and what changes in it when and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from wissel.core.money._messages import sentence
from wissel.core.money._periods import ZERO, Piece, in_month, month_bounds, months
from wissel.core.money._told import cents
from wissel.core.money._types import Event, Row

#: Keys that are sums of others or background, and so no part of a month.
ASIDE = frozenset(("total", "loss", "old-wage", "held-back"))


#: A part of a month: its key, its value in full precision, and in cents where that is known.
_Part: TypeAlias = tuple[str, Decimal, Decimal | None]


def rows(pieces: Iterable[Piece], start: date, end: date) -> tuple[Row, ...]:
    """Return the months from ``start`` to ``end``; each part and the total is rounded once."""
    found: dict[date, list[_Part]] = {first: [] for first, _, _ in months(start, end)}
    for piece in pieces:
        if piece.key in ASIDE:
            continue
        begin, until = max(piece.start, start), min(piece.end, end)
        whole = cents(piece.rate)  # what nearly every month comes to
        for first, last, days in months(begin, until):
            if begin <= first and last <= until:
                found[first].append((piece.key, piece.rate, whole))
            else:
                value = in_month(piece, first, min(last, end), days)
                found[first].append((piece.key, value, None))
    return tuple(_row(month, parts) for month, parts in found.items())


def _row(month: date, parts: list[_Part]) -> Row:
    if len(parts) == 1:
        key, value, rounded = parts[0]
        total = cents(value) if rounded is None else rounded
        return Row(month, {key: total}, total)
    sums: dict[str, Decimal] = {}
    for key, value, _ in parts:
        sums[key] = sums.get(key, ZERO) + value
    told = {key: cents(value) for key, value in sums.items()}
    return Row(month, told, cents(sum(sums.values(), ZERO)))


def events(pieces: Iterable[Piece], start: date, end: date) -> tuple[Event, ...]:
    """Return every start, change and end of a part between ``start`` and ``end``, in order."""
    by_key: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.key not in ASIDE:
            by_key.setdefault(piece.key, []).append(piece)
    found = [event for parts in by_key.values() for event in _of_one(parts, start, end)]
    return tuple(sorted(found, key=lambda event: (event.on, event.code)))


def _of_one(parts: Sequence[Piece], start: date, end: date) -> Iterator[Event]:
    before: Piece | None = None
    for piece in parts:
        follows = before is not None and before.end + timedelta(days=1) == piece.start
        if before is not None and follows and before.rate == piece.rate:
            before = piece
            continue
        if start < piece.start <= end:
            what = "changes" if follows else "starts"
            yield _event(f"{piece.key}-{what}", piece.start, piece)
        before = piece
    if before is not None and before.end < end:
        yield _event(f"{before.key}-ends", before.end + timedelta(days=1), before)


def _event(code: str, on: date, piece: Piece) -> Event:
    return Event(on, code, sentence("events", code), piece.basis)


def month_of(day: date) -> date:
    """Return the first day of the month of ``day``."""
    return month_bounds(day.year, day.month)[0]
