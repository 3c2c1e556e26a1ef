"""The monthly report and the way to its release."""

from datetime import date
from typing import Any

import pytest

from tests.core.programme.case import Case, basis, told
from wissel.core.journal import ReportEvent


def test_the_report_of_a_month_is_due_on_its_last_working_day() -> None:
    today = date(2026, 11, 2)
    assert told(Case().of("monthly-report", today), today) == [
        ("2026-09", "09-30", "overdue"),
        ("2026-10", "10-30", "overdue"),  # every month has its own report
        ("2026-11", "11-30", "upcoming"),
    ]


def test_a_report_is_settled_by_the_release_of_its_own_period() -> None:
    case = Case()
    case.report(date(2026, 10, 2), "released", "2026-10")
    case.report(date(2026, 10, 5), "released", "2026-09")
    today = date(2026, 10, 6)
    duties = case.of("monthly-report", today)
    assert told(duties, today) == [
        ("2026-09", "09-30", "late"),
        ("2026-10", "10-30", "done"),
        ("2026-11", "11-30", "upcoming"),
    ]
    assert duties[0].evidence == ("e0002",)
    assert duties[0].notes == ("period:2026-09",)


@pytest.mark.parametrize(
    ("label", "counts"),
    [("Maandrapportage", True), ("maandrapportage", True), ("", True), ("Eindrapportage", False)],
)
def test_another_kind_of_report_does_not_settle_it(label: str, counts: bool) -> None:
    case = Case()
    case.log(date(2026, 9, 20), ReportEvent("r", "released", "2026-09", label))
    assert (case.of("monthly-report", date(2026, 9, 21))[0].done_on is not None) is counts


def test_a_report_named_by_its_key_counts_whatever_its_label() -> None:
    case = Case()
    case.log(date(2026, 9, 20), ReportEvent("monthly-report", "released", "2026-09", "Voortgang"))
    assert case.of("monthly-report", date(2026, 9, 21))[0].done_on == date(2026, 9, 20)


def test_the_draft_goes_to_the_employee_a_reading_term_before_the_report() -> None:
    case = Case()
    today = date(2026, 9, 20)
    assert told(case.of("report-draft", today), today) == [("2026-09", "09-23", "due")]
    case.report(date(2026, 9, 21), "to-employee")
    assert case.of("report-draft", today)[0].done_on is None  # tomorrow has not happened yet
    assert case.of("report-draft", date(2026, 9, 21))[0].done_on == date(2026, 9, 21)


@pytest.mark.parametrize("answer", ["employee-agreed", "employee-commented", "employee-disagreed"])
def test_the_employee_has_five_working_days_to_read_and_two_reminders(answer: str) -> None:
    case = Case()
    shown = case.report(date(2026, 9, 17), "to-employee")
    today = date(2026, 9, 18)
    [duty] = case.of("read-report", today)
    assert (duty.key, duty.due, duty.actors) == (
        f"basis:read-report@{shown}", date(2026, 9, 24), ("employee",),
    )  # fmt: skip
    assert str(duty.nature) == "policy"
    assert case.derive(today).reminders[duty.key] == (date(2026, 9, 21), date(2026, 9, 23))
    case.report(date(2026, 9, 22), answer)
    assert case.of("read-report", date(2026, 9, 22))[0].done_on == date(2026, 9, 22)


@pytest.mark.parametrize("event", ["no-response", "released", "finalised"])
def test_the_reading_ends_without_answer_when_the_coach_goes_on(event: str) -> None:
    case = Case()
    case.report(date(2026, 9, 17), "to-employee")
    case.report(date(2026, 9, 25), event)
    today = date(2026, 9, 25)
    assert [str(duty.state(today)) for duty in case.of("read-report", today)] == ["lapsed"]


def test_a_new_draft_takes_the_place_of_the_one_that_was_not_answered() -> None:
    case = Case()
    one = case.report(date(2026, 9, 14), "to-employee")
    two = case.report(date(2026, 9, 17), "to-employee")
    case.report(date(2026, 9, 18), "employee-agreed")
    today = date(2026, 9, 18)
    assert told(case.of("read-report", today), today) == [
        (one, "09-21", "lapsed"),
        (two, "09-24", "done"),
    ]


def test_an_answer_about_another_month_does_not_count() -> None:
    case = Case()
    case.report(date(2026, 9, 17), "to-employee", "2026-09")
    case.report(date(2026, 9, 18), "employee-agreed", "2026-08")
    assert case.of("read-report", date(2026, 9, 18))[0].done_on is None


def test_the_employer_is_called_in_the_days_before_the_report() -> None:
    case = Case()
    case.talk(date(2026, 9, 3), "employer")  # too early to be about this report
    today = date(2026, 9, 20)
    [duty] = case.of("call-employer", today)
    assert (duty.opens, duty.due, duty.done_on) == (date(2026, 9, 14), date(2026, 9, 29), None)
    case.talk(date(2026, 9, 28), "employer")
    assert case.of("call-employer", date(2026, 9, 28))[0].evidence == ("e0002",)


def test_a_report_released_without_a_call_has_missed_it() -> None:
    case = Case()
    case.report(date(2026, 9, 28), "released")
    case.talk(date(2026, 9, 29), "employer")
    today = date(2026, 9, 29)
    first = case.of("call-employer", today)[0]
    assert (str(first.state(today)), first.notes) == ("lapsed", ("period:2026-09", "missed"))


def test_a_month_without_report_by_decision_asks_no_draft_and_no_call() -> None:
    case = Case()
    case.decide(date(2026, 9, 10), "basis:monthly-report@2026-09", "not-applicable")
    today = date(2026, 9, 28)
    states = {
        duty.rule: str(duty.state(today))
        for duty in case.derive(today).obligations
        if duty.anchor == "2026-09" and "period:2026-09" in duty.notes
    }
    assert states == {
        "basis:monthly-report": "not-applicable",
        "basis:report-draft": "lapsed",
        "basis:call-employer": "lapsed",
    }


def test_both_at_once_asks_for_no_draft_before_the_report() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["reports"][0]["release"] = "both-at-once"
        del raw["reports"][0]["draft"]

    case = Case()
    today = date(2026, 9, 20)
    assert case.of("report-draft", today, basis(change)) == []
    assert case.of("monthly-report", today, basis(change))[0].due == date(2026, 9, 30)


def test_a_bureau_names_its_report_itself() -> None:
    programme = basis(
        lambda raw: raw["reports"][0].update(label={"nl": "Voortgang", "en": "Progress"})
    )
    case = Case()
    case.log(date(2026, 9, 20), ReportEvent("r", "released", "2026-09", "Voortgang"))
    assert case.of("monthly-report", date(2026, 9, 21), programme)[0].done_on == date(2026, 9, 20)
