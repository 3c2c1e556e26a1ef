"""Queueing, the schedule, failing and giving up: one thread, a clock of our own."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from structlog.testing import capture_logs

from tests.infra import work
from wissel.apps.bureaus.service import open_bureau
from wissel.infra import tasks
from wissel.infra.doors import Actor, door
from wissel.infra.ids import uuid7
from wissel.infra.tasks.worker import Pace, Worker, drain, retry_failed

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PACE = Pace()


class Clock:
    """A clock that a test moves."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines"


# ------------------------------------------------------------------------------ declaring, queueing


def test_a_task_takes_keyword_arguments_and_now() -> None:
    def loose(now: datetime) -> None: ...
    def timeless(*, word: str) -> None: ...

    with pytest.raises(TypeError, match="keyword arguments only"):
        tasks.task(loose)
    with pytest.raises(TypeError, match="takes now"):
        tasks.task(timeless)


def test_a_queued_task_runs_once_with_its_arguments(clock: Clock, file: Path) -> None:
    tasks.enqueue(work.note, file=str(file), word="één")
    assert drain(clock=clock) == 1
    assert drain(clock=clock) == 0
    assert work.lines(file) == ["één"]


def test_arguments_that_the_task_does_not_take_are_refused_at_once(file: Path) -> None:
    with pytest.raises(TypeError, match="word"):
        tasks.enqueue(work.note, file=str(file))
    with pytest.raises(TypeError, match="other"):
        tasks.enqueue(work.note, file=str(file), word="a", other="b")


def test_arguments_that_are_not_json_are_refused_at_once(file: Path) -> None:
    with pytest.raises(TypeError):
        tasks.enqueue(work.note, file=str(file), word=uuid7())  # type: ignore[arg-type]  # the test


def test_a_task_of_a_transaction_that_fails_never_runs(clock: Clock, file: Path) -> None:
    with transaction.atomic():
        tasks.enqueue(work.note, file=str(file), word="a")
        transaction.set_rollback(True)
    assert drain(clock=clock) == 0


@door
def change_and_queue(*, actor: Actor, now: datetime, file: str, fails: bool) -> None:
    """Write in a bureau and queue what follows."""
    open_bureau(actor=actor, now=now, name="Wisselspoor", number_prefix="WS")
    tasks.enqueue(work.note, file=file, word="follows")
    if fails:
        raise work.Broken


def test_what_follows_from_a_door_is_queued_with_its_change_or_not_at_all(
    clock: Clock, file: Path
) -> None:
    actor = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    with pytest.raises(work.Broken):
        change_and_queue(actor=actor, now=START, file=str(file), fails=True)
    assert drain(clock=clock) == 0
    change_and_queue(actor=actor, now=START, file=str(file), fails=False)
    assert drain(clock=clock) == 1


def test_a_task_for_later_waits_for_its_moment(clock: Clock, file: Path) -> None:
    tasks.enqueue(work.note_now, after=START + timedelta(hours=1), file=str(file))
    assert drain(clock=clock) == 0
    clock.now += timedelta(hours=1)
    assert drain(clock=clock) == 1
    assert work.lines(file) == ["2026-11-25T10:00:00+00:00"]


def test_a_worker_goes_through_doors_as_the_program_itself() -> None:
    bureau = UUID(int=7)
    actor = tasks.worker_actor(bureau)
    assert (actor.kind, actor.role, actor.bureau, actor.is_system) == (
        "worker",
        "system",
        bureau,
        True,
    )


# ------------------------------------------------------------------------------ the schedule


def test_what_is_scheduled_twice_is_queued_once(clock: Clock, file: Path) -> None:
    arguments = {"file": str(file), "word": "a"}
    assert tasks.ensure_scheduled("a", START, work.note, **arguments)
    assert not tasks.ensure_scheduled("a", START, work.note, **arguments)
    assert tasks.ensure_scheduled("a", START + timedelta(days=1), work.note, **arguments)
    assert tasks.ensure_scheduled("b", START, work.note, **arguments)
    assert drain(clock=clock) == 2


