"""What is to be done before an appointment: counted back from its day, wherever it moves to."""

from datetime import date

import pytest

from tests.core.programme.case import Case, told
from tests.core.programme.events import content_for
from wissel.core.journal import Appointment, DocumentKind
from wissel.core.programme import Programme, ProgrammeError, load, packaged_text, parse

PLANNED = content_for("appointment:planned:intake")
TODAY = date(2026, 9, 20)
FORM = "intake-form"


def asked(case: Case) -> list[tuple[str, str, str]]:
    programme: Programme = load("xs2more")
    duties = case.derive(TODAY, programme).obligations
    return told([one for one in duties if one.rule == programme.rule(FORM)], TODAY)


def planned(case: Case, day: date, **given: object) -> str:
    return case.log(day, PLANNED, recorded=date(2026, 9, 8), **given)


def test_the_form_is_asked_for_two_days_before_the_intake_and_reminded_of_at_once() -> None:
    case = Case()
    assert asked(case) == []
    entry = planned(case, date(2026, 9, 30))
    assert asked(case) == [(entry, "09-28", "due")]
    derived = case.derive(TODAY, load("xs2more"))
    assert derived.reminders[f"xs2more:{FORM}@{entry}"] == (date(2026, 9, 8),)


def test_it_moves_with_the_appointment_and_goes_when_that_is_cancelled() -> None:
    case = Case()
    entry = planned(case, date(2026, 9, 30))
    moved = planned(case, date(2026, 10, 7), corrects=entry)
    assert asked(case) == [(entry, "10-05", "due")]
    off = Appointment(("employee",), "visit", "cancelled-in-time", purpose="intake")
    case.log(date(2026, 10, 7), off, corrects=moved, recorded=date(2026, 9, 9))
    assert asked(case) == []
    again = planned(case, date(2026, 9, 28))
    assert asked(case) == [(again, "09-26", "due")]


def test_an_intake_of_tomorrow_asks_for_nothing_that_should_have_been_done_before() -> None:
    case = Case()
    entry = planned(case, date(2026, 9, 9))
    assert asked(case) == [(entry, "09-08", "overdue")]


@pytest.mark.parametrize("how", ["given", "held"])
def test_it_is_done_when_the_form_came_in_and_lapses_when_the_intake_was_held(how: str) -> None:
    case = Case()
    entry = planned(case, date(2026, 9, 15))
    if how == "given":
        case.document(date(2026, 9, 10), DocumentKind.INTAKEFORMULIER)
    else:
        case.log(date(2026, 9, 15), content_for("appointment:attended:intake"), corrects=entry)
    [(_, due, state)] = asked(case)
    assert (due, state) == ("09-13", "done" if how == "given" else "lapsed")


@pytest.mark.parametrize(
    "change",
    [
        ('starts: "appointment:planned:intake"', "starts: registered"),
        ("limit: {days: 2}", "limit: {working_days: 2}"),
        ("before_appointment: true", "before_appointment: true\n    warn_after: [1]"),
    ],
)
def test_a_limit_that_cannot_count_back_is_refused(change: tuple[str, str]) -> None:
    text = packaged_text("xs2more", 1)
    assert text.count(change[0]) == 1
    with pytest.raises(ProgrammeError, match=r"before_appointment|appointment:planned"):
        parse(text.replace(*change))
