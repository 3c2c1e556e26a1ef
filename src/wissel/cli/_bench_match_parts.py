"""What made-up vacancies and profiles consist of: the parts in ``bench_match/``, ready to draw."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import cos, pi, radians, sin
from random import Random
from typing import Any, Generic, TypeVar

import yaml

T = TypeVar("T")

#: Kilometres in a degree of latitude.
KM_OF_A_DEGREE = 111.2
_FIRST_AREA, _AREAS = 10, 90


class Draw(Generic[T]):
    """Things with weights, drawn by one number between 0 and 1."""

    __slots__ = ("_sums", "_things", "_total")

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self._things = tuple(things)
        self._sums = tuple(accumulate(weights))
        self._total = self._sums[-1]

    def at(self, share: float) -> T:
        """Return what stands at this share of all weights."""
        return self._things[min(bisect(self._sums, share * self._total), len(self._things) - 1)]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to fill in: how many made-up compounds it wants, and whether a name.

    ``unless``: the item that it denies; it is not said beside a demand on that.
    """

    words: str
    compounds: int
    name: bool
    unless: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One way to ask a demand: the item, and the asking words between the two other parts."""

    item: str
    level: str
    values: tuple[float, ...]
    unit: str
    said: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of work: what its vacancies say, ask and when the work is done."""

    name: str
    fields: tuple[str, ...]
    firms: tuple[str, ...]
    tasks: tuple[str, ...]
    demands: tuple[tuple[Asked, float], ...]
    shifts: tuple[float, float, float]  #: how likely evening, night, weekend
    licence: float


@dataclass(frozen=True, slots=True)
class Job:
    """An occupation of the made-up market. ``number`` names it; the order says nothing."""

    number: int
    name: str
    education: int
    family: Family


@dataclass(frozen=True, slots=True)
class Area:
    """A two-digit postcode area: centre in degrees, spread in kilometres, places."""

    number: int
    latitude: float
    longitude: float
    spread: float
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that is drawn from."""

    jobs: tuple[Job, ...]
    some_job: Draw[Job]  #: few occupations fill most of a market
    by_family: Mapping[str, tuple[Job, ...]]
    some_area: Draw[Area]
    areas: Mapping[int, Area]
    talk: Mapping[str, tuple[Said, ...]]
    education: Mapping[int, tuple[str, ...]]
    shifts: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    contract: Draw[str]


@cache
def parts() -> Parts:
    """Return the parts, read once."""
    talk = _read("talk.yaml")
    jobs = _jobs()
    areas = {
        number: Area(number, row[0], row[1], row[2], tuple(row[4]))
        for number, row in _read("areas.yaml").items()
    }
    people = {number: row[3] for number, row in _read("areas.yaml").items()}
    drawn = list(jobs)
    Random(8).shuffle(drawn)  # noqa: S311 - a fixed order, nothing secret
    families = dict.fromkeys(job.family.name for job in jobs)
    sentences = ("intro", "company", "extra", "traps", "benefits", "closing")
    plain = ("hours", "licence", "seniority", "notation", "wishes", "skills")
    return Parts(
        jobs=jobs,
        some_job=Draw(drawn, [1 / (rank + 6) for rank in range(len(drawn))]),
        by_family={name: tuple(j for j in jobs if j.family.name == name) for name in families},
        some_area=Draw(list(areas.values()), [people[number] for number in areas]),
        areas=areas,
        talk={key: tuple(_said(words) for words in talk[key]) for key in sentences},
        education={level: tuple(said) for level, said in talk["education"].items()},
        shifts={name: tuple(said) for name, said in talk["shifts"].items()},
        words={key: tuple(talk[key]) for key in plain}
        | {key: tuple(talk[key].split()) for key in ("first", "last", "sounds", "ends")},
        contract=Draw(list(talk["contract"]), list(talk["contract"].values())),
    )


def position(area: Area, code: int) -> tuple[float, float]:
    """Return where a four-digit code lies: by formula, around the centre of its area.

    The third digit is the direction, the fourth turns it a little; together they set how far.
    """
    third, fourth = code // 10 % 10, code % 10
    angle = 2 * pi * (third / 10 + fourth / 100)
    far = area.spread * (0.1 + 0.9 * ((third * 7 + fourth * 3) % 10) / 9)
    latitude = area.latitude + far * sin(angle) / KM_OF_A_DEGREE
    wide = KM_OF_A_DEGREE * cos(radians(area.latitude))
    return round(latitude, 5), round(area.longitude + far * cos(angle) / wide, 5)


def postcodes() -> list[tuple[str, float, float]]:
    """Return every made-up four-digit code with latitude and longitude."""
    return [
        (str(number * 100 + rest), *position(area, number * 100 + rest))
        for number, area in parts().areas.items()
        for rest in range(100)
    ]


@cache
def whereabouts() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude by made-up postcode."""
    return {code: (latitude, longitude) for code, latitude, longitude in postcodes()}


def _read(name: str) -> Any:
    text = files("wissel.cli").joinpath("bench_match", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


def _said(row: str | Mapping[str, str]) -> Said:
    words, unless = (row, "") if isinstance(row, str) else (row["said"], row["unless"])
    compounds = sum(f"{{{slot}}}" in words for slot in "abc")
    return Said(words, compounds, "{name}" in words, unless)


def _jobs() -> tuple[Job, ...]:
    asked = {key: _asked(row) for key, row in _read("demands.yaml").items()}
    found: list[Job] = []
    for name, row in _read("jobs.yaml").items():
        family = Family(
            name=name,
            fields=tuple(row["fields"]),
            firms=tuple(row["firms"]),
            tasks=tuple(f"{task}." for task in row["tasks"]),
            demands=tuple((asked[key], often) for key, often in row["demands"].items()),
            shifts=(row["shifts"][0], row["shifts"][1], row["shifts"][2]),
            licence=row["licence"],
        )
        for education, names in row["jobs"].items():
            found += [Job(len(found) + at, job, education, family) for at, job in enumerate(names)]
    return tuple(found)


def _asked(row: Mapping[str, Any]) -> Asked:
    cut = []
    for said in row["said"]:
        before, rest = said.split("[")
        quote, after = rest.split("]")
        cut.append((before, quote, after))
    values = tuple(float(value) for value in row.get("values", ()))
    return Asked(row["item"], row.get("level", ""), values, row.get("unit", ""), tuple(cut))
