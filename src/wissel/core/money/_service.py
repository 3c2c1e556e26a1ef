"""Length of service for the transition payment: contracts joined, gaps left out (BW 7:673(4))."""

from dataclasses import dataclass
from datetime import date, timedelta

from wissel.core.dates import add_months
from wissel.core.money import _check
from wissel.core.money._law import rule
from wissel.core.money._messages import refuse
from wissel.core.money._wage import tomorrow
from wissel.core.money.facts import TransitionInput

_ACT = "bw7-transitie"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Service:
    """Whole years, then whole months, then days, from ``start`` to the end, both included."""

    start: date
    years: int
    months: int
    days: int

    @property
    def whole_months(self) -> int:
        """Return all whole months of service."""
        return 12 * self.years + self.months


def effective_start(data: TransitionInput) -> date:
    """Return the first day that counts, as if the service had been without gaps.

    Earlier contracts join when at most six months lie between; the gaps themselves do not count,
    and neither do years before eighteen with few hours (BW 7:673(4) and (7)a).
    """
    most = int(rule(f"{_ACT}.onderbreking", max(data.end, date(2020, 1, 1))).number)
    start, gaps, following = data.start, 0, data.start
    for contract in sorted(data.earlier, key=lambda each: each.from_, reverse=True):
        if following > add_months(tomorrow(contract.to), most):
            break
        gaps += (following - contract.to).days - 1
        start = following = contract.from_
    counted = start + timedelta(days=gaps)
    young = rule(f"{_ACT}.jong_uren", max(data.end, date(2020, 1, 1)))
    few = data.hours_before_18 is not None and data.hours_before_18 <= young.number
    if data.date_of_birth is not None and few:
        return max(counted, adult_on(data.date_of_birth))
    return counted


def adult_on(born: date) -> date:
    """Return the day on which somebody becomes eighteen."""
    years = int(rule(f"{_ACT}.jong_leeftijd", date(2020, 1, 1)).number)
    return add_months(born, 12 * years)


def service(start: date, end: date) -> Service:
    """Return the service from ``start`` up to and including ``end``.

    >>> service(date(2020, 3, 1), date(2026, 5, 10))
    Service(start=datetime.date(2020, 3, 1), years=6, months=2, days=10)
    """
    after = end + _DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    if add_months(start, max(months, 0)) > after:
        months -= 1
    months = max(months, 0)
    days = max((after - add_months(start, months)).days, 0)
    return Service(start, months // 12, months % 12, days)


def check(data: TransitionInput) -> None:
    """Refuse contracts that overlap, or end before they begin."""
    for path, day in (("$.start", data.start), ("$.end", data.end)):
        _check.day(day, path)
    _check.order(data.start, data.end, "$.end")
    _check.spells(data.earlier, "$.earlier")
    for index, contract in enumerate(data.earlier):
        if contract.to >= data.start:
            raise refuse("overlap", f"$.earlier[{index}].to", given=contract.to, other="start")
