"""Whether the bytes of every document are still there. For ``wissel check``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wissel.apps.documents.models import PaperFile, ReceivedFile, Release
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.dates import local_day
from wissel.infra import files
from wissel.infra.doors import Actor, Denied, read_door


@dataclass(frozen=True, slots=True)
class LostDocument:
    """A document whose bytes are not in storage: of which case, what it is, and of which day.

    ``stored_as`` is the key to put it back under from a back-up.
    """

    case: str
    document: str
    day: date
    stored_as: str


@read_door
def lost_documents(*, actor: Actor, now: datetime) -> tuple[LostDocument, ...]:
    """Return every document of the bureau whose bytes are not there. Only a command may.

    Whether what is there still is what was kept, only opening it tells: each download, bundle and
    export does.
    """
    if not actor.is_system:
        raise Denied("command-only")
    return tuple(
        LostDocument(_case_number(actor, now, trajectory), document, local_day(at), key)
        for trajectory, document, at, key in _stored()
        if not files.is_there(key)
    )


def _stored() -> Iterator[tuple[UUID, str, datetime, str]]:
    """Yield trajectory, what it is, moment and key of everything that is stored."""
    yield from Release.objects.order_by("released_at", "id").values_list(
        "report__trajectory_id", "file_name", "released_at", "stored_as"
    )
    yield from PaperFile.objects.order_by("made_at", "id").values_list(
        "paper__trajectory_id", "paper__kind", "made_at", "stored_as"
    )
    there = ReceivedFile.objects.exclude(stored_as="").order_by("received_at", "id")
    yield from there.values_list("trajectory_id", "kind", "received_at", "stored_as")


def _case_number(actor: Actor, now: datetime, trajectory: UUID) -> str:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    return within.case.reference
