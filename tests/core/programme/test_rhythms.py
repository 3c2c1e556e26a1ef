"""Rhythms: one open duty, gaps counted once, periods that stay readable as missed."""

from datetime import date, timedelta

import pytest

from tests.core.programme.case import START, Case, basis, told
from wissel.core.obligations import State


def test_the_next_contact_is_due_four_weeks_after_the_last_one() -> None:
    case = Case()
    case.talk(date(2026, 9, 10))
    today = date(2026, 9, 20)
    assert told(case.of("contact-employee", today), today) == [
        ("2026-09-01", "09-29", "done"),
        ("2026-09-10", "10-08", "upcoming"),
    ]


def test_a_long_gap_is_one_late_duty_however_many_turns_were_missed() -> None:
    case = Case()
    case.talk(date(2026, 9, 10))
    case.talk(date(2026, 12, 24))
    today = date(2026, 12, 30)
    duties = case.of("contact-employee", today)
    assert told(duties, today) == [
        ("2026-09-01", "09-29", "done"),
        ("2026-09-10", "10-08", "late"),
        ("2026-12-24", "01-21", "upcoming"),
    ]
    assert duties[1].days_late == 77
    assert duties[1].evidence == ("e0002",)


def test_without_contact_one_duty_is_overdue_and_no_pile_grows() -> None:
    today = date(2027, 3, 1)
    assert told(Case().of("contact-employee", today), today) == [("2026-09-01", "09-29", "overdue")]


def test_two_talks_on_one_day_are_one_turn() -> None:
    case = Case()
    case.talk(date(2026, 9, 10))
    case.talk(date(2026, 9, 10))
    assert len(case.of("contact-employee", date(2026, 9, 20))) == 2


def test_an_attended_appointment_counts_and_a_planned_one_does_not() -> None:
    from wissel.core.journal import Appointment

    case = Case()
    case.log(date(2026, 9, 10), Appointment(("employee",), "visit", "planned"))
    case.log(date(2026, 9, 12), Appointment(("employee",), "visit", "no-show"))
    case.log(date(2026, 9, 14), Appointment(("employee",), "visit", "attended"))
    duties = case.of("contact-employee", date(2026, 9, 20))
    assert duties[0].evidence == ("e0003",)


def test_job_hunting_brings_the_next_contact_forward_from_its_own_begin() -> None:
    case = Case()
    case.talk(date(2026, 9, 10))
    today = date(2026, 9, 20)
    assert case.of("contact-employee", today)[-1].due == date(2026, 10, 8)
    case.vacancies(date(2026, 9, 18))
    assert case.of("contact-employee", today)[-1].due == date(2026, 10, 2)


def test_the_warning_speaks_four_days_before_the_last_day() -> None:
    [duty] = Case().of("contact-employee", date(2026, 9, 5))
    assert (duty.warn_from, duty.due) == (date(2026, 9, 25), date(2026, 9, 29))
    assert duty.state(date(2026, 9, 24)) is State.UPCOMING
    assert duty.state(date(2026, 9, 25)) is State.DUE


def test_the_employer_hears_something_every_month_by_its_last_working_day() -> None:
    case = Case()
    case.talk(date(2026, 9, 16), "employer")
    case.talk(date(2026, 10, 30), "line-manager")
    today = date(2026, 11, 2)
    assert told(case.of("contact-employer", today), today) == [
        ("2026-09", "09-30", "done"),
        ("2026-10", "10-30", "done"),  # 31 October is a Saturday
        ("2026-11", "11-30", "upcoming"),
    ]


def test_the_next_month_is_shown_as_soon_as_this_one_is_done() -> None:
    case = Case()
    case.talk(date(2026, 9, 3), "employer")
    today = date(2026, 9, 10)
    assert told(case.of("contact-employer", today), today) == [
        ("2026-09", "09-30", "done"),
        ("2026-10", "10-30", "upcoming"),
    ]


def test_a_missed_month_is_overdue_until_a_later_one_is_kept_and_stays_readable() -> None:
    case = Case()
    today = date(2026, 12, 10)
    assert told(case.of("contact-employer", today), today) == [
        ("2026-09", "09-30", "lapsed"),
        ("2026-10", "10-30", "lapsed"),
        ("2026-11", "11-30", "overdue"),
        ("2026-12", "12-31", "upcoming"),
    ]
    case.talk(date(2026, 12, 9), "employer")
    duties = case.of("contact-employer", today)
    assert [str(duty.state(today)) for duty in duties] == [
        "lapsed", "lapsed", "lapsed", "done", "upcoming",
    ]  # fmt: skip
    assert duties[2].notes == ("missed",)


def test_a_talk_of_the_next_month_can_be_linked_to_the_missed_one() -> None:
    case = Case()
    case.talk(date(2026, 10, 2), "employer", settles="basis:contact-employer@2026-09")
    today = date(2026, 10, 5)
    assert told(case.of("contact-employer", today), today) == [
        ("2026-09", "09-30", "late"),
        ("2026-10", "10-30", "upcoming"),
    ]


@pytest.mark.parametrize(("day", "first"), [(14, "2026-09"), (16, "2026-10")])
def test_a_month_counts_when_the_trajectory_ran_by_its_middle(day: int, first: str) -> None:
    case = Case(registered_on=date(2026, 9, day))
    assert case.of("contact-employer", date(2026, 9, 20))[0].anchor == first


