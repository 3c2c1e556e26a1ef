"""The monthly report from draft to release: the employee reads exactly what the employer gets."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.documents.service.drafting import Blocked
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit, Layer
from wissel.infra import files
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail

pytestmark = pytest.mark.slow

PERIOD = "2026-11"


@pytest.fixture
def report(cast: Cast) -> UUID:
    """A draft of November with one call in it."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Contact(("employee",), "phone", "Twee reacties besproken.", minutes=20),
    )
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )


def read(report: UUID, actor: Actor, now: datetime = NOW) -> documents.ReportView:
    return documents.report(actor=actor, now=now, report=report)


def write(cast: Cast, report: UUID, conclusion: str = "Het zoekprofiel is breed genoeg.") -> None:
    """Answer the open questions and write the conclusion, as the coach would."""
    view = read(report, cast.coach)
    answers = [
        Edit("answer", question.id, "Dit bespreken wij in december.", owner="Noor Akkerman")
        for question in view.record.questions()
    ]
    blank = [
        Edit("change", held.id, conclusion, base=held.text, owner="Noor Akkerman")
        for _, held in view.record.statements()
        if held.layer is Layer.OPINION and not held.text
    ]
    documents.edit(
        actor=cast.coach,
        now=NOW,
        report=report,
        revision=view.revision,
        edits=(*answers, *blank),
    )


def send(cast: Cast, report: UUID) -> date:
    write(cast, report)
    return documents.send_to_employee(actor=cast.coach, now=NOW, report=report)


def answer(cast: Cast, report: UUID, kind: str = "agreed", text: str = "") -> None:
    documents.respond(
        actor=cast.employee,
        now=NOW,
        report=report,
        kind=kind,  # type: ignore[arg-type]  # one of the three words
        text=text,
    )


def release(cast: Cast, report: UUID, now: datetime = NOW) -> UUID:
    return documents.release(actor=cast.coach, now=now, report=report)


def test_the_draft_writes_itself_from_the_journal_with_evidence(cast: Cast, report: UUID) -> None:
    record = read(report, cast.coach).record
    [line] = [held for _, held in record.statements() if "Twee reacties" in held.text]
    assert line.evidence
    assert line.layer is Layer.FACT


def test_starting_twice_gives_the_same_report(cast: Cast, report: UUID) -> None:
    again = documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )
    assert again == report


@pytest.mark.parametrize(
    ("period", "code"), [("2026-12", "future"), ("november", "period"), ("2026-13", "period")]
)
def test_a_month_that_cannot_be_is_refused(cast: Cast, period: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        documents.start_report(actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=period)
    assert refused.value.code == code


def test_two_coaches_saving_one_draft_lose_nothing(cast: Cast, report: UUID) -> None:
    opened = read(report, cast.coach).revision
    mine = (Edit("add", "knelpunten", "Eerst dit.", id="a", owner="Noor Akkerman"),)
    theirs = (Edit("add", "knelpunten", "En dit.", id="b", owner="Noor Akkerman"),)
    documents.edit(actor=cast.coach, now=NOW, report=report, revision=opened, edits=mine)
    with pytest.raises(documents.SavedByAnother) as saved:
        documents.edit(actor=cast.manager, now=NOW, report=report, revision=opened, edits=theirs)
    assert saved.value.edits == theirs
    documents.edit(
        actor=cast.manager, now=NOW, report=report, revision=saved.value.revision, edits=theirs
    )
    texts = [text for _, text in read(report, cast.coach).record.texts()]
    assert {"Eerst dit.", "En dit."} <= set(texts)


def test_a_draft_with_open_questions_does_not_go_to_the_employee(cast: Cast, report: UUID) -> None:
    with pytest.raises(Blocked) as blocked:
        documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    assert {"questions", "empty-section"} <= {check.key for check in blocked.value.checks}


def test_a_medical_word_holds_the_draft_back_until_it_is_mended_or_kept_with_a_reason(
    cast: Cast, report: UUID
) -> None:
    write(cast, report, conclusion="Dinsdag lukt niet door de fysiotherapie.")
    with pytest.raises(Blocked) as blocked:
        documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    assert [check.key for check in blocked.value.checks] == ["guard"]
    [finding] = read(report, cast.coach).findings
    assert finding.suggestion is not None
    assert finding.suggestion.nl
    documents.keep_finding(
        actor=cast.coach,
        now=NOW,
        report=report,
        statement=finding.span.statement,
        text=finding.span.text,
        reason="Naam van de opleiding die zij volgt.",
    )
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)


