"""The second reader: asking one, agreeing to a text, returning it with remarks.

Who may read is what the access table says of a draft: the manager reviews, and a coach has a tie to
the case (its coach, or who stands in). Nobody reads what they wrote themself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk, _once, _second
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.apps.documents.service._readers import readers_of
from wissel.apps.documents.service._second import Remark, SecondReading
from wissel.apps.documents.service.drafting import Blocked
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.access import Action, DataCategory, Role
from wissel.core.refusal import Refused
from wissel.core.reports.record import ReportRecord
from wissel.core.sources import Text
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import demand_fits, demand_plain, refused

_OPEN: Final = (_desk.CONCEPT, _desk.READING, _desk.ANSWERED)
#: What speaks after the second reading, and the reading itself.
_LATER: Final = frozenset({_second.KEY, "response", "comments"})
_MOST_REMARK: Final = 1000


@dataclass(frozen=True, slots=True)
class SecondLine:
    """A report in the work of a second reader, or back with who wrote it."""

    report: UUID
    employee: str
    kind: str
    period: str
    title: Text | None
    by: str  #: who asked, or who returned it
    since: date


@dataclass(frozen=True, slots=True)
class SecondWork:
    """What waits for somebody as second reader, and what came back to them as the writer."""

    to_read: tuple[SecondLine, ...]
    came_back: tuple[SecondLine, ...]


@door
def ask_second_reader(*, actor: Actor, now: datetime, report: UUID, reader: UUID) -> None:
    """Ask somebody of the bureau (by their user) to read a report; they get a mail.

    Asking again asks somebody else. Raises :class:`Blocked` while anything else holds the report
    back, and ``Refused``: ``$.reader`` for whoever may not read it, ``$`` where nobody needs to.
    """
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    _demand_wanted(desk.row)
    _second.add_hand(desk.row, actor)
    today = today_of(now)
    record = _desk.standing_record(desk, today)
    gate = _desk.gate(desk, record, today)
    blocking = [one for one in gate if one.state == "blocked" and one.key not in _LATER]
    if blocking:
        raise Blocked(blocking)
    found = {one.user: one for one in readers_of(desk, actor, now)}
    if reader not in found:
        raise refused(
            "no-reader",
            "$.reader",
            "Kies iemand die dit mag lezen en er niet zelf aan schreef.",
            "Choose somebody who may read this and did not write it themself.",
        )
    desk.row.save(update_fields=["hands"])
    said = _step("asked", actor, now, record, asked=found[reader].name)
    _second.keep_step(desk.row, said, asked_of=reader)
    _log(desk)
    mail.queue(
        actor=actor,
        now=now,
        to=found[reader].email,
        notice=mail.Notice.MESSAGE,
        path=f"/rapport/{desk.row.pk}/lezen/",
        language=bureaus.language_of(email=found[reader].email),
    )


@door
def agree_as_reader(*, actor: Actor, now: datetime, report: UUID, digest: str) -> None:
    """Say as second reader that a text was read and may go; ``digest`` is the hash of it.

    Raises ``Refused`` (``$.digest``) when the text says something else by now: nobody agrees to
    what they did not see.
    """
    desk = _reading(actor, now, report)
    record = _desk.standing_record(desk, today_of(now))
    if reports.text_digest(record) != digest:
        raise refused(
            "changed",
            "$.digest",
            "De tekst veranderde tijdens het lezen. Lees hem nog eens.",
            "The text changed while it was being read. Read it once more.",
        )
    _second.keep_step(desk.row, _step("agreed", actor, now, record))
    _log(desk)
    _desk.tell_coach(desk, actor, now)


@door
def return_to_writer(
    *, actor: Actor, now: datetime, report: UUID, remarks: tuple[Remark, ...]
) -> None:
    """Return a report to whoever wrote it, with at least one remark (``$.remarks``)."""
    desk = _reading(actor, now, report)
    record = _desk.standing_record(desk, today_of(now))
    kept = tuple(_checked(one, record) for one in remarks if one.text.strip())
    if not kept:
        raise refused(
            "missing",
            "$.remarks",
            "Schrijf bij minstens één zin wat er anders moet.",
            "Write at one sentence at least what must be different.",
        )
    _second.keep_step(desk.row, _step("returned", actor, now, record, remarks=kept))
    _log(desk)
    _desk.tell_coach(desk, actor, now)


@read_door
def second_reading_work(*, actor: Actor, now: datetime) -> SecondWork:
    """Return what waits for this reader, and what came back of the cases that are theirs.

    A manager, whose every case is one of the bureau, finds what they asked themself.
    """
    if actor.role not in (Role.COACH, Role.MANAGER) or actor.user is None:
        return SecondWork((), ())
    wanted = bureaus.read_twice_in(bureau=actor.bureau)
    rows = Report.objects.filter(state__in=_OPEN) if wanted else Report.objects.none()
    asked = rows.filter(second_step="asked", second_reader=actor.user)
    back = rows.filter(second_step="returned")
    if actor.role == Role.MANAGER:
        back = back.filter(second_asked_by=actor.user)
    found = [row for row in (*asked, *back) if _second.is_wanted(row)]
    if not found:
        return SecondWork((), ())
    names = trajectories.names_in_list(
        actor=actor,
        event="second-reading.list",
        category=DataCategory.DRAFT_REPORTS,
        trajectories={row.trajectory_id for row in found},
    )
    lines = {
        step: tuple(_line(row, names) for row in found if row.second_step == step)
        for step in ("asked", "returned")
    }
    return SecondWork(
        tuple(one for one in lines["asked"] if one is not None),
        tuple(one for one in lines["returned"] if one is not None),
    )


def _line(row: Report, names: dict[UUID, str]) -> SecondLine | None:
    last = _second.last_reading(row)
    if last is None or row.trajectory_id not in names:
        return None
    title, since = _once.title_of(row), today_of(last.at)
    name = names[row.trajectory_id]
    return SecondLine(row.pk, name, row.kind, row.period, title, last.by, since)


def _reading(actor: Actor, now: datetime, report: UUID) -> Desk:
    """Return a report that waits for a second reader, if this is somebody who may be it."""
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    if actor.user is None or _second.has_written(desk.row, actor.user):
        raise Denied("own-report", hidden=False)
    _demand_wanted(desk.row)
    if desk.row.second_step != "asked":
        raise refused(
            "not-asked",
            "$",
            "Dit verslag ligt niet meer voor om te lezen. Ververs de pagina.",
            "This report no longer waits to be read. Reload the page.",
        )
    return desk


def _demand_wanted(row: Report) -> None:
    if row.state not in _OPEN or not _second.is_wanted(row):
        raise refused(
            "not-wanted",
            "$",
            "Voor dit verslag vraagt het bureau geen tweede lezer, of het is al vrijgegeven.",
            "The bureau asks no second reader for this report, or it was released already.",
        )


def _checked(remark: Remark, record: ReportRecord) -> Remark:
    text = " ".join(remark.text.split())
    path = "$.remarks" if remark.statement is None else f"$.remarks.{remark.statement}"
    demand_fits(text, _MOST_REMARK, path)
    demand_plain([text], path)
    if remark.statement is not None and record.find(remark.statement) is None:
        raise Refused(
            "unknown-statement",
            path,
            Text(
                "Deze zin staat niet meer in het verslag. Ververs de pagina.",
                "This sentence is no longer in the report. Reload the page.",
            ),
        )
    return Remark(remark.statement, text)


def _step(
    step: _second.Step,
    actor: Actor,
    now: datetime,
    record: ReportRecord,
    *,
    asked: str = "",
    remarks: tuple[Remark, ...] = (),
) -> SecondReading:
    return SecondReading(
        step=step,
        at=now,
        by=actor.name,
        user=str(actor.user),
        of=reports.text_digest(record),
        on=record.header.drawn_up_on,
        week=record.header.week,
        asked=asked,
        remarks=remarks,
    )


def _log(desk: Desk) -> None:
    detail = desk.row.period or desk.row.kind
    desk.within.obtained.log(
        "report.second-reading", DataCategory.DRAFT_REPORTS, action="U", detail=detail
    )
