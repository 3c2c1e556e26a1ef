"""Out and in again: an export that is imported elsewhere and exported there is equal."""

import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from tests.any_trajectory import plain, trajectories
from tests.apps.documents.portable import (
    ALWAYS,
    PERIOD,
    bring_in,
    elsewhere,
    found,
    gone,
    moved,
    new_bureau,
    next_number,
    refused,
    released_report,
    taken_out,
    through_the_desk,
)
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as cases
from wissel.connections.trajectory_file import TrajectoryFile, json_bytes, read_file
from wissel.core.absence import Absence
from wissel.core.journal import chain_break
from wissel.core.refusal import Refused
from wissel.core.trajectory import Employee, Party, Trajectory
from wissel.infra.doors import Actor, Denied, as_application
from wissel.infra.ids import uuid7
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.slow


@pytest.fixture
def released(cast: Cast) -> UUID:
    """A released report of the cast's trajectory."""
    return released_report(cast)


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=trajectories())
def test_what_is_imported_is_exported_equal(db: None, case: Trajectory) -> None:
    with elsewhere():
        actor = new_bureau()
        done = bring_in(actor, case)
        assert (done.imported, done.changed) == (case.reference, ())
        assert taken_out(actor, done.imported).trajectory == case


def test_a_trajectory_moves_with_its_documents_and_comes_out_equal(
    cast: Cast, released: UUID
) -> None:
    made, given = moved(cast)
    with gone(cast):
        actor = new_bureau()
        done = bring_in(actor, given)
        assert (done.imported, done.changed) == (cast.number, ())
        assert [one.what for one in done.skipped] == ALWAYS
        again = taken_out(actor, done.imported, contents=True)
        assert again == made
        assert chain_break(again.trajectory.journal) is None
        assert any(entry.supersedes for entry in again.trajectory.journal)


def test_the_released_pdf_can_be_read_after_the_move(cast: Cast, released: UUID) -> None:
    before = documents.released_file(actor=cast.command, now=NOW, report=released)
    _, given = moved(cast)
    with gone(cast):
        actor = new_bureau()
        bring_in(actor, given)
        assert documents.released_file(actor=actor, now=NOW, report=released) == before
        [line] = documents.released_reports(
            actor=actor,
            now=NOW,
            trajectory=found(actor, cast.number),
        )
        assert line.sha256 == hashlib.sha256(before.content).hexdigest()
        view = documents.report(actor=actor, now=NOW, report=released)
        assert view.line.state == "vrijgegeven"
        assert view.record.header.case_number == cast.number


def test_a_corrected_report_keeps_both_versions(cast: Cast, released: UUID) -> None:
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=released, reason="De duur klopte niet."
    )
    through_the_desk(cast, newer)
    made, given = moved(cast)
    with gone(cast):
        actor = new_bureau()
        bring_in(actor, given)
        assert taken_out(actor, cast.number, contents=True) == made
        states = {
            report: documents.report(actor=actor, now=NOW, report=report).line.state
            for report in (released, newer)
        }
        assert states == {released: "vervangen", newer: "vrijgegeven"}


def test_a_json_file_alone_brings_no_documents_and_says_so(cast: Cast, released: UUID) -> None:
    made = taken_out(cast.command, cast.number)
    assert made.contents == {}
    with gone(cast):
        actor = new_bureau()
        done = bring_in(actor, read_file(io.BytesIO(json_bytes(made.trajectory))))
        assert [one.what for one in done.skipped] == [
            f"report {made.trajectory.reports[0].file}",
            *ALWAYS,
        ]
        assert taken_out(actor, done.imported).trajectory == replace(made.trajectory, reports=())


def test_a_draft_stays_behind_and_is_named(cast: Cast) -> None:
    documents.start_report(actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD)
    made = taken_out(cast.command, cast.number)
    with gone(cast):
        done = bring_in(new_bureau(), made.trajectory)
    assert [one.what for one in done.skipped] == ["draft monthly-report 2026-11", *ALWAYS]


def test_a_file_in_the_zip_that_nobody_speaks_of_is_named(db: None) -> None:
    done = bring_in(new_bureau(), TrajectoryFile(plain(), {}, ("notes.txt",)))
    assert "file notes.txt" in [one.what for one in done.skipped]


def test_the_same_file_twice_is_refused_with_the_number_it_has(db: None) -> None:
    actor = new_bureau()
    bring_in(actor, plain())
    error = refused(actor, plain(reference="XX-0999"))
    assert error.code == "already-here"
    assert "XX-0231" in error.message.en


def test_a_file_without_a_journal_is_known_by_its_person_and_day(db: None) -> None:
    actor = new_bureau()
    bring_in(actor, plain(journal=()))
    assert refused(actor, plain(journal=())).code == "already-here"
    bring_in(actor, plain(journal=(), employee=Employee("Anna de Boer", date(1981, 1, 2))))


