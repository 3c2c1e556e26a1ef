"""One report on the desk: its row, its trajectory, its record as it would be now, its gate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal, cast
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.service import _let_stand, _once, _second
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core import reports, wording
from wissel.core.access import Action, DataCategory, Role
from wissel.core.due import Due
from wissel.core.journal import JournalEntry, ReportEvent
from wissel.core.obligations import Obligation
from wissel.core.programme import occasion_day
from wissel.core.refusal import Refused
from wissel.core.reports.record import (
    Check,
    Comment,
    Edit,
    Finding,
    Header,
    ReportRecord,
    Response,
    Span,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied

CONCEPT, READING, ANSWERED, RELEASED, REPLACED = (
    "concept",
    "ter-inzage",
    "reactie-verwerkt",
    "vrijgegeven",
    "vervangen",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding of the guard that the coach lets stand, with the reason."""

    statement: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A guarded report with everything that its doors need."""

    row: Report
    within: trajectories.Within

    @property
    def case(self) -> Trajectory:
        """The whole trajectory."""
        return self.within.case

    @property
    def due(self) -> Due:
        """What is due in it."""
        return self.within.due

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The coach's edits, in order."""
        return tuple(wire.read_value(Edit, edit) for edit in self.row.edits or ())

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The employee's comments."""
        return tuple(wire.read_value(Comment, comment) for comment in self.row.comments or ())

    @property
    def response(self) -> Response | None:
        """The employee's answer."""
        return wire.read_value(Response, self.row.response) if self.row.response else None

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The findings that stand with a reason."""
        return tuple(Kept(**kept) for kept in self.row.kept or ())


def on_desk(
    *,
    actor: Actor,
    now: datetime,
    report: UUID,
    action: Action = Action.READ,
    category: DataCategory = DataCategory.DRAFT_REPORTS,
    lock: bool = False,
) -> Desk:
    """Return the report if the table allows the actor this action, or raise :class:`Denied`."""
    rows = Report.objects.all()
    if lock:
        rows = rows.select_for_update()
    row = rows.filter(pk=report).first()
    if row is None:
        raise Denied("no-such-report")
    if row.state in (RELEASED, REPLACED) and category is DataCategory.DRAFT_REPORTS:
        category = DataCategory.RELEASED_REPORTS if action is Action.READ else category
    within = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=row.trajectory_id,
        category=category,
        action=action,
        lock=lock,
    )
    return Desk(row, within)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A coach's edit that does not fit the draft any more. Its text is kept, not lost.

    ``now`` is what the draft says instead; empty when the sentence is no longer in it.
    """

    target: str
    text: str
    now: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft computed anew: from the journal alone, with the coach's edits, what did not fit."""

    plain: ReportRecord
    record: ReportRecord
    unfit: tuple[Unfit, ...]


def record_now(desk: Desk, today: date) -> Drafted:
    """Return the draft computed anew, with and without the coach's edits.

    While it says what a second reader agreed to, it stands as on the day of that reading.
    """
    read = _second.agreed_reading(desk.row)
    if read is not None and read.on != today:
        then = _drafted(desk, read.on, read.week)
        if reports.text_digest(then.record) == read.of:
            return then
    return _drafted(desk, today, desk.due.timeline.waiting_period.week)


def _drafted(desk: Desk, today: date, week: int | None) -> Drafted:
    row = desk.row
    first, last = _days(desk, today)
    given: dict[str, Any] = {
        "period_from": first,
        "period_to": last,
        "today": max(today, first),
        "week": week,
        "total_weeks": total_weeks(desk.due),
        "reported_until": _reported_until(row),
        "receivers": receivers(desk.case),
        "version": row.version,
        "language": cast(Literal["nl", "en"], row.language),
        "profiles": (
            *plans.profiles_within(within=desk.within),
            *plans.employability_within(within=desk.within),
        ),
    } | _once.drafting(row, desk.within)
    given["heard"] = _let_stand.heard(desk.within, row.language, given)
    plain = reports.draft(desk.case, _beside_reports(desk.due), **given)
    head = replace(plain.header, drawn_up_on=max(today, first))
    plain = replace(plain, header=_signed(head, desk, today))
    edited = reports.apply_edits(plain, desk.edits)
    unfit = (Unfit(one.edit.target, one.edit.text, one.now) for one in edited.refused)
    return Drafted(plain, edited.record, tuple(one for one in unfit if one.text.strip()))


