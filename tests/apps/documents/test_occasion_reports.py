"""Reports of a talk of three (D16), a standstill (D17) and aftercare (D24), to their end."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.apps.documents.test_intake_report import begin, duty, follow, log, view, words, write
from tests.apps.documents.test_plan_document import proof
from tests.apps.guidance.talks import THREE_WAY, TUESDAY, add, aside, book
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Appointment,
    Contact,
    Decision,
    PlacementEvent,
    StagnationSignal,
)
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TALK, STANDSTILL, AFTERCARE = "three-way-report", "stagnation-report", "aftercare-report"
DAY = date(2026, 11, 20)
THREE = Appointment(("employee", "employer"), "visit", "attended", purpose="three-way")


@pytest.fixture
def talked(cast: Cast) -> Cast:
    """A trajectory in which a talk of three was held two days ago."""
    follow(cast, "jp-werkrevisie")
    log(cast, DAY, THREE)
    return cast


@pytest.fixture
def still(cast: Cast) -> Cast:
    """A trajectory that stands still, of a bureau that says so in a report."""
    follow(cast, "pappenheim")
    log(cast, DAY, StagnationSignal("practical", "Er is geen vervoer.", date(2026, 11, 9)))
    return cast


def start(cast: Cast, kind: str, day: date = DAY, actor: Actor | None = None) -> UUID:
    return documents.start_occasion(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, kind=kind, day=day
    )


def released(cast: Cast, kind: str = TALK) -> UUID:
    report = start(cast, kind)
    write(cast, report)
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def test_the_minutes_go_to_both_at_once_and_keep_the_promise_of_five_working_days(
    talked: Cast,
) -> None:
    event = f"report-event:released:{TALK}"
    assert duty(talked, event).due == date(2026, 11, 27)
    report = released(talked)
    assert duty(talked, event).done_on == NOW.date()
    for reader in (talked.employee, talked.employer):
        assert view(talked, report, reader).record.header.title.nl == "Verslag driegesprek"
    file = documents.released_file(actor=talked.employer, now=NOW, report=report)
    assert file.file_name == f"{talked.number}_gespreksverslag_2026-11-20_v1.pdf"


def test_employee_and_employer_each_say_whether_it_is_right_and_read_each_others_answer(
    talked: Cast,
) -> None:
    report = released(talked)
    assert view(talked, report, talked.employer).asks_client
    documents.respond(actor=talked.employee, now=NOW, report=report, kind="agreed")
    who = talked.employer
    documents.sign_report(
        actor=who, now=NOW, report=report, proof=proof(who), name=who.name, function="HR",
        authorised=True,
    )  # fmt: skip
    for reader in (talked.employee, talked.employer, talked.coach):
        held = view(talked, report, reader)
        assert held.response is not None
        assert held.response.kind == "agreed"
        assert held.client_answer is not None
        assert held.client_answer.kind == "agreed"


def test_a_word_of_health_reaches_no_employer_by_an_answer_to_the_minutes(talked: Cast) -> None:
    report = released(talked)
    with pytest.raises(Refused) as refused:
        documents.respond(
            actor=talked.employee, now=NOW, report=report, kind="commented",
            text="Ik heb een burn-out.",
        )  # fmt: skip
    assert refused.value.path == "$.text"
    assert view(talked, report, talked.employer).response is None


def test_who_does_not_agree_says_why_and_it_holds_nothing_back(talked: Cast) -> None:
    report = released(talked)
    documents.respond(
        actor=talked.employee,
        now=NOW,
        report=report,
        kind="disagreed",
        text="De uren kloppen niet.",
    )
    documents.refuse_report(
        actor=talked.employer, now=NOW, report=report, because="Graag ook de uren."
    )
    held = view(talked, report, talked.employer)
    assert held.response is not None
    assert held.response.text == "De uren kloppen niet."
    assert held.client_answer is not None
    assert held.client_answer.because == "Graag ook de uren."
    anew = documents.start_correction(
        actor=talked.coach, now=NOW, report=report, reason="De uren zijn aangevuld."
    )
    documents.release(actor=talked.coach, now=NOW, report=anew)
    newer = view(talked, anew, talked.employer)
    assert "De uren kloppen niet." in words(newer.record, "visie-werknemer")
    assert newer.asks_client  # the newest text waits for an answer of its own


@pytest.mark.parametrize("name", ["coach", "manager", "line_manager", "planner", "stranger"])
def test_nobody_answers_for_the_employee(talked: Cast, name: str) -> None:
    report = released(talked)
    with pytest.raises(Denied):
        documents.respond(actor=talked.everybody[name], now=NOW, report=report, kind="agreed")


def test_the_second_report_speaks_of_what_came_after_the_first(talked: Cast) -> None:
    first = released(talked)
    log(talked, NOW.date(), THREE)
    assert view(talked, first).record.header.period_to == DAY
    second = start(talked, TALK, NOW.date())
    head = view(talked, second).record.header
    assert (head.period_from, head.period_to) == (DAY + timedelta(days=1), NOW.date())
    assert start(talked, TALK, NOW.date()) == second  # once begun it is opened


@pytest.mark.parametrize(
    ("kind", "day", "path"),
    [
        (TALK, date(2026, 11, 19), "$.day"),  # no talk on that day
        (TALK, NOW.date() + timedelta(days=1), "$.day"),
        (STANDSTILL, DAY, "$.day"),  # there was a talk, and no standstill
        ("final-report", DAY, "$.kind"),
        ("letter", DAY, "$.kind"),
    ],
)
def test_nothing_begins_without_what_it_is_about(
    talked: Cast, kind: str, day: date, path: str
) -> None:
    with pytest.raises(Refused) as refused:
        start(talked, kind, day)
    assert refused.value.path == path


@pytest.mark.parametrize("name", ["planner", "other_coach", "employer", "employee", "stranger"])
def test_only_who_writes_reports_begins_one(talked: Cast, name: str) -> None:
    with pytest.raises(Denied):
        start(talked, TALK, actor=talked.everybody[name])


def test_a_talk_without_a_report_is_offered_until_it_is_begun(talked: Cast) -> None:
    def offered() -> tuple[tuple[str, date], ...]:
        return documents.occasions_to_report(
            actor=talked.coach, now=NOW, trajectory=talked.trajectory
        )

    assert offered() == ((TALK, DAY),)
    start(talked, TALK)
    assert offered() == ()
    with pytest.raises(Denied):
        documents.occasions_to_report(actor=talked.employer, now=NOW, trajectory=talked.trajectory)


def test_a_decision_that_nobody_wrote_down_is_asked_for_and_holds_nothing(talked: Cast) -> None:
    report = start(talked, TALK)
    held = view(talked, report)
    [decided] = [one for one in held.record.questions() if one.id.endswith("besluit")]
    answer = Edit("answer", decided.id, decided.choices[1])
    documents.edit(
        actor=talked.coach, now=NOW, report=report, revision=held.revision, edits=(answer,)
    )
    [line] = [one for one in view(talked, report).checks if one.key == "decision"]
    assert line.state == "attention"
    log(talked, DAY, Decision("course", "Meer uren zoeken", "Noor Akkerman", "coach"))
    assert not [one for one in view(talked, report).checks if one.key == "decision"]


# ---------------------------------------------------------------- a standstill


def test_the_employee_reads_of_the_standstill_first_and_has_five_working_days(still: Cast) -> None:
    told = duty(still, f"report-event:to-employee:{STANDSTILL}")
    assert told.due == date(2026, 11, 24)
    report = start(still, STANDSTILL)
    assert view(still, report).record.header.period_from == DAY - timedelta(days=42)
    write(still, report)
    with pytest.raises(documents.NotReady):
        documents.release(actor=still.coach, now=NOW, report=report)
    until = documents.send_to_employee(actor=still.coach, now=NOW, report=report)
    assert until == date(2026, 11, 27)
    assert duty(still, f"report-event:to-employee:{STANDSTILL}").done_on == NOW.date()
    with pytest.raises(Denied):
        view(still, report, still.employer)
    documents.respond(
        actor=still.employee, now=NOW, report=report, kind="commented", text="De bus rijdt niet."
    )
    documents.release(actor=still.coach, now=NOW, report=report)
    record = view(still, report, still.employer).record
    assert "De bus rijdt niet." in words(record, "visie-werknemer")
    assert duty(still, f"report-event:released:{STANDSTILL}").done_on == NOW.date()


def test_what_followed_stands_in_the_next_version(still: Cast) -> None:
    report = start(still, STANDSTILL)
    write(still, report)
    documents.send_to_employee(actor=still.coach, now=NOW, report=report)
    documents.respond(actor=still.employee, now=NOW, report=report, kind="agreed")
    documents.release(actor=still.coach, now=NOW, report=report)
    log(still, NOW.date(), Decision("course", "Vervoer via de werkgever", "Peter", "employer"))
    anew = documents.start_correction(
        actor=still.coach, now=NOW, report=report, reason="Er is besloten."
    )
    assert "Vervoer via de werkgever" in words(view(still, anew).record, "vervolg")


# ---------------------------------------------------------------- aftercare


def test_the_aftercare_report_speaks_of_the_time_since_the_new_work_began(cast: Cast) -> None:
    follow(cast, "xs2more")
    log(cast, date(2026, 10, 5), Contact(("employee",), "phone", "Voor de nazorg."))
    log(cast, date(2026, 11, 2), PlacementEvent("dienstverband", "started", "Tuin", "hulp", 16))
    log(cast, date(2026, 11, 16), Contact(("employee",), "visit", "Op het nieuwe werk."))
    report = begin(cast, key=AFTERCARE)
    record = view(cast, report).record
    assert record.header.period_from == date(2026, 11, 2)
    assert (
        words(record, "contactmomenten") == "16 november 2026: gesprek op locatie, met werknemer."
    )
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed")
    documents.release(actor=cast.coach, now=NOW, report=report)
    shown = view(cast, report, cast.employer).record
    assert "Tuin" not in str(shown)


def test_minutes_made_elsewhere_settle_the_oldest_talk_that_waits(talked: Cast) -> None:
    log(talked, NOW.date(), THREE)
    trajectories.report_delivered(
        actor=talked.coach, now=NOW, trajectory=talked.trajectory, delivery=TALK, day=NOW.date()
    )
    held = trajectories.case(actor=talked.coach, now=NOW, trajectory=talked.trajectory)
    event = f"report-event:released:{TALK}"
    waits = [one for one in held.due.obligations if event in one.satisfied_by]
    assert [(one.opens, one.done_on) for one in waits] == [
        (DAY, NOW.date()),
        (NOW.date(), None),
    ]


def test_the_agenda_of_the_talk_stands_in_its_minutes_and_nothing_that_was_kept_out(
    cast: Cast,
) -> None:
    talk = book(cast, said=THREE_WAY)
    for actor, text in ((cast.employer, "De kosten"), (cast.employee, "De uren")):
        add(cast, talk, actor, text)
    view_of = add(cast, talk, cast.coach, "De thuissituatie")
    last = next(point for point in view_of.points if point.text == "De thuissituatie")
    aside(cast, talk, last.id)
    later = TUESDAY + timedelta(hours=3)
    trajectories.log(
        actor=cast.coach, now=later, trajectory=cast.trajectory, happened_on=TUESDAY.date(),
        content=THREE,
    )  # fmt: skip
    report = documents.start_occasion(
        actor=cast.coach, now=later, trajectory=cast.trajectory, kind=TALK, day=TUESDAY.date()
    )
    record = documents.report(actor=cast.coach, now=later, report=report).record
    assert words(record, "agenda") == "Werkgever: De kosten\nWerknemer: De uren"
    assert "thuissituatie" not in str(record)
