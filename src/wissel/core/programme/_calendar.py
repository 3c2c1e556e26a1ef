"""Counting days for a programme: limits, working days, and periods of the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from wissel.core.dates import add_months
from wissel.core.programme._types import Limit

#: Whether a day is a working day (Monday to Friday, no general holiday).
Working: TypeAlias = Callable[[date], bool]

DAY = timedelta(days=1)


def later(day: date, limit: Limit, working: Working, *, times: int = 1) -> date:
    """Return the day ``limit`` after ``day``; a month ends on its last day when it is shorter.

    >>> later(date(2026, 11, 27), Limit(1, "working-days"), lambda day: day.weekday() < 5)
    datetime.date(2026, 11, 30)
    """
    amount = limit.amount * times
    match limit.unit:
        case "hours":
            return day + timedelta(days=-(-amount // 24))
        case "days":
            return day + timedelta(days=amount)
        case "weeks":
            return day + timedelta(weeks=amount)
        case "months":
            return add_months(day, amount)
        case "working-days":
            return _step(day, amount, DAY, working)


def earlier(day: date, limit: Limit, working: Working) -> date:
    """Return the day ``limit`` before ``day``."""
    match limit.unit:
        case "months":
            return add_months(day, -limit.amount)
        case "working-days":
            return _step(day, limit.amount, -DAY, working)
        case _:
            return day - (later(day, limit, working) - day)


def _step(day: date, amount: int, step: timedelta, working: Working) -> date:
    while amount:
        day += step
        amount -= working(day)
    return day


def shifted(day: date, pause: tuple[date, date], limit: Limit, working: Working) -> date:
    """Return ``day`` moved by a pause, in the unit of the limit it belongs to.

    The days from the first up to, but not including, the second of ``pause`` do not count.
    """
    begin, end = pause
    if limit.unit != "working-days":
        return day + (end - begin)
    lost = sum(working(begin + DAY * n) for n in range((end - begin).days))
    return _step(day, lost, DAY, working)


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A month (``2026-11``) or week (``2026-W48``); ``due`` is its last working day."""

    key: str
    first: date
    last: date
    due: date


def period_key(per: Literal["week", "month"], day: date) -> str:
    """Return the period a day lies in: ``2026-11``, ``2026-W48``."""
    if per == "month":
        return f"{day:%Y-%m}"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@lru_cache(maxsize=512)
def periods(
    per: Literal["week", "month"], since: date, until: date, working: Working
) -> tuple[CalendarPeriod, ...]:
    """Return the periods from the one with ``since`` up to the one after ``until``'s."""
    first = since.replace(day=1) if per == "month" else since - DAY * since.weekday()
    found: list[CalendarPeriod] = []
    while not found or found[-1].first <= until:
        following = add_months(first, 1) if per == "month" else first + timedelta(weeks=1)
        due = last = following - DAY
        while not working(due) and due > first:
            due -= DAY
        found.append(CalendarPeriod(period_key(per, first), first, last, due))
        first = following
    return tuple(found)