def _days(desk: Desk, today: date) -> tuple[date, date]:
    """Return the days it speaks of: of one made once, all since the first sick day as a rule."""
    row = desk.row
    if row.period != _once.ONCE:
        return row.period_from, row.period_to
    first = _once.first_day(row, desk.case, today)
    return first, max(today, first)


def _signed(header: Header, desk: Desk, today: date) -> Header:
    """Return the header with the name the bureau writes under, and what its coach may show."""
    within = desk.within
    sender = bureaus.sender_of(coach=within.coach_membership, location=within.location, today=today)
    shown = " · ".join(sender.accreditations)
    return replace(
        header, bureau=sender.name, coach_registration=shown or header.coach_registration
    )


def standing_record(desk: Desk, today: date) -> ReportRecord:
    """Return the record as it stands: frozen once it was sent, computed anew before that."""
    if desk.row.sent is not None:
        frozen: ReportRecord = wire.read_value(ReportRecord, desk.row.sent)
        return frozen
    return record_now(desk, today).record


def _beside_reports(due: Due) -> list[Obligation]:
    """Return the duties that a report speaks of: not its own making, reading and release."""
    return [
        duty
        for duty in due.obligations
        if not any(name.startswith("report-event:") for name in duty.satisfied_by)
    ]


def total_weeks(due: Due) -> int | None:
    """Return how many weeks the waiting period has."""
    period = due.timeline.waiting_period
    return round(((period.last_day - period.first_day).days + 1 - period.shift_days) / 7)


def gate(desk: Desk, record: ReportRecord, today: date) -> tuple[Check, ...]:
    """Return every check of the gate on this record, the employee's answer in it."""
    answered = reports.respond(record, desk.response, desk.comments)
    return checked(desk, answered, today)


def checked(desk: Desk, record: ReportRecord, today: date) -> tuple[Check, ...]:
    """Return every check of the gate on this record as it is."""
    copied = _once.copied_from(desk.row)
    found = reports.checks(
        record,
        None if copied is None else wire.read_value(ReportRecord, copied.record),
        trajectory=desk.case,
        today=today,
        due=due_day(desk),
        other_names=trajectories.names_of_other_cases(within=desk.within),
        findings=findings(record, desk.case, desk.kept),
    )
    beside = _once.checks(desk.row, desk.within, record)
    let_stand = _let_stand.checks(desk.within, record)
    return (*found, *beside, *let_stand, *_second.checks(desk.row, record))


def findings(
    record: ReportRecord, case: Trajectory, kept: Sequence[Kept] = ()
) -> tuple[Finding, ...]:
    """Return what the wording guard finds in everything of the record that a person reads."""
    names = parties(case)
    reasons = {(kept.statement, kept.text): kept.reason for kept in kept}
    return tuple(
        Finding(
            span=Span(statement, found.start, found.end, found.text),
            kind=found.kind,
            message=found.why.text,
            suggestion=found.suggestion,
            kept_because=reasons.get((statement, found.text), ""),
        )
        for statement, text in record.texts()
        for found in _found(text, names)
    )


@lru_cache(maxsize=4096)
def _found(text: str, names: tuple[str, ...]) -> tuple[wording.Finding, ...]:
    """Return what the guard finds in one sentence: a desk asks the same ones at every step."""
    return wording.check(text, audience=wording.Audience.EMPLOYER, parties=names).findings


