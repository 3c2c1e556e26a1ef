"""The worker: runs tasks one after another, with a lease and a heartbeat.

It is an entry point and therefore has a clock, which it hands to the tasks as ``now``. Several may
run at once, on one machine or many. It waits for tasks or for a request to stop, and ends after
the task in hand.
"""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, connections
from django.utils.module_loading import import_string

from wissel.infra.doors import today_of
from wissel.infra.ids import uuid7
from wissel.infra.tasks import _queue
from wissel.infra.tasks._health import retry_failed
from wissel.infra.tasks._queue import Claimed, Pace, WorkerDied
from wissel.infra.tasks._schedule import ensure_scheduled, midnight
from wissel.infra.tasks._seam import Task
from wissel.infra.tasks._stop import Stop

__all__ = ["Pace", "Worker", "WorkerDied", "drain", "retry_failed"]

log = structlog.get_logger("wissel.worker")


class Worker:
    """Runs what is queued; with ``daily`` given, queues that once a day, from midnight on."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        daily: Task[..., None] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.clock = clock
        self.daily = daily
        self.pace = pace or Pace()
        self.stop = Stop()
        self._day: date | None = None
        self._self = self._born()

    def run(self, *, once: bool = False) -> int:
        """Work until asked to stop (``self.stop``), with ``once`` until nothing is due.

        Returns how many tasks ran. A worker runs once.
        """
        with contextlib.closing(self.stop), self._heartbeat():
            log.info("worker.started", worker=self._self.name)
            ran = self._drain() if once else self._work()
            log.info("worker.stopped", worker=self._self.name, ran=ran)
        return ran

    def _work(self) -> int:
        ran = 0
        while not self.stop.requested:
            close_old_connections()
            try:
                found = self._step()
            except (DatabaseError, InterfaceError) as error:
                self._mend(error)
                found = False
            ran += found
            if not found:
                self.stop.wait(self.pace.poll.total_seconds())
        return ran

    def _drain(self) -> int:
        ran = 0
        while not self.stop.requested and self._step():
            ran += 1
        return ran

    def _step(self) -> bool:
        """Do one task; tell whether there was one."""
        now = self.clock()
        self._queue_the_day(now)
        _queue.reclaim(now=now, pace=self.pace)
        claimed = _queue.claim(self._self, now=now, pace=self.pace)
        if claimed is None:
            return False
        self._perform(claimed)
        return True

    def _perform(self, claimed: Claimed) -> None:
        try:
            task: Task[..., None] = import_string(claimed.path)
            task.func(now=self.clock(), **claimed.arguments)
        except Exception as error:  # whatever a task raises is its failure, not the worker's
            _queue.fail(claimed, error, now=self.clock(), pace=self.pace)
        else:
            _queue.finish(claimed, now=self.clock())

    def _queue_the_day(self, now: datetime) -> None:
        today = today_of(now)
        if self.daily is not None and today != self._day:
            ensure_scheduled("daily", midnight(today), self.daily)
            self._day = today

    def _mend(self, error: Exception) -> None:
        """Begin a new life after trouble with the database.

        A task whose outcome could not be written hangs on the old lease, which runs out.
        """
        log.error("worker.database", error=f"{type(error).__module__}.{type(error).__qualname__}")
        connection.close()
        self._self = self._born()

    def _born(self) -> _queue.Worker:
        return _queue.Worker(uuid7(), f"{socket.gethostname()}:{os.getpid()}"[:100], self.clock())

    @contextlib.contextmanager
    def _heartbeat(self) -> Iterator[None]:
        self._beat()
        done = threading.Event()
        thread = threading.Thread(target=self._beat_until, args=[done], name="wissel-heartbeat")
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            _queue.leave(self._self)

    def _beat_until(self, done: threading.Event) -> None:
        try:
            while not done.wait(self.pace.beat.total_seconds()):
                try:
                    self._beat()
                except (DatabaseError, InterfaceError) as error:
                    log.warning("worker.no-heartbeat", error=type(error).__qualname__)
                    connection.close()
        finally:
            connections.close_all()  # this thread's own

    def _beat(self) -> None:
        _queue.beat(self._self, now=self.clock(), pace=self.pace)


def drain(*, clock: Callable[[], datetime], pace: Pace | None = None) -> int:
    """Run what is due in this thread, without a heartbeat; return how many tasks ran.

    For a database that nobody else works in: simulations and tests.
    """
    worker = Worker(clock=clock, pace=pace)
    with contextlib.closing(worker.stop):
        ran = worker._drain()
        _queue.leave(worker._self)
    return ran
