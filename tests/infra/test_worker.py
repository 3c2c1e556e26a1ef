"""Workers as processes: killed in mid-task, several at once, asked to stop."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.infra import work
from wissel.infra import tasks
from wissel.infra.models import WorkerLease
from wissel.infra.tasks.worker import drain

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

REPO = Path(__file__).resolve().parents[2]
#: Seconds within which anything here must have happened, on a busy machine too.
PATIENCE = 60.0


def clock() -> datetime:
    return datetime.now(UTC)


@contextlib.contextmanager
def worker(
    *options: str, lease: float = 30, beat: float = 5, poll: float = 0.1
) -> "Iterator[subprocess.Popen[bytes]]":
    """Start a worker on the test database; kill it at the end if it still runs."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.infra.worker_process", name]
    process = subprocess.Popen(
        [*command, str(lease), str(beat), str(poll), *options],
        cwd=REPO,
        stdout=subprocess.PIPE,
        bufsize=0,  # what waits in a buffer of ours, select does not see
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def hear(process: "subprocess.Popen[bytes]", *words: str) -> None:
    """Wait until a worker has printed these lines and no other."""
    assert process.stdout is not None
    for word in words:
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        assert ready, "the worker said nothing"
        assert process.stdout.readline().decode().strip() == word


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        threading.Event().wait(0.05)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines"


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A named pipe: whoever reads it waits for whoever writes."""
    path = tmp_path / "gate"
    os.mkfifo(path)
    return path


def test_a_worker_killed_in_mid_task_loses_nothing(file: Path, tmp_path: Path) -> None:
    others = tmp_path / "others"
    tasks.enqueue(work.hang_at_first, file=str(file))
    for number in range(10):
        tasks.enqueue(work.note, file=str(others), word=str(number))
    with worker(lease=2, beat=0.5) as first:
        hear(first, "ready", "begun")
        first.send_signal(signal.SIGKILL)
        first.wait(PATIENCE)
    assert work.lines(file) == ["begun"]
    with worker():
        until(lambda: len(work.lines(file)) == 3 and len(work.lines(others)) == 10)
    assert work.lines(file) == ["begun", "begun", "done"]
    assert sorted(work.lines(others)) == sorted(map(str, range(10)))
    assert drain(clock=clock) == 0
    assert tasks.failed_tasks() == ()


def test_two_workers_run_each_of_fifty_tasks_once(file: Path, tmp_path: Path) -> None:
    for _ in range(2):
        tasks.enqueue(work.meet, file=str(tmp_path / "meeting"))
    for number in range(50):
        tasks.enqueue(work.note, file=str(file), word=str(number))
    with worker("once") as one, worker("once") as other:
        assert one.wait(PATIENCE) == 0
        assert other.wait(PATIENCE) == 0
    assert work.lines(tmp_path / "meeting") == ["here", "here"], "both worked at the same time"
    assert Counter(work.lines(file)) == {str(number): 1 for number in range(50)}
    assert drain(clock=clock) == 0
    assert tasks.failed_tasks() == ()


def test_a_heartbeat_keeps_a_long_task_for_its_worker(file: Path, gate: Path) -> None:
    tasks.enqueue(work.wait_for_gate, file=str(file), gate=str(gate))
    with worker(lease=3, beat=0.5) as holder:
        hear(holder, "ready", "begun")
        begun = clock()
        until(lambda: clock() > begun + timedelta(seconds=4))  # the lease of the beginning is out
        assert tasks.worker_alive(clock())
        assert drain(clock=clock) == 0, "the task belongs to the other worker"
        gate.write_text("open")
        until(lambda: work.lines(file) == ["open"])
        holder.terminate()
        assert holder.wait(PATIENCE) == 0
    assert drain(clock=clock) == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_worker_asked_to_stop_finishes_the_task_in_hand_only(
    file: Path, gate: Path, name: str
) -> None:
    tasks.enqueue(work.wait_for_gate, file=str(file), gate=str(gate))
    tasks.enqueue(work.note, file=str(file), word="another")
    with worker() as process:
        hear(process, "ready", "begun")
        process.send_signal(getattr(signal, name))
        gate.write_text("open")
        assert process.wait(PATIENCE) == 0
    assert work.lines(file) == ["open"]
    assert not WorkerLease.objects.exists()
    assert not tasks.worker_alive(clock())
    assert drain(clock=clock) == 1
    assert work.lines(file) == ["open", "another"]


def test_an_idle_worker_stops_at_once_however_long_it_meant_to_wait() -> None:
    with worker(poll=3600) as process:
        hear(process, "ready")
        until(WorkerLease.objects.exists)
        process.terminate()
        assert process.wait(PATIENCE) == 0
    assert not WorkerLease.objects.exists()


def test_an_idle_worker_uses_next_to_no_processor_time() -> None:
    with worker(poll=0.5) as process:
        until(WorkerLease.objects.exists)
        before, began = processor_seconds(process.pid), time.monotonic()
        until(lambda: time.monotonic() - began > 3)
        assert processor_seconds(process.pid) - before < 1


def processor_seconds(pid: int) -> float:
    """Return how long a process has run on a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
