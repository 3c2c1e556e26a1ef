"""Length of service for the transition payment: contracts joined, gaps left out (BW 7:673(4))."""

from dataclasses import dataclass
from datetime import date, timedelta

from wissel.core.dates import add_months, last_of_months
from wissel.core.money import _check
from wissel.core.money._law import Rule, rule
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


def served(data: TransitionInput, end: date) -> Service:
    """Return the service up to ``end``: each joined contract in years, months and days, added up.

    Earlier contracts join when at most six months lie between; the gaps themselves do not count,
    and neither do years before eighteen with few hours (BW 7:673(4) and (7)a).
    """
    most = int(_rule("onderbreking").number)
    spells, following = [(data.start, end)], data.start
    for contract in sorted(data.earlier, key=lambda each: each.from_, reverse=True):
        if following > add_months(tomorrow(contract.to), most):
            break
        spells.append((contract.from_, contract.to))
        following = contract.from_
    few = _rule("jong_uren").number
    young = data.hours_before_18 is not None and data.hours_before_18 <= few
    if data.date_of_birth is not None and young:
        adult = adult_on(data.date_of_birth)
        spells = [(max(start, adult), last) for start, last in spells if last >= adult]
    parts = [service(start, last) for start, last in spells if start <= last]
    months = sum(part.whole_months for part in parts)
    days = sum(part.days for part in parts)
    first = min((part.start for part in parts), default=data.start)
    return Service(first, months // 12, months % 12, days)


def adult_on(born: date) -> date:
    """Return the day on which somebody becomes eighteen."""
    years = int(_rule("jong_leeftijd").number)
    return add_months(born, 12 * years)


def service(start: date, end: date) -> Service:
    """Return the service from ``start`` up to and including ``end``.

    >>> service(date(2020, 3, 1), date(2026, 5, 10))
    Service(start=datetime.date(2020, 3, 1), years=6, months=2, days=10)
    """
    months = max((end.year - start.year) * 12 + end.month - start.month + 1, 0)
    while months > 0 and last_of_months(start, months) > end:
        months -= 1
    counted = last_of_months(start, months) if months else start - _DAY
    return Service(start, months // 12, months % 12, max((end - counted).days, 0))


def _rule(name: str) -> Rule:
    return rule(f"{_ACT}.{name}", date(2020, 1, 1))


def check(data: TransitionInput) -> None:
    """Refuse contracts that overlap, or end before they begin."""
    for path, day in (("$.start", data.start), ("$.end", data.end)):
        _check.day(day, path)
    for path, other in (
        ("$.date_of_birth", data.date_of_birth),
        ("$.paid_on", data.paid_on),
        ("$.last_day_of_wait", data.last_day_of_wait),
    ):
        _check.day(other, path)
    _check.order(data.start, data.end, "$.end")
    _check.spells(data.earlier, "$.earlier")
    for index, contract in enumerate(data.earlier):
        if contract.to >= data.start:
            raise refuse("overlap", f"$.earlier[{index}].to", given=contract.to, other="start")
