"""The rows of the queue: claiming a task, finishing it, giving it back, taking it from the dead.

A claim hangs on the lease of its worker. Whoever ends a task must still hold the claim with which
the task began; a worker whose lease ran out has lost it and leaves the outcome to its successor.

One of the three seams that know the database: on PostgreSQL rows are locked and locked ones are
skipped; SQLite has one writer at a time, since a transaction there begins with the write lock.
"""

import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet, get_date_max

from wissel.infra.models import TaskClaim, WorkerLease
from wissel.infra.tasks._seam import Json

log = structlog.get_logger("wissel.tasks")


class WorkerDied(RuntimeError):
    """Every worker that began the task died of it, or with it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast workers beat, look and give up."""

    lease: timedelta = timedelta(seconds=30)  #: more than SQLite's wait for the write lock (20 s)
    beat: timedelta = timedelta(seconds=5)
    poll: timedelta = timedelta(seconds=1)  #: how long an idle worker waits before it looks again
    attempts: int = 6
    backoff: timedelta = timedelta(seconds=15)  #: after the first failure; then four times longer

    def delay(self, attempt: int) -> timedelta:
        """Return the wait after the given attempt failed: 15 s, 1, 4, 16, 64 minutes."""
        return self.backoff * (1 << 2 * (attempt - 1))


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker as its lease names it: a new id for every life, a name for people."""

    id: UUID
    name: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """A task that one worker may run now."""

    id: UUID
    path: str
    arguments: dict[str, Json]
    attempt: int
    worker: UUID


def beat(worker: Worker, *, now: datetime, pace: Pace) -> None:
    """Move the lease of a worker on; one that was taken away begins again, without its tasks."""
    WorkerLease.objects.update_or_create(
        id=worker.id,
        defaults={"expires_at": now + pace.lease},
        create_defaults={
            "name": worker.name,
            "started_at": worker.started_at,
            "expires_at": now + pace.lease,
        },
    )


def leave(worker: Worker) -> None:
    """End the lease of a worker that stops; it has no task in hand."""
    WorkerLease.objects.filter(pk=worker.id, claims=None).delete()


def due(now: datetime) -> DBTaskResultQuerySet:
    """Return the tasks that may run at this moment, the first one first."""
    return DBTaskResult.objects.filter(
        Q(run_after=get_date_max()) | Q(run_after__lte=now), status=TaskResultStatus.READY
    )


def claim(worker: Worker, *, now: datetime, pace: Pace) -> Claimed | None:
    """Take the first task that is due, for this worker alone."""
    if not due(now).exists():  # without the write lock that a transaction takes on SQLite
        return None
    with transaction.atomic():
        beat(worker, now=now, pace=pace)
        row = due(now).select_for_update(skip_locked=True).first()
        if row is None:
            return None
        held, _ = TaskClaim.objects.get_or_create(task=row.pk)
        held.attempts += 1
        held.worker_id = worker.id
        held.save()
        row.status = TaskResultStatus.RUNNING
        row.started_at = now
        row.worker_ids = [*row.worker_ids, str(worker.id)]
        row.save(update_fields=["status", "started_at", "worker_ids"])
    arguments = row.args_kwargs["kwargs"]
    return Claimed(row.pk, row.task_path, arguments, held.attempts, worker.id)


def finish(claimed: Claimed, *, now: datetime) -> None:
    """Note that a task is done."""
    with transaction.atomic():
        held = _held(claimed)
        if held is None:
            return
        held.delete()
        DBTaskResult.objects.filter(pk=claimed.id).update(
            status=TaskResultStatus.SUCCESSFUL,
            finished_at=now,
            exception_class_path="",
            traceback="",
        )


def fail(claimed: Claimed, error: Exception, *, now: datetime, pace: Pace) -> None:
    """Give a task back for a later attempt, or give it up loudly after the last one.

    The frames are kept and the message is not: it may hold what somebody typed.
    """
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    frames = "".join(traceback.format_tb(error.__traceback__))
    with transaction.atomic():
        held = _held(claimed)
        if held is not None:
            _end_attempt(held, kind, frames, now=now, again=pace.delay(held.attempts), pace=pace)


def reclaim(*, now: datetime, pace: Pace) -> None:
    """Give back what dead workers had in hand, and end their leases."""
    dead = WorkerLease.objects.filter(expires_at__lt=now)
    if not dead.exists():
        return
    with transaction.atomic():
        for lease in dead.select_for_update(skip_locked=True):
            log.warning("worker.died", worker=lease.name, lease=str(lease.pk))
            for held in TaskClaim.objects.select_for_update().filter(worker=lease):
                kind = f"{WorkerDied.__module__}.{WorkerDied.__qualname__}"
                _end_attempt(held, kind, "", now=now, again=timedelta(0), pace=pace)
            lease.delete()


def _held(claimed: Claimed) -> TaskClaim | None:
    held = (
        TaskClaim.objects.select_for_update()
        .filter(task=claimed.id, worker=claimed.worker, attempts=claimed.attempt)
        .first()
    )
    if held is None:
        log.error("task.lost", task=claimed.path, id=str(claimed.id), attempt=claimed.attempt)
    return held


def _end_attempt(
    held: TaskClaim, kind: str, frames: str, *, now: datetime, again: timedelta, pace: Pace
) -> None:
    held.worker = None
    held.save(update_fields=["worker"])
    row = DBTaskResult.objects.get(pk=held.task)
    row.exception_class_path, row.traceback = kind, frames
    about = {"task": row.task_path, "id": str(row.pk), "attempt": held.attempts, "error": kind}
    if held.attempts >= pace.attempts:
        row.status, row.finished_at = TaskResultStatus.FAILED, now
        log.error("task.given-up", **about)
    else:
        row.status, row.run_after = TaskResultStatus.READY, now + again
        log.warning("task.failed", again_at=row.run_after.isoformat(), **about)
    row.save(
        update_fields=["status", "finished_at", "run_after", "exception_class_path", "traceback"]
    )
