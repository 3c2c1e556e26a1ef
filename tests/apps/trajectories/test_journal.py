"""The journal: what is logged counts, corrections supersede, the chain tells of any touch."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.journal import (
    Agreement,
    Application,
    Appointment,
    Contact,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    Note,
)
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

CALL = Contact(("employee",), "phone", "Twee reacties besproken.", minutes=20)
YESTERDAY = date(2026, 11, 21)


def log(cast: Cast, actor: Actor | None = None, **changed: object) -> JournalEntry:
    said: dict[str, object] = {
        "actor": actor or cast.coach,
        "now": NOW,
        "trajectory": cast.trajectory,
        "happened_on": YESTERDAY,
        "content": CALL,
    }
    return trajectories.log(**(said | changed))  # type: ignore[arg-type]  # keywords of the door


def entries(cast: Cast, actor: Actor, **kwargs: bool) -> tuple[JournalEntry, ...]:
    return trajectories.entries(actor=actor, now=NOW, trajectory=cast.trajectory, **kwargs)


def test_a_logged_call_is_in_the_journal_with_both_its_moments(cast: Cast) -> None:
    made = log(cast)
    [entry] = [entry for entry in entries(cast, cast.coach) if entry.id == made.id]
    assert (entry.happened_on, entry.recorded_at) == (YESTERDAY, NOW)
    assert (entry.author, entry.author_role, entry.content) == ("Noor Akkerman", "coach", CALL)


def test_a_logged_call_settles_the_duty_to_meet(cast: Cast) -> None:
    before = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    duty = before.due.find("basis:first-contact@2026-11-22")
    assert duty is not None
    assert duty.done_on is None
    made = log(cast, happened_on=date(2026, 11, 22))
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    duty = after.due.find("basis:first-contact@2026-11-22")
    assert duty is not None
    assert (duty.done_on, duty.evidence) == (date(2026, 11, 22), (made.id,))


@pytest.mark.parametrize("name", ["employee", "employer", "planner", "manager", "company_doctor"])
def test_others_see_the_call_as_the_table_says_and_never_the_working_note(
    cast: Cast, name: str
) -> None:
    log(cast, working_note="Alleen voor mij.")
    seen = entries(cast, getattr(cast, name))
    assert not [entry for entry in seen if isinstance(entry.content, Note)]
    assert any(isinstance(entry.content, Contact) for entry in seen) == (name != "company_doctor")


def test_the_coach_reads_the_working_note_beside_the_call(cast: Cast) -> None:
    made = log(cast, working_note="Alleen voor mij.")
    [note] = [entry for entry in entries(cast, cast.coach) if isinstance(entry.content, Note)]
    assert isinstance(note.content, Note)
    assert (note.content.text, note.content.about) == ("Alleen voor mij.", made.id)
    assert note.category == DataCategory.WORKING_NOTES


@pytest.mark.parametrize(
    "name", ["planner", "manager", "employer", "employee", "company_doctor", "labour_expert"]
)
def test_only_the_coach_logs_a_call(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        log(cast, getattr(cast, name))


@pytest.mark.parametrize("name", ["other_coach", "stranger", "host_employer", "sysadmin"])
def test_who_has_no_tie_reads_nothing(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        entries(cast, getattr(cast, name))


def test_an_employee_logs_their_own_application(cast: Cast) -> None:
    made = log(cast, cast.employee, content=Application("planner", "sent", "Vaart B.V."))
    assert made.author_role == "employee"


def test_the_employer_does_not_see_where_the_employee_applied(cast: Cast) -> None:
    log(cast, content=Application("planner", "sent", "Vaart B.V."))
    [seen] = [e for e in entries(cast, cast.employer) if isinstance(e.content, Application)]
    assert isinstance(seen.content, Application)
    assert (seen.content.function, seen.content.employer_name, seen.salt) == ("planner", "", "")


def test_a_day_in_the_future_is_refused_with_what_to_do(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        log(cast, happened_on=date(2026, 11, 23))
    assert refused.value.path == "$.happened_on"
    assert "vandaag of eerder" in refused.value.message.nl


def test_a_text_no_reader_would_finish_is_refused_with_its_length(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        log(cast, content=Contact(("employee",), "phone", "a" * 30_000))
    assert refused.value.code == "too-long"


def test_an_appointment_may_lie_ahead_but_counts_only_when_it_took_place(cast: Cast) -> None:
    plan = Appointment(("employee",), "visit", "planned")
    made = log(cast, content=plan, happened_on=date(2026, 12, 1))
    assert "contact" not in made.counts_as


def test_a_correction_supersedes_and_the_old_entry_stays_readable(cast: Cast) -> None:
    made = log(cast)
    better = Contact(("employee",), "visit", "Op kantoor gesproken.", minutes=60)
    corrected = trajectories.correct(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        entry=_uuid(made),
        happened_on=YESTERDAY,
        content=better,
    )
    shown = [entry.id for entry in entries(cast, cast.coach)]
    assert corrected.id in shown
    assert made.id not in shown
    assert made.id in [entry.id for entry in entries(cast, cast.coach, corrected_too=True)]


def test_an_entry_is_corrected_once_and_keeps_its_kind(cast: Cast) -> None:
    made = log(cast)

    def correct(content: object) -> None:
        trajectories.correct(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            entry=_uuid(made),
            happened_on=YESTERDAY,
            content=content,  # type: ignore[arg-type]  # one of the kinds
        )

    with pytest.raises(Refused, match="keeps the kind"):
        correct(Agreement("coach", "Belt terug"))
    correct(Contact(("employee",), "visit", "Op kantoor."))
    with pytest.raises(Refused, match="corrected already"):
        correct(Contact(("employee",), "video", "Op afstand."))


def test_an_entry_of_another_trajectory_cannot_be_corrected(cast: Cast) -> None:
    made = log(cast)
    with pytest.raises(Denied):
        trajectories.correct(
            actor=cast.stranger,
            now=NOW,
            trajectory=cast.other_trajectory,
            entry=_uuid(made),
            happened_on=YESTERDAY,
            content=CALL,
        )


def test_a_document_feeds_the_clock(cast: Cast) -> None:
    paper = DocumentReceived(DocumentKind.EERSTEJAARSEVALUATIE, "employer")
    log(cast, content=paper, happened_on=date(2026, 6, 9))
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [milestone] = [m for m in case.due.timeline.milestones if m.id == "M07"]
    assert milestone.done_on == date(2026, 6, 9)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE trajectories_journalentry SET happened_on = '2026-01-01' WHERE seq = 2",
        "UPDATE trajectories_journalentry SET author = 'Iemand' WHERE seq = 2",
        "UPDATE trajectories_journalentry SET recorded_at = '2026-01-01T10:00:00+00:00' "
        "WHERE seq = 2",
        "DELETE FROM trajectories_journalentry WHERE seq = 2",
    ],
)
def test_a_touched_journal_breaks_its_chain(cast: Cast, sql: str) -> None:
    log(cast)
    log(cast)
    assert trajectories.broken_chains(actor=cast.command, now=NOW) == ()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    broken = trajectories.broken_chains(actor=cast.command, now=NOW)
    assert (cast.number, 2) in [(one.chain, one.seq) for one in broken]


def _uuid(entry: JournalEntry) -> UUID:
    return UUID(entry.id)


def test_the_end_of_a_journal_cannot_be_cut_off_unseen(cast: Cast) -> None:
    log(cast)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trajectories_journalentry WHERE seq = 2")
    [gone] = trajectories.broken_chains(actor=cast.command, now=NOW)
    assert gone.chain == "journal"
