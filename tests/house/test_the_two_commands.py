"""``python3 dev.py run`` and ``python3 dev.py test`` keep what they promise."""

import os
import socket
import subprocess
import sys

import pytest

import dev
from tests import everything
from tests.house.tree import REPO, imports


def outcome(name: str, closing: str = "", reason: str = "") -> everything.Outcome:
    """Return how a part of that name ended."""
    return everything.Outcome(everything.Part(name, ["pytest"]), 1.0, closing, reason)


def test_dev_py_needs_only_the_standard_library() -> None:
    named = {name.split(".")[0] for name, _ in imports(REPO / "dev.py")}
    assert named <= set(sys.stdlib_module_names)


def test_an_unknown_command_ends_with_status_2_and_the_known_ones() -> None:
    done = subprocess.run(
        [sys.executable, "dev.py", "fly"], cwd=REPO, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "python3 dev.py run" in done.stderr


def test_ci_calls_the_test_command_and_nothing_cleverer() -> None:
    script = REPO / ".ci" / "run"
    assert script.read_text(encoding="utf-8").rstrip().endswith("exec python3 dev.py test")
    assert os.access(script, os.X_OK)


def test_a_taken_port_leads_to_the_next_one(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert dev.free_port(port) > port
    assert f"Port {port} is taken" in capsys.readouterr().out


def test_a_failed_part_fails_the_run_and_gives_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fine = outcome("SQLite", "=== 12 passed in 3.10s ===")
    bad = outcome("browser", "", "no Chromium")
    assert everything.report([fine, bad], 4.0) == 1
    assert "browser         1.0 s  FAILED: no Chromium" in capsys.readouterr().out


def test_the_last_line_adds_up_what_pytest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    first = outcome("SQLite", "=== 12 passed in 3.10s ===")
    second = outcome("browser", "=== 1 failed, 3 passed, 2 errors in 9s ===", "ended with status 1")
    assert everything.report([first], 4.0) == 0
    assert everything.report([first, second], 4.0) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "15 passed, 3 failed"


def test_fast_leaves_postgresql_the_browser_and_slow_tests_out() -> None:
    fast = {part.name: part for part in everything.parts(fast=True)}
    left_out = {part.name for part in everything.parts(fast=False)} - set(fast)
    assert left_out == {"PostgreSQL", "PG screens", "browser"}
    assert "not slow and not browser" in fast["SQLite"].command


def test_a_browser_that_cannot_be_had_is_a_failure_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WISSEL_CHROMIUM", raising=False)
    monkeypatch.setattr(everything.shutil, "which", lambda name: None)
    monkeypatch.setattr(everything, "apt_install", lambda package, why: f"{why} Not here.")
    part = everything.Part("browser", ["true"], needs_browser=True)
    assert everything.perform(part).reason == (
        "The browser tests need Chromium, and none was found. Not here."
    )


def test_whoever_is_not_root_is_told_which_package_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    reason = dev.apt_install("chromium", "A browser is missing.")
    assert reason is not None
    assert "apt-get install -y chromium" in reason
