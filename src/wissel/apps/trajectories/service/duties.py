"""What is due: today's list, and a person's reasoned word about a duty."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from wissel.apps.trajectories.models import DueDate, Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import obtain, visible
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Decision, PartyRole
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Access, Actor, door, read_door, record_access, today_of

#: How far ahead Today looks: this week and the next.
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One open duty in one trajectory, for a list."""

    trajectory: UUID
    number: str
    employee: str
    client: str
    duty: Obligation


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One trajectory in a list: who, where, how far."""

    trajectory: UUID
    number: str
    employee: str
    client: str
    first_sick_day: date
    second_track_start: date | None
    last_day: date | None
    next_due: date | None


@read_door
def today_list(*, actor: Actor, now: datetime) -> tuple[TodayItem, ...]:
    """Return the open duties that are late or fall within :data:`AHEAD`, in the actor's cases.

    Sorted by day. Fixed number of queries, whatever the caseload.
    """
    until = today_of(now) + AHEAD
    cases = {row.pk: row for row in visible(actor=actor).filter(closed_on=None)}
    caches = DueDate.objects.filter(
        trajectory_id__in=list(cases), settled=False, due__lte=until
    ).order_by("due", "key")
    items = tuple(_item(cases[cache.trajectory_id], cache) for cache in caches)
    record_access(
        Access("today.view", "R", category=DataCategory.MILESTONES, detail=str(len(items)))
    )
    return tuple(item for item in items if not _waits(item.duty, today_of(now)))


@read_door
def case_lines(*, actor: Actor, now: datetime) -> tuple[CaseLine, ...]:
    """Return the open trajectories that the actor has a tie to, by next due day and number."""
    rows = list(visible(actor=actor).filter(closed_on=None).order_by("number"))
    next_due: dict[UUID, date] = {}
    marks: dict[UUID, dict[str, Obligation]] = {}
    for cache in DueDate.objects.filter(trajectory_id__in=[row.pk for row in rows]).order_by("due"):
        if not cache.settled and cache.due is not None:
            next_due.setdefault(cache.trajectory_id, cache.due)
        rule = cache.key.partition("@")[0]
        if rule in ("law:M08", "law:M15"):
            marks.setdefault(cache.trajectory_id, {})[rule] = wire.read_value(
                Obligation, cache.duty
            )
    record_access(Access("caseload.view", "R", category=DataCategory.MILESTONES))
    lines = [_line(row, next_due.get(row.pk), marks.get(row.pk, {})) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.next_due or date.max, line.number)))


@door
def decide_duty(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    obligation: str,
    effect: Literal["done-elsewhere", "not-applicable", "later"],
    reason: str,
    until: date | None = None,
) -> None:
    """Say, with a reason, that a duty is done elsewhere, does not hold here, or can wait.

    The word is a decision in the journal with its owner. A reason is required; ``later`` needs a
    day after today.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    today = today_of(now)
    if not reason.strip():
        raise Refused(
            "reason-missing",
            "$.reason",
            Text("Schrijf in één zin waarom.", "Say why in one sentence."),
        )
    if effect == "later" and (until is None or until <= today):
        raise Refused(
            "not-later",
            "$.until",
            Text("Kies een dag na vandaag.", "Choose a day after today."),
        )
    decision = Decision(
        subject="duty",
        outcome=reason.strip(),
        owner=actor.name,
        owner_role=_party_role(actor),
        obligation=obligation,
        effect=effect,
        until=until if effect == "later" else None,
    )
    _journal.append(row=obtained.row, actor=actor, now=now, happened_on=today, content=decision)
    _derive.refresh(obtained.row, today)


def _party_role(actor: Actor) -> PartyRole:
    if actor.role == Role.COACH:
        return "coach"
    if actor.role == Role.EMPLOYER:
        return "employer"
    return "bureau"


def _item(row: Trajectory, cache: DueDate) -> TodayItem:
    return TodayItem(
        trajectory=row.pk,
        number=row.number,
        employee=row.employment.employee.name,
        client=row.employment.client.name,
        duty=wire.read_value(Obligation, cache.duty),
    )


def _waits(duty: Obligation, today: date) -> bool:
    exemption = duty.exemption
    return (
        exemption is not None
        and exemption.kind == "later"
        and exemption.until is not None
        and exemption.until > today
    )


def _line(row: Trajectory, next_due: date | None, marks: dict[str, Obligation]) -> CaseLine:
    start, end = marks.get("law:M08"), marks.get("law:M15")
    return CaseLine(
        trajectory=row.pk,
        number=row.number,
        employee=row.employment.employee.name,
        client=row.employment.client.name,
        first_sick_day=row.absence.first_sick_day,
        second_track_start=start.done_on if start else None,
        last_day=end.due if end else None,
        next_due=next_due,
    )
