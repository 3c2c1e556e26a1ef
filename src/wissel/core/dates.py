"""Days, weeks of sickness, periods, and the weekend rule of the *Algemene termijnenwet* (Atw).

Days are whole and inclusive. Weeks of sickness run from the first sick day, not from Monday.
Where speed matters a day is its proleptic ordinal (``date.toordinal``).
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from wissel.core.wire import Wire

#: Whether a day is a working day (Monday to Friday, no general holiday).
Working: TypeAlias = Callable[[date], bool]

SATURDAY, SUNDAY = 5, 6
AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def local_day(moment: datetime) -> date:
    """Return the day of an aware moment in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()


def day_in(day: date, language: str) -> str:
    """Return a day written out in ``"nl"`` or ``"en"``.

    >>> day_in(date(2026, 11, 12), "nl")
    '12 november 2026'
    """
    months = _MONTHS["en" if language == "en" else "nl"].split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def end_of_day(day: date) -> datetime:
    """Return the last moment of a day in Amsterdam.

    >>> end_of_day(date(2026, 11, 27)).isoformat()
    '2026-11-27T23:59:59.999999+01:00'
    """
    return datetime.combine(day, time.max, tzinfo=AMSTERDAM)


def clock_time(moment: datetime) -> str:
    """Return the time of the clock in Amsterdam.

    >>> clock_time(datetime.fromisoformat("2026-09-03T13:30+00:00"))
    '15:30'
    """
    return f"{moment.astimezone(AMSTERDAM):%H:%M}"


def working_days_later(day: date, number: int, working: Working) -> date:
    """Return the day ``number`` working days after ``day``, or before it below zero.

    >>> working_days_later(date(2026, 11, 27), 2, lambda day: day.weekday() < 5)
    datetime.date(2026, 12, 1)
    >>> working_days_later(date(2026, 11, 29), -1, lambda day: day.weekday() < 5)
    datetime.date(2026, 11, 27)
    """
    step, left = timedelta(days=1 if number > 0 else -1), abs(number)
    while left:
        day += step
        left -= working(day)
    return day


@dataclass(frozen=True, slots=True)
class Period(Wire):
    """Days from ``from_`` up to and including ``to``."""

    from_: date
    to: date

    @property
    def days(self) -> int:
        """Return the number of days.

        >>> Period(date(2025, 6, 2), date(2025, 6, 15)).days
        14
        """
        return (self.to - self.from_).days + 1


def week_of(first_day: date, day: date) -> int:
    """Return the week, counted from ``first_day`` as day 1 of week 1, in which ``day`` lies.

    >>> week_of(date(2025, 3, 10), date(2025, 3, 16)), week_of(date(2025, 3, 10), date(2025, 3, 17))
    (1, 2)
    """
    return (day - first_day).days // 7 + 1


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or that month's last day.

    >>> add_months(date(2024, 11, 30), 3)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def last_of_months(first: date, months: int) -> date:
    """Return the last day of a term of whole months that begins on ``first``, both included.

    Where the month has no such day, the term ends with the month.

    >>> last_of_months(date(2025, 3, 31), 3), last_of_months(date(2025, 3, 17), 2)
    (datetime.date(2025, 6, 30), datetime.date(2025, 5, 16))
    """
    end = add_months(first, months)
    return end if end.day < first.day else end - timedelta(days=1)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous computus).

    >>> easter(2025), easter(2028)
    (datetime.date(2025, 4, 20), datetime.date(2028, 4, 16))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


class _Days(dict[int, date]):
    """Dates by ordinal, made once each: a lookup costs a fraction of ``date.fromordinal``."""

    def __missing__(self, ordinal: int) -> date:
        day = date.fromordinal(ordinal)
        if FIRST_TABLED <= ordinal <= LAST_TABLED:
            self[ordinal] = day
        return day


#: What is kept is bounded: the days a case can touch.
FIRST_TABLED, LAST_TABLED = date(2013, 1, 1).toordinal(), date(2100, 1, 1).toordinal()
#: The date of an ordinal: ``DAYS[date(2025, 3, 10).toordinal()]``.
DAYS: Final = _Days()


