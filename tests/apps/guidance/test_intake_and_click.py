"""The intake form is the employee's own until it is given; the click is for the desk alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import Answer
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Appointment, DocumentReceived, standing
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db


def keep(cast: Cast, piece: str = "energie", revision: int = 0, **said: str) -> int:
    answers = {key.replace("_", "-"): Answer(text) for key, text in said.items()}
    return guidance.keep_piece(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, piece=piece,
        revision=revision, answers=answers,
    )  # fmt: skip


def shown(cast: Cast, actor: Actor) -> guidance.IntakeView:
    return guidance.intake(actor=actor, now=NOW, trajectory=cast.trajectory)


def give(cast: Cast) -> None:
    guidance.hand_over_intake(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def hold_intake(cast: Cast, coach: Actor | None = None) -> None:
    trajectories.log(
        actor=coach or cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=NOW.date(),
        content=Appointment(("employee",), "visit", "attended", purpose="intake"),
    )  # fmt: skip


def test_what_is_typed_is_kept_by_piece_and_the_coach_reads_it_once_it_is_given(cast: Cast) -> None:
    assert keep(cast, geeft_energie="buiten werken") == 1
    assert keep(cast, "contact", aanspreken="Karin") == 1
    assert shown(cast, cast.employee).answers["geeft-energie"].text == "buiten werken"
    assert shown(cast, cast.coach).given == 0
    give(cast)
    assert keep(cast, revision=1, geeft_energie="buiten werken, met mensen") == 2
    assert shown(cast, cast.coach).answers["geeft-energie"].text == "buiten werken"
    assert not shown(cast, cast.employee).is_handed
    give(cast)
    assert shown(cast, cast.coach).answers["geeft-energie"].text.endswith("met mensen")
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    papers = [e for e in standing(case.case.journal) if isinstance(e.content, DocumentReceived)]
    assert [one.content.document for one in papers] == ["intakeformulier"] * 2
    give(cast)  # nothing changed: nothing more
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM guidance_intakeanswers")
        assert "buiten" not in str(cursor.fetchall())


def test_two_devices_do_not_overwrite_each_other(cast: Cast) -> None:
    keep(cast, geeft_energie="op de telefoon")
    with pytest.raises(guidance.PieceChanged) as changed:
        keep(cast, geeft_energie="op de laptop")
    assert changed.value.revision == 1
    assert keep(cast, geeft_energie="op de telefoon") == 1  # twice the same
    assert keep(cast, revision=1, geeft_energie="op de laptop") == 2


def test_words_about_health_stay_with_the_employee_and_are_not_given(cast: Cast) -> None:
    keep(cast, kost_energie="Mijn depressie")
    assert shown(cast, cast.employee).answers["kost-energie"].text == "Mijn depressie"
    with pytest.raises(Refused, match="depressie") as refused:
        give(cast)
    assert (refused.value.code, refused.value.path) == ("medical", "$.answers.kost-energie")
    assert shown(cast, cast.coach).given == 0


@pytest.mark.parametrize(
    ("piece", "answers", "code"),
    [
        ("energie", {"sfeer": Answer("x" * 2001)}, "too-long"),
        ("contact", {"taal": Answer("x" * 201)}, "too-long"),
        ("energie", {"sfeer": Answer("a\0b")}, "wrong-value"),
        ("wensen", {"vertrouwen": Answer("heel veel")}, "wrong-value"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused_at_its_question(
    cast: Cast, piece: str, answers: dict[str, Answer], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        guidance.keep_piece(
            actor=cast.employee, now=NOW, trajectory=cast.trajectory, piece=piece, revision=0,
            answers=answers,
        )  # fmt: skip
    assert (refused.value.code, refused.value.path) == (code, f"$.answers.{next(iter(answers))}")


def test_after_the_intake_nothing_changes_and_an_empty_form_is_not_given(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nothing stands"):
        give(cast)
    keep(cast, geeft_energie="buiten")
    with pytest.raises(Denied):
        keep(cast, "bestaat-niet")
    hold_intake(cast)
    for act in (lambda: keep(cast, revision=1, sfeer="rustig"), lambda: give(cast)):
        with pytest.raises(Refused, match="has been"):
            act()


def test_nobody_but_employee_and_coach_opens_the_form(cast: Cast) -> None:
    closed = (cast.employer, cast.manager, cast.planner, cast.other_coach, cast.company_doctor)
    for actor in (*closed, cast.line_manager, cast.stranger, cast.stranger_employee, cast.auditor):
        with pytest.raises(Denied):
            shown(cast, actor)
    with pytest.raises(Denied):
        guidance.hand_over_intake(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


# ---------------------------------------------------------------- the click


def answer(cast: Cast, *, clicks: bool, words: str = "", **changes: Any) -> None:
    given: dict[str, Any] = {"actor": cast.employee, "now": NOW, "trajectory": cast.trajectory}
    guidance.answer_click(clicks=clicks, words=words, **given | changes)


def state(cast: Cast, actor: Actor) -> guidance.ClickView:
    return guidance.click(actor=actor, now=NOW, trajectory=cast.trajectory)


def test_the_click_is_asked_after_the_intake_and_once_about_a_coach(cast: Cast) -> None:
    assert not state(cast, cast.employee).asks
    hold_intake(cast)
    assert state(cast, cast.employee).asks
    answer(cast, clicks=True)
    assert not state(cast, cast.employee).asks
    assert guidance.asked_for_other_coach(actor=cast.manager, now=NOW) == ()


def test_another_coach_is_asked_for_without_a_reason_and_the_desk_hears_of_it(cast: Cast) -> None:
    drain(clock=lambda: NOW)
    django_mail.outbox.clear()
    answer(cast, clicks=False, words="Liever iemand die Spaans spreekt")
    drain(clock=lambda: NOW + timedelta(hours=1))
    assert sorted(to for sent in django_mail.outbox for to in sent.to) == [
        "mara@overweg.example",
        "pleun@overweg.example",
    ]
    assert not [m for m in django_mail.outbox if "coach" in f"{m.subject}{m.body}".lower()]
    [one] = guidance.asked_for_other_coach(actor=cast.manager, now=NOW)
    assert (one.employee, one.words) == ("Karin Dijkstra", "Liever iemand die Spaans spreekt")
    [short] = guidance.asked_for_other_coach(actor=cast.planner, now=NOW)
    assert short.words == state(cast, cast.planner).words == ""
    assert state(cast, cast.manager).words
    assert cast.other_coach.membership is not None
    trajectories.assign_coach(
        actor=cast.planner, now=NOW, trajectory=cast.trajectory, coach=cast.other_coach.membership
    )
    assert guidance.asked_for_other_coach(actor=cast.manager, now=NOW) == ()
    hold_intake(cast, cast.other_coach)
    assert state(cast, cast.employee).asks  # about the new coach, anew


def test_the_coach_the_employer_and_the_journal_hear_nothing_of_it(cast: Cast) -> None:
    answer(cast, clicks=False, words="Het botst")
    for actor in (cast.coach, cast.other_coach, cast.employer, cast.line_manager, cast.stranger):
        with pytest.raises(Denied):
            state(cast, actor)
        with pytest.raises(Denied):
            guidance.asked_for_other_coach(actor=actor, now=NOW)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert "botst" not in str(case.case.journal)
    assert not [one for one in case.due.obligations if "coach" in one.title.en.lower().split()]


def test_it_was_talked_over_and_the_coach_stays(cast: Cast) -> None:
    answer(cast, clicks=False)
    with pytest.raises(Denied):
        guidance.settle_other_coach(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    guidance.settle_other_coach(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    assert guidance.asked_for_other_coach(actor=cast.manager, now=NOW) == ()


def test_words_about_health_and_answers_of_others_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        answer(cast, clicks=False, words="Door mijn burn-out")
    assert refused.value.path == "$.words"
    for actor in (cast.coach, cast.manager, cast.employer):
        with pytest.raises(Denied):
            answer(cast, clicks=True, actor=actor)
