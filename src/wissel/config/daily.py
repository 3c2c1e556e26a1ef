"""The daily work: what is done once a day for every bureau.

``WORK`` is the list. A piece of work is called per bureau with ``actor`` and ``now``, returns how
many things it changed, and changes nothing more when it is called again on the same day. The worker
queues :func:`tick` at start and at midnight; ``wissel tick`` does the same in the foreground.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

import structlog

from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.infra.doors import Actor, today_of
from wissel.infra.tasks import enqueue, ensure_scheduled, forget, midnight, task, worker_actor

log = structlog.get_logger("wissel.daily")


class Work(Protocol):
    """A piece of the daily work. ``__name__`` names it in the logs."""

    __name__: str

    def __call__(self, *, actor: Actor, now: datetime) -> int:
        """Do it for one bureau; return how many things changed."""


class WorkUndone(RuntimeError):
    """Part of the daily work failed; the rest was done. The log names what."""


@dataclass(frozen=True, slots=True)
class Day:
    """What the daily work of one or more bureaus came to."""

    changed: int = 0
    undone: int = 0

    def __add__(self, other: "Day") -> "Day":
        return Day(self.changed + other.changed, self.undone + other.undone)


def refresh_due_dates(*, actor: Actor, now: datetime) -> int:
    """Derive anew what is due in every open trajectory that was not derived today.

    One trajectory that cannot be derived does not hold up the others.
    """
    stale = trajectories.stale(actor=actor, now=now)
    return _each(stale, trajectories.refresh, actor=actor, now=now)


def draft_weekly_lists(*, actor: Actor, now: datetime) -> int:
    """Draft this week's list of every trajectory that has none."""
    waiting = jobsearch.waiting_for_list(actor=actor, now=now)
    return _each(waiting, jobsearch.draft_week, actor=actor, now=now)


def share_weekly_lists(*, actor: Actor, now: datetime) -> int:
    """Queue the same in parts, so that all workers take of it; return in how many."""
    waiting = jobsearch.waiting_for_list(actor=actor, now=now)
    parts = [waiting[at : at + LISTS_A_PART] for at in range(0, len(waiting), LISTS_A_PART)]
    for part in parts:
        enqueue(draft_part, bureau=str(actor.bureau), trajectories=[str(one) for one in part])
    return len(parts)


def _each(found: Sequence[UUID], do: Callable[..., object], *, actor: Actor, now: datetime) -> int:
    """Do something with each trajectory; one that fails does not hold up the others.

    Returns for how many it changed something: every one of which it does not say that it did not.
    """
    failed = changed = 0
    for trajectory in found:
        try:
            changed += do(actor=actor, now=now, trajectory=trajectory) is not False
        except Exception as error:
            failed += 1
            name = do.__name__
            _log_undone(name, error, bureau=actor.bureau, trajectory=str(trajectory))
    if failed:
        raise WorkUndone(f"{failed} of {len(found)} trajectories")
    return changed


WORK: tuple[Work, ...] = (
    refresh_due_dates,
    trajectories.plan_reminders,
    bureaus.warn_of_certificates,
    trajectories.forget_drafts,
    orders.remind_of_quotes,
    orders.forget_enquiries,
    guidance.remind_of_appointments,
    jobsearch.read_own_anew,
    draft_weekly_lists,
)
#: What the queue does instead of a piece of work: it hands it to all workers.
SHARED: dict[Work, Work] = {draft_weekly_lists: share_weekly_lists}
#: So many lists are drafted in one task.
LISTS_A_PART = 50


@task
def tick(*, now: datetime) -> None:
    """Queue the day's work of every bureau, once a day each, and clear the queue's old rows."""
    day = midnight(today_of(now))
    ensure_scheduled("vacancies", day, read_vacancies)
    for bureau in bureaus.all_bureaus():
        ensure_scheduled(f"daily/{bureau}", day, tick_bureau, bureau=str(bureau))
    forget(now=now)


@task
def read_vacancies(*, now: datetime) -> None:
    """Read the feeds that wait, and what an older version of the rules read."""
    day = work_of_installation(now)
    if day.undone:
        raise WorkUndone(f"{day.undone} pieces of work")


@task
def tick_bureau(*, now: datetime, bureau: str) -> None:
    """Do the day's work of one bureau; what failed is tried again with the whole."""
    day = work_day(worker_actor(UUID(bureau)), now, shared=True)
    if day.undone:
        raise WorkUndone(f"{day.undone} pieces of work")


@task
def draft_part(*, now: datetime, bureau: str, trajectories: Sequence[str]) -> None:
    """Draft the lists of some trajectories of a bureau; those that were drafted stay."""
    jobsearch.make_market(now=now)
    actor = worker_actor(UUID(bureau))
    _each([UUID(one) for one in trajectories], jobsearch.draft_week, actor=actor, now=now)


def tick_here(*, actor_of: Callable[[UUID], Actor], now: datetime) -> Day:
    """Do the day's work of every bureau at once, in the foreground."""
    first = work_of_installation(now)
    days = [work_day(actor_of(bureau), now) for bureau in bureaus.all_bureaus()]
    forget(now=now)
    return sum(days, first)


def work_of_installation(now: datetime) -> Day:
    """Do the day's work that is no bureau's. A piece that fails is logged and counted."""
    day = Day()
    for work in (jobsearch.read_dropped, jobsearch.read_anew, jobsearch.make_market):
        try:
            found = work(now=now)
            day += Day(changed=found if isinstance(found, int) else len(found))
        except Exception as error:
            _log_undone(work.__name__, error)
            day += Day(undone=1)
    return day


def work_day(actor: Actor, now: datetime, *, shared: bool = False) -> Day:
    """Do the day's work of one bureau. A piece that fails is logged and counted.

    ``shared``: what several workers can do is queued for them.
    """
    day = Day()
    for work in (SHARED.get(one, one) if shared else one for one in WORK):
        try:
            day += Day(changed=work(actor=actor, now=now))
        except Exception as error:
            _log_undone(work.__name__, error, bureau=actor.bureau)
            day += Day(undone=1)
    return day


def _log_undone(work: str, error: Exception, *, bureau: UUID | None = None, **about: str) -> None:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    whose = "installation" if bureau is None else str(bureau)
    log.error("daily.undone", work=work, error=kind, bureau=whose, **about)
