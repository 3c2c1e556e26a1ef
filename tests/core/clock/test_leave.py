"""Pregnancy and maternity leave (WAZO 3:1)."""

from datetime import date

import pytest

from wissel.core.clock.leave import LeaveInput, LeavePlan, leave
from wissel.core.dates import Period
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered

DUE = date(2026, 5, 10)


def days(plan: LeavePlan) -> tuple[str, str, str, str]:
    before = plan.pregnancy_leave
    assert before is not None
    after = plan.maternity_leave
    return tuple(each.isoformat() for each in (before.from_, before.to, after.from_, after.to))  # type: ignore[return-value]  # four days


def test_six_weeks_before_and_ten_after_make_sixteen() -> None:
    plan = leave(LeaveInput(DUE, weeks_before=6))
    assert days(plan) == ("2026-03-30", "2026-05-10", "2026-05-11", "2026-07-19")
    assert (plan.weeks, plan.days, plan.deducted_days) == (16, 112, 0)
    assert plan.window == Period(date(2026, 3, 30), date(2026, 4, 13))


def test_the_weeks_not_taken_before_come_after() -> None:
    plan = leave(LeaveInput(DUE, weeks_before=4))
    assert days(plan) == ("2026-04-13", "2026-05-10", "2026-05-11", "2026-08-02")
    assert plan.weeks == 16


def test_an_early_birth_moves_the_days_to_the_maternity_leave() -> None:
    plan = leave(LeaveInput(DUE, starts_on=date(2026, 3, 30), born_on=date(2026, 4, 30)))
    assert days(plan) == ("2026-03-30", "2026-04-30", "2026-05-01", "2026-07-19")
    assert plan.weeks == 16


def test_a_late_birth_makes_the_whole_leave_longer() -> None:
    plan = leave(LeaveInput(DUE, weeks_before=6, born_on=date(2026, 5, 17)))
    assert days(plan) == ("2026-03-30", "2026-05-17", "2026-05-18", "2026-07-26")
    assert plan.weeks == 17


def test_a_birth_before_the_leave_leaves_only_maternity_leave() -> None:
    plan = leave(LeaveInput(DUE, weeks_before=4, born_on=date(2026, 4, 1)))
    assert plan.pregnancy_leave is None
    assert (plan.maternity_leave.from_, plan.weeks) == (date(2026, 4, 2), 16)


def test_sick_days_in_the_window_count_as_leave_taken() -> None:
    sick = (Period(date(2026, 3, 20), date(2026, 4, 5)),)
    plan = leave(LeaveInput(DUE, weeks_before=4, sick=sick))
    assert plan.deducted_days == 7
    assert plan.maternity_leave.to == date(2026, 7, 26)


def test_a_multiple_birth_may_start_ten_weeks_before() -> None:
    plan = leave(LeaveInput(DUE, weeks_before=10, multiple=True))
    assert plan.weeks == 20
    assert plan.window == Period(date(2026, 3, 2), date(2026, 3, 16))


def test_without_a_birth_a_note_says_that_dates_can_change() -> None:
    assert [note.code for note in leave(LeaveInput(DUE, weeks_before=6)).notes] == [
        "birth-expected"
    ]
    assert leave(LeaveInput(DUE, weeks_before=6, born_on=DUE)).notes == ()


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        (LeaveInput(DUE), "leave-start-missing", "$.starts_on"),
        (LeaveInput(DUE, date(2026, 4, 1), 5), "leave-start-missing", "$.starts_on"),
        (LeaveInput(DUE, weeks_before=7), "leave-start-outside", "$.weeks_before"),
        (LeaveInput(DUE, date(2026, 4, 14)), "leave-start-outside", "$.starts_on"),
        (
            LeaveInput(DUE, weeks_before=6, born_on=date(2025, 1, 1)),
            "birth-out-of-range",
            "$.born_on",
        ),
        (LeaveInput(date(1700, 1, 1), weeks_before=6), "out-of-range", "$.due_date"),
        (LeaveInput(DUE, weeks_before=-1), "out-of-range", "$.weeks_before"),
        (
            LeaveInput(DUE, weeks_before=6, sick=(Period(date(2026, 4, 2), date(2026, 4, 1)),)),
            "to-before-from",
            "$.sick[0].to",
        ),
        (
            LeaveInput(DUE, weeks_before=6, sick=(Period(DUE, DUE), Period(DUE, DUE))),
            "overlap",
            "$.sick[1].from",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(data: LeaveInput, code: str, path: str) -> None:
    with pytest.raises(Refused) as refused:
        leave(data)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_a_due_date_no_version_covers_is_named() -> None:
    with pytest.raises(NotCovered, match="rules/law/wazo is not covered on 2014-01-01"):
        leave(LeaveInput(date(2014, 1, 1), weeks_before=6))


def test_a_multiple_birth_before_its_rule_was_read_is_named() -> None:
    with pytest.raises(NotCovered, match="meerling"):
        leave(LeaveInput(date(2017, 5, 10), weeks_before=10, multiple=True))
