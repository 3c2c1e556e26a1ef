"""Signed papers and received ones as the trajectory file holds them, with the bytes beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, cast
from uuid import UUID

from wissel.apps.documents.models import Paper, PaperFile, ReceivedFile, UploadLink
from wissel.apps.documents.service import _paper, _received
from wissel.apps.documents.service._kept_bytes import Damaged, kept_bytes
from wissel.apps.documents.service._received import FileSaid
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.connections.trajectory_file import record_bytes
from wissel.core.access import Role
from wissel.core.kept import KeptFile, MediaType, ReceivedPaper, SignedPaper
from wissel.core.papers import PaperRecord
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra import pdf
from wissel.infra.doors import Actor, today_of

ENDINGS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed paper for the file, its record, and under which key its bytes are stored."""

    said: SignedPaper
    record: PaperRecord
    stored_as: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A received paper for the file, and under which key its bytes are stored."""

    said: ReceivedPaper
    stored_as: str


def signed_papers(within: trajectories.Within) -> tuple[Signed, ...]:
    """Return the signed papers that the table lets the actor read, by kind and number."""
    rows = Paper.objects.select_related("file").filter(trajectory_id=within.id)
    return tuple(
        _signed(row)
        for row in rows.order_by("kind", "number")
        if within.obtained.sees(_paper.CATEGORY[row.kind])
    )


def taken_papers(within: trajectories.Within) -> tuple[Taken, ...]:
    """Return the papers that were taken and that the table lets the actor read, oldest first."""
    rows = ReceivedFile.objects.filter(trajectory_id=within.id, state="taken")
    seen = [
        row
        for row in rows.order_by("received_at", "id")
        if within.obtained.sees(_received.category_of(_received.demand_taken(row.kind)))
    ]
    number = within.case.reference
    return tuple(_taken(row, number, count) for count, row in enumerate(seen, start=1))


def with_taken(case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return a case with the papers that were taken and that the actor may read, as in a file."""
    return replace(case, received=tuple(one.said for one in taken_papers(within)))


def contents_of(
    signed: tuple[Signed, ...], taken: tuple[Taken, ...], actor: Actor
) -> dict[str, bytes]:
    """Return the bytes and the records of papers by their names beside the file.

    Raises :class:`Damaged` for one that is gone or is not what was kept.
    """
    beside: dict[str, bytes] = {}
    for one in signed:
        if not one.is_whole:
            raise Damaged(one.said.record)
        beside[one.said.record] = record_bytes(to_json(one.record))
        if one.said.content is not None:
            beside[one.said.content.file] = _bytes(one.said.content, one.stored_as, actor)
    for paper in taken:
        beside[paper.said.content.file] = _bytes(paper.said.content, paper.stored_as, actor)
    return beside


def for_its_person(signed: tuple[Signed, ...]) -> tuple[Signed, ...]:
    """Return papers without what the evidence says of the machine and account of another signer.

    The hash of what was signed does not cover it.
    """
    return tuple(replace(one, record=_without_traces(one.record)) for one in signed)


def still_waiting(trajectory: UUID) -> Iterator[tuple[str, str]]:
    """Yield kind and day of each paper that nobody looked at yet: no file holds those."""
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory, state="waiting")
    for row in rows.order_by("received_at", "id"):
        yield row.kind, today_of(row.received_at).isoformat()


def open_links(trajectory: UUID, today: date) -> int:
    """Return how many personal links are open: a link opens one installation alone."""
    rows = UploadLink.objects.filter(trajectory_id=trajectory, closed_at=None)
    return rows.filter(expires_on__gte=today).count()


def _signed(row: Paper) -> Signed:
    view = _paper.view_of(row)
    record = view.record
    file: PaperFile | None = getattr(row, "file", None)
    name = _paper.file_name(record, view.signed_on, row.number, "json")
    said = SignedPaper(
        id=str(row.pk),
        kind=row.kind,
        number=row.number,
        signed_at=row.signed_at,
        signed_by=tuple(one.name for one in record.signatures),
        digest=row.digest,
        record=name,
        is_scan=row.is_scan,
    )
    if file is None:
        return Signed(said, record, "", view.is_whole)
    said = replace(
        said,
        content=KeptFile(
            file=name.removesuffix("json") + ENDINGS[file.media_type],
            sha256=file.sha256,
            media_type=cast(MediaType, file.media_type),
        ),
        made_at=file.made_at,
        sealed_by=file.sealed_by,
    )
    return Signed(said, record, file.stored_as, view.is_whole)


def _taken(row: ReceivedFile, case_number: str, count: int) -> Taken:
    if row.settled_at is None:
        raise AssertionError("a paper that was taken was taken at some moment")
    said = wire.read_value(FileSaid, row.said)
    name = pdf.file_name(
        case_number=case_number, kind=row.kind, day=today_of(row.received_at), version=count
    )
    paper = ReceivedPaper(
        id=str(row.pk),
        kind=row.kind,
        sender=said.sender,
        role=said.role,
        received_at=row.received_at,
        taken_at=row.settled_at,
        taken_by=row.settled_by,
        content=KeptFile(
            file=name.removesuffix("pdf") + ENDINGS[row.media_type],
            sha256=row.sha256,
            media_type=cast(MediaType, row.media_type),
        ),
        size=row.size,
        dated=said.dated,
        is_scanned=row.scanned == "clean",
        pages_kept=row.pages_kept,
    )
    return Taken(paper, row.stored_as)


def _bytes(said: KeptFile, stored_as: str, actor: Actor) -> bytes:
    return kept_bytes(stored_as, sha256=said.sha256, name=said.file, bureau=actor.bureau)


def _without_traces(record: PaperRecord) -> PaperRecord:
    return replace(
        record,
        signatures=tuple(
            one if one.role == Role.EMPLOYEE else replace(one, user="", seen_from="")
            for one in record.signatures
        ),
    )