def test_a_schedule_that_fails_leaves_neither_mark_nor_task(clock: Clock, file: Path) -> None:
    with pytest.raises(TypeError):
        tasks.ensure_scheduled("a", START, work.note)
    assert tasks.ensure_scheduled("a", START, work.note, file=str(file), word="a")
    assert drain(clock=clock) == 1


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 25), 24)],
    ids=["summer time begins", "summer time ends", "an ordinary day"],
)
def test_a_day_runs_from_midnight_to_midnight_in_amsterdam(day: date, hours: int) -> None:
    begin, end = tasks.midnight(day), tasks.midnight(day + timedelta(days=1))
    assert end - begin == timedelta(hours=hours)
    assert begin.utcoffset() == timedelta(0)


class Days:
    """The day's work in a worker that runs on past midnight."""

    clock = Clock()
    ran: list[datetime] = []
    midnight = START


@tasks.task
def day_work(*, now: datetime) -> None:
    """Note the moment, and work until midnight."""
    Days.ran.append(now)
    Days.clock.now = Days.midnight


@pytest.mark.parametrize(
    ("start", "midnight"),
    [
        (datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 21, 30, tzinfo=UTC), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
    ],
    ids=["before summer time", "after it began", "after it ended"],
)
def test_the_days_work_is_queued_at_start_and_at_midnight(
    start: datetime, midnight: datetime
) -> None:
    Days.clock, Days.ran, Days.midnight = Clock(start), [], midnight
    assert Worker(clock=Days.clock, daily=day_work).run(once=True) == 2
    assert Days.ran == [start, midnight]
    assert Worker(clock=Days.clock, daily=day_work).run(once=True) == 0


def test_rows_of_work_long_done_are_cleared_and_given_up_work_stays(
    clock: Clock, file: Path
) -> None:
    tasks.ensure_scheduled("a", START, work.note, file=str(file), word="a")
    tasks.enqueue(work.fail_at_first, file=str(file), times=99)
    drain(clock=clock, pace=Pace(attempts=1))
    assert tasks.forget(now=START + timedelta(days=29)) == 0
    assert tasks.forget(now=START + timedelta(days=31)) == 1
    assert len(tasks.failed_tasks()) == 1
    assert tasks.ensure_scheduled("a", START, work.note, file=str(file), word="a")


# ------------------------------------------------------------------------------ failing


def test_a_task_that_fails_is_tried_again_ever_later(clock: Clock, file: Path) -> None:
    tasks.enqueue(work.fail_at_first, file=str(file), times=3)
    with capture_logs() as logs:
        while drain(clock=clock) or len(work.lines(file)) < 4:
            clock.now += timedelta(seconds=15)
    moments = [datetime.fromisoformat(line) for line in work.lines(file)]
    assert [(b - a).total_seconds() for a, b in pairwise(moments)] == [15, 60, 240]
    assert [entry["event"] for entry in logs] == ["task.failed"] * 3
    assert tasks.failed_tasks() == ()


def give_up(clock: Clock, file: Path) -> UUID:
    """Queue a task that always fails, and run it until it is given up."""
    task = tasks.enqueue(work.fail_at_first, file=str(file), times=99)
    for attempt in range(1, PACE.attempts + 1):
        assert drain(clock=clock) == 1
        clock.now += PACE.delay(attempt)
    assert drain(clock=clock) == 0
    return task


def test_after_the_last_attempt_a_task_is_given_up_loudly(clock: Clock, file: Path) -> None:
    with capture_logs() as logs:
        task = give_up(clock, file)
    (failed,) = tasks.failed_tasks()
    assert (failed.id, failed.task) == (task, "tests.infra.work.fail_at_first")
    assert (failed.attempts, failed.error) == (PACE.attempts, "tests.infra.work.Broken")
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["task.given-up"]


def test_of_a_failure_the_place_is_kept_and_the_words_are_not(clock: Clock, file: Path) -> None:
    from django_tasks_db.models import DBTaskResult

    with capture_logs() as logs:
        task = give_up(clock, file)
    kept = DBTaskResult.objects.get(pk=task).traceback
    assert "in fail_at_first" in kept
    assert "a private word" not in kept.replace('raise Broken("a private word")', "")
    assert "a private word" not in str(logs)


