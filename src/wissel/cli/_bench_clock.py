"""Timelines a second: from the core function, through the command, and the bare date additions.

The cases differ (first sick day, interruptions, leave, facts, decisions), and none is measured
twice in a row. Time is processor time of the one process that works, so that other work on the
machine counts as little as possible; the best round counts, the median is printed beside it. The
start of the command is a figure of its own and not part of its rate.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from wissel.connections.wire import read
from wissel.core.clock import ClockInput, timeline

_CASES = 600
_ROUND = 20
_ROUNDS = 240
_LINES = 6000
#: Additions in one timeline: its milestones with their evaluations.
_ADDITIONS = 35


def report() -> str:
    """Return the figures as text."""
    lines = [json.dumps(case(number)) for number in range(_CASES)]
    inputs = [read(ClockInput, line.encode()) for line in lines]
    core = _rates(lambda number: timeline(inputs[number % _CASES]))
    floor = _rates(_additions)
    start, command = _command(lines)
    rows = [
        ("core function", max(core), median(core), 5000),
        ("wissel clock --lines", max(command), median(command), 1500),
        ("bare date additions (floor)", max(floor), median(floor), None),
    ]
    text = [f"{'timelines a processor second':<32}{'best':>10}{'median':>10}{'target':>9}"]
    for name, best, middle, target in rows:
        wanted = "" if target is None else f"{target:,}"
        text.append(f"{name:<32}{best:>10,.0f}{middle:>10,.0f}{wanted:>9}")
    text.append(f"core function / floor: 1 : {max(floor) / max(core):.0f}")
    text.append(f"command / core function: 1 : {max(core) / max(command):.1f}")
    text.append(f"start of the command, first answer included: {start * 1000:.0f} ms")
    text.append(f"{_CASES} different cases, rounds of {_ROUND}; {_LINES} lines through the command")
    return "\n".join(text) + "\n"


def case(number: int) -> dict[str, object]:
    """Return one of many different inputs, always the same for a number."""
    first = date(2014, 1, 1) + timedelta(days=(number * 37) % 4300)

    def day(offset: int) -> str:
        return (first + timedelta(days=offset)).isoformat()

    absence: dict[str, object] = {"first_sick_day": day(0)}
    if number % 3 == 1:
        start = 20 + number % 300
        absence["healthy"] = [{"from": day(start), "to": day(start + number % 27)}]
    if number % 7 == 2:
        absence["leave"] = [
            {"kind": "pregnancy", "from": day(400), "to": day(511), "same_cause": True}
        ]
    facts: dict[str, object] = {
        "probleemanalyse": day(30 + number % 20),
        "plan_van_aanpak": day(50 + number % 20),
        "aangifte_42_weken": day(280 + number % 30),
        "evaluaties": [day(95), day(140 + number % 9)],
    }
    if number % 2:
        facts["eerstejaarsevaluatie"] = day(350)
        facts["tweede_spoor_start"] = day(380 + number % 40)
    if number % 5 == 4:
        facts["wia_aanvraag"] = day(640 + number % 30)
        facts["loonsanctie_besluit"] = day(670 + number % 40)
    return {
        "as_of": day(40 + number % 900),
        "absence": absence,
        "person": {"date_of_birth": f"{1960 + number % 40}-05-{1 + number % 28:02}"},
        "facts": facts,
    }


def _rates(work: Callable[[int], object]) -> list[float]:
    rates = []
    for each in range(_ROUNDS):
        started = process_time()
        for number in range(each * _ROUND, (each + 1) * _ROUND):
            work(number)
        rates.append(_ROUND / (process_time() - started))
    return rates


def _additions(number: int) -> None:
    day = date(2014, 1, 1) + timedelta(days=number)
    step = timedelta(days=42)
    for _ in range(_ADDITIONS):
        day + step


def _command(lines: list[str]) -> tuple[float, list[float]]:
    """Return the wall seconds to a first answer, and the timelines a second after the start."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        few.write_text(lines[0] + "\n", encoding="utf-8")
        repeated = [lines[number % _CASES] for number in range(_LINES)]
        many.write_text("\n".join(repeated) + "\n", encoding="utf-8")
        started = perf_counter()
        start_of_one = _processor_seconds(few)
        start = perf_counter() - started
        return start, [_LINES / (_processor_seconds(many) - start_of_one) for _ in range(3)]


def _processor_seconds(path: Path) -> float:
    """Return the processor time of one run of the command, its start included."""
    program = [sys.executable, "-m", "wissel.cli", "clock", "--lines", str(path)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
