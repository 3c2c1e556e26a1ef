"""The quarterly overview: what counts in which quarter, and when nothing is added up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.core.audit.files import File
from wissel.core.due import everything_due
from wissel.core.journal import Bottleneck, Decision, PlacementEvent, ReportEvent
from wissel.core.obligations import BOTTLENECK
from wissel.core.overview import (
    CaseQuarter,
    Quarter,
    case_quarter,
    quarter_of,
    read_quarter,
    totals,
)
from wissel.core.programme import load

Q1 = Quarter(2025, 1)  # the files of these tests fell ill on 1 January 2024


def said(file: File, quarter: Quarter = Q1, as_of: date | None = None) -> CaseQuarter:
    day = as_of or quarter.last
    programme = load("basis", 1)
    return case_quarter(
        file.trajectory, everything_due(file.trajectory, programme, today=day), quarter
    )


@pytest.mark.parametrize(
    ("day", "key", "first", "last"),
    [
        (date(2026, 1, 1), "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 11, 22), "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2024, 6, 30), "2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
    ],
)
def test_a_quarter_has_its_days(day: date, key: str, first: date, last: date) -> None:
    quarter = quarter_of(day)
    assert (quarter.key, quarter.first, quarter.last) == (key, first, last)
    assert read_quarter(key) == quarter
    assert quarter.next.before == quarter


@pytest.mark.parametrize("text", ["", "2026-Q5", "2026-Q0", "2026Q1", "26-Q1", "0001-Q1", "x"])
def test_what_is_no_quarter_is_none(text: str) -> None:
    assert read_quarter(text) is None


def test_a_last_day_counts_in_its_own_quarter_and_nowhere_else() -> None:
    before, own, after = Quarter(2024, 3), Quarter(2024, 4), Quarter(2025, 1)
    for done, met, missed in (
        (None, 0, 1),
        (date(2024, 12, 20), 1, 0),
        (date(2025, 1, 10), 0, 1),
    ):
        file, without = File(registered=date(2024, 6, 3)), File(registered=date(2024, 6, 3))
        file.paper("plan-van-aanpak", date(2024, 6, 10))
        without.paper("plan-van-aanpak", date(2024, 6, 10))
        if done is not None:
            file.paper("eerstejaarsevaluatie", done)  # its last day is 29 December 2024
        found, held = said(file, own), said(without, own)
        assert (found.met - held.met, held.missed - found.missed) == (met, 1 - missed)
        for other in (before, after):
            assert said(file, other).met == said(without, other).met
            assert said(file, other).missed == said(without, other).missed


def test_reports_placements_and_bottlenecks_are_of_the_quarter_or_open_on_its_last_day() -> None:
    file = File()
    file.begin(date(2025, 2, 9))
    file.report(date(2025, 3, 5))
    file.report(date(2025, 4, 5))
    file.log(date(2025, 3, 10), PlacementEvent("proefplaatsing", "started"))
    first = file.log(date(2025, 2, 20), Bottleneck("vervoer", "employee", "ov"))
    found = said(file)
    assert (found.reports_released, found.placements, found.bottlenecks) == (1, 1, 1)
    ended = Bottleneck("vervoer", "employee", "ov", state="resolved", about=first, outcome="fiets")
    file.log(date(2025, 4, 2), ended)
    assert said(file).bottlenecks == 1  # it was open on the last day
    after = said(file, Quarter(2025, 2))
    assert (after.reports_released, after.placements, after.bottlenecks) == (1, 0, 0)


def test_a_bottleneck_that_was_decided_to_be_past_is_not_open_as_reports_say_too() -> None:
    file = File()
    file.begin(date(2025, 2, 9))
    first = file.log(date(2025, 2, 20), Bottleneck("vervoer", "employee", "ov"))
    past = Decision(
        "duty",
        "Het is geregeld.",
        "N. Akkerman",
        "coach",
        obligation=f"{BOTTLENECK}@{first}",
        effect="not-applicable",
    )
    file.log(date(2025, 3, 20), past)
    assert said(file).bottlenecks == 0


def test_a_report_that_was_not_released_is_none() -> None:
    file = File()
    file.log(date(2025, 3, 5), ReportEvent("r1", "drafted", "2025-02", "month"))
    assert said(file).reports_released == 0


def test_standing_still_ends_with_a_decision_on_the_course() -> None:
    file = File()
    file.stands_still(date(2025, 2, 20), "practical")
    assert said(file).stands_still
    file.decide(date(2025, 3, 1), "course")
    assert not said(file).stands_still


def test_a_paper_of_the_employer_is_missing_only_past_its_last_day() -> None:
    file = File(registered=date(2024, 12, 1))
    before = said(file, Quarter(2024, 4), date(2024, 12, 2))
    after = said(file, Quarter(2025, 1))
    assert len(after.missing) > len(before.missing)
    titles = {text.nl for text in after.missing}
    file.paper("eerstejaarsevaluatie", date(2024, 12, 20))
    assert {text.nl for text in said(file, Quarter(2025, 1)).missing} < titles


def test_a_closed_case_has_nothing_open_and_is_closed_only_from_its_day() -> None:
    file = File(closed=date(2025, 3, 15))
    file.stands_still(date(2025, 2, 20), "practical")
    found = said(file)
    assert (found.closed_on, found.stands_still) == (date(2025, 3, 15), False)
    earlier = said(file, Q1, date(2025, 3, 1))
    assert (earlier.closed_on, earlier.stands_still) == (None, True)


def test_what_was_recorded_later_does_not_count_in_a_file_as_it_was_known() -> None:
    file = File()
    file.begin(date(2025, 2, 9))
    file.log(
        date(2025, 3, 10),
        PlacementEvent("proefplaatsing", "started"),
        recorded=date(2025, 5, 1),
    )
    known = file.trajectory.as_known(datetime(2025, 3, 31, 23, tzinfo=UTC))
    programme = load("basis", 1)
    due = everything_due(known, programme, today=Q1.last)
    assert case_quarter(known, due, Q1).placements == 0
    assert said(file).placements == 1


def test_weeks_count_down_to_the_end_of_the_waiting_period_and_never_below_none() -> None:
    file = File()
    assert said(file).weeks_left == (date(2025, 12, 28) - Q1.last).days // 7
    assert said(file, Quarter(2026, 2)).weeks_left == 0


def test_fewer_than_five_cases_are_not_added_up() -> None:
    one = replace(said(File()), met=2, missed=1)
    assert totals([one] * 4) is None
    found = totals([one] * 5)
    assert found is not None
    assert (found.cases, found.met, found.missed) == (5, 10, 5)
