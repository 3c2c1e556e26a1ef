"""A journal that somebody changed in the database: whoever gets the file is told.

A bundle is made all the same. It proves the rest, and its cover says what it does not prove.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.apps.documents.test_bundle import checked, made
from tests.apps.documents.test_reading_copy import copied, pages
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.cli import _django, main
from wissel.connections.trajectory_file import json_bytes
from wissel.core.bundle import TRAJECTORY
from wissel.core.journal import Application, Contact
from wissel.infra import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LINE = "Regel 2 van het logboek is veranderd of weggehaald."
#: What may be done to the second line.
HARMS = {
    "author": "UPDATE trajectories_journalentry SET author = 'Iemand' WHERE seq = 2",
    "day": "UPDATE trajectories_journalentry SET happened_on = '2026-01-01' WHERE seq = 2",
    "gone": "DELETE FROM trajectories_journalentry WHERE seq = 2",
}

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def talked(cast: Cast) -> Cast:
    """A trajectory with three talks, one of them with an application."""
    contents = (
        Contact(("employee",), "phone", "De eerste keer."),
        Contact(("employee",), "phone", "De tweede keer."),
        Application("planner", "sent", employer_name="GEHEIM TRANSPORT"),
    )
    for content in contents:
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=NOW.date(),
            content=content,
        )
    return cast


def harm(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def cover(content: bytes) -> str:
    return pages(content)[0]


@pytest.mark.parametrize("name", HARMS)
def test_the_cover_says_which_line_and_so_does_whoever_checks_it(talked: Cast, name: str) -> None:
    for who in (talked.coach, talked.employer, talked.employee):
        whole = made(talked, who)
        assert (whole.broken, checked(whole.content).is_whole) == ((), True)
        assert "niet meer zoals het werd geschreven" not in cover(whole.content)
    harm(HARMS[name])
    for who in (talked.coach, talked.employer, talked.employee):
        found = made(talked, who)
        assert [one.nl for one in found.broken] == [LINE]
        assert "Het logboek in dit dossier is niet meer zoals het werd geschreven." in cover(
            found.content
        )
        assert LINE in cover(found.content)
        said = checked(found.content)
        assert not said.is_whole
        assert said.text.nl.startswith("Regel 2 van het logboek")


def test_the_reading_copy_says_it_too(talked: Cast) -> None:
    assert "niet meer zoals" not in cover(copied(talked).content)
    harm(HARMS["author"])
    found = copied(talked, talked.employee)
    assert [one.nl for one in found.broken] == [LINE]
    assert LINE in cover(found.content)


def test_a_line_with_a_name_taken_out_is_not_taken_for_one_that_was_changed(talked: Cast) -> None:
    def application(content: bytes) -> dict[str, str]:
        journal = json.loads(pdf.attached(content)[TRAJECTORY])["journal"]
        [found] = [one for one in journal if one["content"]["kind"] == "application"]
        return dict(found)

    content = made(talked, talked.employer).content
    assert (checked(content).is_whole, application(content)["salt"]) == (True, "")
    harm("UPDATE trajectories_journalentry SET author = 'Iemand' WHERE seq = 4")
    content = made(talked, talked.employer).content
    assert not checked(content).is_whole
    assert application(content)["salt"] == ""  # with it a reader could try names until one fits
    assert b"GEHEIM TRANSPORT" not in pdf.attached(content)[TRAJECTORY]


def test_a_line_that_its_reader_does_not_get_is_told_on_the_cover_alone(talked: Cast) -> None:
    trajectories.log(
        actor=talked.coach,
        now=NOW,
        trajectory=talked.trajectory,
        happened_on=NOW.date(),
        content=Contact(("employee",), "phone", "Een gesprek."),
        working_note="GEHEIM",
    )
    harm("UPDATE trajectories_journalentry SET author = 'Iemand' WHERE category = 'working-notes'")
    found = made(talked, talked.employer)
    [line] = found.broken
    assert line.nl in cover(found.content)
    assert checked(found.content).is_whole  # the rest is as it was written
    assert b"GEHEIM" not in found.content


@pytest.fixture
def run(talked: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command here; return its status and what it said on standard error."""
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)

    def running(*arguments: str | Path) -> tuple[int, str]:
        status = main([str(each) for each in arguments])
        return status, capsys.readouterr().err

    return running


def test_every_command_that_gives_the_file_says_it(talked: Cast, run: Run, tmp_path: Path) -> None:
    commands = (
        ("bundle", talked.number, "--out", tmp_path / "bundel.pdf"),
        ("bundle", talked.number, "--out", tmp_path / "kopie.pdf", "--reading-copy"),
        ("export", talked.number, "--out", tmp_path / "traject.json"),
        ("audit", tmp_path / "traject.json"),
    )
    for command in commands:
        status, said = run(*command)
        assert (status, "Regel" in said) == (0, False), command
    harm(HARMS["day"])
    for command in commands:
        status, said = run(*command)
        assert (status, LINE in said) == (0, True), command
    assert "Line 2 of the journal was changed" in run(*commands[0], "--lang", "en")[1]


def test_the_check_finds_it_and_no_import_takes_it(talked: Cast, run: Run, tmp_path: Path) -> None:
    assert run("check")[0] == 0
    harm(HARMS["day"])
    assert run("check")[0] == 1
    file = tmp_path / "traject.json"
    out = documents.export_trajectory(actor=talked.command, now=NOW, trajectory=talked.trajectory)
    file.write_bytes(json_bytes(out.trajectory))
    assert run("import", file)[0] == 1
