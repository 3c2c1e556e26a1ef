"""What lines come to, with value added tax."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from wissel.core.amounts import CENT, Line, Totals, Vat
from wissel.core.sources import Parameter


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
