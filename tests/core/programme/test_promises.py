"""Promises from one event to another, documents asked for, pauses, agreements."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.programme.case import SICK, Case, basis, told
from wissel.core.journal import DocumentKind, StagnationSignal
from wissel.core.obligations import State


def test_the_employee_is_met_within_five_working_days_of_registration() -> None:
    case = Case()
    [duty] = case.of("first-contact", date(2026, 9, 2))
    assert (duty.due, duty.warn_from) == (date(2026, 9, 8), date(2026, 9, 4))
    case.talk(date(2026, 9, 9))
    [duty] = case.of("first-contact", date(2026, 9, 10))
    assert (duty.done_on, duty.days_late) == (date(2026, 9, 9), 1)


def test_the_start_is_promised_within_four_weeks_with_three_warnings() -> None:
    derived = Case().derive(date(2026, 9, 2))
    assert derived.reminders["basis:start@2026-09-01"] == (
        date(2026, 9, 15), date(2026, 9, 22), date(2026, 9, 27),
    )  # fmt: skip
    case = Case()
    case.started(date(2026, 9, 29))
    today = date(2026, 10, 1)
    assert told(case.of("start", today), today) == [("2026-09-01", "09-29", "done")]


def test_every_stagnation_asks_for_an_answer_of_its_own() -> None:
    case = Case()
    one = case.log(date(2026, 9, 7), StagnationSignal("practical", "geen vervoer"))
    two = case.log(date(2026, 9, 9), StagnationSignal("conflict", "gesprek nodig"))
    case.agreed(date(2026, 9, 14), "busabonnement", None)
    today = date(2026, 9, 15)
    assert told(case.of("stagnation-answer", today), today) == [
        (one, "09-21", "done"),
        (two, "09-23", "upcoming"),
    ]


def test_an_opinion_asked_for_is_followed_up_until_that_expert_answers() -> None:
    case = Case()
    uwv = case.asked(date(2026, 9, 7), "uwv")
    doctor = case.asked(date(2026, 9, 8), "company-doctor")
    case.asked(date(2026, 9, 21), "company-doctor", "het werk is passend")
    today = date(2026, 10, 6)
    assert told(case.of("expert-opinion", today), today) == [
        (uwv, "10-05", "overdue"),
        (doctor, "10-06", "done"),
    ]


def test_an_answer_that_corrects_the_question_leaves_nothing_to_follow_up() -> None:
    case = Case()
    asked = case.asked(date(2026, 9, 7))
    from wissel.core.journal import ExpertOpinion

    case.log(date(2026, 9, 7), ExpertOpinion("uwv", "is het passend?", "ja"), corrects=asked)
    assert case.of("expert-opinion", date(2026, 10, 6)) == []


def test_after_the_new_job_began_one_visit_follows_within_six_weeks() -> None:
    case = Case()
    placed = case.placed(date(2026, 9, 7), "started", "dienstverband")
    today = date(2026, 9, 8)
    assert told(case.of("aftercare-visit", today), today) == [(placed, "10-19", "upcoming")]
    case.talk(date(2026, 10, 12))
    assert case.of("aftercare-visit", date(2026, 10, 13))[0].evidence == ("e0002",)


@pytest.mark.parametrize(
    ("key", "kind", "due"),
    [
        ("labour-expert-report", DocumentKind.AD_RAPPORT, date(2026, 9, 15)),
        ("doctor-advice", DocumentKind.FML, date(2026, 9, 15)),
        ("plan", DocumentKind.PLAN_VAN_AANPAK, date(2026, 9, 17)),
    ],
)
def test_a_document_asked_for_may_be_older_than_the_question(
    key: str, kind: DocumentKind, due: date
) -> None:
    case = Case()
    today = date(2026, 9, 20)
    [duty] = case.of(key, today)
    assert (duty.due, duty.state(today), duty.actors) == (due, State.OVERDUE, ("employer",))
    case.document(date(2026, 5, 4), kind, recorded=date(2026, 9, 3))
    [duty] = case.of(key, today)
    assert (duty.done_on, duty.state(today)) == (date(2026, 5, 4), State.DONE)


def _promise(**changes: Any) -> Any:
    promise: dict[str, Any] = {
        "key": "beloofd",
        "title": {"nl": "Doen", "en": "Do"},
        "actors": ["coach"],
        "nature": "promise",
        "starts": "decision:tweede-spoor-start",
        "ends": ["application:sent"],
        "limit": {"days": 42},
    } | changes
    return basis(lambda raw: raw["promises"].append(promise))


def test_a_first_application_is_due_only_where_it_is_promised() -> None:
    case = Case()
    case.started(date(2026, 9, 7))
    today = date(2026, 9, 8)
    assert all(
        duty.satisfied_by != ("application:sent",) for duty in case.derive(today).obligations
    )
    assert case.of("beloofd", today, _promise())[0].due == date(2026, 10, 19)


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ({"hours": 24}, date(2026, 9, 8)),
        ({"hours": 34}, date(2026, 9, 9)),  # begun at 14:00
        ({"days": 5}, date(2026, 9, 12)),
        ({"working_days": 5}, date(2026, 9, 14)),
        ({"weeks": 6}, date(2026, 10, 19)),
        ({"months": 1}, date(2026, 10, 7)),
    ],
)
def test_a_limit_counts_in_its_own_unit(limit: dict[str, int], due: date) -> None:
    case = Case()
    case.started(date(2026, 9, 7))
    assert case.of("beloofd", date(2026, 9, 8), _promise(limit=limit))[0].due == due


def test_a_promise_can_start_from_the_first_sick_day_or_a_phase() -> None:
    case = Case()
    case.started(date(2026, 9, 7))
    today = date(2026, 9, 8)
    final = _promise(starts="first-sick-day", limit={"weeks": 90})
    assert case.of("beloofd", today, final)[0].due == SICK + timedelta(weeks=90)
    phase = _promise(starts="phase-begun:orientatie")
    [duty] = case.of("beloofd", today, phase)
    assert (duty.anchor, duty.due) == ("2026-09-07", date(2026, 10, 19))


def test_a_promise_lapses_when_it_no_longer_matters() -> None:
    case = Case()
    case.started(date(2026, 9, 7))
    programme = _promise(lapses=["placement-event:started"])
    case.placed(date(2026, 9, 21), "started")
    today = date(2026, 12, 1)
    assert told(case.of("beloofd", today, programme), today) == [("e0001", "10-19", "lapsed")]


def test_a_pause_moves_the_last_day_and_the_warnings_by_its_length() -> None:
    case = Case()
    key = "basis:start@2026-09-01"
    case.decide(date(2026, 9, 10), key, "later", until=date(2026, 9, 24))
    [duty] = case.of("start", date(2026, 9, 12))
    assert (duty.due, duty.warn_from) == (date(2026, 10, 13), date(2026, 9, 29))
    assert duty.exemption is not None
    assert duty.exemption.reason == "omdat het zo is"


def test_an_open_pause_has_no_last_day_until_it_is_ended() -> None:
    case = Case()
    key = "basis:start@2026-09-01"
    case.decide(date(2026, 9, 10), key, "later")
    today = date(2026, 12, 1)
    [duty] = case.of("start", today)
    assert (duty.due, duty.state(today), duty.notes) == (None, State.UPCOMING, ("paused",))
    case.decide(date(2026, 9, 15), key, "")
    [duty] = case.of("start", today)
    assert (duty.due, duty.state(today)) == (date(2026, 10, 4), State.OVERDUE)


def test_a_pause_after_the_last_day_does_not_undo_that_it_was_late() -> None:
    case = Case()
    case.decide(date(2026, 9, 30), "basis:start@2026-09-01", "later", until=date(2026, 10, 30))
    today = date(2026, 10, 1)
    assert told(case.of("start", today), today) == [("2026-09-01", "09-29", "overdue")]


def test_a_pause_of_working_days_counts_working_days() -> None:
    case = Case()
    case.decide(date(2026, 9, 4), "basis:first-contact@2026-09-01", "later", until=date(2026, 9, 8))
    assert case.of("first-contact", date(2026, 9, 5))[0].due == date(2026, 9, 10)


def test_a_promise_that_cannot_pause_keeps_its_day_and_shows_the_reason() -> None:
    case = Case()
    signal = case.log(date(2026, 9, 7), StagnationSignal("practical", "geen vervoer"))
    case.decide(
        date(2026, 9, 8), f"basis:stagnation-answer@{signal}", "later", until=date(2026, 12, 1)
    )
    [duty] = case.of("stagnation-answer", date(2026, 9, 9))
    assert duty.due == date(2026, 9, 21)
    assert duty.exemption is not None


def test_an_agreement_is_a_duty_of_whoever_made_it_until_it_is_reported_done() -> None:
    case = Case()
    made = case.agreed(date(2026, 9, 7), "CV sturen", date(2026, 9, 11))
    today = date(2026, 9, 14)
    [duty] = case.of("agreement:made", today)
    assert duty.key == f"agreement:made@{made}"
    assert (duty.title.nl, duty.actors, str(duty.nature)) == (
        "CV sturen",
        ("employee",),
        "agreement",
    )
    assert duty.state(today) is State.OVERDUE
    done = case.agreed(date(2026, 9, 13), "CV gestuurd", None, done=True, about=made)
    [duty] = case.of("agreement:made", today)
    assert (duty.done_on, duty.days_late, duty.evidence) == (date(2026, 9, 13), 2, (done,))


def test_a_corrected_agreement_keeps_its_identity_and_what_was_said_about_it() -> None:
    from wissel.core.journal import Agreement

    case = Case()
    made = case.agreed(date(2026, 9, 7), "CV sturen", date(2026, 9, 11))
    case.agreed(date(2026, 9, 10), "gestuurd", None, done=True, about=made)
    new = case.log(
        date(2026, 9, 7), Agreement("employee", "CV mailen", date(2026, 9, 18)), corrects=made
    )
    [duty] = case.of("agreement:made", date(2026, 9, 14))
    assert (duty.anchor, duty.title.nl, duty.due) == (made, "CV mailen", date(2026, 9, 18))
    assert duty.done_on == date(2026, 9, 10)
    assert duty.basis[0].source == new


def test_an_agreement_without_a_day_has_no_last_day() -> None:
    case = Case()
    case.agreed(date(2026, 9, 7), "nadenken", None)
    [duty] = case.of("agreement:made", date(2027, 1, 1))
    assert (duty.due, duty.state(date(2027, 1, 1))) == (None, State.UPCOMING)


def test_a_done_report_can_be_linked_by_what_it_settles() -> None:
    case = Case()
    made = case.agreed(date(2026, 9, 7), "CV sturen", date(2026, 9, 11))
    case.talk(date(2026, 9, 9), settles=f"agreement:made@{made}")
    [duty] = case.of("agreement:made", date(2026, 9, 10))
    assert duty.done_on == date(2026, 9, 9)
    assert case.of("contact-employee", date(2026, 9, 10))[0].done_on == date(2026, 9, 9)
