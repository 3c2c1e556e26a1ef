"""Days, weeks of sickness, holidays of the Algemene termijnenwet, and counting past gaps."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wissel.core import dates
from wissel.core.clock._law import work_calendar
from wissel.core.dates import DAYS, Period, add_months, counted_day, easter, week_of

#: A busy machine is no failure of the clock.
unhurried = settings(deadline=None)
CALENDAR = work_calendar()


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(dates).failed == 0


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2013, "03-31"),
        (2014, "04-20"),
        (2024, "03-31"),
        (2025, "04-20"),
        (2027, "03-28"),
        (2038, "04-25"),
    ],
)
def test_easter_falls_where_the_almanac_has_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_the_holidays_of_2025_are_those_of_the_act() -> None:
    assert sorted(day.isoformat() for day in CALENDAR.holidays(2025)) == [
        "2025-01-01",
        "2025-04-18",  # Goede Vrijdag, treated alike
        "2025-04-21",
        "2025-04-26",  # 27 April is a Sunday
        "2025-05-05",  # every year, whatever employers agree
        "2025-05-29",
        "2025-06-09",
        "2025-12-25",
        "2025-12-26",
    ]


def test_liberation_day_counts_also_in_a_year_that_is_no_lustrum() -> None:
    assert date(2026, 5, 5) in CALENDAR.holidays(2026)


def test_the_queen_had_her_day_in_2013_and_the_king_his_from_2014() -> None:
    assert date(2013, 4, 30) in CALENDAR.holidays(2013)
    assert date(2014, 4, 26) in CALENDAR.holidays(2014)
    assert date(2014, 4, 30) not in CALENDAR.holidays(2014)


@pytest.mark.parametrize(
    ("ends", "moved"),
    [
        ("2025-04-18", "2025-04-22"),  # Good Friday to the Tuesday after Easter
        ("2025-12-25", "2025-12-29"),  # Christmas and the weekend after it
        ("2026-05-05", "2026-05-06"),
        ("2025-04-17", "2025-04-17"),
    ],
)
def test_a_term_that_ends_on_a_free_day_is_extended_to_the_next_working_day(
    ends: str, moved: str
) -> None:
    ordinal = date.fromisoformat(ends).toordinal()
    assert DAYS[CALENDAR.on_or_after(ordinal)].isoformat() == moved


@unhurried
@given(st.dates(date(2013, 7, 1), date(2098, 1, 1)))
def test_a_working_day_is_never_far_and_never_a_weekend(day: date) -> None:
    after = DAYS[CALENDAR.on_or_after(day.toordinal())]
    before = DAYS[CALENDAR.last_working_day[day.toordinal()]]
    assert day <= after <= day + timedelta(days=6)
    assert day - timedelta(days=6) <= before <= day
    assert after.weekday() < 5
    assert before.weekday() < 5


def test_weeks_run_from_the_first_sick_day_and_not_from_monday() -> None:
    first = date(2025, 3, 12)
    assert week_of(first, first + timedelta(days=293)) == 42
    assert week_of(first, first + timedelta(days=294)) == 43


def test_a_period_counts_both_its_ends() -> None:
    assert Period(date(2025, 1, 1), date(2025, 1, 1)).days == 1


def test_months_end_on_the_last_day_when_the_day_does_not_exist() -> None:
    assert add_months(date(2027, 8, 31), 6) == date(2028, 2, 29)


GAPS = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 27)), max_size=6).map(
    lambda pairs: _laid_out(pairs)
)


def _laid_out(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    gaps, day = [], 1000
    for sick, free in pairs:
        day += sick
        gaps.append((day, day + free - 1))
        day += free
    return gaps


@unhurried
@given(GAPS, st.integers(0, 400))
def test_counting_past_gaps_is_the_same_as_counting_day_by_day(
    gaps: list[tuple[int, int]], days: int
) -> None:
    free = {day for first, last in gaps for day in range(first, last + 1)}
    day, counted = 1000, 0
    while counted < days:
        day += 1
        counted += day not in free
    assert counted_day(1000, days, gaps) == day
