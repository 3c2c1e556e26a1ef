"""Lines with a quantity and a price, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from wissel.core.money._vat import Vat
from wissel.core.sources import Parameter
from wissel.core.wire import Wire

CENT = Decimal("0.01")
Unit: TypeAlias = Literal["once", "week", "month", "hour", "piece"]


@dataclass(frozen=True, slots=True)
class Line(Wire):
    """A line: what it is, how many of which unit, at what price without tax.

    A price below zero is a reduction.
    """

    title: str
    price: Decimal
    quantity: Decimal = Decimal(1)
    unit: Unit = "once"

    @property
    def amount(self) -> Decimal:
        """Return quantity times price, in cents.

        >>> Line("Begeleiding", Decimal("100.00"), Decimal(37), "week").amount
        Decimal('3700.00')
        """
        return (self.quantity * self.price).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Totals(Wire):
    """What lines come to. ``percent`` is ``None`` without tax."""

    net: Decimal
    percent: Decimal | None
    vat: Decimal
    gross: Decimal


def total(lines: Iterable[Line], vat: Vat, rate: Parameter[Decimal]) -> Totals:
    """Return the totals; the tax is taken over the sum and rounded once, as on an invoice.

    >>> from datetime import date
    >>> from wissel.core.money import vat_rate
    >>> found = total([Line("Intake", Decimal("535.00"))], "standard", vat_rate(date(2026, 11, 1)))
    >>> found.vat, found.gross
    (Decimal('112.35'), Decimal('647.35'))
    """
    net = sum((line.amount for line in lines), Decimal("0.00"))
    if vat == "exempt":
        return Totals(net, None, Decimal("0.00"), net)
    tax = (net * rate.value / 100).quantize(CENT, ROUND_HALF_UP)
    return Totals(net, rate.value, tax, net + tax)
