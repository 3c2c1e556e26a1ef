"""What goes into an evidence bundle and its reading copy: gathered once, cut to its reader.

What the employer may read, whoever makes it: what goes to UWV goes through employer and employee.
The employee gets the same without what is not theirs to read: quote and order.
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
from wissel.apps.documents.service._check_address import check_address
from wissel.apps.documents.service._profile_paper import ProfilePaper, drawn, title_of
from wissel.apps.documents.service.portability import released_contents, released_reports
from wissel.apps.documents.service.riv import EmployerRiv, seen_by_client
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.audit import Check, IndexRow
from wissel.core.bundle import (
    FORMAT,
    Manifest,
    Piece,
    PieceKind,
    chain_rows,
    journal_faults,
)
from wissel.core.dates import local_day
from wissel.core.journal import JournalEntry, entry_digest
from wissel.core.sources import Text
from wissel.core.trajectory import ReleasedReport, Trajectory
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, read_door

_MAKERS = (Role.COACH, Role.MANAGER, Role.EMPLOYER, Role.EMPLOYEE)
_MEDIA = {"pdf": "application/pdf", "json": "application/json", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes into a bundle, read inside one transaction; it is drawn outside of it.

    ``profiles`` are those that were fixed and are still to be drawn. ``broken``: which lines of the
    whole journal are not as they were written. A bundle is made all the same: it proves the rest,
    and whoever gets it is told.
    """

    case: Trajectory
    whole_journal: tuple[JournalEntry, ...]
    contents: Mapping[str, bytes]
    titles: Mapping[str, tuple[PieceKind, str, date | None]]
    riv: EmployerRiv
    bureau: str
    reader: Role
    profiles: tuple[ProfilePaper, ...] = ()
    broken: tuple[Text, ...] = ()


@read_door
def gather(*, actor: Actor, now: datetime, trajectory: UUID, event: str) -> Gathered:
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
    fixed = plans.profiles_as_read(within=client)
    count = len(contents) + len(fixed)
    within.obtained.log(event, DataCategory.MILESTONES, action="E", detail=f"{count} files")
    case = replace(
        client.case,
        reports=reports,
        papers=tuple(one.said for one in signed),
        received=tuple(one.said for one in taken),
        journal=_as_shown(client.case.journal, within.case.journal),
    )
    case = plans.with_profiles(case=case, within=client)
    bureau = bureaus.bureau(actor=actor, now=now).name
    return Gathered(
        case=case,
        whole_journal=within.case.journal,
        contents=contents,
        titles=_titles(reports, signed, taken),
        riv=seen_by_client(client, within.case, now),
        bureau=bureau,
        reader=Role.EMPLOYEE if actor.role == Role.EMPLOYEE else Role.EMPLOYER,
        profiles=tuple(
            ProfilePaper(one, bureau, case.reference, case.employee.name, case.client.name)
            for one in fixed
        ),
        broken=tuple(one.text for one in journal_faults(within.case.journal)),
    )


def with_profiles_drawn(held: Gathered, language: str) -> Gathered:
    """Return it with each profile as PDF. Outside of any transaction: drawing takes long.

    Each is drawn as its reader gets it at the profile door, byte for byte.
    """
    contents, titles = dict(held.contents), dict(held.titles)
    for paper in held.profiles:
        made = drawn(paper, language)
        contents[made.file_name] = made.content
        day = local_day(paper.kept.at)
        titles[made.file_name] = ("profile", title_of(paper.kept, language), day)
    return replace(held, contents=contents, titles=titles, profiles=())


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


def _as_shown(
    journal: Sequence[JournalEntry], whole: Sequence[JournalEntry]
) -> tuple[JournalEntry, ...]:
    """Return the entries; one that is masked bears no salt, so it is taken at its digest.

    One that was changed in the database is not passed off as masked: it gets the digest of what it
    says now, which is not the one in the chain.
    """
    said = {entry.id: entry_digest(entry) for entry in whole if entry.salt}
    changed = {entry.id for entry in whole if entry.digest != said.get(entry.id, entry.digest)}

    def shown(entry: JournalEntry) -> JournalEntry:
        if entry.id in changed:
            return replace(entry, salt="", digest=said[entry.id])
        return entry if entry_digest(entry) == entry.digest else replace(entry, salt="")

    return tuple(map(shown, journal))


def manifest_of(held: Gathered, contents: Mapping[str, bytes], now: datetime) -> Manifest:
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
        reader=held.reader,
        made_at=now,
        pieces=tuple(sorted(pieces, key=lambda one: (one.day or date.max, one.name))),
        chain=chain_rows(held.whole_journal),
    )


def manifest_bytes(manifest: Manifest) -> bytes:
    return json.dumps(to_json(manifest), ensure_ascii=False, indent=1).encode()


def record_of(held: Gathered, manifest: Manifest, language: str) -> dict[str, Any]:
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
        "check_at": check_address(),
        "reader": manifest.reader,
        "entries": len(manifest.chain),
        "broken": [one.in_(language) for one in held.broken],
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
