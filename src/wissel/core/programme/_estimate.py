"""What a trajectory would cost by a price model: never more exact than the model is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.dates import add_months
from wissel.core.programme._limit import Limit
from wissel.core.programme._offer import Offer, Price, PriceOf
from wissel.core.sources import Text
from wissel.core.wire import Wire

#: How long it lasts beside what the bureau says it lasts at least.
Length: TypeAlias = Literal["enough", "short", "over"]


@dataclass(frozen=True, slots=True)
class EstimateLine(Wire):
    """One line of the model for this case. ``least`` and ``most`` are equal but in a band."""

    title: Text
    quantity: int
    per_week: bool
    price: Decimal  #: of one; in a band the least
    least: Decimal
    most: Decimal
    factors: tuple[Text, ...] = ()
    order: PriceOf = "trajectory"


@dataclass(frozen=True, slots=True)
class Estimate(Wire):
    """A price model applied to one case, without tax.

    ``weeks`` are those that began from the first day on, up to ``last_day``, the end of the waiting
    period. ``lines`` is empty for a model that names no prices. ``needed_until`` is the day until
    which it would last at least, where the model says so.
    """

    lines: tuple[EstimateLine, ...]
    weeks: int
    first_day: date
    last_day: date
    least: Decimal
    most: Decimal
    length: Length
    needed_until: date | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the model gives one amount."""
        return self.least == self.most


def estimate(offer: Offer, *, first_day: date, last_day: date) -> Estimate:
    """Apply the price model of ``offer`` to a trajectory from ``first_day`` to ``last_day``.

    A week that has begun counts whole; after the last day there are none (``over``).
    """
    days = (last_day - first_day).days + 1
    weeks = max(-(-days // 7), 0)
    lines = tuple(_line(price, weeks) for price in offer.prices)
    needed = _until(first_day, offer.duration.least)
    length: Length = "over" if days <= 0 else "enough"
    if days > 0 and needed is not None and needed > last_day:
        length = "short"
    return Estimate(
        lines=lines,
        weeks=weeks,
        first_day=first_day,
        last_day=last_day,
        least=sum((line.least for line in lines), Decimal("0.00")),
        most=sum((line.most for line in lines), Decimal("0.00")),
        length=length,
        needed_until=needed,
    )


def _line(price: Price, weeks: int) -> EstimateLine:
    quantity = weeks if price.kind == "per-week" else 1
    least = price.amount * quantity
    return EstimateLine(
        title=price.title,
        quantity=quantity,
        per_week=price.kind == "per-week",
        price=price.amount,
        least=least,
        most=price.most if price.most is not None else least,
        factors=price.factors,
        order=price.order,
    )


def _until(first: date, least: Limit | None) -> date | None:
    """Return the day until which a trajectory lasts at least; weeks are of seven days."""
    if least is None:
        return None
    if least.unit == "months":
        return date.fromordinal(add_months(first, least.amount).toordinal() - 1)
    each = {"hours": 1 / 24, "days": 1, "working-days": 7 / 5, "weeks": 7}[least.unit]
    return date.fromordinal(first.toordinal() + int(-(-least.amount * each // 1)) - 1)
