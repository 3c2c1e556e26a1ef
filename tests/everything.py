"""Every check and test: what ``python3 dev.py test`` runs once the set-up is done.

    .venv/bin/python -m tests.everything [fast]

Each part is a program that must succeed. A part that could not run is a failure with its reason.
Two parts run side by side where there are two processors: a part uses one. Every line of output
begins with the name of its part.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dev import BIN, HERE, PYTHON, apt_install, say

SIDE_BY_SIDE = min(2, os.cpu_count() or 1)
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
#: What never opens a database gives the same answer beside either: it runs once.
PURE = ("core", "rules", "connections", "house")
#: About half of the rest, so that two processors share it.
SCREENS = ("portals",)
#: How many lines of what went wrong in a part are said once more at the end.
MOST_TOLD = 40
BROWSER_TESTS: Sequence[str | Path] = [PYTHON, "-m", "pytest", "tests/browser"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run: a program that must succeed."""

    name: str
    command: Sequence[str | Path]
    env: dict[str, str] = field(default_factory=dict)
    fast: bool = True  #: belongs to 'dev.py test fast'
    needs_browser: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a part ended: its last line, the reason when it failed, and what it said went wrong."""

    part: Part
    seconds: float
    closing: str
    reason: str = ""
    told: tuple[str, ...] = ()


def parts(*, fast: bool) -> list[Part]:
    """Return what to run, in the order of starting: quick verdicts first, then what lasts.

    The long ones are of about one length and the short ones come last, so that two processors end
    together.
    """
    templates = sorted(str(path.relative_to(HERE)) for path in (HERE / "src").rglob("*.html"))
    pytest: list[str | Path] = [PYTHON, "-m", "pytest"]
    pytest += ["-m", "not slow and not browser" if fast else "not browser"]
    sqlite = {"WISSEL_TEST_DATABASE": "sqlite", "WISSEL_DATABASE_URL": ""}
    postgresql: list[str | Path] = [PYTHON, "tests/embedded_pg.py"]
    screens = [*pytest, *(f"tests/{room}" for room in SCREENS)]
    routes = [*pytest, *sorted(str(path.relative_to(HERE)) for path in _of_every_screen())]
    doors = _without(pytest, "browser", *PURE, *SCREENS)
    every = [
        Part("lint", [BIN / "ruff", "check", "."]),
        Part("format", [BIN / "ruff", "format", "--check", "."]),
        Part("templates", [BIN / "djade", "--target-version", "5.2", "--check", *templates]),
        Part("architecture", [BIN / "lint-imports", "--no-logo"]),
        Part("types", [BIN / "mypy"]),
        Part("PostgreSQL", [*postgresql, *doors], fast=False),
        Part("SQLite", doors, sqlite),
        Part("browser", BROWSER_TESTS, sqlite, fast=False, needs_browser=True),
        Part("screens", screens, sqlite),
        Part("PG screens", [*postgresql, *routes], fast=False),
        Part("pure", [*pytest, *(f"tests/{room}" for room in PURE)], sqlite),
    ]
    return [part for part in every if part.fast or not fast]


def _of_every_screen() -> Iterator[Path]:
    """Yield the tests of screens that run on PostgreSQL too: of all together, and of the sign-in.

    Any other page reaches the database through doors alone, whose tests run on both (ADR 30).
    """
    for room in SCREENS:
        yield from (HERE / "tests" / room).glob("test_*.py")
        yield from (HERE / "tests" / room / "public").glob("test_*.py")


def _without(pytest: Sequence[str | Path], *rooms: str) -> list[str | Path]:
    return [*pytest, *(f"--ignore=tests/{room}" for room in rooms)]


def browser() -> tuple[str, str]:
    """Return the path of a Chromium, or the reason why there is none; installs it where we may."""

    def find() -> str:
        told = os.environ.get("WISSEL_CHROMIUM", "")
        return told or next(filter(None, map(shutil.which, BROWSERS)), "")

    if found := find():
        return found, ""
    reason = apt_install("chromium", "The browser tests need Chromium, and none was found.")
    return find(), reason or ""


def perform(part: Part) -> Outcome:
    """Run one part beside a data folder of its own, showing its output as it comes."""
    with tempfile.TemporaryDirectory(prefix="wissel-test-") as data:
        # Never the data folder of the checkout.
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "WISSEL_DATA_DIR": data}
        # Without compiled files every program that a test starts compiles all of Django: 6 s each.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        return _perform(part, env)


def _perform(part: Part, env: dict[str, str]) -> Outcome:
    began = time.monotonic()
    env.update(part.env)
    say(f"{part.name:12}| begins")
    if part.needs_browser:
        env["WISSEL_CHROMIUM"], reason = browser()
        if reason:
            say(f"{part.name:12}| {reason}")
            return Outcome(part, time.monotonic() - began, "", reason)
    if sys.stdout.isatty():
        env["FORCE_COLOR"] = "1"
    closing = ""
    told: list[str] = []
    with subprocess.Popen(
        part.command,
        cwd=HERE,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(f"{part.name:12}| {line}", end="", flush=True)
            plain = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
            closing = plain or closing
            if re.match(r"(E  |FAILED |ERROR )", plain) and len(told) < MOST_TOLD:
                told.append(plain)
    reason = f"ended with status {process.returncode}" if process.returncode else ""
    return Outcome(part, time.monotonic() - began, closing, reason, tuple(told))


def count(word: str, closings: Sequence[str]) -> int:
    """Add up what pytest's closing lines say ('12 passed, 1 failed in 3 s')."""
    return sum(int(number) for line in closings for number in re.findall(rf"(\d+) {word}", line))


def report(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Print a line a part, pytest's own closing lines and their sum; return the exit status."""
    say(f"\n=== all parts, {seconds:.0f} s")
    for outcome in outcomes:
        state = f"FAILED: {outcome.reason}" if outcome.reason else "ok"
        say(f"{outcome.part.name:12} {outcome.seconds:6.1f} s  {state}")
    closings = [outcome.closing for outcome in outcomes if "pytest" in outcome.part.command]
    for closing in closings:
        say(closing)
    failed = any(outcome.reason for outcome in outcomes)
    for outcome in outcomes:
        for line in outcome.told if outcome.reason else ():
            say(f"{outcome.part.name:12}| {line}")
    say("Something failed." if failed else "All parts passed.")
    wrong = count("failed", closings) + count("error", closings)
    say(f"{count('passed', closings)} passed, {wrong} failed")
    return int(failed)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="dev.py test")
    parser.add_argument(
        "what", nargs="?", choices=["fast"], help="leave PostgreSQL, browser and slow tests out"
    )
    fast = parser.parse_args().what == "fast"
    began = time.monotonic()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as lanes:
        outcomes = list(lanes.map(perform, parts(fast=fast)))
    return report(outcomes, time.monotonic() - began)


if __name__ == "__main__":
    raise SystemExit(main())
