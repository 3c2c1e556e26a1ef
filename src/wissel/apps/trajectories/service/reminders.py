"""Reminders: in the application one per event, by mail at most one a day and without content.

The daily work writes them from what it derives (:mod:`._remind`) and plans the mail of the next
morning. In that morning one mail goes to everybody who was reminded since, whose duty is still
open, and who did not pause the mail.
"""

from collections import defaultdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import DueDate, Reminder, ReminderPause, Trajectory
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._remind import FRESH, receivers
from wissel.core.access import DataCategory, Relation, Role
from wissel.core.dates import AMSTERDAM
from wissel.core.obligations import PRIVATE
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.tasks import ensure_scheduled, task, worker_actor


@door
def plan_reminders(*, actor: Actor, now: datetime) -> int:
    """Plan the mail of the next morning that is not quiet, if somebody was reminded.

    Return 1 if it was planned now and 0 if it was before, or if nobody waits for one.
    """
    _system_only(actor)
    if not _unmailed(now).exists():
        return 0
    morning = mail.reminder_morning(now)
    bureau = str(actor.bureau)
    return int(ensure_scheduled(f"reminders/{bureau}", morning, send_reminders, bureau=bureau))


@task
def send_reminders(*, now: datetime, bureau: str) -> None:
    """Mail to whoever was reminded in one bureau. Twice on a day sends no more."""
    mail_reminders(actor=worker_actor(UUID(bureau)), now=now)


@door
def mail_reminders(*, actor: Actor, now: datetime) -> int:
    """Queue one mail to everybody who has a reminder that was not mailed; return how many.

    Nobody gets two on one day. Whoever paused the mail gets none; what they were reminded of in the
    last week of the pause is mailed after it, if it is open then.
    """
    _system_only(actor)
    leaves = mail.reminder_leaves(now)
    skipped = _mailed_on(today_of(leaves)) | _paused(today_of(now))
    waiting: dict[str, list[UUID]] = defaultdict(list)
    part = _Part(today_of(now))
    for row in _unmailed(now).select_related(
        "receiver",
        "trajectory__coach",
        "trajectory__deputy",
        "trajectory__employment__employee",
    ):
        wanted = row.receiver_id not in skipped and row.receiver.is_active
        if wanted and row.receiver_id in part[row.trajectory]:
            waiting[row.receiver.email].append(row.pk)
    for address, rows in sorted(waiting.items()):
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.REMINDER,
            path="/",
            language=bureaus.language_of(email=address),
        )
        Reminder.objects.filter(pk__in=rows).update(mailed_at=leaves)
    return len(waiting)


@read_door
def last_reminders(*, actor: Actor, now: datetime, trajectory: UUID) -> dict[str, tuple[date, int]]:
    """Return by duty the day of the last reminder and how many there were.

    The coach of the trajectory sees all of them, everybody else their own.
    """
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES)
    rows = Reminder.objects.filter(trajectory=obtained.row)
    theirs = actor.is_system or (
        actor.role == Role.COACH and obtained.relation is Relation.ASSIGNED
    )
    if not theirs:
        rows = rows.filter(receiver_id=actor.user)
    if not obtained.sees(DataCategory.MESSAGES):
        rows = rows.exclude(key__startswith=PRIVATE)
    obtained.log("reminders.view", DataCategory.MILESTONES)
    found: dict[str, set[tuple[int, date]]] = defaultdict(set)
    for key, number, on in rows.values_list("key", "number", "on"):
        found[key].add((number, on))
    return {
        key: (max(on for _, on in given), len({number for number, _ in given}))
        for key, given in found.items()
    }


def _unmailed(now: datetime) -> Any:
    """Return the reminders of the last week that no mail stood for, of duties still open."""
    today = today_of(now)
    still_open = DueDate.objects.filter(
        Q(waits_until=None) | Q(waits_until__lte=today),
        trajectory=OuterRef("trajectory"),
        key=OuterRef("key"),
    )
    rows = Reminder.objects.filter(mailed_at=None, on__gte=today - FRESH)
    return rows.filter(Exists(still_open)).order_by("pk")


class _Part(dict[Trajectory, frozenset[UUID]]):
    """Who takes part in a trajectory now, asked once each: a coach may have changed since."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today

    def __missing__(self, row: Trajectory) -> frozenset[UUID]:
        self[row] = frozenset().union(*receivers(row, self.today).values())
        return self[row]


def _mailed_on(day: date) -> set[UUID]:
    begin = datetime.combine(day, time.min, AMSTERDAM)
    return set(Reminder.objects.filter(mailed_at__gte=begin).values_list("receiver_id", flat=True))


def _paused(day: date) -> set[UUID]:
    return set(ReminderPause.objects.filter(until__gte=day).values_list("user_id", flat=True))


def _system_only(actor: Actor) -> None:
    if not actor.is_system:
        raise Denied("command-only")