def parties(case: Trajectory) -> tuple[str, ...]:
    """Return the names that belong in this trajectory."""
    own = [party.name for party in case.parties] + [party.organisation for party in case.parties]
    return tuple(name for name in (case.employee.name, case.client.name, *own) if name)


def receivers(case: Trajectory) -> tuple[str, ...]:
    """Return who gets a version: the employer's contact and the employee."""
    contact = case.party("employer")
    names = [contact.name if contact else case.client.name, case.employee.name]
    return tuple(names)


def due_day(desk: Desk) -> date | None:
    """Return the last day of this report, from the one list of obligations."""
    day = occasion_day(desk.row.period)
    if desk.row.period == _once.ONCE or day is not None:
        duty = _once.duty_of(desk.due, desk.row.kind, day)
        return None if duty is None else duty.due
    for duty in desk.due.obligations:
        if "report-event:released" in duty.satisfied_by and duty.anchor == desk.row.period:
            return duty.due
    return None


def previous_record(row: Report) -> ReportRecord | None:
    """Return the last released record before this period, or the version that this one corrects."""
    rows = Release.objects.filter(report__trajectory_id=row.trajectory_id, report__kind=row.kind)
    earlier = rows.filter(report__period__lt=row.period).order_by("-report__period", "-released_at")
    found = earlier.first()
    return wire.read_value(ReportRecord, found.record) if found is not None else None


def reading_duty(due: Due, entry: UUID | str | None) -> Obligation | None:
    """Return the employee's duty to read, which the sending of the draft started."""
    for duty in due.obligations:
        if duty.anchor == str(entry) and "report-event:employee-agreed" in duty.satisfied_by:
            return duty
    return None


def kind_of(case: Trajectory) -> str:
    """Return the key of the periodic report of the trajectory's programme."""
    programme = _once.programme_of(case)
    if not programme.reports:
        raise Refused(
            "no-report",
            "$.programme",
            Text(
                "Deze werkwijze kent geen periodiek rapport.",
                "This way of working has no periodic report.",
            ),
        )
    return programme.reports[0].key


def journal_event(desk: Desk, event: str, actor: Actor, now: datetime) -> tuple[JournalEntry, Due]:
    """Write a step of the report as a journal entry too: what counts is in the journal."""
    said: dict[str, Any] = {
        "report": str(desk.row.pk),
        "event": event,
        "period": desk.row.period,
        "label": desk.row.kind,
        "version": desk.row.version,
    }
    return trajectories.append_event(
        within=desk.within, actor=actor, now=now, content=wire.read_value(ReportEvent, said)
    )


def tell_coach(desk: Desk, actor: Actor, now: datetime) -> None:
    """Mail the coach, and whoever stands in for them, that somebody answered."""
    for address in trajectories.coach_addresses(desk.row.trajectory_id):
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path=f"/rapport/{desk.row.pk}/",
            language=bureaus.language_of(email=address),
        )


def demand_author(actor: Actor) -> None:
    """Only staff of the bureau write a report; the employee answers it."""
    if not actor.is_system and actor.role not in (Role.COACH, Role.MANAGER):
        raise Denied("author-only", hidden=False)


def with_status(record: ReportRecord, status: str) -> ReportRecord:
    """Return the record with its status in the header."""
    return replace(record, header=replace(record.header, status=status))


def _reported_until(row: Report) -> date | None:
    previous = previous_record(row)
    return previous.header.drawn_up_on if previous is not None else None


#: How much one remark, answer or edit may say: some three pages.
MOST = 10_000


def demand_length(text: str) -> None:
    """Refuse a text that no reader would read to its end."""
    if len(text) > MOST:
        raise Refused(
            "too-long",
            "$.text",
            Text(
                f"Deze tekst is te lang ({len(text)} tekens). Houd het onder {MOST} tekens.",
                f"This text is too long ({len(text)} characters). Keep it below {MOST} characters.",
            ),
        )
