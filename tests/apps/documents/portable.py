"""What the tests of export and import share: bureaus, the way in and out, a released report."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.cast import NOW, Cast
from tests.undone import undone
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as cases
from wissel.connections.trajectory_file import Imported, TrajectoryFile, read_file, zip_bytes
from wissel.core.journal import Contact
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit, Layer
from wissel.core.trajectory import CapacityItem, Trajectory
from wissel.infra.doors import Actor, as_application, door
from wissel.infra.ids import uuid7
from wissel.infra.tenancy import TenantModel, tenant

PERIOD = "2026-11"
#: What every import says it leaves out.
ALWAYS = ["accounts", "unfinished"]


def new_bureau(prefix: str = "NB") -> Actor:
    """An empty bureau, as the command in it."""
    actor = Actor(bureau=uuid7(), name="tests", role="system", kind="command")
    bureaus.open_bureau(actor=actor, now=NOW, name=f"Bureau {prefix}", number_prefix=prefix)
    return actor


@door
def _numbered(*, actor: Actor, now: datetime) -> str:
    return bureaus.next_number(actor=actor, now=now)


def next_number(actor: Actor) -> str:
    """Take the next case number, as a door that registers somebody does."""
    return _numbered(actor=actor, now=NOW)


@contextmanager
def elsewhere() -> Iterator[None]:
    """Another installation: what is written here is gone afterwards."""
    with undone():
        yield


def bring_in(
    actor: Actor, case: Trajectory | TrajectoryFile, name: str = "", now: datetime = NOW
) -> Imported:
    given = case if isinstance(case, TrajectoryFile) else TrajectoryFile(case, {})
    return documents.import_trajectory(actor=actor, now=now, given=given, new_bureau=name)


def taken_out(actor: Actor, number: str, *, contents: bool = False) -> documents.Exported:
    found = cases.numbered(actor=actor, now=NOW, number=number)
    assert found is not None
    return documents.export_trajectory(actor=actor, now=NOW, trajectory=found, contents=contents)


def refused(actor: Actor, case: Trajectory | TrajectoryFile, now: datetime = NOW) -> Refused:
    """The refusal of a file; nothing is written by it."""
    before = rows(actor)
    with pytest.raises(Refused) as refusal:
        bring_in(actor, case, now=now)
    assert rows(actor) == before
    return refusal.value


def rows(actor: Actor) -> dict[str, int]:
    """How many rows each table of the bureau has."""
    with tenant(actor.bureau), transaction.atomic(), as_application(actor):
        return {
            model._meta.label: model.objects.count()
            for model in apps.get_models()
            if issubclass(model, TenantModel)
        }


def found(actor: Actor, number: str) -> UUID:
    pk = cases.numbered(actor=actor, now=NOW, number=number)
    assert pk is not None
    return pk


def released_report(cast: Cast) -> UUID:
    """A released report of November over a journal with a correction in it."""
    call = cases.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Contact(("employee",), "phone", "Twee reacties besproken: één «ja».", minutes=20),
        working_note="Alleen voor mij.",
    )
    cases.correct(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        entry=UUID(call.id),
        happened_on=date(2026, 11, 19),
        content=Contact(("employee",), "phone", "Drie reacties besproken.", minutes=25),
    )
    cases.receive_capacity(
        actor=cast.company_doctor,
        now=NOW,
        trajectory=cast.trajectory,
        valid_from=date(2026, 11, 1),
        source="company-doctor",
        author="R. Amrani",
        hours_per_week=20,
        items=(CapacityItem("tillen", "tot 10 kilo"),),
    )
    report = documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )
    return through_the_desk(cast, report)


def through_the_desk(cast: Cast, report: UUID) -> UUID:
    """Write a report to its end and release it."""
    view = documents.report(actor=cast.coach, now=NOW, report=report)
    edits = [
        Edit("answer", question.id, "Dit bespreken wij in december.", owner="Noor Akkerman")
        for question in view.record.questions()
    ]
    edits += [
        Edit("change", held.id, "Breed genoeg.", base=held.text, owner="Noor Akkerman")
        for _, held in view.record.statements()
        if held.layer is Layer.OPINION and not held.text
    ]
    documents.edit(
        actor=cast.coach, now=NOW, report=report, revision=view.revision, edits=tuple(edits)
    )
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def packed(made: documents.Exported) -> TrajectoryFile:
    """The zip of an export, read back."""
    return read_file(io.BytesIO(zip_bytes(made.trajectory, made.contents)))


def moved(cast: Cast) -> tuple[documents.Exported, TrajectoryFile]:
    """The cast's trajectory as it was exported, from an installation that is gone since."""
    made = taken_out(cast.command, cast.number, contents=True)
    return made, packed(made)


@contextmanager
def gone(cast: Cast) -> Iterator[None]:
    """Take the cast's trajectory out of the tables, as if this were another installation."""
    from wissel.apps.documents.models import Paper, PaperFile, ReceivedFile, Release, Report
    from wissel.apps.guidance.models import AgendaPoint, Appointment, AppointmentStep
    from wissel.apps.orders.models import Quote
    from wissel.apps.trajectories.models import CapacityVersion, JournalEntry
    from wissel.infra import changes

    with elsewhere():
        with tenant(cast.command.bureau), changes.gather(), as_owner(cast.command.bureau):
            above = (Release, Report, PaperFile, Paper, ReceivedFile, Quote)
            above = (*above, AgendaPoint, AppointmentStep, Appointment)
            for model in (*above, CapacityVersion, JournalEntry):
                model.objects.all()._raw_delete("default")
                assert not model.objects.exists()
        yield


@contextmanager
def as_owner(bureau: UUID) -> Iterator[None]:
    """Work as the owner of the tables in one bureau: the application may remove none of these."""
    if connection.vendor != "postgresql":
        yield
        return
    choose = "SELECT set_config('app.bureau', %s, true)"
    with connection.cursor() as cursor:
        cursor.execute(choose, [str(bureau)])
        yield
        cursor.execute(choose, [""])