@dataclass(frozen=True, slots=True)
class HolidayRules:
    """The general holidays of Atw art. 3 in one period of validity, as data.

    ``fixed`` are (month, day); ``easter_offsets`` days from Easter Sunday; ``king`` is the day of
    the king's (or queen's) birthday, kept a day earlier when it falls on a Sunday; ``designated``
    are the days the Crown added (art. 3(3)).
    """

    valid_from: date
    fixed: tuple[tuple[int, int], ...]
    easter_offsets: tuple[int, ...]
    king: tuple[int, int]
    designated: frozenset[date] = frozenset()

    def days(self, year: int) -> frozenset[date]:
        """Return the holidays of ``year`` under these rules."""
        sunday = easter(year).toordinal()
        king = date(year, *self.king)
        if king.weekday() == SUNDAY:
            king = date.fromordinal(king.toordinal() - 1)
        return frozenset(
            [date(year, *fixed) for fixed in self.fixed]
            + [date.fromordinal(sunday + offset) for offset in self.easter_offsets]
            + [king]
            + [day for day in self.designated if day.year == year]
        )


class WorkCalendar:
    """Tells working days from Saturdays, Sundays and general holidays.

    The act counts 5 May every year and treats *Goede Vrijdag* alike; agreements of employers do
    not matter. Years are computed once and kept.
    """

    def __init__(self, rules: Sequence[HolidayRules]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.valid_from)
        self._years: dict[int, frozenset[int]] = {}
        #: The last working day up to and including a day, by ordinal.
        self.last_working_day: Mapping[int, int] = _LastWorkingDay(self)

    def holidays(self, year: int) -> frozenset[date]:
        """Return the general holidays of ``year``."""
        return frozenset(
            day
            for index, rule in enumerate(self._rules)
            for day in rule.days(year)
            if day >= rule.valid_from
            and (index + 1 == len(self._rules) or day < self._rules[index + 1].valid_from)
        )

    def is_working_day(self, ordinal: int) -> bool:
        """Whether the day with this ordinal is none of Saturday, Sunday and holiday."""
        if (ordinal - 1) % 7 >= SATURDAY:
            return False
        year = DAYS[ordinal].year
        known = self._years.get(year)
        if known is None:
            known = frozenset(day.toordinal() for day in self.holidays(year))
            self._years[year] = known
        return ordinal not in known

    def on_or_after(self, ordinal: int) -> int:
        """Return the first working day from ``ordinal`` on: the extension of Atw 1(1).

        >>> rules = HolidayRules(date(2014, 1, 1), ((5, 5),), (-2, 1), (4, 27))
        >>> calendar = WorkCalendar([rules])
        >>> date.fromordinal(calendar.on_or_after(date(2025, 4, 18).toordinal()))
        datetime.date(2025, 4, 22)
        """
        while not self.is_working_day(ordinal):
            ordinal += 1
        return ordinal


class _LastWorkingDay(dict[int, int]):
    """Last working days, looked for once each: every milestone asks for one."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar

    def __missing__(self, ordinal: int) -> int:
        day = ordinal
        while not self._calendar.is_working_day(day):
            day -= 1
        if FIRST_TABLED <= ordinal <= LAST_TABLED:
            self[ordinal] = day
        return day


def counted_day(start: int, days: int, gaps: Sequence[tuple[int, int]]) -> int:
    """Return the ordinal ``days`` counted days after ``start``; days inside ``gaps`` do not count.

    ``gaps`` are inclusive, sorted and apart from each other. A gap that begins on or before the
    day reached so far moves it by its length, one that begins later does not: what was passed
    when an interruption began stays where it was.

    >>> counted_day(100, 10, [(105, 107), (114, 115)])
    113
    """
    day = start + days
    for first, last in gaps:
        if last <= start:
            continue
        first = max(first, start + 1)
        if first > day:
            break
        day += last - first + 1
    return day
