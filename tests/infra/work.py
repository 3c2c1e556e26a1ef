"""Tasks for the tests of the queue. They write what they do into a file, a line each."""

import os
import threading
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.mail.backends.locmem import EmailBackend

from wissel.infra.doors import Actor, read_door
from wissel.infra.tasks import task, worker_actor


class Broken(RuntimeError):
    """What a task of these tests raises; its message must not be kept."""


class Crash(BaseException):
    """Goes through a worker as a power cut does: nothing is tidied up."""


def lines(file: Path) -> list[str]:
    """Return the lines written so far."""
    return file.read_text().splitlines() if file.exists() else []


def write(file: str, line: str) -> None:
    """Append a line in one step, also when several processes write."""
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, f"{line}\n".encode())
    os.close(handle)


@task
def note(*, now: datetime, file: str, word: str) -> None:
    """Write a word."""
    write(file, word)


@task
def note_now(*, now: datetime, file: str) -> None:
    """Write the moment of the task."""
    write(file, now.isoformat())


@task
def fail_at_first(*, now: datetime, file: str, times: int) -> None:
    """Fail so many times, then succeed."""
    write(file, now.isoformat())
    if len(lines(Path(file))) <= times:
        raise Broken("a private word")


@read_door
def _break(*, actor: Actor, now: datetime) -> None:
    raise Broken("a private word")


@task
def fail_in_a_door(*, now: datetime, bureau: str) -> None:
    """Fail inside a door."""
    _break(actor=worker_actor(UUID(bureau)), now=now)


@task
def crash(*, now: datetime, file: str) -> None:
    """Take the worker along, every time."""
    write(file, "begun")
    raise Crash


@task
def hang_at_first(*, now: datetime, file: str) -> None:
    """Say so and hang at the first attempt; do the work at the second."""
    write(file, "begun")
    if len(lines(Path(file))) == 1:
        print("begun", flush=True)
        threading.Event().wait(60)
        raise Broken("nobody killed this worker")
    write(file, "done")


@task
def wait_for_gate(*, now: datetime, file: str, gate: str) -> None:
    """Say so, wait until somebody writes into the named pipe, and write it down."""
    print("begun", flush=True)
    write(file, Path(gate).read_text())


@task
def meet(*, now: datetime, file: str) -> None:
    """Wait until another worker runs such a task at the same time."""
    write(file, "here")
    for _ in range(3000):
        if len(lines(Path(file))) == 2:
            return
        threading.Event().wait(0.02)
    raise Broken("nobody else came")


class BackendThatFailsOnce(EmailBackend):
    """A mail server that is away at the first call."""

    calls = 0

    def send_messages(self, messages):  # type: ignore[no-untyped-def]  # Django's own signature
        """Fail once, then take the mail."""
        type(self).calls += 1
        if type(self).calls == 1:
            raise ConnectionRefusedError("mail server away")
        return super().send_messages(messages)