def test_a_task_that_was_given_up_can_be_put_back(clock: Clock, file: Path) -> None:
    give_up(clock, file)
    assert retry_failed(clock.now) == 1
    assert tasks.failed_tasks() == ()
    assert drain(clock=clock) == 1
    assert tasks.failed_tasks() == ()


def test_a_task_whose_code_is_gone_fails_like_any_other(clock: Clock, file: Path) -> None:
    from django_tasks_db.models import DBTaskResult

    tasks.enqueue(work.note, file=str(file), word="a")
    DBTaskResult.objects.update(task_path="tests.infra.work.gone")
    assert drain(clock=clock, pace=Pace(attempts=1)) == 1
    assert [failed.error for failed in tasks.failed_tasks()] == ["builtins.ImportError"]


def test_one_failing_task_does_not_hold_up_the_others(clock: Clock, file: Path) -> None:
    tasks.enqueue(work.fail_at_first, file=str(file), times=99)
    tasks.enqueue(work.note, file=str(file), word="b")
    assert drain(clock=clock) == 2
    assert work.lines(file)[1:] == ["b"]


# ------------------------------------------------------------------------------ dying


def test_the_task_of_a_dead_worker_runs_again_once_its_lease_is_out(
    clock: Clock, file: Path
) -> None:
    tasks.enqueue(work.crash, file=str(file))
    with pytest.raises(work.Crash):
        drain(clock=clock)
    clock.now += PACE.lease
    assert drain(clock=clock) == 0, "the lease still holds"
    clock.now += timedelta(seconds=1)
    with pytest.raises(work.Crash):
        drain(clock=clock)
    assert work.lines(file) == ["begun", "begun"]


def test_a_task_that_kills_every_worker_is_given_up(clock: Clock, file: Path) -> None:
    tasks.enqueue(work.crash, file=str(file))
    for _ in range(PACE.attempts):
        with pytest.raises(work.Crash):
            drain(clock=clock)
        clock.now += PACE.lease + timedelta(seconds=1)
    assert drain(clock=clock) == 0
    (failed,) = tasks.failed_tasks()
    assert failed.error == "wissel.infra.tasks._queue.WorkerDied"
    assert failed.attempts == PACE.attempts


class Slow:
    """What a worker that was held up finds when it goes on."""

    clock = Clock()
    depth = 0


@tasks.task
def outlive(*, now: datetime, file: str) -> None:
    """At the first attempt, take longer than the lease while another worker comes along."""
    Slow.depth += 1
    if Slow.depth == 1:
        Slow.clock.now += PACE.lease * 2
        drain(clock=Slow.clock)
        work.write(file, "first")
        raise work.Broken
    work.write(file, "second")


def test_a_worker_that_lost_its_lease_leaves_the_outcome_to_its_successor(file: Path) -> None:
    Slow.clock, Slow.depth = Clock(), 0
    tasks.enqueue(outlive, file=str(file))
    with capture_logs() as logs:
        drain(clock=Slow.clock)
    assert work.lines(file) == ["second", "first"]
    assert [entry["event"] for entry in logs] == ["worker.died", "task.failed", "task.lost"]
    Slow.clock.now += timedelta(days=1)
    assert drain(clock=Slow.clock) == 0
    assert tasks.failed_tasks() == ()


# ------------------------------------------------------------------------------ health


def test_no_worker_is_alive_before_the_first_and_after_the_last(clock: Clock, file: Path) -> None:
    assert not tasks.worker_alive(clock.now)
    tasks.enqueue(work.crash, file=str(file))
    with pytest.raises(work.Crash):
        drain(clock=clock)
    assert tasks.worker_alive(clock.now)
    clock.now += PACE.lease + timedelta(seconds=1)
    assert not tasks.worker_alive(clock.now)


def test_a_task_that_nobody_begins_becomes_overdue(file: Path) -> None:
    now = datetime.now(UTC)
    tasks.enqueue(work.note, file=str(file), word="a")
    tasks.enqueue(work.note, after=now + timedelta(hours=1), file=str(file), word="b")
    assert tasks.overdue_tasks(now) == 0
    assert tasks.overdue_tasks(now + timedelta(minutes=16)) == 1
    assert tasks.overdue_tasks(now + timedelta(minutes=76)) == 2
