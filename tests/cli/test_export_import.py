"""``wissel export``, ``import`` and ``report``: files, exit statuses, refusals as one object."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import transaction
from jsonschema import Draft202012Validator

from tests.any_trajectory import plain
from tests.apps.documents.portable import (
    PERIOD,
    elsewhere,
    gone,
    new_bureau,
    released_report,
    through_the_desk,
)
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.cli import _django, main
from wissel.connections import trajectory_file
from wissel.connections.trajectory_file import MAIN, json_bytes
from wissel.infra import files
from wissel.infra.doors import Actor, as_application

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, Any]]


class Stdin:
    """Standard input as bytes, the only part of it that a command reads."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], db: None
) -> Run:
    """Run a command here, at the moment of the cast; return its status and what it printed."""
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)

    def running(arguments: Sequence[str | Path], raw: bytes = b"") -> tuple[int, Any]:
        monkeypatch.setattr(sys, "stdin", Stdin(raw))
        status = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        out = capfdbinary.readouterr().out
        return status, json.loads(out) if out else None

    return running


def refused(answer: tuple[int, Any]) -> tuple[str, str]:
    """The code and place of a refusal, which is the whole output."""
    status, out = answer
    assert status == 1
    assert set(out) == {"error"}
    assert out["error"]["message"].endswith(".")
    return out["error"]["code"], out["error"]["path"]


def schema(name: str, run: Run) -> Draft202012Validator:
    status, published = run(["schema", name])
    assert status == 0
    return Draft202012Validator(published)


def test_an_export_to_standard_output_fits_the_published_schema(cast: Cast, run: Run) -> None:
    status, out = run(["export", cast.number])
    assert status == 0
    schema("trajectory", run).validate(out)
    assert out["reference"] == cast.number
    assert out["employee"]["name"] == "Karin Dijkstra"


def test_a_number_is_found_whatever_its_capitals(cast: Cast, run: Run) -> None:
    assert run(["export", cast.number.lower()])[1] == run(["export", cast.number])[1]


def test_a_file_moves_from_one_installation_to_another(
    cast: Cast, run: Run, tmp_path: Path
) -> None:
    released_report(cast)
    packed, again = tmp_path / "case.zip", tmp_path / "again.zip"
    assert run(["export", cast.number, "--out", packed]) == (0, None)
    with gone(cast):
        actor = new_bureau("NB")
        status, out = run(["import", packed, "--bureau", "bureau nb", "--lang", "en"])
        assert (status, out["imported"], out["changed"]) == (0, cast.number, [])
        schema("import.out", run).validate(out)
        assert "makes no accounts" in out["skipped"][0]["why"]
        by_id = str(actor.bureau)
        assert run(["export", cast.number, "--out", again, "--bureau", by_id]) == (0, None)
        assert again.read_bytes() == packed.read_bytes()
        assert refused(run(["import", packed, "--bureau", by_id])) == ("already-here", "$")


def test_a_file_of_somebodys_data_is_for_its_owner_alone(
    cast: Cast, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "case.json"
    run(["export", cast.number, "--out", out])
    assert out.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_a_file_comes_in_over_standard_input(run: Run) -> None:
    new_bureau()
    here = ["import", "-", "--bureau", "Bureau NB"]
    assert run(here, json_bytes(plain()))[1]["imported"] == "XX-0231"


def test_a_bureau_is_opened_for_the_file_when_asked(run: Run) -> None:
    with elsewhere():
        raw = json_bytes(plain())
        assert refused(run(["import", "-", "--bureau", "Nergens"], raw)) == (
            "no-such-bureau",
            "--bureau",
        )
        status, out = run(["import", "-", "--new-bureau", "Bureau Nieuw"], raw)
        assert (status, out["imported"]) == (0, "XX-0231")
        again = run(["import", "-", "--new-bureau", "bureau nieuw"], raw)
        assert refused(again) == ("name-taken", "--new-bureau")
        assert refused(run(["import", "-", "--new-bureau", " "], raw))[0] == "name-taken"


def test_without_any_bureau_the_way_on_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bureaus, "all_bureaus", lambda: iter(()))
    assert refused(run(["import", "-"], json_bytes(plain()))) == ("no-bureau", "--new-bureau")


