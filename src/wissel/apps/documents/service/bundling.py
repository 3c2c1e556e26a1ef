"""The evidence bundle: one PDF with the original documents and the trajectory file inside it.

Merging the documents would lose their tags, so they lie in it as they were made. It holds what the
employer may read, whoever makes it: what goes to UWV goes through employer and employee.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _papers_out
from wissel.apps.documents.service.portability import released_contents, released_reports
from wissel.apps.documents.service.riv import EmployerRiv, seen_by_client
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.connections.trajectory_file import json_bytes
from wissel.core.access import DataCategory, Role
from wissel.core.audit import Check, IndexRow
from wissel.core.bundle import (
    FORMAT,
    MANIFEST,
    TRAJECTORY,
    Manifest,
    Piece,
    PieceKind,
    chain_rows,
)
from wissel.core.dates import local_day
from wissel.core.journal import JournalEntry, entry_digest
from wissel.core.trajectory import ReleasedReport, Trajectory
from wissel.core.wire import to_json
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied, read_door
from wissel.infra.pdf import Attachment

_MAKERS = (Role.COACH, Role.MANAGER, Role.EMPLOYER)
_MEDIA = {"pdf": "application/pdf", "json": "application/json", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it was made: its file, and the fingerprint that stands on its cover."""

    file_name: str
    content: bytes
    fingerprint: str
    pieces: int
    sealed_by: str


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What goes into a bundle, read inside one transaction; it is drawn outside of it."""

    case: Trajectory
    whole_journal: tuple[JournalEntry, ...]
    contents: Mapping[str, bytes]
    titles: Mapping[str, tuple[PieceKind, str, date | None]]
    riv: EmployerRiv
    bureau: str


def bundle(*, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl") -> Bundle:
    """Make the bundle of a trajectory as it is now. Every call is a line in the access log.

    Raises ``Damaged`` and ``files.FileGone`` for a document that is not what was kept.

    Not one door: it is drawn and sealed outside of any transaction.
    """
    held = _gather(actor=actor, now=now, trajectory=trajectory)
    sealer = bureaus.sealer(actor=actor, now=now)
    sealed_by = sealer.subject if sealer is not None else ""
    contents = {**held.contents, TRAJECTORY: json_bytes(held.case)}
    manifest = _manifest(held, contents, now)
    drawn = pdf.render(
        template="bundle",
        record=_record(held, manifest, language) | {"sealed_by": sealed_by},
        language=language,
        timestamp=now,
        carries=True,
    )
    described = {piece.name: piece for piece in manifest.pieces}
    files = {
        name: Attachment(content, described[name].media_type, described[name].title)
        for name, content in contents.items()
    }
    files[MANIFEST] = Attachment(_json(manifest), "application/json", "Manifest")
    made = pdf.attach(drawn, files, at=now)
    name = pdf.file_name(
        case_number=held.case.reference, kind="bewijsbundel", day=local_day(now), version=1
    )
    if sealer is not None:
        made = sealer.seal(made, reason="Bewijsbundel")
    return Bundle(name, made, manifest.fingerprint, len(manifest.pieces), sealed_by)


@read_door
def _gather(*, actor: Actor, now: datetime, trajectory: UUID) -> _Gathered:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if not actor.is_system and actor.role not in _MAKERS:
        raise Denied("no-bundle", subject=str(trajectory), hidden=False)
    client = trajectories.as_the_client_reads(within=within)
    signed = _papers_out.for_its_person(_papers_out.signed_papers(client))
    taken = _papers_out.taken_papers(client)
    reports = released_reports(actor=actor, now=now, trajectory=trajectory)
    contents = released_contents(actor=actor, now=now, trajectory=trajectory)
    contents |= _papers_out.contents_of(signed, taken, actor)
    within.obtained.log(
        "dossier.bundle", DataCategory.MILESTONES, action="E", detail=f"{len(contents)} files"
    )
    case = replace(
        client.case,
        reports=reports,
        papers=tuple(one.said for one in signed),
        received=tuple(one.said for one in taken),
        journal=tuple(map(_as_shown, client.case.journal)),
    )
    case = plans.with_profiles(case=case, within=client)
    return _Gathered(
        case=case,
        whole_journal=within.case.journal,
        contents=contents,
        titles=_titles(reports, signed, taken),
        riv=seen_by_client(client, within.case, now),
        bureau=bureaus.bureau(actor=actor, now=now).name,
    )


def _titles(
    reports: Sequence[ReleasedReport],
    signed: Sequence[_papers_out.Signed],
    taken: Sequence[_papers_out.Taken],
) -> dict[str, tuple[PieceKind, str, date | None]]:
    """Return what each file of the bundle is, what people call it, and of which day it is."""
    titles: dict[str, tuple[PieceKind, str, date | None]] = {}
    for report in reports:
        day = local_day(report.released_at)
        titles[report.file] = ("report", f"{report.label} {report.period}".strip(), day)
        titles[report.record] = ("record", f"{report.label} {report.period}".strip(), day)
    for paper in signed:
        day = local_day(paper.said.signed_at)
        titles[paper.said.record] = ("record", paper.said.kind, day)
        if paper.said.content is not None:
            titles[paper.said.content.file] = ("paper", paper.said.kind, day)
    for one in taken:
        shown = one.said.dated or local_day(one.said.received_at)
        titles[one.said.content.file] = ("received", one.said.kind, shown)
    return titles


def _as_shown(entry: JournalEntry) -> JournalEntry:
    """Return an entry; one that is masked bears no salt, so it is taken at its digest."""
    return entry if entry_digest(entry) == entry.digest else replace(entry, salt="")


def _manifest(held: _Gathered, contents: Mapping[str, bytes], now: datetime) -> Manifest:
    pieces = []
    for name, content in contents.items():
        kind, title, day = held.titles.get(name, ("file", name, None))
        pieces.append(
            Piece(
                name=name,
                sha256=hashlib.sha256(content).hexdigest(),
                kind=kind,
                title=title,
                day=day,
                media_type=_MEDIA.get(name.rpartition(".")[2], "image/png"),
            )
        )
    return Manifest(
        format=FORMAT,
        reference=held.case.reference,
        bureau=held.bureau,
        reader=Role.EMPLOYER,
        made_at=now,
        pieces=tuple(sorted(pieces, key=lambda one: (one.day or date.max, one.name))),
        chain=chain_rows(held.whole_journal),
    )


def _json(manifest: Manifest) -> bytes:
    return json.dumps(to_json(manifest), ensure_ascii=False, indent=1).encode()


def _record(held: _Gathered, manifest: Manifest, language: str) -> dict[str, Any]:
    """Return what stands on the pages of the bundle."""
    case, found = held.case, held.riv.check
    return {
        "bureau": held.bureau,
        "case_number": case.reference,
        "employee": case.employee.name,
        "client": case.client.name,
        "first_sick_day": case.absence.first_sick_day.isoformat(),
        "made_on": held.riv.on.isoformat(),
        "fingerprint": manifest.fingerprint,
        "entries": len(manifest.chain),
        "stops_at": found.stops_at.step,
        "stops_why": found.stops_at.why.in_(language),
        "report": [_part(one, language) for one in found.report],
        "pieces": [
            {
                "name": one.name,
                "title": one.title,
                "kind": one.kind,
                "day": one.day.isoformat() if one.day is not None else None,
                "sha256": one.sha256,
            }
            for one in manifest.pieces
        ],
        "checks": [_check(one, held.riv, language) for one in found.checks],
    }


def _part(one: IndexRow, language: str) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title.in_(language),
        "letters": one.letters,
        "makers": list(one.makers),
        "state": one.state,
        "latest": one.latest.isoformat() if one.latest is not None else None,
    }


def _check(one: Check, riv: EmployerRiv, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "group": one.group,
        "question": one.question.in_(language),
        "state": one.state,
        "why": "" if one.id in riv.untold else one.why.in_(language),
    }
