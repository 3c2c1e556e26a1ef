"""Counting days for a programme: limits, working days, and periods of the calendar."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from wissel.core.dates import AMSTERDAM, Working, add_months, working_days_later
from wissel.core.programme._limit import Limit
from wissel.core.programme._types import Per

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
            return working_days_later(day, amount, working)


def moment_later(moment: datetime, hours: int) -> datetime:
    """Return the moment ``hours`` later, in Amsterdam: an hour of the clock change counts as one.

    >>> moment_later(datetime.fromisoformat("2026-10-24T15:00+02:00"), 24).isoformat()
    '2026-10-25T14:00:00+01:00'
    """
    return (moment + timedelta(hours=hours)).astimezone(AMSTERDAM)


def moment_on(day: date, moment: datetime) -> datetime:
    """Return the same time of the clock in Amsterdam on another day."""
    at: time = moment.astimezone(AMSTERDAM).time()
    return datetime.combine(day, at, tzinfo=AMSTERDAM)


def earlier(day: date, limit: Limit, working: Working) -> date:
    """Return the day ``limit`` before ``day``."""
    match limit.unit:
        case "months":
            return add_months(day, -limit.amount)
        case "working-days":
            return working_days_later(day, -limit.amount, working)
        case _:
            return day - (later(day, limit, working) - day)


def shifted(day: date, pause: tuple[date, date], limit: Limit, working: Working) -> date:
    """Return ``day`` moved by a pause, in the unit of the limit it belongs to.

    The days from the first up to, but not including, the second of ``pause`` do not count.
    """
    begin, end = pause
    if limit.unit != "working-days":
        return day + (end - begin)
    lost = sum(working(begin + DAY * n) for n in range((end - begin).days))
    return working_days_later(day, lost, working)


#: How many months a period of the calendar has, and the letter of its key.
MONTHS: dict[Per, tuple[int, str]] = {"month": (1, ""), "two-months": (2, "B"), "quarter": (3, "Q")}


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A period of the calendar; ``due`` is its last working day. See :func:`period_key`."""

    key: str
    first: date
    last: date
    due: date


def period_key(per: Per, day: date) -> str:
    """Return the period a day lies in: ``2026-11``, ``2026-W48``, ``2026-B6``, ``2026-Q4``."""
    if per == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    months, letter = MONTHS[per]
    if not letter:
        return f"{day:%Y-%m}"
    return f"{day.year}-{letter}{(day.month - 1) // months + 1}"


def period_bounds(key: str) -> tuple[date, date]:
    """Return the first and last day of a period of months. Raises ``ValueError`` for no such key.

    >>> period_bounds("2026-B6")
    (datetime.date(2026, 11, 1), datetime.date(2026, 12, 31))
    """
    year, _, part = key.partition("-")
    months, number = next(
        ((n, part[1:]) for n, letter in MONTHS.values() if letter and part[:1] == letter),
        (1, part),
    )
    whole = len(year) == 4 and number.isdigit() and len(number) == (2 if months == 1 else 1)
    if not whole or not 1 <= int(number) <= 12 // months:
        raise ValueError(f"{key!r} is no month, pair of months or quarter")
    first = date(int(year), (int(number) - 1) * months + 1, 1)
    return first, add_months(first, months) - DAY


def occasion_day(key: str) -> date | None:
    """Return the day of a report of one occasion; ``None`` for a period and for one made once.

    >>> occasion_day("2026-11-03"), occasion_day("2026-11"), occasion_day("")
    (datetime.date(2026, 11, 3), None, None)
    """
    if len(key) != len("2026-11-03"):
        return None
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None


def begins_period(per: Per, day: date) -> bool:
    """Whether a period begins on this day."""
    return _first(per, day) == day


def _first(per: Per, day: date) -> date:
    if per == "week":
        return day - DAY * day.weekday()
    months, _ = MONTHS[per]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _following(per: Per, first: date) -> date:
    return first + timedelta(weeks=1) if per == "week" else add_months(first, MONTHS[per][0])


@lru_cache(maxsize=512)
def periods(per: Per, since: date, until: date, working: Working) -> tuple[CalendarPeriod, ...]:
    """Return the periods from the one with ``since`` up to the one after ``until``'s."""
    first = _first(per, since)
    found: list[CalendarPeriod] = []
    while not found or found[-1].first <= until:
        following = _following(per, first)
        due = last = following - DAY
        while not working(due) and due > first:
            due -= DAY
        found.append(CalendarPeriod(period_key(per, first), first, last, due))
        first = following
    return tuple(found)
