"""One paper that came in: what is said of it, how it is kept, and its view."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, TypeAlias, cast
from uuid import UUID

from wissel.apps.documents.models import ReceivedFile, UploadLink
from wissel.apps.documents.service._paper import sha256
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.journal import PartyRole
from wissel.core.received import TakenKind, catalogue
from wissel.core.wire import Wire, to_json
from wissel.infra import files, scanning, uploads
from wissel.infra.doors import Actor, today_of
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


def keep(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    content: bytes,
    said: FileSaid,
    link: UploadLink | None = None,
) -> ReceivedFile:
    """Keep a paper until somebody looked at it; the same one twice is kept once.

    Raises :class:`Refused` with the place (``$.kind``, ``$.content``, ``$.dated``).
    """
    taken = demand_taken(kind)
    _demand_past(said.dated, today_of(now))
    upload = uploads.checked(content)
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory)
    digest = sha256(upload.content)
    alike = rows.filter(sha256=digest, kind=taken.key)
    same: ReceivedFile | None = alike.exclude(state="returned").first()
    if same is not None:
        return same
    _demand_room(rows.filter(state="waiting").count())
    row = ReceivedFile(
        trajectory_id=trajectory,
        link=link,
        kind=taken.key,
        said=to_json(said),
        received_at=now,
        media_type=upload.media_type,
        size=len(upload.content),
        sha256=digest,
        scanned=_scanned(upload.content),
        stored_as=files.store(upload.content, bureau=actor.bureau),
    )
    row.save()
    return row


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


def _scanned(content: bytes) -> str:
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
