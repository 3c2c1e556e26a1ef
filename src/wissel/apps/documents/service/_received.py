"""One paper that came in: what is said of it, how it is kept, and its view."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, TypeAlias, cast
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import ReceivedFile, UploadLink
from wissel.apps.documents.service._paper import sha256
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.journal import PartyRole
from wissel.core.received import TakenKind, catalogue
from wissel.core.wire import Wire, to_json
from wissel.infra import files, mail, scanning, uploads
from wissel.infra.doors import Actor
from wissel.infra.typed import refused

ReceivedState: TypeAlias = Literal["waiting", "taken", "returned"]
#: How many papers may wait in one trajectory: more is no file but a flood.
MOST_WAITING: Final = 60


@dataclass(frozen=True, slots=True)
class FileSaid(Wire):
    """Who sent it, as what, and the day it bears, if they said."""

    sender: str
    role: PartyRole
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """A paper that came in, and what became of it."""

    id: UUID
    trajectory: UUID
    kind: TakenKind
    said: FileSaid
    received_at: datetime
    media_type: str
    size: int
    is_scanned: bool
    state: ReceivedState
    settled_at: datetime | None
    settled_by: str
    reason: str
    pages_kept: str


def category_of(kind: TakenKind) -> DataCategory:
    """Return whose kind of data a paper is."""
    return DataCategory(kind.category)


def demand_taken(kind: str) -> TakenKind:
    """Return a kind the bureau takes; refuse one it never takes with the reason, and any other."""
    found = catalogue().take(kind)
    if found is not None:
        return found
    never = catalogue().refuse(kind)
    if never is not None:
        raise refused("medical", "$.kind", never.why.nl, never.why.en)
    raise refused("kind", "$.kind", "Kies wat dit is.", "Choose what this is.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was looked at, before any transaction: opening and scanning take long."""

    kind: TakenKind
    upload: uploads.Upload
    scanned: str
    digest: str


def prepare(*, kind: str, content: bytes, dated: date | None, today: date) -> Prepared:
    """Look at a file. Raises :class:`Refused` (``$.kind``, ``$.content``, ``$.dated``)."""
    taken = demand_taken(kind)
    _demand_past(dated, today)
    upload = uploads.checked(content)
    return Prepared(taken, upload, scanned(upload.content), sha256(upload.content))


def keep(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    prepared: Prepared,
    said: FileSaid,
    link: UploadLink | None = None,
) -> ReceivedFile:
    """Keep a paper until somebody looked at it; the same one of the same sender is kept once.

    If what was kept of it is gone from storage, what comes now takes its place: it is the same.
    The first one that waits is told to the coach, or to the desk while there is none. Raises
    :class:`Refused` (``$.content``) when too many wait.
    """
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory)
    alike = rows.filter(sha256=prepared.digest, kind=prepared.kind.key, link=link)
    same = [
        one
        for one in alike.exclude(state="returned")
        if wire.read_value(FileSaid, one.said).role == said.role
    ]
    if same:
        return _there_again(same[0], prepared, actor)
    waiting = rows.filter(state="waiting").count()
    _demand_room(waiting)
    row = ReceivedFile(
        trajectory_id=trajectory,
        link=link,
        kind=prepared.kind.key,
        said=to_json(said),
        received_at=now,
        media_type=prepared.upload.media_type,
        size=len(prepared.upload.content),
        sha256=prepared.digest,
        scanned=prepared.scanned,
        stored_as=files.store(prepared.upload.content, bureau=actor.bureau),
    )
    row.save()
    if not waiting:
        _tell_bureau(trajectory, actor, now)
    return row


def _there_again(row: ReceivedFile, prepared: Prepared, actor: Actor) -> ReceivedFile:
    if not files.is_there(row.stored_as):
        row.stored_as = files.store(prepared.upload.content, bureau=actor.bureau)
        row.save(update_fields=["stored_as"])
    return row


def _tell_bureau(trajectory: UUID, actor: Actor, now: datetime) -> None:
    """Mail whoever looks at papers that there is one: once, not for each of many."""
    for address in trajectories.coach_addresses(trajectory) or bureaus.desk_addresses():
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path=f"/traject/{trajectory}/stukken/",
            language=bureaus.language_of(email=address),
        )


def _demand_past(dated: date | None, today: date) -> None:
    if dated is not None and dated > today:
        raise refused(
            "future",
            "$.dated",
            "De datum op het stuk ligt na vandaag. Kijk hem na.",
            "The date on the paper is after today. Check it.",
        )


def _demand_room(waiting: int) -> None:
    if waiting >= MOST_WAITING:
        raise refused(
            "too-many",
            "$.content",
            f"Er wachten al {MOST_WAITING} stukken. Het bureau kijkt die eerst na.",
            f"{MOST_WAITING} papers are waiting already. The bureau looks at those first.",
        )


def scanned(content: bytes) -> str:
    """Return whether a scanner looked at it; refuse what it found something in."""
    found = scanning.scan(content)
    if found == "infected":
        raise refused(
            "infected",
            "$.content",
            "In dit bestand zit een virus. Het is niet bewaard. Maak het bestand opnieuw.",
            "There is a virus in this file. It was not kept. Make the file anew.",
        )
    return found


def view_of(row: ReceivedFile) -> ReceivedView:
    """Return a paper as it is seen."""
    return ReceivedView(
        id=row.pk,
        trajectory=row.trajectory_id,
        kind=demand_taken(row.kind),
        said=wire.read_value(FileSaid, row.said),
        received_at=row.received_at,
        media_type=row.media_type,
        size=row.size,
        is_scanned=row.scanned == "clean",
        state=cast(ReceivedState, row.state),
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        reason=row.reason or "",
        pages_kept=row.pages_kept,
    )
