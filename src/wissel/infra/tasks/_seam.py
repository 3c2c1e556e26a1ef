"""Declaring and queueing tasks: the seam behind which another queue may stand one day."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ParamSpec, TypeAlias
from uuid import UUID

import django_tasks
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from wissel.infra.doors import Actor

P = ParamSpec("P")

__all__ = ["Json", "Task", "enqueue", "task", "worker_actor"]

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def task(function: Callable[P, None]) -> Task[P, None]:
    """Make a function of a module a task.

    It takes keyword arguments only, and ``now`` among them: the worker is an entry point and hands
    in the moment at which the task begins. What else it takes is JSON; a task that touches the
    tables of a bureau takes the bureau's id and acts as :func:`worker_actor`.
    """
    parameters = inspect.signature(function).parameters.values()
    if any(parameter.kind is not inspect.Parameter.KEYWORD_ONLY for parameter in parameters):
        raise TypeError(f"{function.__qualname__}: a task takes keyword arguments only")
    if "now" not in {parameter.name for parameter in parameters}:
        raise TypeError(f"{function.__qualname__}: a task takes now")
    return django_tasks.task(function)


def enqueue(task: Task[..., None], /, *, after: datetime | None = None, **arguments: Json) -> UUID:
    """Queue a task in the transaction of the caller, to run not before ``after``; return its id.

    Raises ``TypeError`` when the arguments are not those of the task or are not JSON.
    """
    inspect.signature(task.func).bind(now=None, **arguments)
    normalize_json(arguments)
    deferred = task.using(run_after=after)
    # Not by ``deferred.enqueue``: its type asks for all parameters of the function, ``now`` too.
    return UUID(deferred.get_backend().enqueue(deferred, (), arguments).id)


def worker_actor(bureau: UUID) -> Actor:
    """Return the actor as whom a task goes through the doors of a bureau."""
    return Actor(bureau=bureau, name="worker", role="system", kind="worker")
