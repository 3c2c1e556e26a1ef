"""Signed papers and received ones as a trajectory file brings them back: checked, then stored."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.documents.models import Paper, PaperFile, ReceivedFile
from wissel.apps.documents.service import _paper, _received
from wissel.apps.documents.service._papers_out import ENDINGS
from wissel.apps.documents.service._received import FileSaid
from wissel.connections import wire
from wissel.connections.trajectory_file import FILE_NAME, TrajectoryFile
from wissel.connections.wire import InputError
from wissel.core.dates import local_day
from wissel.core.kept import KeptFile, ReceivedPaper, SignedPaper
from wissel.core.papers import PaperRecord, digest_of
from wissel.core.refusal import Refused
from wissel.core.wire import to_json
from wissel.infra import files, uploads
from wissel.infra.doors import Actor, today_of
from wissel.infra.restoring import (
    demand_in_order,
    demand_own_id,
    identity_taken,
    placed,
    wrong,
)
from wissel.infra.typed import demand_fits, refused

_MOST_NAME: Final = 200
#: How a value of a kind is written in a record.
_WRITTEN: Final = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    "money": re.compile(r"-?\d{1,12}\.\d{2}", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class SignedBack:
    """A signed paper with the record and the bytes that lay beside the file."""

    said: SignedPaper
    record: PaperRecord
    content: bytes | None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A received paper with the bytes that lay beside the file."""

    said: ReceivedPaper
    content: bytes


@dataclass(frozen=True, slots=True)
class PapersBack:
    """The papers of a file, fit to be stored."""

    signed: tuple[SignedBack, ...] = ()
    taken: tuple[TakenBack, ...] = ()


def look_at(given: TrajectoryFile) -> None:
    """Open what people once sent, as when it came in; refuse what may not be kept, with the place.

    Outside of any transaction: opening and scanning take long.
    """
    for place, said in _contents(given):
        content = given.contents.get(said.file)
        if content is not None:
            _look(content, said, f"{place}.content")


def _look(content: bytes, said: KeptFile, place: str) -> None:
    try:
        upload = uploads.checked(content)
        _received.scanned(content)
    except Refused as found:
        raise Refused(found.code, f"{place}.file", found.message) from None
    if upload.media_type != said.media_type:
        raise wrong(f"{place}.media_type", "is een ander soort bestand", "is another type of file")


def papers_in(given: TrajectoryFile, now: datetime) -> PapersBack:
    """Return the papers of a file that come with their bytes, or raise :class:`Refused`."""
    if not given.contents:
        return PapersBack()
    case, ids, counted = given.trajectory, set[str](), dict[str, int]()
    signed, taken = [], []
    for index, said in enumerate(case.papers):
        place = f"$.papers[{index}]"
        demand_own_id(said.id, ids, place)
        counted[said.kind] = counted.get(said.kind, 0) + 1
        signed.append(_signed_in(given, said, counted[said.kind], place, now))
    for index, paper in enumerate(case.received):
        place = f"$.received[{index}]"
        demand_own_id(paper.id, ids, place)
        _check_taken(paper, place, now)
        content = given.contents[paper.content.file]
        if len(content) != paper.size:
            raise wrong(f"{place}.size", "is niet de grootte", "is not the size")
        taken.append(TakenBack(paper, content))
    return PapersBack(tuple(signed), tuple(taken))


def store_rows(trajectory: UUID, back: PapersBack) -> list[Paper | ReceivedFile]:
    """Write papers under the identity that the journal knows them by, without their bytes."""
    rows: list[Paper | ReceivedFile] = [_paper_row(trajectory, one) for one in back.signed]
    rows += [_received_row(trajectory, one.said) for one in back.taken]
    try:
        with transaction.atomic():
            for row in rows:
                row.save(force_insert=True)
    except IntegrityError:
        raise identity_taken("$.papers" if back.signed else "$.received") from None
    return rows


def store_contents(
    rows: Sequence[Paper | ReceivedFile], back: PapersBack, actor: Actor, now: datetime
) -> None:
    """Store the bytes, last of all: what is refused before it leaves none behind."""
    for row, one in zip(rows, (*back.signed, *back.taken), strict=True):
        if isinstance(one, TakenBack) and isinstance(row, ReceivedFile):
            row.stored_as = files.store(one.content, bureau=actor.bureau)
            row.save(update_fields=["stored_as"])
        elif isinstance(one, SignedBack) and isinstance(row, Paper):
            _store_drawn(row, one, actor, now)


def _store_drawn(row: Paper, one: SignedBack, actor: Actor, now: datetime) -> None:
    said = one.said.content
    if said is None or one.content is None:
        return  # drawn from the record whenever somebody asks for it
    PaperFile(
        paper=row,
        made_at=one.said.made_at or now,
        sealed_by=one.said.sealed_by,
        sha256=said.sha256,
        stored_as=files.store(one.content, bureau=actor.bureau),
        media_type=said.media_type,
    ).save()


def _paper_row(trajectory: UUID, one: SignedBack) -> Paper:
    return Paper(
        id=UUID(one.said.id),
        trajectory_id=trajectory,
        kind=one.said.kind,
        number=one.said.number,
        signed_at=one.said.signed_at,
        record=to_json(one.record),
        digest=one.said.digest,
        is_scan=one.said.is_scan,
    )


def _received_row(trajectory: UUID, said: ReceivedPaper) -> ReceivedFile:
    return ReceivedFile(
        id=UUID(said.id),
        trajectory_id=trajectory,
        kind=said.kind,
        said=to_json(FileSaid(said.sender, said.role, said.dated)),
        received_at=said.received_at,
        media_type=said.content.media_type,
        size=said.size,
        sha256=said.content.sha256,
        scanned="clean" if said.is_scanned else "unscanned",
        state="taken",
        settled_at=said.taken_at,
        settled_by=said.taken_by,
        pages_kept=said.pages_kept,
    )


