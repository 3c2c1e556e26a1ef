"""One act over several trajectories, and its undoing: each through its own door, each for itself.

What fails in one trajectory is noted with its reason and leaves the others as they are. The act is
a row with a line per trajectory, so that a worker can go on where another one stopped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import BulkAct, BulkLine, DueDate, Trajectory
from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.service._bulk_check import MOST_AT_ONCE, checked, kind_of_duty
from wissel.apps.trajectories.service._guard import log_list, visible
from wissel.apps.trajectories.service._lists import known
from wissel.apps.trajectories.service._selection import CaseloadQuery, selected
from wissel.apps.trajectories.service.duties import decide_duty
from wissel.apps.trajectories.service.journal import log
from wissel.apps.trajectories.service.people import assign_coach
from wissel.apps.trajectories.service.withdrawal import withdraw
from wissel.connections import wire
from wissel.core.access import STAFF, DataCategory
from wissel.core.journal import Contact, VacancyListSent
from wissel.core.refusal import Refused
from wissel.core.wire import Wire, to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.tasks import enqueue, task

Kind: TypeAlias = Literal["coach", "vacancies", "contact", "later"]

#: Up to how many are done while the person waits; more are done by the worker.
AT_ONCE: Final = 50

_DONE: Final = "yes"


@dataclass(frozen=True, slots=True)
class BulkAsked(Wire):
    """What is to be done in each trajectory, by kind.

    ``coach``: to whom it goes. ``vacancies``: ``count`` vacancies sent on ``day``, with ``text`` as
    a remark. ``contact``: a message to the employee on ``day``, ``text`` is what it was about.
    ``later``: the first open duty of the kind ``rule`` waits until ``day``, because of ``text``.
    """

    kind: Kind
    coach: str = ""
    day: date | None = None
    count: int = 0
    text: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class BulkLineView:
    """One trajectory of an act. ``done`` and ``undone``: empty until tried, ``yes``, or a code."""

    trajectory: UUID
    number: str
    employee: str
    done: str
    undone: str


@dataclass(frozen=True, slots=True)
class BulkView:
    """An act with its lines. ``strange``: how many that were named are none of the actor's."""

    id: UUID
    asked: BulkAsked
    made_at: datetime
    undo_asked: bool
    strange: int
    lines: tuple[BulkLineView, ...] = field(default=())

    @property
    def running(self) -> bool:
        """Whether lines are still to be tried."""
        if self.undo_asked:
            return any(line.done == _DONE and not line.undone for line in self.lines)
        return any(not line.done for line in self.lines)