def test_the_employee_reads_exactly_what_the_employer_gets(cast: Cast, report: UUID) -> None:
    send(cast, report)
    read_first = read(report, cast.employee).record
    answer(cast, report)
    release(cast, report)
    given = read(report, cast.employer).record
    first = {held.id: held for _, held in read_first.statements()}
    last = {held.id: held for _, held in given.statements()}
    own_words = {"10:voice"}
    assert {k: v for k, v in first.items() if k not in own_words} == {
        k: v for k, v in last.items() if k not in own_words
    }


def test_the_reading_term_is_the_programmes_and_in_the_one_list(cast: Cast, report: UUID) -> None:
    until = send(cast, report)
    assert until == date(2026, 11, 27)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [d for d in case.due.obligations if d.rule == "basis:read-report"]
    assert (duty.due, duty.actors) == (until, ("employee",))


def test_before_the_term_is_over_nothing_is_released_without_an_answer(
    cast: Cast, report: UUID
) -> None:
    send(cast, report)
    with pytest.raises(documents.NotReady, match="reading"):
        release(cast, report)


def test_after_the_term_it_is_released_with_no_response(cast: Cast, report: UUID) -> None:
    until = send(cast, report)
    later = NOW + timedelta(days=(until - NOW.date()).days + 1)
    release(cast, report, later)
    record = read(report, cast.employer, later).record
    assert record.response is not None
    assert record.response.kind == "no-response"


def test_disagreement_is_attached_in_own_words_and_never_blocks(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report, "disagreed", "Ik heb er vier gestuurd.")
    release(cast, report)
    voice = read(report, cast.employer).record.find("10:voice")
    assert voice is not None
    assert "Ik heb er vier gestuurd." in voice.text


def test_disagreeing_needs_own_words(cast: Cast, report: UUID) -> None:
    send(cast, report)
    with pytest.raises(Refused, match="own words"):
        answer(cast, report, "disagreed")


def test_an_answer_of_many_pages_is_refused_with_its_length(cast: Cast, report: UUID) -> None:
    send(cast, report)
    with pytest.raises(Refused) as refused:
        answer(cast, report, "disagreed", "a" * 20_000)
    assert refused.value.code == "too-long"


def test_a_comment_stands_at_its_sentence_and_the_coach_sees_it(cast: Cast, report: UUID) -> None:
    send(cast, report)
    documents.comment(
        actor=cast.employee, now=NOW, report=report, text="Het waren er drie.", statement="10:voice"
    )
    [comment] = read(report, cast.coach).comments
    assert (comment.statement, comment.text) == ("10:voice", "Het waren er drie.")


def test_released_bytes_are_stored_hashed_and_given_to_the_employer(
    cast: Cast, report: UUID
) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    given = documents.released_file(actor=cast.employer, now=NOW, report=report)
    assert given.content.startswith(b"%PDF-")
    assert hashlib.sha256(given.content).hexdigest() == given.sha256
    assert given.file_name == f"{cast.number}_maandrapport_2026-11_v1.pdf"
    assert "Dijkstra" not in given.file_name


