"""Income from work beside a benefit, by calendar month and with its holiday allowance (AIB 4:1)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from wissel.core.money._periods import ZERO
from wissel.core.money._wage import tomorrow, with_holiday
from wissel.core.money.facts import Income


def income_on(given: Sequence[Income], day: date) -> Decimal:
    """Return the income of the month of ``day``."""
    for each in given:
        if each.from_ <= day and (each.to is None or day <= each.to):
            return with_holiday(each.month, each.holiday_percent)
    return ZERO


def income_days(given: Sequence[Income]) -> Iterator[date]:
    """Yield the days on which income changes."""
    for each in given:
        yield each.from_
        if each.to is not None:
            yield tomorrow(each.to)