def _signed_in(
    given: TrajectoryFile, said: SignedPaper, number: int, place: str, now: datetime
) -> SignedBack:
    if said.kind not in _paper.CATEGORY:
        raise wrong(f"{place}.kind", "is geen papier dat getekend wordt", "is no paper to sign")
    if said.number != number:
        raise wrong(f"{place}.number", "is niet het volgende nummer", "is not the next number")
    record = _record(given, said, place)
    if not _is_readable(record):
        raise wrong(f"{place}.record", "is niet af te drukken", "cannot be printed")
    _check_evidence(said, record, place, now)
    _check_names(said, record, place)
    content = None if said.content is None else given.contents[said.content.file]
    _check_drawn(said, content, place, now)
    return SignedBack(said, record, content)


def _record(given: TrajectoryFile, said: SignedPaper, place: str) -> PaperRecord:
    try:
        return wire.read(PaperRecord, given.contents[said.record])
    except InputError as error:
        where = f"({said.record}: {error.path})"
        raise wrong(f"{place}.record", f"is geen papier {where}", f"is no paper {where}") from None


def _is_readable(record: PaperRecord) -> bool:
    """Whether each value is of its kind: a page and a PDF write days and amounts out."""
    rows = [row for section in record.sections for row in section.rows if row.value]
    return (
        record.language in ("nl", "en")
        and all(
            row.kind not in _WRITTEN or _WRITTEN[row.kind].fullmatch(row.value) is not None
            for row in rows
        )
        and all(_is_day(row.value) for row in rows if row.kind == "day")
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_evidence(said: SignedPaper, record: PaperRecord, place: str, now: datetime) -> None:
    """Demand that what was signed is what stands here, by whom and when."""
    if record.kind != said.kind or not record.signatures:
        raise wrong(f"{place}.record", "is van een ander papier", "is of another paper")
    hashes = {said.digest, *(one.digest for one in record.signatures)}
    if hashes != {digest_of(record)}:
        raise refused(
            "wrong-hash",
            f"{place}.record",
            f"Het bestand '{said.record}' is veranderd nadat het was getekend: het controlegetal "
            "klopt niet. Vraag een nieuwe export.",
            f"The file '{said.record}' was changed after it was signed: its hash does not hold. "
            "Ask for a new export.",
        )
    if said.signed_by != tuple(one.name for one in record.signatures):
        raise wrong(f"{place}.signed_by", "is niet wie er tekende", "is not who signed")
    by_hand = {one.known_by == "paper" for one in record.signatures}
    if by_hand != {said.is_scan}:
        raise wrong(f"{place}.is_scan", "klopt niet met het papier", "does not fit the paper")
    if any(local_day(one.signed_at) > today_of(now) for one in record.signatures):
        raise wrong(f"{place}.record", "is na vandaag getekend", "was signed after today")


def _check_names(said: SignedPaper, record: PaperRecord, place: str) -> None:
    """Demand the names that this paper has in a file, so that it goes out as it came in."""
    day = local_day(record.signatures[-1].signed_at)
    stem = _paper.file_name(record, day, said.number, "")
    if said.record != f"{stem}json" or not FILE_NAME.fullmatch(said.record):
        raise wrong(f"{place}.record", "heet anders", "has another name")
    content = said.content
    if content is not None and content.file != stem + ENDINGS[content.media_type]:
        raise wrong(f"{place}.content.file", "heet anders", "has another name")


def _check_drawn(said: SignedPaper, content: bytes | None, place: str, now: datetime) -> None:
    if (content is None) is not (said.made_at is None):
        raise wrong(f"{place}.made_at", "hoort bij een bestand", "belongs to a file")
    # Each by itself: the worker that drew it may run on another clock.
    for name in ("signed_at", "made_at"):
        demand_in_order(place, now, ((name, getattr(said, name)),))
    if said.is_scan and content is None:
        raise wrong(f"{place}.content", "ontbreekt bij een scan", "is missing of a scan")
    if said.sealed_by and (said.is_scan or content is None):
        raise wrong(f"{place}.sealed_by", "is niet verzegeld", "is not sealed")
    demand_fits(said.sealed_by, _MOST_NAME, f"{place}.sealed_by")
    drawn = said.content is not None and not said.is_scan
    if drawn and (said.content is None or said.content.media_type != "application/pdf"):
        raise wrong(f"{place}.content.media_type", "is geen pdf", "is no PDF")


def _check_taken(said: ReceivedPaper, place: str, now: datetime) -> None:
    with placed(place):
        _received.demand_taken(said.kind)
    for name, most in (("sender", _MOST_NAME), ("taken_by", _MOST_NAME), ("pages_kept", 100)):
        demand_fits(getattr(said, name), most, f"{place}.{name}")
    if not FILE_NAME.fullmatch(said.content.file):
        raise wrong(f"{place}.content.file", "is geen bestandsnaam", "is not a file name")
    steps = (("received_at", said.received_at), ("taken_at", said.taken_at))
    demand_in_order(place, now, steps)
    if said.dated is not None and said.dated > today_of(now):
        raise wrong(f"{place}.dated", "ligt na vandaag", "is after today")


def _contents(given: TrajectoryFile) -> Iterator[tuple[str, KeptFile]]:
    for index, paper in enumerate(given.trajectory.papers):
        if paper.content is not None:
            yield f"$.papers[{index}]", paper.content
    for index, received in enumerate(given.trajectory.received):
        yield f"$.received[{index}]", received.content