def test_between_several_bureaus_one_must_be_chosen(cast: Cast, run: Run) -> None:
    assert refused(run(["import", "-"], json_bytes(plain()))) == ("several-bureaus", "--bureau")
    both = (new_bureau("AA"), new_bureau("BB"))
    for number, actor in enumerate(both):
        case = plain(journal=(), parties=())
        documents.import_trajectory(
            actor=actor, now=NOW, given=trajectory_file.TrajectoryFile(case, {})
        )
        status, out = run(["export", "XX-0231", "--bureau", f"Bureau {'AB'[number] * 2}"])
        assert (status, out["reference"]) == (0, "XX-0231")
    answer = run(["export", "XX-0231"])
    assert refused(answer) == ("several-bureaus", "--bureau")
    assert "Bureau AA" in answer[1]["error"]["message"]


@pytest.mark.parametrize("command", [["export"], ["report", "maandrapport", "--out", "-"]])
def test_a_number_that_nobody_has_is_refused(cast: Cast, run: Run, command: list[str]) -> None:
    assert refused(run([command[0], "OV-9999", *command[1:]])) == ("no-such-trajectory", "REF")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not-json"),
        (b"geen json", "not-json"),
        (json_bytes(plain())[:500], "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"PK\x03\x04 half a zip", "not-a-zip"),
        (json_bytes(plain(file_version=2)), "newer-version"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_one_object(
    run: Run, raw: bytes, code: str, language: str
) -> None:
    new_bureau()
    assert refused(run(["import", "-", "--lang", language], raw))[0] == code


def test_a_hundred_megabytes_are_refused_unread(run: Run, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.write(b'{"reference": "')
        file.truncate(100_000_000)  # sparse: the rest is zero bytes
    assert refused(run(["import", large])) == ("too-large", "$")


def test_dates_that_contradict_each_other_are_named_in_the_file(run: Run) -> None:
    here = ["import", "-", "--bureau", str(new_bureau().bureau)]
    document = json.loads(json_bytes(plain()))
    document["absence"]["healthy"] = [{"from": "2025-08-09", "to": "2025-08-01"}]
    answer = run(here, json.dumps(document).encode())
    assert refused(answer) == ("to-before-from", "$.absence.healthy[0].to")
    document["absence"] = {"first_sick_day": "2012-01-01"}
    answer = run(here, json.dumps(document).encode())
    assert refused(answer) == ("before-2013", "$.absence.first_sick_day")


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["import"],
        ["report", "OV-0001", "maandrapport"],
        ["import", "no such file"],
        ["import", "/"],
        ["import", "x.json", "--bureau", "A", "--new-bureau", "B"],
    ],
)
def test_wrong_use_ends_with_two_and_says_nothing_on_standard_output(
    run: Run, arguments: list[str]
) -> None:
    assert run(arguments) == (2, None)


def test_a_folder_that_is_not_there_is_wrong_use(cast: Cast, run: Run, tmp_path: Path) -> None:
    assert run(["export", cast.number, "--out", tmp_path / "no" / "case.json"]) == (2, None)


def test_a_document_that_is_gone_is_said_and_no_file_is_left(
    cast: Cast, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released_report(cast)

    def lost(key: str, *, bureau: object) -> bytes:
        raise files.FileGone(f"no stored file {key}")

    monkeypatch.setattr(files, "read", lost)
    answer = run(["export", cast.number, "--out", tmp_path / "case.zip"])
    assert refused(answer) == ("damaged", "REF")
    answer = run(["report", cast.number, "maandrapport", "--out", tmp_path / "x.pdf"])
    assert refused(answer) == ("damaged", "REF")
    monkeypatch.setattr(files, "read", lambda key, *, bureau: b"%PDF- another")
    answer = run(["report", cast.number, "maandrapport", "--out", tmp_path / "x.pdf"])
    assert refused(answer) == ("damaged", "REF")
    assert list(tmp_path.iterdir()) == []


def test_the_zip_holds_the_documents_by_name(cast: Cast, run: Run, tmp_path: Path) -> None:
    released_report(cast)
    run(["export", cast.number, "--out", tmp_path / "case.ZIP"])
    with ZipFile(tmp_path / "case.ZIP") as packed:
        stem = f"{cast.number}_maandrapport_{PERIOD}_v1"
        assert packed.namelist() == [MAIN, f"{stem}.json", f"{stem}.pdf"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "quote 1: Een offerte die niemand"), ("en", "quote 1: A quote that nobody sent")],
)
def test_what_no_file_holds_is_named_beside_the_export(
    cast: Cast,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)
    orders.begin_quote(actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake")
    asked = ["export", cast.number, "--out", str(tmp_path / "case.zip"), "--lang", language]
    assert main(asked) == 0
    said = capfd.readouterr()
    assert said.out == ""
    assert f"wissel: left out: {told}" in said.err


def test_a_report_is_written_as_it_was_released(cast: Cast, run: Run, tmp_path: Path) -> None:
    report = released_report(cast)
    bytes_of = documents.released_file(actor=cast.command, now=NOW, report=report).content
    out = tmp_path / "report.pdf"
    for kind in ("maandrapport", "monthly-report"):
        assert run(["report", cast.number, kind, "--out", out]) == (0, None)
        assert out.read_bytes() == bytes_of
    assert run(["report", cast.number, "maandrapport", "--period", PERIOD, "--out", out])[0] == 0


def test_of_a_corrected_report_the_last_version_is_written(
    cast: Cast, run: Run, tmp_path: Path
) -> None:
    old = released_report(cast)
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=old, reason="De duur klopte niet."
    )
    through_the_desk(cast, newer)
    out = tmp_path / "report.pdf"
    run(["report", cast.number, "maandrapport", "--out", out])
    made = documents.released_file(actor=cast.command, now=NOW, report=newer)
    assert out.read_bytes() == made.content


