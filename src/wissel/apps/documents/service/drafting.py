"""Writing a report: starting it, editing it, sending it to the employee to read first."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk, _occasion, _once, _second
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.access import Action, DataCategory
from wissel.core.programme import period_bounds
from wissel.core.refusal import Refused
from wissel.core.reports.record import Check, Edit, name_of
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra import mail
from wissel.infra.doors import Actor, Declined, door, today_of


class SavedByAnother(Declined):
    """Somebody saved this draft since the writer opened it. ``edits`` are the writer's, unsaved.

    ``revision`` is the newest; the writer sees both texts and saves again. Nothing is lost.
    """

    def __init__(self, revision: int, edits: Sequence[Edit]) -> None:
        super().__init__(f"saved by another, now revision {revision}")
        self.revision = revision
        self.edits = tuple(edits)


class Blocked(Declined):
    """The gate holds the report back; ``checks`` say what to mend and where."""

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__(", ".join(check.key for check in checks))
        self.checks = tuple(checks)


@door
def start_report(
    *, actor: Actor, now: datetime, trajectory: UUID, period: str, language: str = "nl"
) -> UUID:
    """Start the report of ``period`` (``2026-11``, ``2026-Q4``), or return the one there is.

    It is of the period that the way of working, or what the client agreed, asks for.
    """
    within = _writing(actor, now, trajectory)
    first, last = _bounds(period, today_of(now))
    kind = _desk.kind_of(within.case)
    return _begun(actor, now, within, kind, period, (first, last), language)


@door
def start_delivery(
    *, actor: Actor, now: datetime, trajectory: UUID, delivery: str, language: str = "nl"
) -> UUID:
    """Start a report that is made once (``intake-report``), or open it.

    It speaks of everything from the first sick day until it is sent. A way of working need not
    promise it. Raises ``Refused`` (``$.delivery``) for a report that is not written here.
    """
    within = _writing(actor, now, trajectory)
    _once.demand_document(delivery)
    days = (within.case.absence.first_sick_day, today_of(now))
    return _begun(actor, now, within, delivery, _once.ONCE, days, language)


@door
def start_occasion(
    *, actor: Actor, now: datetime, trajectory: UUID, kind: str, day: date, language: str = "nl"
) -> UUID:
    """Start the report of what happened on ``day`` (``three-way-report``), or open it.

    It speaks of everything since the last such report. Raises ``Refused`` (``$.kind``) for a report
    that is not written here, and (``$.day``) where the journal holds nothing it could be about.
    """
    within = _writing(actor, now, trajectory)
    _occasion.demand_occasion(within.case, kind, day, today_of(now))
    days = _occasion.days_of(within.case, within.id, kind, day)
    return _begun(actor, now, within, kind, day.isoformat(), days, language)


def _begun(
    actor: Actor,
    now: datetime,
    within: trajectories.Within,
    kind: str,
    period: str,
    days: tuple[date, date],
    language: str,
) -> UUID:
    found = _once.existing(within.id, kind, period)
    if found is not None:
        return found
    label = _once.label_of(_once.programme_of(within.case), kind)
    row = Report(
        trajectory_id=within.id,
        kind=kind,
        period=period,
        title=None if label is None else to_json(label),
        period_from=days[0],
        period_to=days[1],
        state=_desk.CONCEPT,
        language=language,
    )
    _second.add_hand(row, actor)
    row.save()
    _desk.journal_event(Desk(row, within), "drafted", actor, now)
    return row.pk


@door
def edit(
    *, actor: Actor, now: datetime, report: UUID, revision: int, edits: tuple[Edit, ...]
) -> int:
    """Save the coach's edits on a draft; return the new revision.

    ``revision`` is the one the writer opened. When somebody saved since, :class:`SavedByAnother`
    is raised and nothing is written. Later edits of one target replace earlier ones.
    """
    for one in edits:
        _desk.demand_length(one.text)
    desk = _draft(actor, now, report)
    if desk.row.revision != revision:
        raise SavedByAnother(desk.row.revision, edits)
    desk.row.edits = to_json(_merged(desk.edits, edits))
    desk.row.revision += 1
    _second.add_hand(desk.row, actor)
    desk.row.save(update_fields=["edits", "revision", "hands"])
    return desk.row.revision


@door
def keep_finding(
    *, actor: Actor, now: datetime, report: UUID, statement: str, text: str, reason: str
) -> None:
    """Let a finding of the guard stand, with a reason ("houd zo, met reden").

    Once the employee answered, this is possible for their own words alone: nobody may change those,
    and the rest of the text is changed by reopening the report.
    """
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    answered = desk.row.state == _desk.ANSWERED and name_of(statement) == "voice"
    if desk.row.state != _desk.CONCEPT and not answered:
        raise _wrong_state()
    if not reason.strip():
        raise Refused(
            "reason-missing",
            "$.reason",
            Text("Schrijf in één zin waarom.", "Say why in one sentence."),
        )
    kept = [*desk.kept, _desk.Kept(statement, text, reason.strip())]
    desk.row.kept = [asdict(one) for one in kept]
    desk.row.revision += 1
    _second.add_hand(desk.row, actor)
    desk.row.save(update_fields=["kept", "revision", "hands"])


@door
def send_to_employee(*, actor: Actor, now: datetime, report: UUID) -> date:
    """Freeze the draft and give it to the employee to read first; return the last day to answer.

    Raises :class:`Blocked` when the gate holds it back. From here on the text is the text that the
    employer will get; changing it means reopening it and sending it again.
    """
    desk = _draft(actor, now, report)
    today = today_of(now)
    record = _desk.record_now(desk, today).record
    blocking = [
        check
        for check in _desk.gate(desk, record, today)
        if check.state == "blocked" and check.key not in _AFTER_READING
    ]
    if blocking:
        raise Blocked(blocking)
    shown = _desk.with_status(reports.employer_view(record), _desk.READING)
    row = desk.row
    row.sent = to_json(shown)
    row.sent_on = today
    row.state = _desk.READING
    row.response = None
    row.revision += 1
    entry, due = _desk.journal_event(desk, "to-employee", actor, now)
    row.sent_entry = UUID(entry.id)
    duty = _desk.reading_duty(due, entry.id)
    if duty is None or duty.due is None:
        raise _no_term()
    head = shown.header
    row.read_until, row.period_from, row.period_to = duty.due, head.period_from, head.period_to
    row.save()
    address = trajectories.employee_address(within=desk.within)
    if address:
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path="/",
            language=bureaus.language_of(email=address),
        )
    return row.read_until


@door
def reopen(*, actor: Actor, now: datetime, report: UUID) -> None:
    """Take a report that the employee reads or answered back to the desk, comments and all.

    The employee reads it again after it changed: they always read what the employer gets.
    """
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    row = desk.row
    if row.state not in (_desk.READING, _desk.ANSWERED):
        raise _wrong_state()
    row.state, row.sent, row.sent_on, row.read_until = _desk.CONCEPT, None, None, None
    row.revision += 1
    row.save()


@door
def start_correction(*, actor: Actor, now: datetime, report: UUID, reason: str) -> UUID:
    """Start a new version of a released report. The old one stays, and says it was replaced."""
    _desk.demand_author(actor)
    desk = on_desk(
        actor=actor,
        now=now,
        report=report,
        action=Action.WRITE,
        category=DataCategory.DRAFT_REPORTS,
        lock=True,
    )
    if desk.row.state != _desk.RELEASED:
        raise _wrong_state()
    if not reason.strip():
        raise Refused(
            "reason-missing",
            "$.reason",
            Text("Schrijf wat er niet klopte.", "Say what was not right."),
        )
    old = desk.row
    newer = Report(
        trajectory_id=old.trajectory_id,
        kind=old.kind,
        period=old.period,
        title=old.title,
        period_from=old.period_from,
        period_to=old.period_to,
        version=old.version + 1,
        state=_desk.CONCEPT,
        language=old.language,
        edits=old.edits,
        kept=old.kept,
        correction_reason={"reason": reason.strip(), "replaces": str(old.pk)},
        hands=old.hands,
    )
    _second.add_hand(newer, actor)
    newer.save()
    _desk.journal_event(Desk(newer, desk.within), "drafted", actor, now)
    return newer.pk


#: Checks that speak only once the employee has had the draft.
_AFTER_READING = frozenset({"response", "comments"})


def _writing(actor: Actor, now: datetime, trajectory: UUID) -> trajectories.Within:
    _desk.demand_author(actor)
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.DRAFT_REPORTS,
        action=Action.WRITE,
        lock=True,
    )


def _draft(actor: Actor, now: datetime, report: UUID) -> Desk:
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    if desk.row.state != _desk.CONCEPT:
        raise _wrong_state()
    return desk


def _no_term() -> Refused:
    return Refused(
        "no-reading-term",
        "$.report",
        Text(
            "Deze werkwijze noemt geen leestermijn voor de medewerker. Vraag het bureau er een in "
            "de werkwijze te zetten.",
            "This way of working names no reading term for the employee. Ask the bureau to put one "
            "in it.",
        ),
    )


def _wrong_state() -> Refused:
    return Refused(
        "wrong-state",
        "$.report",
        Text(
            "Dit kan niet in deze stap van het rapport. Ververs de pagina.",
            "This is not possible in this step of the report. Reload the page.",
        ),
    )


def _bounds(period: str, today: date) -> tuple[date, date]:
    try:
        first, last = period_bounds(period)
    except ValueError:
        raise Refused(
            "period",
            "$.period",
            Text(
                f"'{period}' is geen periode. Schrijf een maand (2026-11), twee maanden "
                "(2026-B6) of een kwartaal (2026-Q4).",
                f"'{period}' is not a period. Write a month (2026-11), two months (2026-B6) or "
                "a quarter (2026-Q4).",
            ),
        ) from None
    if first > today:
        raise Refused(
            "future",
            "$.period",
            Text(
                "Deze periode moet nog beginnen. Kies een periode die al loopt.",
                "This period has yet to begin. Choose one that has begun.",
            ),
        )
    return first, last


def _merged(old: Sequence[Edit], new: Sequence[Edit]) -> list[Edit]:
    """Put later edits in place of earlier ones of the same thing.

    Who changes a changed sentence again saw the earlier change, not the draft under it: the draft's
    text stays the ``base``, so that the edit still fits when the draft is computed anew.
    """
    merged: dict[tuple[str, str], Edit] = {}
    for one in (*old, *new):
        key = ("add", one.id) if one.action == "add" else ("on", one.target)
        before = merged.get(key)
        if before is not None and one.action == before.action == "change":
            builds_on = one.base is not None and one.base == before.text.strip()
            one = replace(one, base=before.base) if builds_on else one
        merged[key] = one
    return list(merged.values())
