"""Made-up vacancies as columns, and which of them a profile's hard limits leave.

It knows what was put in, not what a reader finds: a plain yardstick for what stands beside the
matcher, one profile at a time. A demand without a number collides with every level of an item
that has no measures, and with none of an item that has: unknown is not a conflict.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from wissel.cli._bench_match_made import TODAY, Made
from wissel.cli._bench_match_parts import postcodes
from wissel.cli._bench_match_people import MadeProfile
from wissel.core.capacity import Item, catalogue
from wissel.core.vacancies import FoundDemand, Shift

Mask: TypeAlias = NDArray[np.bool_]

#: A bit for each time of work, and for each driving licence.
SHIFTS = {shift.value: 1 << at for at, shift in enumerate(Shift)}
LICENCES = {name: 1 << at for at, name in enumerate(("B", "BE", "C", "CE", "D"))}
_WORD = 64
_EARTH_KM = 6371.0
_NEVER = date.max.toordinal()
#: Kilometres an hour and minutes lost, as the crow flies (detours are in them).
_SPEED = {"bike": (15 / 1.3, 0), "public transport": (25 / 1.3, 10), "car": (50 / 1.3, 0)}


@dataclass(frozen=True, slots=True)
class Columns:
    """Vacancies by number; ``asks`` has a bit for each level of the list that would be broken."""

    code: NDArray[np.int32]
    hours_min: NDArray[np.int32]
    hours_per_day: NDArray[np.float64]
    shifts: NDArray[np.int32]
    education: NDArray[np.int32]
    licence: NDArray[np.int32]
    closes: NDArray[np.int32]
    asks: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.code)

    def only(self, numbers: Sequence[int]) -> "Columns":
        """Return the columns of some vacancies."""
        at = np.array(numbers, np.int64)
        return Columns(*(getattr(self, field.name)[at] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class _Broken:
    """A level of an item: its bit, and the measure above which work breaks it."""

    key: str
    bit: int
    most: float | None


def columns(vacancies: Iterable[Made]) -> Columns:
    """Return the vacancies as columns; one at a time, so that no text stays in memory."""
    numbers = [array("i") for _ in range(6)]
    per_day = array("d")
    asks = array("Q")
    for one in vacancies:
        row = (
            int(one.postcode),
            one.hours[0],
            sum(SHIFTS[shift.value] for shift in one.shifts),
            one.education,
            sum(LICENCES[name] for name in one.licence),
            one.closes_on.toordinal() if one.closes_on else _NEVER,
        )
        for column, value in zip(numbers, row, strict=True):
            column.append(value)
        per_day.append(one.hours_per_day or 0.0)
        asks.extend(words(broken(one.demands)))
    code, hours, shifts, education, licence, closes = (
        np.frombuffer(column, np.int32) for column in numbers
    )
    return Columns(
        code=code,
        hours_min=hours,
        hours_per_day=np.frombuffer(per_day, np.float64),
        shifts=shifts,
        education=education,
        licence=licence,
        closes=closes,
        asks=np.frombuffer(asks, np.uint64).reshape(-1, words_of_a_row()),
    )


def allowed(kept: Columns, profile: MadeProfile, *, today: date = TODAY) -> Mask:
    """Return which vacancies break nothing of a profile."""
    reach = _within(profile)
    barred = np.array(words(forbidden(profile)), np.uint64)
    has = sum(LICENCES[name] for name in profile.licence or ())
    times = sum(SHIFTS[name] for name in profile.times)
    left: Mask = (
        reach[kept.code]
        & (kept.hours_min <= profile.hours_max)
        & (kept.shifts & ~times == 0)
        & (kept.education < profile.education + 2)
        & (kept.closes >= today.toordinal())
    )
    left &= ~(kept.asks & barred).any(axis=1)
    if profile.licence is not None:
        left &= kept.licence & ~has == 0
    if profile.hours_per_day is not None:
        left &= kept.hours_per_day <= profile.hours_per_day
    return left


def reach_km(profile: MadeProfile) -> float:
    """Return how far somebody goes, as the crow flies."""
    if profile.max_km is not None:
        return float(profile.max_km)
    speed, lost = _SPEED[profile.transport or "car"]
    return speed * max(0, (profile.max_minutes or 0) - lost) / 60


def broken(demands: Iterable[FoundDemand]) -> int:
    """Return the levels that work with these demands would break, as bits."""
    return sum({bit for demand in demands for bit in _breaks(demand)})


def _breaks(demand: FoundDemand) -> list[int]:
    levels = _levels()[demand.item]
    if demand.level:
        return [level.bit for level in levels if level.key == demand.level]
    if all(level.most is None for level in levels):
        return [level.bit for level in levels]
    value = demand.value
    if value is None:
        return []
    return [level.bit for level in levels if level.most is not None and value > level.most]


def forbidden(profile: MadeProfile) -> int:
    """Return the levels of a profile, as bits."""
    found = 0
    for item, said in profile.limits.items():
        wanted = (said,) if isinstance(said, str) else said
        found |= sum(level.bit for level in _levels()[item] if level.key in wanted)
    return found


@cache
def words_of_a_row() -> int:
    """Return how many 64-bit words hold a bit for every level of the list."""
    return -(-sum(len(levels) for levels in _levels().values()) // _WORD)


@cache
def _levels() -> dict[str, tuple[_Broken, ...]]:
    """Return the levels of every item after its norm, each with a bit of its own."""
    found: dict[str, tuple[_Broken, ...]] = {}
    at = 0
    for item in catalogue().forms["fml"].items:
        if item.fact:
            continue
        levels = item.levels[1:]
        found[item.key] = tuple(
            _Broken(level.key, 1 << at + number, _most(item, number + 1))
            for number, level in enumerate(levels)
        )
        at += len(levels)
    return found


def _most(item: Item, at: int) -> float | None:
    """Return the measure of a level; of one in words alone, that of the level beyond or before."""
    near = (*item.levels[at:], *reversed(item.levels[:at]))
    values = [level.value for level in near if level.value is not None]
    return values[0] if values and not item.several else None


def words(bits: int) -> list[int]:
    """Return bits as 64-bit words, lowest first."""
    return [bits >> _WORD * word & (1 << _WORD) - 1 for word in range(words_of_a_row())]


def _within(profile: MadeProfile) -> Mask:
    """Return for every four-digit code whether it is within reach."""
    codes, latitude, longitude = _codes()
    here = np.flatnonzero(codes == int(profile.postcode))[0]
    across = np.sin((latitude - latitude[here]) / 2) ** 2
    along = np.sin((longitude - longitude[here]) / 2) ** 2
    chord = across + np.cos(latitude) * np.cos(latitude[here]) * along
    near: Mask = np.zeros(10_000, np.bool_)
    near[codes] = 2 * _EARTH_KM * np.arcsin(np.sqrt(chord)) <= reach_km(profile)
    return near


@cache
def _codes() -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    rows = postcodes()
    codes = np.array([int(code) for code, _, _ in rows])
    return (
        codes,
        np.radians(np.array([latitude for _, latitude, _ in rows])),
        np.radians(np.array([longitude for _, _, longitude in rows])),
    )
