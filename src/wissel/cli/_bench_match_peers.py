"""Search engines on the same market: what they take, and what their lists are worth.

An engine ranks on words and gives the first fifty. What matters here is how many of a profile's
first fifty break none of its limits: with limits behind the ranking few are left, and with the
limits inside it an engine must be told each of them. So every engine is asked in more ways.
"""

import re
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeAlias

from wissel.cli._bench_match_columns import Columns, allowed
from wissel.cli._bench_match_made import Made, made
from wissel.cli._bench_match_people import MadeProfile

TOP = 50
#: As many as a weekly list holds.
FEW = 5
_MEGABYTE = 1_000_000

#: Answers a profile with the numbers of vacancies, the best first.
Ask: TypeAlias = Callable[[MadeProfile], Sequence[int]]
#: Says of a profile and some vacancies, by number, which of them break none of its limits.
Judge: TypeAlias = Callable[[MadeProfile, Sequence[int]], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Task:
    """What every engine is given: the market, a sample of profiles, and how long it may take.

    ``judge`` stands behind an answer; an engine sees the limits only where it is told them.
    """

    size: int
    people: int
    sample: Sequence[MadeProfile]
    judge: Judge
    rounds: int = 3
    seconds: float = 60.0

    def vacancies(self) -> Iterator[Made]:
        """Yield the market."""
        return made(0, self.size)

    def unbroken(self, profile: MadeProfile, numbers: Sequence[int]) -> list[int]:
        """Return which of these vacancies break nothing, in their order."""
        judged = self.judge(profile, numbers)
        return [number for number, whole in zip(numbers, judged, strict=True) if whole]


@dataclass(frozen=True, slots=True)
class Built:
    """What it took to get a market into an engine. Memory: by how much the process grew."""

    name: str
    seconds: float
    disk: int
    memory: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One way of asking an engine: the time of a query in milliseconds, and what was left."""

    name: str
    best: float
    median: float
    profiles: int
    left: tuple[int, ...]
    behind: float  #: milliseconds a profile for the limits behind it

    def share(self, least: int) -> float:
        """Return which share of the profiles keeps at least so many."""
        return sum(number >= least for number in self.left) / len(self.left)


def by_columns(kept: Columns) -> Judge:
    """Return the plain judge: what was put into the market against the profile."""

    def judge(profile: MadeProfile, numbers: Sequence[int]) -> Sequence[bool]:
        found: list[bool] = allowed(kept.only(numbers), profile).tolist()
        return found

    return judge


def ask(task: Task, name: str, asked: Ask) -> Asked:
    """Ask for every profile of the sample, in rounds, as long as there is time.

    A round that time cuts short counts for the profiles it reached. The best round counts: other
    work on the machine only ever makes it slower.
    """
    left: list[int] = []
    rates: list[float] = []
    behind = 0.0
    began = perf_counter()
    for turn in range(task.rounds):
        spent = done = 0.0
        for profile in task.sample:
            if done and perf_counter() - began > task.seconds:
                break
            started = perf_counter()
            numbers = asked(profile)
            answered = perf_counter()
            spent, done = spent + answered - started, done + 1
            if not turn:
                left.append(len(task.unbroken(profile, numbers)))
                behind += perf_counter() - answered
        if done and (not rates or done == len(task.sample)):
            rates.append(spent / done * 1000)
    return Asked(name, min(rates), median(rates), len(left), tuple(left), behind / len(left) * 1000)


def words(profile: MadeProfile) -> list[str]:
    """Return the words of the wishes, each once, as every engine gets them."""
    return list(dict.fromkeys(re.findall(r"\w+", " ".join(profile.wishes).lower())))


def size_of(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def resident() -> int:
    """Return the memory that this process holds now, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def table(task: Task, found: Sequence[tuple[Built, Sequence[Asked]]]) -> list[str]:
    """Return the figures as lines."""
    lines = [
        f"{'engine, top ' + str(TOP):<44}{'ms/query':>10}{'median':>9}{'profiles':>9}"
        f"{f'{task.people:,} on 1 core':>18}{'none left':>11}{f'{FEW} or more':>11}"
    ]
    for built, ways in found:
        held = "" if built.memory is None else f", memory {built.memory / _MEGABYTE:,.0f} MB"
        lines.append(
            f"{built.name}: built in {built.seconds:.0f} s, "
            f"disk {built.disk / _MEGABYTE:,.0f} MB{held}{built.note}"
        )
        for way in ways:
            whole = way.best / 1000 * task.people
            lines.append(
                f"  {way.name:<42}{way.best:>10.2f}{way.median:>9.2f}{way.profiles:>9}"
                f"{_long(whole):>18}{1 - way.share(1):>11.1%}{way.share(FEW):>11.1%}"
            )
    lines.append(
        f"{task.size:,} vacancies; scaled from 'profiles' to {task.people:,}, the limits behind it "
        f"not counted; best of at most {task.rounds} rounds"
    )
    return lines


def _long(seconds: float) -> str:
    minutes = seconds / 60
    return f"{minutes:,.1f} min" if minutes < 120 else f"{minutes / 60:,.1f} h"
