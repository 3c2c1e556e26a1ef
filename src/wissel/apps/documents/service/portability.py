"""A whole trajectory out to a file and back in, with its documents.

Only the program does this (``wissel export``, ``wissel import``): the file holds all there is, the
coach's working notes too. What a person gets of their own file is cut by the access table
(:mod:`~wissel.apps.documents.service.own_copy`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.service import (
    _agreeing,
    _desk,
    _left_out,
    _papers_back,
    _papers_out,
    _returned,
)
from wissel.apps.documents.service._kept_bytes import kept_bytes
from wissel.apps.documents.service._returned import Returned
from wissel.apps.documents.service.releasing import TEMPLATE, record_hash
from wissel.apps.finances import service as finances
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.orders import service as orders
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.connections.trajectory_file import (
    MOST_BYTES_OF_DOCUMENTS,
    Imported,
    Skipped,
    TrajectoryFile,
    record_bytes,
)
from wissel.core.access import DataCategory
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import ReleasedReport, Trajectory
from wissel.core.wire import to_json
from wissel.infra import files
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

_SERIES = re.compile(r"([A-Za-z]{1,6})-\d+")


@dataclass(frozen=True, slots=True)
class Exported:
    """A trajectory as the file holds it, and the documents that lie beside it by name.

    ``left_out`` is what this trajectory has and no file holds.
    """

    trajectory: Trajectory
    contents: Mapping[str, bytes]
    left_out: tuple[Skipped, ...] = ()


@read_door
def export_trajectory(
    *, actor: Actor, now: datetime, trajectory: UUID, contents: bool = False
) -> Exported:
    """Return a whole trajectory; with ``contents`` its documents and their records too.

    Only a command may. Every call is a line in the access log. Raises ``Damaged`` for a document
    that is gone or is not what was released, signed or taken, and :class:`Refused` for documents
    of more than an import reads.
    """
    _system_only(actor)
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.CAPACITY
    )
    signed, taken = _papers_out.signed_papers(within), _papers_out.taken_papers(within)
    reports = tuple(_released(row) for row in _releases(trajectory))
    count = len(reports) + len(signed) + len(taken)
    detail = f"whole file, {count} documents {'with' if contents else 'without'} contents"
    within.obtained.log("dossier.export", DataCategory.CAPACITY, action="E", detail=detail)
    beside: dict[str, bytes] = {}
    if contents:
        beside = released_contents(actor=actor, now=now, trajectory=trajectory)
        beside |= _papers_out.contents_of(signed, taken, actor)
        _demand_readable(beside)
    case = replace(
        within.case,
        reports=reports,
        papers=tuple(one.said for one in signed),
        received=tuple(one.said for one in taken),
        quotes=orders.quotes_to_keep(within=within),
    )
    case = guidance.with_what_was_guided(case=case, within=within)
    case = plans.with_profiles(case=case, within=within)
    case = finances.with_money(case=case, within=within)
    case = jobsearch.with_search(case=case, within=within)
    return Exported(case, beside, _left_out.on_export(within, today_of(now)))


def _demand_readable(beside: Mapping[str, bytes]) -> None:
    """Refuse to make a zip that no import reads."""
    if sum(map(len, beside.values())) > MOST_BYTES_OF_DOCUMENTS:
        limit = MOST_BYTES_OF_DOCUMENTS // 1024**2
        raise Refused(
            "too-large",
            "REF",
            Text(
                f"De stukken zijn samen groter dan {limit} MB; meer leest een import niet. Zonder "
                "stukken kan een export met --out FILE.json.",
                f"The documents are larger than {limit} MB together; an import reads no more. "
                "Without documents an export works with --out FILE.json.",
            ),
        )


@read_door
def released_contents(*, actor: Actor, now: datetime, trajectory: UUID) -> dict[str, bytes]:
    """Return the released documents of a trajectory and their records, by the names in the file.

    Raises ``Damaged`` for a document that is gone or is not what was released.
    """
    trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.RELEASED_REPORTS
    )
    beside: dict[str, bytes] = {}
    for row in _releases(trajectory):
        report = _released(row)
        beside[report.file] = _content(row, actor)
        beside[report.record] = record_bytes(row.record)
    return beside


@read_door
def released_reports(
    *, actor: Actor, now: datetime, trajectory: UUID
) -> tuple[ReleasedReport, ...]:
    """Return the released documents of a trajectory, by period, kind and version."""
    trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.RELEASED_REPORTS
    )
    return tuple(_released(row) for row in _releases(trajectory))


def import_trajectory(
    *, actor: Actor, now: datetime, given: TrajectoryFile, new_bureau: str = ""
) -> Imported:
    """Store the trajectory of a file in the bureau of the actor, with its documents.

    Only a command may. ``new_bureau`` is the name of the bureau to open for it first. Raises
    :class:`Refused` for what cannot be kept, and for a trajectory that is here already.

    Not one door: the papers are opened, and scanned, outside of any transaction.
    """
    if actor.is_system:
        _papers_back.look_at(given)
    return _import(actor=actor, now=now, given=given, new_bureau=new_bureau)


@door
def _import(*, actor: Actor, now: datetime, given: TrajectoryFile, new_bureau: str) -> Imported:
    _system_only(actor)
    case = given.trajectory
    returned, papers = _returned.reports_in(given, now), _papers_back.papers_in(given, now)
    if new_bureau:
        prefix = _SERIES.match(case.reference)
        bureaus.open_bureau(
            actor=actor,
            now=now,
            name=new_bureau,
            number_prefix=prefix[1].upper() if prefix else "W",
        )
    restored = trajectories.restore(actor=actor, now=now, case=case)
    rows = _report_rows(restored.id, returned)
    orders.restore_quotes(trajectory=restored.id, quotes=case.quotes, now=now)
    guidance.restore_guided(trajectory=restored.id, case=case, now=now)
    plans.restore_profiles(trajectory=restored.id, case=case, now=now)
    finances.restore_money(trajectory=restored.id, case=case, now=now)
    jobsearch.restore_search(trajectory=restored.id, case=case, now=now)
    kept = _papers_back.store_rows(restored.id, papers)
    for row, report in zip(rows, returned, strict=True):
        _store(row, report, case, actor)
    _papers_back.store_contents(kept, papers, actor, now)
    return Imported(restored.number, _left_out.on_import(given), restored.changed)


def _system_only(actor: Actor) -> None:
    if not actor.is_system:
        raise Denied("command-only")


def _releases(trajectory: UUID) -> list[Release]:
    rows = Release.objects.filter(report__trajectory_id=trajectory).select_related("report")
    return list(rows.order_by("report__period", "report__kind", "report__version"))


def _released(row: Release) -> ReleasedReport:
    report = row.report
    return ReleasedReport(
        id=str(report.pk),
        kind=report.kind,
        label=row.record["header"]["kind"],
        period=report.period,
        version=report.version,
        released_at=row.released_at,
        sha256=row.sha256,
        file=row.file_name,
        replaces=(report.correction_reason or {}).get("replaces", ""),
        record=row.file_name.rpartition(".")[0] + ".json",
        answers=_agreeing.answers_of(report),
    )


def _content(row: Release, actor: Actor) -> bytes:
    return kept_bytes(row.stored_as, sha256=row.sha256, name=row.file_name, bureau=actor.bureau)


def _report_rows(trajectory: UUID, returned: tuple[Returned, ...]) -> list[Report]:
    """Write the reports under the identity that the journal knows them by."""
    rows = [_report_row(trajectory, report, returned) for report in returned]
    try:
        with transaction.atomic():
            for row in rows:
                row.save(force_insert=True)
    except IntegrityError:
        raise Refused(
            "identity-taken",
            "$.reports",
            Text(
                "Een rapport met deze identiteit staat al in deze installatie. Er is niets "
                "gewijzigd.",
                "A report with this identity is in this installation already. Nothing was changed.",
            ),
        ) from None
    return rows


def _report_row(trajectory: UUID, report: Returned, among: tuple[Returned, ...]) -> Report:
    said, record = report.said, report.record
    replaced = any(other.said.replaces == said.id for other in among)
    return Report(
        id=UUID(said.id),
        trajectory_id=trajectory,
        kind=said.kind,
        period=said.period,
        title=to_json(record.header.title),
        period_from=record.header.period_from,
        period_to=record.header.period_to,
        version=said.version,
        state=_desk.REPLACED if replaced else _desk.RELEASED,
        language=record.language,
        response=to_json(record.response) if record.response is not None else None,
        sent=None if record.response is None else to_json(record),
        correction_reason=_correction(report),
    )


def _correction(report: Returned) -> dict[str, Any] | None:
    if not report.said.replaces:
        return None
    correction = report.record.correction
    reason = correction.reason if correction is not None else ""
    return {"reason": reason, "replaces": report.said.replaces}


def _store(row: Report, report: Returned, case: Trajectory, actor: Actor) -> None:
    """Write the release. The file comes last: what is refused before it leaves none behind."""
    Release(
        report=row,
        released_at=report.said.released_at,
        released_by=_returned.released_by(report.said, case),
        template=TEMPLATE,
        record=to_json(report.record),
        record_sha256=record_hash(report.record),
        sha256=report.said.sha256,
        stored_as=files.store(report.content, bureau=actor.bureau),
        file_name=report.said.file,
    ).save()
    for number, answer in enumerate(report.said.answers, start=1):
        _agreeing.keep_answer(row, answer, number)
