"""``wissel bench audit``: 1,000 two-year files read and checked, beside merely parsing their JSON.

The files are those of ``tests/core/audit/clean``, in turn; they are part of a checkout and not of
the installed package.
"""

import json
import platform
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from wissel.connections.trajectory_file import read_trajectory
from wissel.core.audit import audit
from wissel.core.programme import Programme, load
from wissel.core.trajectory import Trajectory

FILES = Path(__file__).parents[3] / "tests" / "core" / "audit" / "clean"
#: How many files, and the seconds they may take on one core, loading included.
NUMBER, LIMIT = 1_000, 12.0


@cache
def _programme(name: str, version: int) -> Programme:
    return load(name, version)


def report() -> str:
    """Return the figures and their ratios. Raises ``FileNotFoundError``."""
    found = [path.read_bytes() for path in sorted(FILES.glob("*.json"))]
    if not found:
        raise FileNotFoundError(FILES)
    raw = list(islice(cycle(found), NUMBER))
    for one in found:
        _check(one)  # rules and programmes are read once
    parsed = _seconds(raw, json.loads)
    loaded = _seconds(raw, read_trajectory)
    checked = _seconds(raw, _check)
    entries = sum(len(read_trajectory(one).journal) for one in found) / len(found)
    size = sum(map(len, found)) / len(found) / 1024
    return (
        f"audit of {NUMBER:,} two-year files ({entries:.0f} entries, {size:.0f} KB each)"
        f" · Python {platform.python_version()}, one core\n\n"
        f"json.loads alone      {parsed:6.2f} s\n"
        f"file read and typed   {loaded:6.2f} s   {loaded / parsed:4.1f} x json.loads\n"
        f"read and checked      {checked:6.2f} s   {checked / parsed:4.1f} x json.loads,"
        f" {checked / LIMIT:.2f} of the limit of {LIMIT:.0f} s\n"
        f"the 61 questions      {(checked - loaded) / NUMBER * 1000:6.2f} ms a file\n"
    )


def _check(raw: bytes) -> None:
    case = read_trajectory(raw)
    held = case.programme
    audit(case, as_of=_last(case), programme=_programme(held.name, held.version))


def _last(case: Trajectory) -> date:
    return max(entry.happened_on for entry in case.journal)


def _seconds(raw: list[bytes], act: Callable[[bytes], object]) -> float:
    begun = time.process_time()
    for one in raw:
        act(one)
    return time.process_time() - begun
