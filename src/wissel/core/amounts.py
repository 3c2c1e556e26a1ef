"""Amounts in euros as they stand on a quote: lines, and what they come to."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, TypeAlias

from wissel.core.wire import Wire

CENT: Final = Decimal("0.01")
Unit: TypeAlias = Literal["once", "week", "month", "hour", "piece"]
#: ``exempt``: the bureau charges none (Wet OB 1968 art. 11 or 25), by its own word.
Vat: TypeAlias = Literal["standard", "exempt"]


def euros(amount: Decimal, language: str) -> str:
    """Return an amount as Dutch or English writes it, in whole euros where it is whole.

    >>> euros(Decimal("2450"), "nl"), euros(Decimal("15.5"), "nl"), euros(Decimal("2450"), "en")
    ('€ 2.450', '€ 15,50', '€ 2,450')
    """
    english = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    if language == "en":
        return f"€ {english}"
    return f"€ {english.translate(str.maketrans(',.', '.,'))}"


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
