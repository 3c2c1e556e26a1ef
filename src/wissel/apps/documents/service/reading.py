"""Reading reports: on the coach's desk, by the employee, by the employer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.service import _agreeing, _desk, _once
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.apps.documents.service._kept_bytes import kept_bytes
from wissel.apps.documents.service._lines import ReportLine, known_to, line_of
from wissel.apps.documents.service._readers import SecondView, second_view
from wissel.connections import wire
from wissel.core import reports
from wissel.core.access import DataCategory, Role
from wissel.core.kept import ClientAnswer
from wissel.core.reports.record import (
    Change,
    Check,
    Comment,
    Finding,
    ReportRecord,
    Response,
    name_of,
)
from wissel.infra.doors import Actor, Denied, door, read_door, today_of


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as this reader sees it.

    The coach gets the draft with questions, comments, gate and findings, and the employer's view
    beside it; the employee and the employer get the frozen text alone. ``drafted`` is the draft
    without the coach's edits, while it is one. ``correcting`` says why this version replaces
    another and ``changes`` what it changed, the answers of people left out: for who writes it and
    for the employee who reads it before it is released. ``shown_at_once``: the way of working has
    nobody read it first.
    """

    line: ReportLine
    record: ReportRecord
    employer_record: ReportRecord
    revision: int
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]
    response: Response | None
    unfit_edits: tuple[_desk.Unfit, ...]
    sha256: str
    replaced_by: int | None
    drafted: ReportRecord | None = None
    correcting: str = ""
    changes: tuple[Change, ...] = ()
    shown_at_once: bool = False
    client_answer: ClientAnswer | None = None
    asks_client: bool = False  #: the employer has yet to say whether they agree
    second: SecondView | None = None  #: while it is on a desk, where the bureau has it read twice


@dataclass(frozen=True, slots=True)
class Released:
    """The bytes of a release, the name to save them under, their hash."""

    file_name: str
    content: bytes
    sha256: str


@read_door
def report(*, actor: Actor, now: datetime, report: UUID) -> ReportView:
    """Return a report as this reader sees it. Every call is a line in the access log."""
    desk = on_desk(actor=actor, now=now, report=report)
    _demand_known(actor, desk)
    category = _category(desk)
    desk.within.obtained.log("report.view", category, detail=desk.row.period or desk.row.kind)
    if desk.row.state in (_desk.RELEASED, _desk.REPLACED):
        return _released_view(desk, actor)
    if actor.role in (Role.COACH, Role.MANAGER) or actor.is_system:
        return _desk_view(desk, actor, now)
    return _reader_view(desk)


@door
def released_file(*, actor: Actor, now: datetime, report: UUID) -> Released:
    """Return the stored bytes of a release, checked against their hash.

    The employer's first look or download is an event of the report. Raises ``Damaged``.
    """
    desk = on_desk(actor=actor, now=now, report=report, category=DataCategory.RELEASED_REPORTS)
    row = Release.objects.filter(report=desk.row).first()
    if row is None:
        raise Denied("not-released")
    desk.within.obtained.log("report.download", DataCategory.RELEASED_REPORTS, detail=row.file_name)
    _note_read(desk, actor, now)
    content = kept_bytes(row.stored_as, sha256=row.sha256, name=row.file_name, bureau=actor.bureau)
    return Released(row.file_name, content, row.sha256)


@door
def note_read(*, actor: Actor, now: datetime, report: UUID) -> None:
    """Note that the employer opened a release: an event of the report, once. Others leave none."""
    category = DataCategory.RELEASED_REPORTS
    desk = on_desk(actor=actor, now=now, report=report, category=category)
    if not Release.objects.filter(report=desk.row).exists():
        raise Denied("not-released")
    _note_read(desk, actor, now)


def _note_read(desk: Desk, actor: Actor, now: datetime) -> None:
    if actor.role != Role.EMPLOYER or _read_already(desk):
        return
    locked = on_desk(
        actor=actor,
        now=now,
        report=desk.row.pk,
        category=DataCategory.RELEASED_REPORTS,
        lock=True,
    )
    _desk.journal_event(locked, "read-by-employer", actor, now)


