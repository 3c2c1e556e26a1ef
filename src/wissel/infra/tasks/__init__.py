"""Background tasks: declared with ``@task``, queued with ``enqueue`` in the caller's transaction.

This package is the only one that knows which queue runs them (the tables of ``django-tasks-db`` and
our own worker, :mod:`wissel.infra.tasks.worker`). Every task can run twice without harm: a worker
that dies in mid-task is followed by another one that begins anew.
"""

from wissel.infra.tasks._health import FailedTask, failed_tasks, overdue_tasks, worker_alive
from wissel.infra.tasks._schedule import ensure_scheduled, forget, midnight
from wissel.infra.tasks._seam import Json, Task, enqueue, task, worker_actor

__all__ = [
    "FailedTask",
    "Json",
    "Task",
    "enqueue",
    "ensure_scheduled",
    "failed_tasks",
    "forget",
    "midnight",
    "overdue_tasks",
    "task",
    "worker_actor",
    "worker_alive",
]
