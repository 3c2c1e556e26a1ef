"""The daily work and the check, over the whole standing cast."""

import json
from argparse import Namespace
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core import mail as django_mail
from django.db import connection
from structlog.testing import capture_logs

from tests.cast import NOW, Cast
from tests.infra import work
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.cli import _check, _django, _serve, _tick
from wissel.config import daily
from wissel.infra import tasks
from wissel.infra.doors import Actor
from wissel.infra.tasks.worker import Pace, Worker, drain

pytestmark = pytest.mark.django_db

TOMORROW = NOW + timedelta(days=1)


def tick(now: datetime) -> daily.Day:
    """Do the daily work in the foreground."""
    return daily.tick_here(actor_of=lambda bureau: _django.command_actor("tick", bureau), now=now)


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - a name of ours
            rows[model._meta.label] = cursor.fetchall()
    return rows


def kinds(now: datetime = NOW) -> list[str]:
    """Return the kinds of what the check finds."""
    return [finding["kind"] for finding in _check.report(now)["findings"]]


def test_the_daily_work_refreshes_what_was_not_derived_today(cast: Cast) -> None:
    assert trajectories.stale(actor=cast.command, now=TOMORROW) == (cast.trajectory,)
    assert tick(TOMORROW) == daily.Day(changed=2, undone=0)
    assert trajectories.stale(actor=cast.command, now=TOMORROW) == ()


def test_twice_on_a_day_changes_nothing_more_in_any_table(cast: Cast) -> None:
    tick(TOMORROW)
    once = everything()
    assert tick(TOMORROW + timedelta(hours=3)) == daily.Day()
    assert everything() == once
    assert once["trajectories.DueDate"], "the tables of the bureaus were looked into"
    assert once["infra.ChangeLogEntry"]


def test_the_worker_does_the_days_work_once_for_every_bureau(cast: Cast) -> None:
    # The tick, the vacancies of the installation, the work of two bureaus, and a part of the
    # weekly lists of each.
    assert Worker(clock=lambda: TOMORROW, daily=daily.tick).run(once=True) == 6
    assert trajectories.stale(actor=cast.command, now=TOMORROW) == ()
    assert Worker(clock=lambda: TOMORROW, daily=daily.tick).run(once=True) == 0
    assert tick(TOMORROW) == daily.Day()


def breaks(*, actor: Actor, now: datetime) -> int:
    """Be a piece of work that cannot be done."""
    raise work.Broken("a private word")


def test_a_piece_of_work_that_fails_is_loud_and_holds_up_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "WORK", (breaks, *daily.WORK))
    with capture_logs() as logs:
        assert tick(TOMORROW) == daily.Day(changed=2, undone=2)
    assert [(entry["event"], entry["work"]) for entry in logs] == [("daily.undone", "breaks")] * 2
    assert "a private word" not in str(logs)


def test_work_that_stays_undone_is_given_up_where_the_check_sees_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "WORK", (breaks,))
    Worker(clock=lambda: NOW, daily=daily.tick, pace=Pace(attempts=1)).run(once=True)
    assert kinds() == ["failed-task", "failed-task"]


def test_the_command_prints_what_changed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_django, "setup", lambda: None)
    assert _tick.run(Namespace(on=TOMORROW.date())) == 0
    assert json.loads(capsys.readouterr().out) == {"changed": 2, "undone": 0}


def test_no_reminder_goes_out_where_nothing_waits(cast: Cast) -> None:
    django_mail.outbox.clear()
    tick(TOMORROW)
    drain(clock=lambda: TOMORROW)
    assert django_mail.outbox == []


# ------------------------------------------------------------------------------ the check


def tamper(statement: str) -> None:
    """Change the database behind everybody's back, as whoever administers it could."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount


def test_a_sound_database_gives_no_findings(cast: Cast) -> None:
    assert kinds() == []
    tick(TOMORROW)
    assert kinds(TOMORROW) == []


def test_a_cached_date_that_is_not_what_the_facts_say_is_drift(cast: Cast) -> None:
    tamper("UPDATE trajectories_duedate SET due = '2020-01-01' WHERE due IS NOT NULL")
    assert set(kinds()) == {"drift"}


def test_a_changed_row_of_the_change_log_breaks_its_chain(cast: Cast) -> None:
    tamper("UPDATE infra_changelogentry SET actor_name = 'iemand anders' WHERE seq = 2")
    found = _check.report(NOW)["findings"]
    assert {(finding["kind"], finding["chain"], finding["seq"]) for finding in found} == {
        ("broken-chain", "changes", 2)
    }


def test_tasks_that_nobody_runs_are_found(cast: Cast) -> None:
    tasks.enqueue(daily.tick)
    assert kinds(NOW) == []
    assert kinds(datetime.now(UTC) + timedelta(minutes=20)) == ["overdue-tasks"]


def test_the_check_prints_its_findings_and_ends_with_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_django, "setup", lambda: None)
    assert _check.run(Namespace()) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []
    tamper("UPDATE trajectories_duedate SET due = '2020-01-01' WHERE due IS NOT NULL")
    assert _check.run(Namespace()) == 1
    assert json.loads(capsys.readouterr().out)["findings"]


# ------------------------------------------------------------------------------ serving a demo


def test_settings_that_do_not_allow_a_demo_refuse_to_serve_one(
    settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.WISSEL_ALLOW_DEMO = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    _serve.refuse_demo()
    bureaus.mark_as_demo()
    with pytest.raises(SystemExit) as ended:
        _serve.refuse_demo()
    assert ended.value.code == 1
    assert "holds the demo" in capsys.readouterr().err


def test_settings_of_development_serve_a_demo(settings: object) -> None:
    settings.WISSEL_ALLOW_DEMO = True  # type: ignore[attr-defined]  # the fixture of pytest-django
    bureaus.mark_as_demo()
    _serve.refuse_demo()
