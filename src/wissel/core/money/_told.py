"""Turns pieces in full precision into the amounts a person reads. Rounding happens here, once."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from wissel.core.amounts import CENT
from wissel.core.money._messages import sentence, title
from wissel.core.money._periods import Piece
from wissel.core.money._types import Amount, Day, Kind, Missing, Note, Unit
from wissel.core.sources import Basis


def cents(value: Decimal) -> Decimal:
    """Return a value in cents, half up.

    >>> cents(Decimal("2100.035")), cents(Decimal("-0.005"))
    (Decimal('2100.04'), Decimal('-0.01'))
    """
    return value.quantize(CENT, ROUND_HALF_UP)


def amount(
    key: str,
    value: Decimal,
    unit: Unit,
    kind: Kind,
    basis: Iterable[Basis] = (),
    from_: date | None = None,
    to: date | None = None,
) -> Amount:
    """Return one amount, rounded."""
    return Amount(key, title(key), cents(value), unit, kind, tuple(basis), from_, to)


def amounts(pieces: Iterable[Piece]) -> list[Amount]:
    """Return pieces as amounts per month."""
    return [
        Amount(
            piece.key,
            title(piece.key),
            cents(piece.rate),
            "EUR/month",
            piece.kind,
            piece.basis,
            piece.start,
            piece.end,
        )
        for piece in pieces
    ]


def day(key: str, on: date, basis: Iterable[Basis] = ()) -> Day:
    """Return a day that matters."""
    return Day(key, title(key), on, tuple(basis))


def note(code: str, path: str | None = None, basis: Iterable[Basis] = (), **values: object) -> Note:
    """Return something the reader must know."""
    return Note(code, sentence("notes", code, **values), path, tuple(basis))


def missing(code: str, path: str) -> Missing:
    """Return a fact that was not given."""
    return Missing(path, sentence("missing", code))


def strongest(kinds: set[Kind]) -> Kind:
    """Return the kind that a sum has: the least certain of its parts."""
    order: tuple[Kind, ...] = ("assumption", "estimate", "input", "parameter", "law")
    return next((kind for kind in order if kind in kinds), "law")
