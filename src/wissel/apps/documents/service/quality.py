"""What the manager shows who audits quality: files by number, their clocks, their reports masked.

The auditor's own column of the access table speaks of files of a recorded audit. Audits are not
recorded yet, so it is the manager who opens this, and the table is asked as for any reader.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.models import SecondReading as ReadingRow
from wissel.apps.documents.service import _once
from wissel.apps.documents.service._desk import on_desk
from wissel.apps.documents.service._masking import mask_record, mask_reference
from wissel.apps.documents.service._second import SecondReading
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.journal import ReportEvent
from wissel.core.quality import LEGAL, PROMISED, Clocks, clocks
from wissel.core.reports.record import ReportRecord
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of

#: Cases on a page: each is derived anew.
QUALITY_ON_PAGE: Final = 25
_ANSWERED: Final = (
    "employee-agreed",
    "employee-commented",
    "employee-disagreed",
    "no-response",
)


@dataclass(frozen=True, slots=True)
class QualityReport:
    """A report by its days; ``second_by`` read it as second reader on ``second_on``."""

    id: UUID
    kind: str
    period: str
    title: Text | None
    version: int
    state: str
    drafted: date | None
    sent: date | None
    answered: date | None
    released: date | None
    second_by: str
    second_on: date | None


@dataclass(frozen=True, slots=True)
class QualityCase:
    """A file by its number: how its last days stand, and its reports. Nobody by name."""

    reference: str
    legal: Clocks
    promised: Clocks
    reports: tuple[QualityReport, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """A page of the files of the bureau, and how many there are."""

    cases: tuple[QualityCase, ...]
    number: int


@dataclass(frozen=True, slots=True)
class MaskedReport:
    """A released record without a name in it, and the number of its file."""

    record: ReportRecord
    reference: str
    report: QualityReport


@read_door
def quality(*, actor: Actor, now: datetime, part: int = 1) -> QualityView:
    """Return a page of the files of the bureau for an audit of quality. For the manager."""
    today, begin = today_of(now), (max(1, part) - 1) * QUALITY_ON_PAGE
    found = trajectories.every_case(actor=actor, today=today, begin=begin, most=QUALITY_ON_PAGE)
    rows: dict[UUID, list[Report]] = defaultdict(list)
    held = Report.objects.filter(trajectory_id__in=[one.id for one in found.rows])
    for row in held.select_related("release").order_by("-period_to", "-version"):
        rows[row.trajectory_id].append(row)
    read = _agreed([row.pk for several in rows.values() for row in several])
    cases = tuple(
        QualityCase(
            reference=mask_reference(one.case),
            legal=clocks(one.due.obligations, LEGAL, today),
            promised=clocks(one.due.obligations, PROMISED, today),
            reports=tuple(_line(row, one.case, read.get(row.pk)) for row in rows[one.id]),
        )
        for one in found.rows
    )
    return QualityView(cases, found.number)


@read_door
def masked_report(*, actor: Actor, now: datetime, report: UUID) -> MaskedReport:
    """Return a released report with roles in the place of names. For the manager.

    It is made from the record that was released; every opening is a line of the access log.
    """
    desk = on_desk(actor=actor, now=now, report=report, category=DataCategory.RELEASED_REPORTS)
    if actor.role != Role.MANAGER:
        raise Denied("manager-only", hidden=False)
    row = Release.objects.filter(report=desk.row).first()
    if row is None:
        raise Denied("not-released")
    desk.within.obtained.log("quality.report", DataCategory.RELEASED_REPORTS, detail=row.file_name)
    staff = _staff(actor, now)
    read = _agreed([desk.row.pk]).get(desk.row.pk)
    return MaskedReport(
        record=mask_record(wire.read_value(ReportRecord, row.record), desk.case, staff),
        reference=mask_reference(desk.case),
        report=_line(desk.row, desk.case, read),
    )


def _line(row: Report, case: Trajectory, read: SecondReading | None) -> QualityReport:
    days: dict[str, date] = {}
    for entry in case.journal:
        said = entry.content
        if isinstance(said, ReportEvent) and said.report == str(row.pk):
            days[said.event] = entry.happened_on
    answered = [days[event] for event in _ANSWERED if event in days]
    return QualityReport(
        id=row.pk,
        kind=row.kind,
        period=row.period,
        title=_once.title_of(row),
        version=row.version,
        state=row.state,
        drafted=days.get("drafted"),
        sent=days.get("to-employee"),
        answered=max(answered, default=None),
        released=days.get("released"),
        second_by=read.by if read is not None else "",
        second_on=today_of(read.at) if read is not None else None,
    )


def _agreed(among: list[UUID]) -> dict[UUID, SecondReading]:
    """Return the last agreement of a second reader on each of these reports."""
    found: dict[UUID, SecondReading] = {}
    for row in ReadingRow.objects.filter(report_id__in=among).order_by("number"):
        said = wire.read_value(SecondReading, row.said)
        if said.step == "agreed":
            found[row.report_id] = said
    return found


def _staff(actor: Actor, now: datetime) -> list[str]:
    """Return the names of everybody who works at the bureau: the journal may name each of them."""
    return [one.name for one in bureaus.members(actor=actor, now=now) if one.role in STAFF]