def test_another_file_in_the_place_of_a_release_is_not_given_out(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    other = files.store(b"%PDF- of another person", bureau=cast.coach.bureau)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_release SET stored_as = %s", [other])
    with pytest.raises(files.FileGone):
        documents.released_file(actor=cast.employer, now=NOW, report=report)


def test_the_employers_first_download_is_in_the_journal_once(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    for _ in range(2):
        documents.released_file(actor=cast.employer, now=NOW, report=report)
    events = [
        getattr(entry.content, "event", "")
        for entry in trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    ]
    assert events.count("read-by-employer") == 1


def test_a_released_report_settles_its_duty(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    events = [
        getattr(entry.content, "event", "")
        for entry in trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    ]
    assert events[-4:] == ["drafted", "to-employee", "employee-agreed", "released"]


def test_released_text_is_never_edited_and_a_correction_says_what_changed(
    cast: Cast, report: UUID
) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    with pytest.raises(Refused):
        write(cast, report)
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=report, reason="De duur klopte niet."
    )
    view = read(newer, cast.coach)
    documents.edit(
        actor=cast.coach,
        now=NOW,
        report=newer,
        revision=view.revision,
        edits=(Edit("add", "knelpunten", "Geen knelpunten.", id="x", owner="Noor Akkerman"),),
    )
    documents.send_to_employee(actor=cast.coach, now=NOW, report=newer)
    answer(cast, newer)
    release(cast, newer)
    record = read(newer, cast.employer).record
    assert record.header.version == 2
    assert record.correction is not None
    assert record.correction.reason == "De duur klopte niet."
    assert any("Geen knelpunten" in line for line in record.correction.lines)
    assert read(report, cast.employer).line.state == "vervangen"


@pytest.mark.parametrize("name", ["employee", "employer", "planner", "labour_expert"])
def test_who_may_not_write_a_report(cast: Cast, report: UUID, name: str) -> None:
    actor = getattr(cast, name)
    with pytest.raises(Denied):
        documents.edit(actor=actor, now=NOW, report=report, revision=0, edits=())
    with pytest.raises(Denied):
        documents.send_to_employee(actor=actor, now=NOW, report=report)


@pytest.mark.parametrize("name", ["employee", "employer", "labour_expert", "line_manager"])
def test_nobody_else_sees_a_draft_on_the_desk(cast: Cast, report: UUID, name: str) -> None:
    with pytest.raises(Denied):
        read(report, getattr(cast, name))


def test_the_employer_sees_nothing_before_the_release(cast: Cast, report: UUID) -> None:
    send(cast, report)
    with pytest.raises(Denied):
        read(report, cast.employer)
    assert documents.releases(actor=cast.employer, now=NOW) == ()


@pytest.mark.parametrize("name", ["other_coach", "stranger", "stranger_employee", "sysadmin"])
def test_who_has_no_tie_gets_no_report(cast: Cast, report: UUID, name: str) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    with pytest.raises(Denied):
        read(report, getattr(cast, name))
    with pytest.raises(Denied):
        documents.released_file(actor=getattr(cast, name), now=NOW, report=report)


def test_reminders_of_a_draft_come_on_the_programmes_days_and_once(
    cast: Cast, report: UUID
) -> None:
    send(cast, report)
    view = trajectories.case(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    (key,) = (
        duty.key
        for duty in view.due.obligations
        if "report-event:employee-agreed" in duty.satisfied_by
    )
    counts = []
    for day in range(8):
        now = NOW + timedelta(days=day)
        for _ in range(2):
            trajectories.refresh(actor=cast.command, now=now, trajectory=cast.trajectory)
        found = trajectories.last_reminders(
            actor=cast.employee, now=now, trajectory=cast.trajectory
        )
        counts.append(found[key][1] if key in found else 0)
    assert (counts[0], counts[-1]) == (0, 2)
    assert counts == sorted(counts)


def test_a_mail_about_a_report_holds_no_word_of_it(cast: Cast, report: UUID) -> None:
    from wissel.infra import tenancy

    send(cast, report)
    with tenancy.tenant(cast.coach.bureau):
        row = Mail.objects.order_by("-queued_at", "-id").first()
    assert row is not None
    assert (row.to, row.path, row.notice) == ("karin@example.org", "/", "message")


def test_reopening_makes_the_employee_read_again(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report)
    documents.reopen(actor=cast.coach, now=NOW, report=report)
    with pytest.raises(documents.NotReady, match="state"):
        release(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    with pytest.raises(documents.NotReady, match="reading"):
        release(cast, report)
    assert replace(read(report, cast.employee).line, state="").response == ""
