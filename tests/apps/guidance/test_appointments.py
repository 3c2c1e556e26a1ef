"""Appointments: proposed, chosen, moved and cancelled; in the journal, by mail without a word."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail as django_mail

from tests.apps.guidance.talks import (
    INTAKE,
    OPTIONS,
    THREE_WAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    book,
    pick,
    propose,
    read,
)
from tests.cast import NOW, Cast
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Appointment,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    standing,
)
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db


def entries(cast: Cast) -> list[JournalEntry]:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return [one for one in standing(case.case.journal) if isinstance(one.content, Appointment)]


def mailed() -> list[tuple[str, str]]:
    """Return to whom mail went since the last time, and with what subject."""
    drain(clock=lambda: NOW + timedelta(hours=2))
    found = [(to, str(sent.subject)) for sent in django_mail.outbox for to in sent.to]
    django_mail.outbox.clear()
    return sorted(found)


READY = "Er staat een bericht klaar in Wissel"
KARIN, PETER, NOOR = "karin@example.org", "peter@maasbocht.example", "noor@overweg.example"


def test_a_moment_that_the_employee_chooses_is_agreed_and_stands_in_the_journal(cast: Cast) -> None:
    mailed()
    one = propose(cast)
    assert mailed() == [(KARIN, READY)]
    assert read(cast, one).state == "proposed"
    assert entries(cast) == []
    chosen = pick(cast, one, WEDNESDAY)
    assert (chosen.state, chosen.begins_at, chosen.options) == ("agreed", WEDNESDAY, ())
    assert mailed() == [(NOOR, READY)]
    [entry] = entries(cast)
    assert entry.happened_on == date(2026, 11, 25)
    assert entry.content == Appointment(("employee",), "visit", "planned", purpose="intake")
    assert pick(cast, one, WEDNESDAY).sequence == 0  # twice: nothing more
    assert len(entries(cast)) == 1
    assert [step.what for step in chosen.steps] == ["proposed", "picked"]


def test_what_is_planned_keeps_the_promise_to_plan_it_also_when_it_is_cancelled_later(
    cast: Cast,
) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="pappenheim", version=1,
        reason="proef",
    )  # fmt: skip
    for kind in DocumentKind:
        trajectories.log(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=NOW.date(),
            content=DocumentReceived(kind, "employer"),
        )  # fmt: skip

    def kept() -> date | None:
        case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
        [duty] = [one for one in case.due.obligations if one.rule == "pappenheim:intake-planned"]
        return duty.done_on

    assert kept() is None
    one = book(cast)
    assert kept() == NOW.date()
    [entry] = entries(cast)
    assert read(cast, one).entry == UUID(entry.id)
    guidance.cancel(actor=cast.employee, now=NOW, appointment=one)
    [off] = entries(cast)
    assert off.supersedes == entry.id
    assert kept() == NOW.date()


def test_of_two_who_choose_at_once_the_first_one_decides(cast: Cast) -> None:
    one = propose(cast, THREE_WAY)
    pick(cast, one, TUESDAY, cast.employer)
    with pytest.raises(Refused) as refused:
        pick(cast, one, WEDNESDAY, cast.employee)
    assert (refused.value.code, refused.value.path) == ("not-proposed", "$.moment")
    assert read(cast, one).begins_at == TUESDAY


@pytest.mark.parametrize("who", ["employee", "employer"])
def test_whoever_comes_may_ask_for_another_moment_and_the_other_does_not_read_why(
    cast: Cast, who: str
) -> None:
    one = propose(cast, THREE_WAY)
    actor = getattr(cast, who)
    mailed()
    guidance.ask_other(actor=actor, now=NOW, appointment=one, words=" Liever na vrijdag ")
    assert mailed() == [(NOOR, READY)]
    view = read(cast, one)
    assert (view.state, view.options, view.steps[-1].words) == ("asked", (), "Liever na vrijdag")
    other = cast.employer if who == "employee" else cast.employee
    assert read(cast, one, other).steps[-1].words == ""
    assert read(cast, one, actor).steps[-1].words == "Liever na vrijdag"
    guidance.propose_again(actor=cast.coach, now=NOW, appointment=one, options=(THURSDAY,))
    assert read(cast, one).state == "proposed"


def test_what_was_agreed_stands_until_another_moment_is_chosen(cast: Cast) -> None:
    one = book(cast)
    guidance.ask_other(actor=cast.employee, now=NOW, appointment=one, words="Liever later")
    assert read(cast, one).begins_at == TUESDAY
    guidance.propose_again(actor=cast.planner, now=NOW, appointment=one, options=(THURSDAY,))
    moved = pick(cast, one, THURSDAY)
    assert (moved.begins_at, moved.sequence, moved.steps[-1].in_time) == (THURSDAY, 1, True)
    [entry] = entries(cast)
    assert entry.happened_on == date(2026, 11, 26)


@pytest.mark.parametrize(("hours", "outcome"), [(24, "cancelled-in-time"), (23, "cancelled-late")])
@pytest.mark.parametrize(("who", "reason"), [("coach", "bureau"), ("employee", "")])
def test_cancelling_says_who_did_and_whether_in_time(
    cast: Cast, hours: int, outcome: str, who: str, reason: str
) -> None:
    one, actor = book(cast), getattr(cast, who)
    then = TUESDAY - timedelta(hours=hours)
    for _ in range(2):  # twice is once
        view = guidance.cancel(actor=actor, now=then, appointment=one)
    assert (view.state, view.sequence, view.outcome) == ("ended", 1, outcome)
    last = view.steps[-1]
    assert (last.what, last.role, last.in_time) == ("cancelled", who, hours == 24)
    [entry] = entries(cast)
    assert isinstance(entry.content, Appointment)
    assert (entry.content.reason, entry.author_role) == (reason, who)


def test_what_the_coach_wrote_down_afterwards_is_how_it_went(cast: Cast) -> None:
    one, after = book(cast), TUESDAY + timedelta(hours=3)
    assert read(cast, one, now=after).state == "past"
    [entry] = entries(cast)
    trajectories.correct(
        actor=cast.coach, now=after, trajectory=cast.trajectory, entry=UUID(entry.id),
        happened_on=TUESDAY.date(),
        content=Appointment(("employee",), "visit", "attended", purpose="intake"),
    )  # fmt: skip
    view = read(cast, one, now=after)
    assert (view.state, view.outcome) == ("recorded", "attended")


@pytest.mark.parametrize(
    ("changes", "options", "path"),
    [
        ({"link": "javascript:alert(1)"}, OPTIONS, "$.link"),
        ({"link": "https://meet.example/<b>"}, OPTIONS, "$.link"),
        ({"link": "https://bank.example@evil.example/"}, OPTIONS, "$.link"),
        ({"link": "https://[x"}, OPTIONS, "$.link"),
        ({"link": "https://m.example/" + "a" * 600}, OPTIONS, "$.link"),
        ({"place": "Praktijk voor depressie"}, OPTIONS, "$.place"),
        ({"note": "x" * 1001}, OPTIONS, "$.note"),
        ({"note": "a\0b"}, OPTIONS, "$.note"),
        ({"minutes": 4}, OPTIONS, "$.minutes"),
        ({"employee": False}, OPTIONS, "$.with_"),
        ({}, (), "$.options"),
        ({}, (*OPTIONS, TUESDAY + timedelta(days=9)), "$.options"),
        ({}, (TUESDAY, TUESDAY), "$.options[1]"),
        ({}, (TUESDAY, NOW), "$.options[1]"),
        ({}, (TUESDAY.replace(year=2036),), "$.options[0]"),
    ],
)
def test_what_cannot_be_proposed_is_refused_at_its_place(
    cast: Cast, changes: dict[str, Any], options: tuple[datetime, ...], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        propose(cast, replace(INTAKE, **changes), options=options)
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("act", "code"),
    [("withdrawn", "ended"), ("begun", "past"), ("late", "past"), ("words", "medical")],
)
def test_an_answer_that_comes_too_late_or_says_too_much_is_refused(
    cast: Cast, act: str, code: str
) -> None:
    one, now = propose(cast), NOW
    if act == "withdrawn":
        guidance.cancel(actor=cast.coach, now=NOW, appointment=one)
    if act == "begun":
        pick(cast, one, TUESDAY)
    if act in ("begun", "late"):
        now = TUESDAY + timedelta(minutes=1)
    answer: Any = guidance.ask_other if act == "words" else guidance.pick
    moment = WEDNESDAY if act == "begun" else TUESDAY
    said = {"words": "Ik heb dan chemotherapie"} if act == "words" else {"moment": moment}
    with pytest.raises(Refused) as refused:
        answer(actor=cast.employee, now=now, appointment=one, **said)
    assert refused.value.code == code


def test_nobody_answers_for_another_or_reads_what_they_are_not_asked_to(cast: Cast) -> None:
    one = propose(cast)
    for actor in (cast.employer, cast.line_manager, cast.company_doctor, cast.other_coach):
        with pytest.raises(Denied):
            read(cast, one, actor)
    for actor in (cast.coach, cast.manager, cast.employer, cast.stranger, cast.stranger_employee):
        with pytest.raises(Denied):
            pick(cast, one, TUESDAY, actor)
    for actor in (cast.manager, cast.employee, cast.employer, cast.other_coach):
        with pytest.raises(Denied):
            propose(cast, actor=actor)
    assert guidance.appointments(actor=cast.employer, now=NOW, trajectory=cast.trajectory) == ()


def test_a_coach_who_is_somewhere_else_then_is_warned(cast: Cast) -> None:
    one = book(cast)
    other = TUESDAY + timedelta(minutes=119), TUESDAY + timedelta(minutes=120)
    given: dict[str, Any] = {
        "actor": cast.coach,
        "now": NOW,
        "trajectory": cast.trajectory,
        "minutes": 60,
    }
    found = guidance.clashes(moments=other, **given)
    assert [(clash.moment, clash.other) for clash in found] == [(other[0], TUESDAY)]
    assert guidance.clashes(moments=other, but=one, **given) == ()
    propose(cast, options=(THURSDAY,))
    assert [clash.agreed for clash in guidance.clashes(moments=(THURSDAY,), **given)] == [False]


def test_the_list_of_the_bureau_holds_what_lies_ahead_and_a_coach_sees_their_own(
    cast: Cast,
) -> None:
    book(cast)
    propose(cast)
    shown = guidance.planned(actor=cast.coach, now=NOW)
    assert [(one.employee, one.view.state) for one in shown] == [
        ("Karin Dijkstra", "agreed"),
        ("Karin Dijkstra", "proposed"),
    ]
    assert len(guidance.planned(actor=cast.manager, now=NOW)) == 2
    assert guidance.planned(actor=cast.other_coach, now=NOW) == ()
    with pytest.raises(Denied):
        guidance.planned(actor=cast.employee, now=NOW)


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    """The answer of the journal is asked once for all, corrections among it."""
    for number in range(12):
        one = book(cast, TUESDAY + timedelta(days=number))
        moved = TUESDAY + timedelta(days=number, hours=3)
        guidance.move(actor=cast.coach, now=NOW, appointment=one, begins_at=moved)
    with django_assert_max_num_queries(22):
        shown = guidance.planned(actor=cast.coach, now=NOW)
    assert [one.view.outcome for one in shown] == ["planned"] * 12


def test_both_sides_of_the_start_talk_write_what_they_expect(cast: Cast) -> None:
    given: dict[str, Any] = {"now": NOW, "trajectory": cast.trajectory}
    for actor in (cast.employer, cast.coach):
        guidance.write_expectations(
            actor=actor,
            expects="Elke maand een gesprek",
            offers="",
            **given,
        )
    found = guidance.expectations(actor=cast.employer, **given)
    assert {side: one.by for side, one in found.items()} == {
        "employer": "Peter Hoekstra",
        "bureau": "Noor Akkerman",
    }
    for words in ("", "Hij heeft een burn-out"):
        with pytest.raises(Refused) as refused:
            guidance.write_expectations(actor=cast.employer, expects=words, offers="", **given)
        assert refused.value.path == "$.expects"
    for actor in (cast.employee, cast.line_manager, cast.planner):
        with pytest.raises(Denied):
            guidance.write_expectations(actor=actor, expects="a", offers="b", **given)
