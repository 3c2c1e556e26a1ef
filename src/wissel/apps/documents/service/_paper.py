"""One paper that was signed: its row, its view, its bytes."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Paper, PaperFile
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory
from wissel.core.dates import clock_time, local_day
from wissel.core.journal import DocumentKind, DocumentReceived, PartyRole
from wissel.core.papers import PaperRecord, PaperSection, PaperSignature, digest_of, form
from wissel.core.wire import to_json
from wissel.infra import pdf
from wissel.infra.doors import Actor

REGISTRATION: Final = "aanmeldingsformulier"
CONSENT: Final = "toestemmingsformulier"
CONFIRMATION: Final = "opdrachtbevestiging"
#: The kind of data that a paper is: whoever may read that may read the paper.
CATEGORY: Final = {
    REGISTRATION: DataCategory.EMPLOYMENT,
    CONSENT: DataCategory.CONSENTS,
    CONFIRMATION: DataCategory.ORDER,
}
#: What the journal counts a paper as.
COUNTS_AS: Final = {
    REGISTRATION: DocumentKind.AANMELDINGSFORMULIER,
    CONSENT: DocumentKind.TOESTEMMINGSFORMULIER,
}


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper as it was signed. ``sealed_by`` is empty without a seal, or while it is made.

    ``is_whole``: what was signed is what stands here. ``is_made``: its file was drawn and kept.
    """

    id: UUID
    trajectory: UUID
    kind: str
    number: int
    signed_at: datetime
    record: PaperRecord
    is_scan: bool
    is_whole: bool
    is_made: bool
    sealed_by: str

    @property
    def signed_on(self) -> date:
        """The day of the last signature; of a scan, the day on the paper."""
        return local_day(self.record.signatures[-1].signed_at)


def blank(
    kind: str,
    *,
    within: trajectories.Within,
    bureau: str,
    now: datetime,
    language: str = "nl",
    sections: tuple[PaperSection, ...] = (),
) -> PaperRecord:
    """Return a paper of a kind that nobody signed yet."""
    held = form(kind)
    return PaperRecord(
        kind=kind,
        version=held.version,
        language=language,
        case_number=within.case.reference,
        bureau=bureau,
        title=held.title.in_(language),
        declares=held.declares.in_(language) if held.declares else "",
        made_on=local_day(now),
        sections=sections,
    )


def store(
    *,
    within: trajectories.Within,
    actor: Actor,
    now: datetime,
    record: PaperRecord,
    source: PartyRole,
    happened_on: date | None = None,
    is_scan: bool = False,
) -> Paper:
    """Keep a signed paper, and write it in the journal if that counts it."""
    held = Paper.objects.filter(trajectory_id=within.id, kind=record.kind)
    row = Paper(
        trajectory_id=within.id,
        kind=record.kind,
        number=held.count() + 1,
        signed_at=now,
        record=to_json(record),
        digest=digest_of(record),
        is_scan=is_scan,
    )
    row.save()
    counted = COUNTS_AS.get(record.kind)
    if counted is not None:
        content = DocumentReceived(
            counted,
            source,
            author=record.signatures[-1].name,
            received_on=local_day(now),
        )
        trajectories.append_event(
            within=within,
            actor=actor,
            now=now,
            content=content,
            happened_on=happened_on,
            documents=(str(row.pk),),
        )
    within.obtained.log("paper.sign", CATEGORY[record.kind], action="C", detail=str(row.pk))
    return row


def newest(trajectory: UUID, kind: str) -> PaperView | None:
    """Return the paper of a kind that counts: the last one."""
    rows = Paper.objects.select_related("file").filter(trajectory_id=trajectory, kind=kind)
    row = rows.order_by("-number").first()
    return None if row is None else view_of(row)


def view_of(row: Paper) -> PaperView:
    """Return a paper, with whether it still says what was signed."""
    record = wire.read_value(PaperRecord, row.record)
    file: PaperFile | None = getattr(row, "file", None)
    return PaperView(
        id=row.pk,
        trajectory=row.trajectory_id,
        kind=row.kind,
        number=row.number,
        signed_at=row.signed_at,
        record=record,
        is_scan=row.is_scan,
        is_whole=row.digest == digest_of(record)
        and all(one.digest == row.digest for one in record.signatures),
        is_made=file is not None,
        sealed_by="" if file is None else file.sealed_by,
    )


def signed(record: PaperRecord, signature: PaperSignature) -> PaperRecord:
    """Return the paper with a signature over what it says."""
    with_hash = replace(signature, digest=digest_of(record))
    return replace(record, signatures=(*record.signatures, with_hash))


def of_actor(
    actor: Actor,
    now: datetime,
    *,
    email: str,
    function: str = "",
    proof: bureaus.Proved | None = None,
) -> PaperSignature:
    """Return the signature of whoever acts, by the code they showed or by having signed in."""
    return PaperSignature(
        name=actor.name,
        role=str(actor.role),
        signed_at=now,
        known_by="sign-in" if proof is None else "code",
        digest="",
        function=function,
        email=email,
        user=str(actor.user),
        proved_at=None if proof is None else proof.at,
        seen_from=actor.seen_from,
    )


def drawn(record: PaperRecord, at: datetime) -> bytes:
    """Return the PDF of a paper; the same paper gives the same bytes."""
    return pdf.render(
        template="paper", record=_printed(record), language=record.language, timestamp=at
    )


def file_name(record: PaperRecord, day: date, number: int, ending: str = "pdf") -> str:
    """Return the name to save a paper under: case number, kind, day, number; no name."""
    name = pdf.file_name(case_number=record.case_number, kind=record.kind, day=day, version=number)
    return name.removesuffix("pdf") + ending


def within(
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    action: Action = Action.READ,
    *,
    lock: bool = False,
) -> trajectories.Within:
    """Return the trajectory for whoever may read, or sign, this kind of paper."""
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=CATEGORY[kind],
        action=action,
        lock=lock,
    )


def sha256(content: bytes) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(content).hexdigest()


def _printed(record: PaperRecord) -> dict[str, Any]:
    """Return the record for the template: moments as days and times of the Netherlands."""
    plain: dict[str, Any] = to_json(record)
    for said, held in zip(plain["signatures"], record.signatures, strict=True):
        by_hand = held.known_by == "paper"
        said["signed_day"] = local_day(held.signed_at).isoformat()
        said["signed_time"] = "" if by_hand else clock_time(held.signed_at)
        said["proved_time"] = clock_time(held.proved_at) if held.proved_at is not None else ""
    return plain
