"""The schedule: work with a name and a moment, queued once however often it is asked for."""

from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from wissel.core.dates import AMSTERDAM
from wissel.infra.models import ScheduleRow
from wissel.infra.tasks._seam import Json, Task, enqueue

#: How long the rows of finished work are kept, for whoever looks into a fault.
KEPT = timedelta(days=30)


def ensure_scheduled(
    name: str, due_at: datetime, task: Task[..., None], /, **arguments: Json
) -> bool:
    """Queue a task for ``due_at`` unless that was done before; tell whether it was queued now.

    ``name`` and ``due_at`` are the key. Mark and task are written in one transaction.
    """
    with transaction.atomic():
        _, made = ScheduleRow.objects.get_or_create(name=name, due_at=due_at)
        if made:
            enqueue(task, after=due_at, **arguments)
    return made


def midnight(day: date) -> datetime:
    """Return the moment (UTC) at which a day begins in Amsterdam.

    The clock there changes at two or three at night, so there is one midnight in every day.
    """
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC)


def forget(*, now: datetime) -> int:
    """Remove tasks that were done, and marks that were due, longer than :data:`KEPT` ago.

    Tasks that were given up stay until somebody has seen to them. Returns the number of tasks.
    """
    before = now - KEPT
    ScheduleRow.objects.filter(due_at__lt=before).delete()
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=before
    ).delete()
    return done[0]
