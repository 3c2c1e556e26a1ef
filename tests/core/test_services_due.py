"""A request for an extra service: the bureau owes an answer, and the next step is one."""

from datetime import date
from typing import Any

import pytest

from tests.core.programme.case import Case, basis
from wissel.core.due import everything_due
from wissel.core.journal import OrderEvent
from wissel.core.obligations import Nature, Obligation, State

ASKED = date(2026, 9, 3)  # a Thursday


def duties(case: Case, today: date) -> list[Obligation]:
    due = everything_due(case.trajectory, basis(), today=today)
    return [duty for duty in due.obligations if duty.rule == "service:answer"]


def asked(case: Case, day: date = ASKED) -> str:
    return case.log(day, OrderEvent("requested", "labour-expert-study"))


def test_the_answer_is_due_in_two_working_days_and_says_where_that_comes_from() -> None:
    case = Case()
    asked(case)
    [duty] = duties(case, date(2026, 9, 4))
    assert (duty.due, duty.nature, duty.state(date(2026, 9, 4))) == (
        date(2026, 9, 7),
        Nature.PRACTICE,
        State.DUE,
    )
    assert [one.article for one in duty.basis] == ["Antwoord op een aanvraag"]
    assert duty.state(date(2026, 9, 8)) is State.OVERDUE


@pytest.mark.parametrize("step", ["quoted", "accepted", "declined", "withdrawn"])
def test_the_next_step_of_the_same_service_is_the_answer(step: Any) -> None:
    case = Case()
    asked(case)
    case.log(date(2026, 9, 4), OrderEvent(step, "unblocking"))
    assert duties(case, date(2026, 9, 4))[0].done_on is None, "another service answers nothing"
    case.log(date(2026, 9, 7), OrderEvent(step, "labour-expert-study"))
    assert [duty.done_on for duty in duties(case, date(2026, 9, 8))] == [date(2026, 9, 7)]


def test_a_request_that_was_corrected_keeps_its_duty_and_a_new_one_has_its_own() -> None:
    case = Case()
    first = asked(case)
    case.log(date(2026, 9, 4), OrderEvent("declined", "labour-expert-study"))
    case.log(date(2026, 9, 3), OrderEvent("requested", "labour-expert-study", "x"), corrects=first)
    asked(case, date(2026, 9, 10))
    found = duties(case, date(2026, 9, 10))
    assert [(duty.anchor == first, duty.done_on) for duty in found] == [
        (True, date(2026, 9, 4)),
        (False, None),
    ]


def test_a_quote_of_the_trajectory_is_no_extra_service() -> None:
    case = Case()
    case.log(ASKED, OrderEvent("requested"))
    assert duties(case, date(2026, 9, 4)) == []