def test_the_first_track_is_asked_for_monthly_until_it_is_closed_for_the_month() -> None:
    case = Case()
    today = date(2026, 9, 20)
    case.talk(date(2026, 9, 5), "employer")
    assert case.of("first-track", today)[0].state(today) is State.UPCOMING
    case.talk(date(2026, 9, 18), "employer", first_track="terugkeer niet te verwachten")
    [september, october] = case.of("first-track", today)
    assert september.evidence == ("e0002",)
    assert october.anchor == "2026-10"
    assert str(september.nature) == "practice"


def test_vacancies_go_out_every_week_while_the_search_runs() -> None:
    case = Case()
    assert case.of("vacancies", date(2026, 9, 20)) == []
    case.vacancies(date(2026, 9, 15))
    case.vacancies(date(2026, 9, 24))
    today = date(2026, 9, 28)
    assert told(case.of("vacancies", today), today) == [
        ("2026-W38", "09-18", "done"),
        ("2026-W39", "09-25", "done"),
        ("2026-W40", "10-02", "upcoming"),
    ]


def test_capacity_older_than_three_months_is_asked_anew_from_the_day_it_holds() -> None:
    case = Case()
    assert case.of("capacity-renewal", date(2026, 12, 1)) == []
    case.able(date(2026, 9, 20), valid_from=date(2026, 9, 10))
    today = date(2026, 12, 11)
    [duty] = case.of("capacity-renewal", today)
    assert (duty.due, str(duty.state(today)), duty.anchor) == (
        date(2026, 12, 10), "overdue", "2026-09-10",
    )  # fmt: skip
    case.able(date(2026, 12, 11))
    assert [duty.due for duty in case.of("capacity-renewal", today)] == [
        date(2026, 12, 10), date(2027, 3, 11),
    ]  # fmt: skip


def test_a_placement_is_evaluated_every_four_weeks_while_it_lasts() -> None:
    case = Case()
    case.placed(date(2026, 9, 7), "started")
    case.placed(date(2026, 10, 1), "evaluated")
    today = date(2026, 10, 5)
    assert told(case.of("placement-evaluation", today), today) == [
        ("2026-09-07", "10-05", "done"),
        ("2026-10-01", "10-29", "upcoming"),
    ]
    case.placed(date(2026, 10, 9), "ended")
    assert len(case.of("placement-evaluation", date(2027, 1, 1))) == 1


def test_a_closed_trajectory_asks_nothing_more() -> None:
    case = Case(closed_on=date(2026, 10, 10))
    today = date(2026, 12, 1)
    open_ = [d for d in case.derive(today).obligations if d.state(today).is_open]
    assert open_ == []
    [overdue] = case.of("contact-employee", today)
    assert (str(overdue.state(today)), overdue.notes) == ("lapsed", ("closed",))


def test_before_the_closing_day_the_trajectory_still_runs() -> None:
    case = Case(closed_on=date(2026, 10, 10))
    today = date(2026, 10, 9)
    assert case.of("contact-employee", today)[0].state(today) is State.OVERDUE


def test_before_registration_nothing_is_due() -> None:
    assert Case().derive(START - timedelta(days=1)).obligations == ()


def test_a_turn_that_does_not_hold_ends_with_its_reason_and_the_next_counts_from_its_last_day() -> (
    None
):
    case = Case()
    case.talk(date(2026, 9, 10))
    case.decide(date(2026, 9, 12), "basis:contact-employee@2026-09-10", "not-applicable")
    today = date(2026, 10, 20)
    duties = case.of("contact-employee", today)
    assert told(duties, today) == [
        ("2026-09-01", "09-29", "done"),
        ("2026-09-10", "10-08", "not-applicable"),
        ("2026-10-08", "11-05", "upcoming"),
    ]
    exemption = duties[1].exemption
    assert exemption is not None
    assert (exemption.by, exemption.reason, exemption.entry) == (
        "coach-1",
        "omdat het zo is",
        "e0002",
    )


def test_what_was_done_elsewhere_counts_from_the_day_it_was_told() -> None:
    case = Case()
    case.decide(date(2026, 9, 20), "basis:contact-employee@2026-09-01", "done-elsewhere")
    today = date(2026, 9, 25)
    assert told(case.of("contact-employee", today), today) == [
        ("2026-09-01", "09-29", "done"),
        ("2026-09-20", "10-18", "upcoming"),
    ]


def test_a_turn_that_can_wait_is_due_on_the_day_named() -> None:
    case = Case()
    case.decide(
        date(2026, 9, 20), "basis:contact-employee@2026-09-01", "later", until=date(2026, 10, 12)
    )
    today = date(2026, 10, 1)
    [duty] = case.of("contact-employee", today)
    assert duty.due == date(2026, 10, 12)
    assert duty.exemption is not None
    assert duty.exemption.until == date(2026, 10, 12)


def test_a_decision_taken_back_leaves_the_duty_as_it_was() -> None:
    case = Case()
    key = "basis:contact-employee@2026-09-01"
    case.decide(date(2026, 9, 12), key, "not-applicable")
    case.decide(date(2026, 9, 14), key, "")
    [duty] = case.of("contact-employee", date(2026, 9, 20))
    assert duty.exemption is None


def test_an_interval_from_another_programme_holds_in_its_own_numbers() -> None:
    programme = basis(lambda raw: raw.update(name="anders"))
    [duty] = Case().of("contact-employee", date(2026, 9, 5), programme)
    assert duty.key == "anders:contact-employee@2026-09-01"
    assert duty.basis[0].source == "anders, 1"
