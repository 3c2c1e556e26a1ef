"""How the queue is: is there a worker, what was given up, what waits too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from wissel.infra.models import TaskClaim, WorkerLease
from wissel.infra.tasks import _queue


@dataclass(frozen=True, slots=True)
class FailedTask:
    """A task that was given up: its path, when, after how many attempts, by which exception."""

    id: UUID
    task: str
    failed_at: datetime | None
    attempts: int
    error: str


def worker_alive(now: datetime) -> bool:
    """Whether some worker holds a lease that has not run out."""
    return WorkerLease.objects.filter(expires_at__gte=now).exists()


def failed_tasks() -> tuple[FailedTask, ...]:
    """Return the tasks that were given up, in the order in which that happened."""
    rows = list(
        DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("finished_at", "pk")
    )
    attempts = dict(
        TaskClaim.objects.filter(task__in=[row.pk for row in rows]).values_list("task", "attempts")
    )
    return tuple(
        FailedTask(
            row.pk,
            row.task_path,
            row.finished_at,
            attempts.get(row.pk, 0),
            row.exception_class_path,
        )
        for row in rows
    )


def overdue_tasks(now: datetime, *, by: timedelta = timedelta(minutes=15)) -> int:
    """Return how many tasks have been due for longer than ``by`` while nobody began them."""
    before = now - by
    return _queue.due(before).filter(enqueued_at__lte=before).count()


def retry_failed(now: datetime) -> int:
    """Put the tasks that were given up back, with all their attempts; return how many."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    TaskClaim.objects.filter(task__in=list(rows.values_list("pk", flat=True))).update(attempts=0)
    return rows.update(status=TaskResultStatus.READY, run_after=now, finished_at=None)