def _read_already(desk: Desk) -> bool:
    from wissel.core.journal import ReportEvent

    return any(
        isinstance(entry.content, ReportEvent)
        and entry.content.report == str(desk.row.pk)
        and entry.content.event == "read-by-employer"
        for entry in desk.case.journal
    )


def _demand_known(actor: Actor, desk: Desk) -> None:
    if not known_to(actor, [desk.row], drafts=True):
        raise Denied("no-such-report", subject=str(desk.row.trajectory_id))


def _category(desk: Desk) -> DataCategory:
    released = desk.row.state in (_desk.RELEASED, _desk.REPLACED)
    return DataCategory.RELEASED_REPORTS if released else DataCategory.DRAFT_REPORTS


def _desk_view(desk: Desk, actor: Actor, now: datetime) -> ReportView:
    today = today_of(now)
    drafted: ReportRecord | None = None
    unfit: tuple[_desk.Unfit, ...] = ()
    if desk.row.sent is not None:
        record = wire.read_value(ReportRecord, desk.row.sent)
    else:
        made = _desk.record_now(desk, today)
        record, drafted, unfit = made.record, made.plain, made.unfit
    answered = reports.respond(record, desk.response, desk.comments)
    unread = _once.shown_at_once(desk.row, desk.case)
    leaves = reports.shown_at_once(answered) if unread else answered
    return ReportView(
        line=line_of(desk.row),
        record=answered,
        employer_record=reports.employer_view(leaves),
        revision=desk.row.revision,
        checks=_desk.gate(desk, record, today),
        findings=_desk.findings(answered, desk.case, desk.kept),
        comments=desk.comments,
        response=desk.response,
        unfit_edits=unfit,
        sha256="",
        replaced_by=None,
        drafted=drafted,
        correcting=_once.correcting(desk.row),
        changes=_changes(desk, record),
        shown_at_once=unread,
        second=second_view(desk, record, actor, now),
    )


def _reader_view(desk: Desk) -> ReportView:
    record = wire.read_value(ReportRecord, desk.row.sent)
    return ReportView(
        line=line_of(desk.row),
        record=record,
        employer_record=record,
        revision=desk.row.revision,
        checks=(),
        findings=(),
        comments=desk.comments,
        response=desk.response,
        unfit_edits=(),
        sha256="",
        replaced_by=None,
        correcting=_once.correcting(desk.row),
        changes=_changes(desk, record),
    )


def _changes(desk: Desk, record: ReportRecord) -> tuple[Change, ...]:
    """Return what differs from the release that this version corrects, answers of people aside."""
    replaced = _once.replaced_release(desk.row)
    if replaced is None:
        return ()
    found = reports.diff(wire.read_value(ReportRecord, replaced.record), record)
    return tuple(one for one in found if name_of(one.statement) != "voice")


def _released_view(desk: Desk, actor: Actor) -> ReportView:
    row = Release.objects.get(report=desk.row)
    record = wire.read_value(ReportRecord, row.record)
    line = line_of(desk.row)
    answer = _agreeing.answer_of(desk.row)
    # An answer that came after the release stands in no version yet: it is theirs and the author's.
    own = actor.is_system or actor.role in (Role.EMPLOYEE, Role.COACH, Role.MANAGER)
    own = own or Role.EMPLOYEE in reports.agreed_by(record.document)
    newer = Report.objects.filter(
        trajectory_id=desk.row.trajectory_id,
        kind=desk.row.kind,
        period=desk.row.period,
        version__gt=desk.row.version,
        state=_desk.RELEASED,
    ).first()
    return ReportView(
        line=line,
        record=record,
        employer_record=record,
        revision=desk.row.revision,
        checks=(),
        findings=(),
        comments=(),
        response=desk.response if own or not line.at_once else None,
        unfit_edits=(),
        sha256=row.sha256,
        replaced_by=newer.version if newer is not None else None,
        client_answer=answer,
        asks_client=answer is None and _agreeing.is_asked(desk.row),
    )
