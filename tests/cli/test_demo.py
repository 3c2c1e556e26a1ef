"""The scripts of the demo: they stand in weeks, so they must hold on whatever day it is loaded."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources

import pytest

from wissel.cli.stage import Script, scripts_in
from wissel.cli.stage._script import day_of
from wissel.core.clock import work_calendar

FOLDER = resources.files("wissel.cli").joinpath("demo")
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml"))
#: A Thursday, a Sunday before the end of a year, the first day of a month, a day after Easter.
DAYS = [date(2026, 11, 26), date(2026, 12, 27), date(2027, 2, 1), date(2027, 3, 30)]

SMALL = """\
trajectories:
  - now: w50+6
    registered: w44+5
    steps:
      - {at: w44+6, contact: {with: [employee], medium: phone, outcome: Kennisgemaakt.}}
      - {at: w45, monthly: 18, until: last-month, report: {write: Het loopt.}}
      - {at: w51, contact: {with: [employee], medium: phone, outcome: Dit moet nog komen.}}
"""


def scripts(file: str, today: date) -> tuple[Script, ...]:
    return scripts_in(FOLDER.joinpath(file).read_text(encoding="utf-8"), today)[1]


def days(script: Script) -> list[date]:
    return [script.first_sick_day + timedelta(days=step.played) for step in script.steps]


def test_a_script_stands_in_its_week_today_and_what_lies_ahead_is_left_out() -> None:
    _, [script] = scripts_in(SMALL, date(2026, 11, 26))
    assert script.first_sick_day + timedelta(days=script.until) == date(2026, 11, 26)
    assert len(script.steps) == 2


def test_nothing_is_done_in_a_weekend_but_on_the_friday_before() -> None:
    _, [script] = scripts_in(SMALL, date(2026, 11, 29))
    assert script.first_sick_day + timedelta(days=script.registered) == date(2026, 10, 16)
    assert days(script) == [date(2026, 10, 16)]  # they fell on Saturday and Sunday


@pytest.mark.parametrize(
    ("today", "last"),
    [(date(2026, 11, 18), date(2026, 10, 16)), (date(2026, 12, 1), date(2026, 11, 18))],
)
def test_a_routine_until_last_month_leaves_this_month_alone(today: date, last: date) -> None:
    _, [script] = scripts_in(SMALL, today)
    assert days(script)[-1] == last


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_bureau_of_the_demo_can_be_read_on_any_day_and_works_on_weekdays(file: str) -> None:
    for today in DAYS:
        found = scripts(file, today)
        assert len(found) >= 12
        for script in found:
            assert all(day <= today and day.weekday() < 5 for day in days(script))
            assert all(step.played >= script.registered for step in script.steps)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_result_is_dated_on_a_weekday_and_not_after_the_day_of_its_delivery(file: str) -> None:
    week = [date(2026, 11, 23) + timedelta(days=number) for number in range(7)]
    for script in (script for today in week for script in scripts(file, today)):
        for day, step in zip(days(script), script.steps, strict=True):
            for key, one in step.said.items() if step.act == "service" else ():
                if (moment := day_of(one)) is not None:
                    said = script.first_sick_day + timedelta(days=moment)
                    assert said.weekday() < 5
                    assert said <= day if key == "dated" else said >= day, f"{step.path}.{key}"


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_report_that_nobody_answers_is_released_after_the_term_for_reading(file: str) -> None:
    for script in (script for today in DAYS for script in scripts(file, today)):
        if not script.facts["employee"].get("account"):
            for written, released in reports(script):
                assert released > working_days_after(written, 5), script.facts["employee"]["name"]


def reports(script: Script) -> Iterator[tuple[date, date]]:
    """Yield the days on which a report is written and released: of a month, or made once."""
    written = {}
    for day, step in zip(days(script), script.steps, strict=True):
        if step.act != "report" or step.said.get("at_once"):
            continue
        which = step.said.get("delivery") or (day.year, day.month)
        if "write" in step.said:
            written[which] = day
        elif "release" in step.said and which in written:
            yield written[which], day


def working_days_after(day: date, number: int) -> date:
    while number:
        day += timedelta(days=1)
        number -= work_calendar().is_working_day(day.toordinal())
    return day