def test_a_trajectory_at_another_bureau_of_this_installation_is_refused(cast: Cast) -> None:
    made = taken_out(cast.command, cast.number)
    error = refused(new_bureau(), made.trajectory)
    assert error.code == "identity-taken"


def test_its_own_number_is_kept_and_the_series_goes_on_after_it(db: None) -> None:
    actor = new_bureau("XX")
    assert bring_in(actor, plain()).imported == "XX-0231"
    assert next_number(actor) == "XX-0232"


@pytest.mark.parametrize("reference", ["XX-0231", "xx-0231", "", "Anna / 1", "X" * 21])
def test_a_number_that_is_taken_or_unfit_becomes_a_new_one(db: None, reference: str) -> None:
    actor = new_bureau("XX")
    bring_in(actor, plain())
    other = plain(reference=reference, journal=(), employee=Employee("Bea de Boer"), parties=())
    done = bring_in(actor, other)
    assert done.imported == "XX-0232"
    [change] = done.changed
    assert (change.path, change.from_, change.to) == ("$.reference", reference, "XX-0232")


def test_a_client_that_the_bureau_has_is_used_and_what_differs_is_said(db: None) -> None:
    actor = new_bureau()
    bureaus.register_client(actor=actor, now=NOW, name="WERKGEVER É B.V.", kvk="12345678")
    done = bring_in(actor, plain())
    assert {(one.path, one.to) for one in done.changed} == {
        ("$.client.name", "WERKGEVER É B.V."),
        ("$.client.kvk", "12345678"),
    }
    assert len(bureaus.clients(actor=actor, now=NOW)) == 1


def test_a_journal_without_a_chain_gets_one_and_that_is_said(db: None) -> None:
    actor = new_bureau()
    bare = tuple(replace(e, salt="", digest="", link="") for e in plain().journal)
    done = bring_in(actor, plain(journal=bare))
    assert [one.path for one in done.changed] == ["$.journal"]
    journal = taken_out(actor, done.imported).trajectory.journal
    assert chain_break(journal) is None
    assert [entry.content for entry in journal] == [entry.content for entry in bare]


def test_an_import_makes_no_accounts(db: None) -> None:
    actor = new_bureau()
    coach = Party("coach", "Noor Akkerman", email="noor@elders.example", registration="RCC 1")
    done = bring_in(actor, plain(parties=(coach,)))
    assert bureaus.members(actor=actor, now=NOW) == ()
    view = cases.case(actor=actor, now=NOW, trajectory=found(actor, done.imported))
    assert view.case.parties == (coach,)
    assert (view.coach, view.employee_has_account) == (None, False)


def test_a_bureau_can_be_opened_for_the_file_and_not_for_a_refused_one(db: None) -> None:
    actor = Actor(bureau=uuid7(), name="tests", role="system", kind="command")
    future = plain(absence=Absence(NOW.date() + timedelta(days=1)))
    with pytest.raises(Refused):
        bring_in(actor, future, "Bureau Nieuw")
    assert actor.bureau not in set(bureaus.all_bureaus())
    bring_in(actor, plain(), "Bureau Nieuw")
    assert bureaus.bureau(actor=actor, now=NOW).name == "Bureau Nieuw"
    assert next_number(actor) == "XX-0232"


def test_export_and_import_stand_in_the_access_log(db: None) -> None:
    actor = new_bureau()
    bring_in(actor, plain())
    taken_out(actor, "XX-0231")
    with tenant(actor.bureau), transaction.atomic(), as_application(actor):
        lines = list(AccessLogEntry.objects.order_by("seq").values_list("event", "action"))
    assert lines == [("dossier.import", "C"), ("dossier.export", "E")]


def test_only_the_program_takes_a_whole_file_out_or_in(cast: Cast) -> None:
    for actor in cast.everybody.values():
        with pytest.raises(Denied):
            documents.export_trajectory(actor=actor, now=NOW, trajectory=cast.trajectory)
        with pytest.raises(Denied):
            bring_in(actor, plain())
        with pytest.raises(Denied):
            cases.restore(actor=actor, now=NOW, case=plain())
        with pytest.raises(Denied):
            cases.numbered(actor=actor, now=NOW, number=cast.number)


@pytest.mark.parametrize("name", ["stranger", "host_employer", "line_manager"])
def test_who_may_not_read_releases_gets_no_list_of_them(cast: Cast, name: str) -> None:
    actor = getattr(cast, name)
    with pytest.raises(Denied):
        documents.released_reports(actor=actor, now=NOW, trajectory=cast.trajectory)


def test_a_stored_document_that_was_changed_is_not_exported(
    cast: Cast, released: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.infra import files

    monkeypatch.setattr(files, "read", lambda key, *, bureau: b"%PDF- another")
    with pytest.raises(documents.Damaged, match="maandrapport"):
        taken_out(cast.command, cast.number, contents=True)