@door
def start_bulk(
    *,
    actor: Actor,
    now: datetime,
    asked: BulkAsked,
    chosen: Sequence[UUID] = (),
    query: CaseloadQuery | None = None,
) -> UUID:
    """Write down an act over ``chosen``, or over all that ``query`` selects; return its id.

    Nothing is done yet: :func:`run_bulk` does it, and above :data:`AT_ONCE` the worker calls that.
    Raises ``Refused`` for nothing chosen, more than :data:`MOST_AT_ONCE`, or an act without what
    it needs.
    """
    own = _own(actor)
    today = today_of(now)
    rows = visible(actor=actor).order_by("number")
    if query is not None:
        rows = selected(actor, query, today).order_by("number")
    else:
        rows = rows.filter(pk__in=set(chosen))
    found = list(rows.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    checked(asked, actor, today, number=max(len(found), len(set(chosen))))
    strange = 0 if query is not None else len(set(chosen)) - len(found)
    act = BulkAct(
        membership_id=own,
        kind=asked.kind,
        asked=to_json(asked) | {"strange": strange},
        made_at=now,
    )
    act.save()
    BulkLine.objects.bulk_create(
        BulkLine(bureau_id=act.bureau_id, act=act, trajectory_id=pk, position=place)
        for place, pk in enumerate(found)
    )
    _later(actor, act, len(found))
    key: UUID = act.pk
    return key


@door
def undo_bulk(*, actor: Actor, now: datetime, act: UUID) -> None:
    """Ask for an act of one's own to be undone; :func:`run_bulk` or the worker does it."""
    row = _act(actor, act, lock=True)
    if row.undone_at is None:
        row.undone_at = now
        row.save(update_fields=["undone_at"])
        _later(actor, row, row.lines.count())


@read_door
def bulk(*, actor: Actor, now: datetime, act: UUID) -> BulkView:
    """Return an act of one's own with what became of it in each trajectory."""
    row = _act(actor, act)
    lines = tuple(
        BulkLineView(
            line.trajectory_id,
            line.trajectory.number,
            line.trajectory.employment.employee.name,
            line.done,
            line.undone,
        )
        for line in row.lines.select_related("trajectory__employment__employee").order_by(
            "position"
        )
    )
    shown = (line.trajectory for line in lines)
    log_list(actor=actor, event="bulk.view", category=DataCategory.MILESTONES, shown=shown)
    asked, strange = _asked(row)
    return BulkView(row.pk, asked, row.made_at, row.undone_at is not None, strange, lines)


def run_bulk(*, actor: Actor, now: datetime, act: UUID, most: int | None = None) -> None:
    """Do, or undo, what is still to be done of an act, each trajectory in its own transaction.

    Twice does nothing twice. ``most``: at most so many lines.
    """
    view = bulk(actor=actor, now=now, act=act)
    step: Callable[..., None] = _undo_line if view.undo_asked else _do_line
    open_ones = [
        line.trajectory
        for line in view.lines
        if (line.done == _DONE and not line.undone if view.undo_asked else not line.done)
    ]
    for trajectory in open_ones[:most]:
        try:
            step(actor=actor, now=now, act=act, trajectory=trajectory)
        except Refused as refused:
            _note_failure(actor=actor, now=now, act=act, trajectory=trajectory, code=refused.code)
        except Denied as denied:
            _note_failure(actor=actor, now=now, act=act, trajectory=trajectory, code=denied.code)


@task
def run_bulk_later(*, now: datetime, user: str, membership: str, act: str) -> None:
    """Do an act in the worker, as whoever asked for it, with the rights of the moment."""
    actor = bureaus.actor_of(user=UUID(user), membership=UUID(membership))
    if actor is not None:
        run_bulk(actor=actor, now=now, act=UUID(act))


@door
def _do_line(*, actor: Actor, now: datetime, act: UUID, trajectory: UUID) -> None:
    line = _line(actor, act, trajectory)
    if line.done:
        return
    if line.trajectory.closed_on is not None:
        raise Denied("closed", subject=str(trajectory), hidden=False)
    asked, _ = _asked(line.act)
    if asked.kind == "coach":
        line.before = line.trajectory.coach_id
        assign_coach(actor=actor, now=now, trajectory=trajectory, coach=UUID(asked.coach))
    elif asked.kind == "later":
        _let_wait(actor, now, trajectory, asked)
        line.entry = _newest(trajectory)
    else:
        _said(actor, now, trajectory, asked)
        line.entry = _newest(trajectory)
    line.done = _DONE
    line.save(update_fields=["done", "before", "entry"])


@door
def _undo_line(*, actor: Actor, now: datetime, act: UUID, trajectory: UUID) -> None:
    line = _line(actor, act, trajectory)
    if line.undone:
        return
    asked, _ = _asked(line.act)
    if asked.kind == "coach":
        _give_back(actor, now, line, asked)
    elif line.entry is not None:
        reason = "Teruggenomen: vastgelegd voor meer trajecten tegelijk."
        withdraw(actor=actor, now=now, trajectory=trajectory, entry=line.entry, reason=reason)
    line.undone = _DONE
    line.save(update_fields=["undone"])


@door
def _note_failure(*, actor: Actor, now: datetime, act: UUID, trajectory: UUID, code: str) -> None:
    line = _line(actor, act, trajectory)
    name = "done" if not line.done else "undone"
    setattr(line, name, code)
    line.save(update_fields=[name])


def _let_wait(actor: Actor, now: datetime, trajectory: UUID, asked: BulkAsked) -> None:
    rows = DueDate.objects.filter(
        known(today_of(now)), trajectory_id=trajectory, key__startswith=asked.rule
    )
    keys = rows.order_by("due", "key").values_list("key", flat=True)
    key = next((key for key in keys if kind_of_duty(key) == asked.rule), None)
    if key is None:
        raise Denied("no-such-duty", subject=str(trajectory), hidden=False)
    decide_duty(
        actor=actor,
        now=now,
        trajectory=trajectory,
        obligation=key,
        effect="later",
        reason=asked.text,
        until=asked.day,
    )


def _said(actor: Actor, now: datetime, trajectory: UUID, asked: BulkAsked) -> None:
    content = (
        VacancyListSent(asked.count, asked.text)
        if asked.kind == "vacancies"
        else Contact(("employee",), "message", asked.text)
    )
    log(
        actor=actor,
        now=now,
        trajectory=trajectory,
        happened_on=asked.day or today_of(now),
        content=content,
    )


def _give_back(actor: Actor, now: datetime, line: BulkLine, asked: BulkAsked) -> None:
    if line.before is None:
        raise Denied("nobody-before", subject=str(line.trajectory_id), hidden=False)
    if line.before == UUID(asked.coach):
        return  # nothing was changed
    if line.trajectory.coach_id != UUID(asked.coach):
        raise Denied("changed-since", subject=str(line.trajectory_id), hidden=False)
    assign_coach(actor=actor, now=now, trajectory=line.trajectory_id, coach=line.before)


def _newest(trajectory: UUID) -> UUID | None:
    """Return the entry that was written just now, under the lock of the trajectory."""
    rows = Row.objects.filter(trajectory_id=trajectory).order_by("-seq")
    return rows.values_list("pk", flat=True).first()


def _later(actor: Actor, act: BulkAct, lines: int) -> None:
    if lines > AT_ONCE:
        enqueue(
            run_bulk_later,
            user=str(actor.user),
            membership=str(actor.membership),
            act=str(act.pk),
        )


def _own(actor: Actor) -> UUID:
    if actor.membership is None or actor.role not in STAFF:
        raise Denied("staff-only")
    return actor.membership


def _act(actor: Actor, act: UUID, *, lock: bool = False) -> BulkAct:
    rows: Any = BulkAct.objects.filter(pk=act, membership_id=_own(actor))
    row: BulkAct | None = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise Denied("no-such-act")
    return row


def _line(actor: Actor, act: UUID, trajectory: UUID) -> BulkLine:
    """Return a line under its lock, and the trajectory's: two workers do it once."""
    Trajectory.objects.select_for_update().filter(pk=trajectory).first()
    row: BulkLine = (
        _act(actor, act)
        .lines.select_for_update(of=("self",))
        .select_related("act", "trajectory")
        .get(trajectory_id=trajectory)
    )
    return row


def _asked(act: BulkAct) -> tuple[BulkAsked, int]:
    stored = dict(act.asked)
    strange = int(stored.pop("strange", 0))
    return wire.read_value(BulkAsked, stored), strange