def test_a_report_that_was_not_released_is_refused_with_what_there_is(
    cast: Cast, run: Run, tmp_path: Path
) -> None:
    asked = ["report", cast.number, "maandrapport", "--out", tmp_path / "x.pdf", "--lang", "en"]
    answer = run(asked)
    assert refused(answer) == ("not-released", "KIND")
    assert "Released is: nothing." in answer[1]["error"]["message"]
    released_report(cast)
    answer = run([*asked, "--period", "2026-10"])
    assert f"maandrapport {PERIOD} (v1)" in answer[1]["error"]["message"]
    assert refused(run(["report", cast.number, "eindrapport", "--out", tmp_path / "x.pdf"]))
    assert list(tmp_path.iterdir()) == []


def wissel(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program on an installation of its own."""
    return subprocess.run(
        [sys.executable, "-m", "wissel.cli", *arguments],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wissel.config.settings.dev",
            "WISSEL_DATA_DIR": str(folder),
            "WISSEL_DATABASE_URL": "",
        },
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.own_database
def test_the_demo_moves_to_an_installation_of_its_own_and_comes_out_the_same(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        assert wissel(folder, "migrate", "--quiet").returncode == 0
    assert wissel(old, "demo", "--bureaus", "1", "--as-of", "2026-11-26").returncode == 0
    first, again = str(tmp_path / "first.zip"), str(tmp_path / "again.zip")
    refusal = wissel(new, "import", "-")
    assert (refusal.returncode, b"Traceback" in refusal.stderr) == (1, False)
    for number, place in (("OV-0001", "--new-bureau"), ("OV-0003", "--bureau")):
        assert wissel(old, "export", number, "--out", first).returncode == 0
        done = wissel(new, "import", first, place, "Bureau Overweg")
        assert json.loads(done.stdout)["changed"] == []
        assert wissel(new, "export", number, "--out", again).returncode == 0
        assert Path(again).read_bytes() == Path(first).read_bytes()
    assert wissel(new, "check").returncode == 0


def test_finding_a_number_leaves_no_trace_in_other_bureaus(cast: Cast, run: Run) -> None:
    from wissel.infra.models import AccessLogEntry
    from wissel.infra.tenancy import tenant

    def lines(actor: Actor) -> int:
        with tenant(actor.bureau), transaction.atomic(), as_application(actor):
            return int(AccessLogEntry.objects.count())

    before = lines(cast.stranger)
    run(["export", cast.number])
    assert lines(cast.stranger) == before
