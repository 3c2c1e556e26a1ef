"""What is due: today's list, and a person's reasoned word about a duty."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from django.db.models import Q

from wissel.apps.trajectories.models import AbsencePeriod, DueDate, Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import (
    Obtained,
    log_list,
    may_list,
    obtain,
    visible,
)
from wissel.apps.trajectories.service._mapper import absence_of
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.clock import ClockInput, timeline
from wissel.core.journal import Decision, PartyRole
from wissel.core.obligations import PRIVATE, Obligation, State
from wissel.core.refusal import Refused
from wissel.core.sources import Nature, Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: How far ahead Today looks: this week and the next.
AHEAD = timedelta(days=14)

#: The duty whose day is the start of the second track.
_START: Final = "law:M08"


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One open duty in one trajectory, for a list."""

    trajectory: UUID
    number: str
    employee: str
    client: str
    coach: str  #: empty while nobody has the case
    duty: Obligation


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One trajectory in a list: who, where, how far.

    ``week`` and ``last_day`` are of the waiting period; ``next_due`` is the first last day of what
    somebody must still do, what the file does not know left out.
    """

    trajectory: UUID
    number: str
    employee: str
    client: str
    coach: str  #: empty while nobody has the case
    first_sick_day: date
    second_track_start: date | None
    week: int
    last_day: date
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
    if not may_list(actor, DataCategory.MESSAGES):
        caches = caches.exclude(key__startswith=PRIVATE)
    items = tuple(_item(cases[cache.trajectory_id], cache) for cache in caches)
    words = may_list(actor, DataCategory.ACTIVITIES)  # agreements are people's own words
    shown = tuple(
        item
        for item in items
        if (words or item.duty.nature is not Nature.AGREEMENT)
        and not _waits(item.duty, today_of(now))
    )
    whose = (item.trajectory for item in shown)
    log_list(actor=actor, event="today.view", category=DataCategory.MILESTONES, shown=whose)
    return shown


@read_door
def case_lines(*, actor: Actor, now: datetime) -> tuple[CaseLine, ...]:
    """Return the open trajectories that the actor has a tie to, by next due day and number."""
    today = today_of(now)
    rows = list(visible(actor=actor).filter(closed_on=None).order_by("number"))
    periods: dict[UUID, list[AbsencePeriod]] = defaultdict(list)
    for period in AbsencePeriod.objects.filter(absence_id__in=[row.absence_id for row in rows]):
        periods[period.absence_id].append(period)
    private = may_list(actor, DataCategory.MESSAGES)
    next_due, starts = _first_days([row.pk for row in rows], today, private=private)
    whose = (row.pk for row in rows)
    log_list(actor=actor, event="caseload.view", category=DataCategory.MILESTONES, shown=whose)
    lines = [
        _line(row, next_due.get(row.pk), starts.get(row.pk), periods[row.absence_id], today)
        for row in rows
    ]
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
    _check_word(effect, reason, until, today)
    _, due = _derive.derive(obtained.row, today)
    duty = due.find(obligation)
    _check_owner(actor, duty, trajectory)
    decision = Decision(
        subject="duty",
        outcome=reason.strip(),
        owner=actor.name,
        owner_role=_party_role(actor),
        obligation=obligation,
        effect=effect,
        until=until if effect == "later" else None,
    )
    _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=today,
        content=decision,
        category=_private(obtained, duty),
    )
    _derive.refresh(obtained.row, today)


def _check_owner(actor: Actor, duty: Obligation | None, trajectory: UUID) -> None:
    """Staff speak about every duty of a case; an employer about the employer's own."""
    if duty is None:
        raise Denied("no-such-duty", subject=str(trajectory))
    staff = actor.is_system or actor.role in (Role.COACH, Role.BACK_OFFICE, Role.MANAGER)
    if not staff and actor.role not in duty.actors:
        raise Denied("duty-of-another", subject=str(trajectory), hidden=False)


def _private(obtained: Obtained, duty: Obligation | None) -> DataCategory | None:
    """Return the kind of data of a word about a message: as private as the message itself."""
    if duty is None or not duty.is_private:
        return None
    obtained.demand(DataCategory.MESSAGES, Action.WRITE)
    return DataCategory.MESSAGES


def _check_word(effect: str, reason: str, until: date | None, today: date) -> None:
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
        coach=_coach(row),
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


def _first_days(
    trajectories: list[UUID], today: date, *, private: bool
) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """Return the next last day and the start of the second track of each trajectory.

    ``private``: a message that waits for an answer counts too.
    """
    next_due: dict[UUID, date] = {}
    starts: dict[UUID, date] = {}
    wanted = Q(settled=False, due__isnull=False) | Q(key__startswith=f"{_START}@")
    caches = DueDate.objects.filter(wanted, trajectory_id__in=trajectories).order_by("due")
    for cache in caches if private else caches.exclude(key__startswith=PRIVATE):
        is_start = cache.key.startswith(f"{_START}@")
        if cache.trajectory_id in next_due and not is_start:
            continue
        duty = wire.read_value(Obligation, cache.duty)
        if is_start and duty.done_on is not None:
            starts[cache.trajectory_id] = duty.done_on
        known = duty.state(today) is not State.UNKNOWN and not _waits(duty, today)
        if not cache.settled and cache.due is not None and known:
            next_due.setdefault(cache.trajectory_id, cache.due)
    return next_due, starts


def _line(
    row: Trajectory,
    next_due: date | None,
    start: date | None,
    periods: list[AbsencePeriod],
    today: date,
) -> CaseLine:
    facts = absence_of(row.absence, periods)
    waiting = timeline(ClockInput(as_of=today, absence=facts)).waiting_period
    return CaseLine(
        trajectory=row.pk,
        number=row.number,
        employee=row.employment.employee.name,
        client=row.employment.client.name,
        coach=_coach(row),
        first_sick_day=waiting.first_day,
        second_track_start=start,
        week=waiting.week,
        last_day=waiting.last_day,
        next_due=next_due,
    )


def _coach(row: Trajectory) -> str:
    return row.coach.user.name if row.coach is not None else ""
