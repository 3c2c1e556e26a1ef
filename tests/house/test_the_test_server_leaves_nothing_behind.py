"""The PostgreSQL of the tests goes when its program ends, and also when it was killed."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import embedded_pg
from tests.house.tree import REPO

SAY_AND_WAIT = (
    "import os, sys; print(os.environ['WISSEL_DATABASE_URL'], flush=True); sys.stdin.read()"
)


def started() -> tuple["subprocess.Popen[str]", Path]:
    """Start a server around a program that waits for the end of its input; return its folder."""
    process = subprocess.Popen(
        [sys.executable, "tests/embedded_pg.py", sys.executable, "-c", SAY_AND_WAIT],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    url = process.stdout.readline().strip()
    return process, Path(parse_qs(urlsplit(url).query)["host"][0])


@pytest.mark.slow
def test_a_server_ends_with_its_program() -> None:
    process, folder = started()
    assert folder.stat().st_mode & 0o777 == 0o700
    process.communicate()
    assert process.returncode == 0
    assert not folder.exists()


@pytest.mark.slow
def test_what_a_killed_run_left_behind_is_cleared_by_the_next() -> None:
    process, folder = started()
    server = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    embedded_pg.clear_leftovers()
    assert folder.exists(), "a living one is left alone"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    embedded_pg.clear_leftovers()
    assert not folder.exists()
    assert not is_running(server)


def is_running(pid: int) -> bool:
    """Tell whether a server process goes on running; gives its end 10 seconds."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return False
    gone, _, _ = select.select([handle], [], [], 10)
    os.close(handle)
    return not gone
