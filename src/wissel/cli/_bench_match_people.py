"""Made-up profiles: what somebody looks for, and what the capacity list lets them do.

The keys are those of the profiles that ``wissel match`` reads. Limits come from the list itself, as
often as it is said in practice; nothing here says anything of a real person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from wissel.cli._bench_match_made import some_postcode
from wissel.cli._bench_match_parts import Draw, Job, Parts, parts
from wissel.core.capacity import catalogue
from wissel.core.vacancies import Shift

#: A list is mostly about the body, mostly about the mind, or about both.
_KINDS = (("body",), ("body",), ("body",), ("mind",), ("mind",), ("body", "mind"))
_MEANS = ("bike", "public transport", "car")
_MINUTES = (30, 35, 40, 45, 50, 60)


@dataclass(frozen=True, slots=True)
class MadeProfile:
    """A made-up profile. ``limits``: the level of each item, of one with conditions several."""

    id: str
    wishes: tuple[str, ...]
    skills: tuple[str, ...]
    hours_min: int
    hours_max: int
    hours_per_day: int | None
    times: tuple[str, ...]
    postcode: str
    max_km: int | None
    max_minutes: int | None
    transport: str | None
    education: int
    licence: tuple[str, ...] | None
    limits: Mapping[str, str | tuple[str, ...]]

    def as_json(self) -> dict[str, object]:
        """Return it as ``wissel match`` reads it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Limit:
    item: str
    levels: Draw[str]
    choices: int
    several: bool


def profiles(start: int, stop: int, *, seed: int = 8) -> Iterator[MadeProfile]:
    """Yield the profiles from ``start`` up to ``stop``; one does not depend on another."""
    rng = Random()  # noqa: S311 - made-up data, nothing secret
    every = parts()
    for number in range(start, stop):
        rng.seed(seed * 2_000_003 + number)
        yield _one(number, rng, every)


def limit_keys() -> dict[str, tuple[str, ...]]:
    """Return every item that can be limited here, with its levels."""
    return {item: tuple(row["levels"]) for group in _rows().values() for item, row in group.items()}


def _one(number: int, rng: Random, every: Parts) -> MadeProfile:
    jobs = _jobs(rng, every)
    limits = _limits(rng)
    day = _upper(limits.get("uren-per-dag"))
    week = _upper(limits.get("uren-per-week"))
    most = min(rng.choice((40, 40, 36, 32, 32, 24, 24, 20, 16)), week or 40, (day or 8) * 5)
    times = [Shift.DAY.value]
    barred = limits.get("perioden-van-het-etmaal", ())
    for shift, often in ((Shift.EVENING, 0.25), (Shift.NIGHT, 0.05), (Shift.WEEKEND, 0.25)):
        if rng.random() < often and not (shift is not Shift.WEEKEND and barred):
            times.append(shift.value)
    by_time = rng.random() < 0.2
    return MadeProfile(
        id=f"p{number}",
        wishes=tuple(_wish(job, rng, every) for job in jobs),
        skills=tuple(rng.sample(every.words["skills"], rng.randint(1, 4))),
        hours_min=max(4, most - rng.choice((0, 4, 8, 12, 16))),
        hours_max=most,
        hours_per_day=day,
        times=tuple(times),
        postcode=str(some_postcode(rng, every)[0]),
        max_km=None if by_time else rng.choice((10, 12, 15, 15, 20, 20, 25, 25, 30)),
        max_minutes=rng.choice(_MINUTES) if by_time else None,
        transport=rng.choice(_MEANS) if by_time else None,
        education=min(6, max(job.education for job in jobs) + (rng.random() < 0.1)),
        licence=_licence(rng),
        limits=limits,
    )


def _jobs(rng: Random, every: Parts) -> list[Job]:
    """Draw one to four occupations: mostly of one family of work, and of no far higher level."""
    first = every.some_job.at(rng.random())
    found = [first]
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3))):
        if rng.random() < 0.7:
            near = every.by_family[first.family.name]
            other = near[int(len(near) * rng.random())]
        else:
            other = every.some_job.at(rng.random())
        if other not in found and other.education <= first.education + 1:
            found.append(other)
    return found


def _wish(job: Job, rng: Random, every: Parts) -> str:
    said = rng.choice(every.words["wishes"])
    return said.format(job=job.name, field=rng.choice(job.family.fields))


def _licence(rng: Random) -> tuple[str, ...] | None:
    share = rng.random()
    if share < 0.08:
        return None
    if share < 0.3:
        return ()
    return ("B",) if share < 0.95 else ("B", "BE", "C")


def _upper(level: str | tuple[str, ...] | None) -> int | None:
    """Return the number a level of hours begins with: ``6-uur`` is 6."""
    return int(level.split("-")[0]) if isinstance(level, str) else None


def _limits(rng: Random) -> dict[str, str | tuple[str, ...]]:
    """Draw three to eight items of the list, each with a level."""
    pool = dict(_pools()[rng.choice(_KINDS)])
    found: dict[str, str | tuple[str, ...]] = {}
    for _ in range(rng.choice((3, 4, 4, 5, 5, 6, 7, 8))):
        limits = list(pool)
        drawn = Draw(limits, [pool[limit] for limit in limits]).at(rng.random())
        del pool[drawn]
        levels = {drawn.levels.at(rng.random())}
        if drawn.several and drawn.choices > 2:
            levels.add(drawn.levels.at(rng.random()))
        found[drawn.item] = tuple(sorted(levels)) if drawn.several else min(levels)
    return found


@cache
def _pools() -> dict[tuple[str, ...], dict[_Limit, float]]:
    rows = _rows()
    return {kind: _pool(rows, (*kind, "both")) for kind in set(_KINDS)}


def _pool(
    rows: Mapping[str, Mapping[str, dict[str, Any]]], groups: tuple[str, ...]
) -> dict[_Limit, float]:
    known = catalogue()
    merged = {item: row for group in groups for item, row in rows[group].items()}
    pool: dict[_Limit, float] = {}
    for item, row in merged.items():
        listed = known.item(item)
        several = listed is not None and listed.several
        levels = Draw(list(row["levels"]), list(row["levels"].values()))
        pool[_Limit(item, levels, len(row["levels"]), several)] = row["often"]
    return pool


@cache
def _rows() -> dict[str, dict[str, dict[str, Any]]]:
    text = files("wissel.cli").joinpath("bench_match", "limits.yaml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(text)
    return rows
