"""Releasing: the text is frozen, drawn, hashed, stored, and given to the employer.

The PDF is drawn outside any transaction; the door that stores it checks that the text is still the
one that was drawn.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.service import _desk, _once
from wissel.apps.documents.service._check_address import check_address
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.apps.documents.service._occasion import is_of_occasion
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core import reports
from wissel.core.access import Action
from wissel.core.reports.record import Check, ReportRecord, Response
from wissel.core.wire import to_json
from wissel.infra import files, mail, pdf
from wissel.infra.doors import Actor, Declined, door, read_door, today_of

TEMPLATE = "report"


class NotReady(Declined):
    """The report cannot be released yet. ``code`` says why; ``checks`` say what to mend.

    Codes: ``reading`` (the employee still has time to read), ``released`` (somebody did already),
    ``state``, ``gate``, ``changed``.
    """

    def __init__(self, code: str, checks: Sequence[Check] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.checks = tuple(checks)


@dataclass(frozen=True, slots=True)
class _Prepared:
    record: ReportRecord
    revision: int
    file_name: str


def release(*, actor: Actor, now: datetime, report: UUID) -> UUID:
    """Release a report to the employer; return the id of the release.

    Possible once the employee answered, or when the reading term is over: then it says "geen
    reactie". Raises :class:`NotReady`.
    """
    prepared = _prepare(actor=actor, now=now, report=report)
    drawn = pdf.render(
        template=TEMPLATE,
        record=to_json(prepared.record),
        language=prepared.record.language,
        timestamp=now,
    )
    sealer = bureaus.sealer(actor=actor, now=now)
    if sealer is not None:
        drawn = sealer.seal(drawn, reason=prepared.record.header.title.nl)
    return _store(actor=actor, now=now, report=report, prepared=prepared, drawn=drawn)


@read_door
def _prepare(*, actor: Actor, now: datetime, report: UUID) -> _Prepared:
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE)
    _demand_unreleased(desk.row)
    record = _final_record(desk, now)
    _demand_passing(desk, record, now)
    return _Prepared(record, desk.row.revision, _file_name(desk.row, record))


@door
def _store(*, actor: Actor, now: datetime, report: UUID, prepared: _Prepared, drawn: bytes) -> UUID:
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    _demand_unreleased(desk.row)
    if desk.row.revision != prepared.revision or _final_record(desk, now) != prepared.record:
        raise NotReady("changed")
    _demand_passing(desk, prepared.record, now)  # somebody may have taken a word back meanwhile
    row = desk.row
    made = Release(
        report=row,
        released_at=now,
        released_by=actor.name,
        template=TEMPLATE,
        record=to_json(prepared.record),
        record_sha256=record_hash(prepared.record),
        sha256=hashlib.sha256(drawn).hexdigest(),
        stored_as=files.store(drawn, bureau=actor.bureau),
        file_name=prepared.file_name,
    )
    made.save()
    at_once = row.state == _desk.CONCEPT
    head, answer = prepared.record.header, prepared.record.response
    row.state, row.period_from, row.period_to = _desk.RELEASED, head.period_from, head.period_to
    row.response = row.response or (None if answer is None else to_json(answer))
    row.revision += 1
    row.save(update_fields=["state", "revision", "period_from", "period_to", "response"])
    _mark_replaced(row)
    if not at_once and row.response["kind"] == "no-response":
        _desk.journal_event(desk, "no-response", actor, now)
    _desk.journal_event(desk, "released", actor, now)
    for address in _told(desk, at_once=at_once):
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path="/",
            language=bureaus.language_of(email=address),
        )
    return made.pk


def _demand_unreleased(row: Report) -> None:
    """Of two who release at once the second hears that it was done: nothing goes out twice."""
    if row.state in (_desk.RELEASED, _desk.REPLACED):
        raise NotReady("released")


def _told(desk: Desk, *, at_once: bool) -> list[str]:
    """Return who gets a mail: the employer, and the employee who did not read it first."""
    employee = trajectories.employee_address(within=desk.within) if at_once else ""
    return [*trajectories.employer_addresses(within=desk.within), *filter(None, [employee])]


def record_hash(record: ReportRecord) -> str:
    """Return the SHA-256 of a record's JSON form, its control code left out."""
    plain = to_json(replace(record, header=replace(record.header, control_code="")))
    body = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def _final_record(desk: Desk, now: datetime) -> ReportRecord:
    """Return the record as it is released: what the employee read, with their answer in it."""
    row, today = desk.row, today_of(now)
    if row.state == _desk.CONCEPT and _once.shown_at_once(row, desk.case):
        shown = reports.employer_view(_unread(desk, today))
        return _corrected(desk, shown, today)
    if row.state not in (_desk.READING, _desk.ANSWERED) or row.sent is None:
        raise NotReady("state")
    answer = desk.response
    if answer is None:
        if row.read_until is None or today <= row.read_until:
            raise NotReady("reading")
        answer = Response("no-response", row.read_until)
    read = wire.read_value(ReportRecord, row.sent)
    return _corrected(desk, reports.respond(read, answer, ()), today)


def _unread(desk: Desk, today: date) -> ReportRecord:
    """Return the draft of a report that nobody reads first; what is asked of the coach is in it."""
    record = _desk.record_now(desk, today).record
    replaced = _once.replaced_release(desk.row)
    said = replaced.report.response if replaced is not None else None
    if said:  # they answered the version that this one corrects: their words go with it
        return reports.respond(record, wire.read_value(Response, said), ())
    return reports.shown_at_once(record)


def _corrected(desk: Desk, record: ReportRecord, today: date) -> ReportRecord:
    """Return the record with what it corrects, its status and its control code."""
    replaced = _once.replaced_release(desk.row)
    if replaced is not None:
        old = wire.read_value(ReportRecord, replaced.record)
        reason = desk.row.correction_reason["reason"]
        record = reports.correct(old, record, reason=reason, on=today)
    final = _desk.with_status(record, _desk.RELEASED)
    final = replace(final, header=replace(final.header, check_address=check_address()))
    code = record_hash(final)[:16]
    return replace(final, header=replace(final.header, control_code=code))


def _demand_passing(desk: Desk, record: ReportRecord, now: datetime) -> None:
    blocking = [check for check in _final_gate(desk, record, now) if check.state == "blocked"]
    if blocking:
        raise NotReady("gate", blocking)


def _final_gate(desk: Desk, record: ReportRecord, now: datetime) -> tuple[Check, ...]:
    today = today_of(now)
    if desk.row.state == _desk.CONCEPT:
        record = _unread(desk, today)  # what leaves holds no questions any more, open or not
    return _desk.checked(desk, replace(record, comments=desk.comments), today)


def _mark_replaced(row: Report) -> None:
    if row.correction_reason:
        Report.objects.filter(pk=UUID(row.correction_reason["replaces"])).update(
            state=_desk.REPLACED
        )


def _file_name(row: Report, record: ReportRecord) -> str:
    """Case number, kind, month (or day), version: no name, no word about health."""
    header = record.header
    when = header.period_from.strftime("%Y-%m")
    if row.period == _once.ONCE:
        when = header.drawn_up_on.isoformat()
    elif is_of_occasion(row):
        when = row.period
    return f"{header.case_number}_{header.kind}_{when}_v{header.version}.pdf"
