"""The quick version: all vacancies for one search, or many searches, over columns.

It finds the best rows; the plain version explains them. A search that changed nothing of what
:mod:`_plain` would say is the whole point: the tests hold both equal.
"""

import math
from collections import namedtuple
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from wissel.core.matching import _kernel as k
from wissel.core.matching import _postings as p
from wissel.core.matching._choose import KeptOut
from wissel.core.matching._columns import (
    BAND,
    DAY_ONLY,
    EVENING,
    LEVELS,
    LICENCES,
    MOST_LICENCES,
    NIGHT,
    NOWHERE,
    SHIFTS,
    UNKNOWN,
    WEEKEND,
    Builder,
    Columns,
    Names,
)
from wissel.core.matching._data import rules
from wissel.core.matching._hard import most_km, same_name, unsure_km
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._pairs import held_bits, items_in, limited_bits
from wissel.core.matching._plain import Market
from wissel.core.matching._search import Search
from wissel.core.matching._types import MatchProfile
from wissel.core.places import travel_of
from wissel.core.vacancies import EDUCATION, Shift

#: Tables with the numbers at which a search filled them.
Filled: TypeAlias = list[tuple[NDArray[Any], list[int]]]
#: Where no employer is excluded none needs to be looked up.
_NOBODY: Final = np.zeros(0, np.bool_)
#: Skills are at most so many terms together: one bit each.
_SKILL_BITS: Final = 64

_Cols: Any = namedtuple("_Cols", list(Columns.__dataclass_fields__))  # type: ignore[misc]  # its own
_State = namedtuple(
    "_State",
    ["bits", "done", "excluded", "occupations", "terms", "weights", "grams", "skill_terms",
     "skill_bits", "skill_masks", "sums", "seen", "out", "found", "abouts"],
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picks:
    """The best rows of a search: ids with scores, the best first.

    ``allowed``: how many break no limit; ``near``: how many of those are about this work.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]
    allowed: int
    near: int


class Scratch:
    """Tables that a search fills and empties again: for one search at a time."""

    def __init__(self, columns: Columns, names: Names) -> None:
        size = len(columns) or 1
        self.occupations = np.zeros(len(names.occupations) or 1, np.float32)
        self.excluded = np.zeros(len(names.employers) or 1, np.bool_)
        self.done = np.zeros(size, np.bool_)
        self.grams = np.zeros(len(names.grams) or 1, np.float32)
        self.sums = np.zeros(size, np.float32)
        self.seen = np.zeros(size, np.uint64)
        self.out = np.empty(size, np.bool_)
        self.found = np.empty(size, np.int32)
        self.abouts = np.empty(size, np.float64)


class ArrayMarket:
    """Columns with their names, ready to be searched: one search at a time.

    Threads that share one must take turns, since a search fills tables and empties them again.
    """

    #: The limitations that are one bit of a code each; the rest are items of the list.
    FIELDS: Final = {
        k.EMPLOYER: "employer",
        k.HOURS: "hours",
        k.PER_DAY: "hours-per-day",
        k.EVENING: "evening",
        k.NIGHT: "night",
        k.WEEKEND: "weekend",
        k.DAY: "day",
        k.DISTANCE: "distance",
        k.EDUCATION: "education",
        k.LICENCE: "licence",
    }

    def __init__(self, columns: Columns, names: Names, known: Knowledge) -> None:
        self.columns, self.names = columns, names
        self._known = known
        self._cols = _Cols(**columns.arrays())
        self._rows = {one: row for row, one in enumerate(names.ids)}
        self._margin = float(columns.num[:, k.R_UNSURE].max()) if len(columns) else 0.0
        self._scratch = Scratch(columns, names)
        self._bands: list[tuple[int, int, int]] = [tuple(one) for one in columns.bands.tolist()]

    def __len__(self) -> int:
        return len(self.columns)

    def has(self, vacancy: str) -> bool:
        """Whether a vacancy is in it, open or closed."""
        return vacancy in self._rows

    def open_on(self, day: date) -> int:
        """Return how many can be applied to on a day."""
        return int((self.columns.num[:, k.R_CLOSES] >= day.toordinal()).sum())

    @classmethod
    def of(cls, market: Market) -> "ArrayMarket":
        """Return the quick version of a market of the plain one."""
        builder = Builder(market.known)
        for read, document in zip(market.reads, market.documents, strict=True):
            builder.add(read, document)
        columns, names, _ = builder.done()
        return cls(columns, names, market.known)

    def best(self, search: Search, *, on: date, count: int, least: float = 0.0) -> Picks:
        """Return the best of what is allowed, at most ``count``, about the work for ``least``."""
        scores, rows = np.zeros(count or 1), np.full(count or 1, -1, np.int64)
        counts = np.zeros(3, np.int64)
        q, g, state, filled = self._ready(search, on, least)
        windows = self._windows(q, g)
        self._gather(state, windows)
        k.best(self._cols, state, q, g, windows, scores, rows, counts)
        p.clear(windows, state.sums, state.seen)
        _empty(filled)
        found = range(min(count, int(counts[2])))
        return Picks(
            tuple(self.names.ids[rows[at]] for at in found),
            tuple(float(scores[at]) for at in found),
            int(counts[0]),
            int(counts[1]),
        )

    def kept_out(self, search: Search, *, on: date, slack: float = 20.0) -> list[KeptOut]:
        """Return what one thing alone keeps out, of what is about this work, the nearest first.

        What is further than ``slack`` kilometres beyond reach is not looked at.
        """
        size = len(self.columns)
        codes, abouts, ways = np.zeros(size, np.int64), np.zeros(size), np.zeros(size)
        q, g, state, filled = self._ready(search, on, 0.0)
        whole = np.array([(0, size, False)])
        self._gather(state, whole)
        k.near_misses(self._cols, state, q, g, slack, codes, abouts, ways)
        p.clear(whole, state.sums, state.seen)
        _empty(filled)
        rows = np.flatnonzero(abouts >= rules().least)
        order = rows[np.lexsort((self.columns.num[rows, k.R_ORDER], -abouts[rows]))]
        alone = self._alone(order, codes[order], held_bits(search.profile))
        licences = self._licences_of(order[codes[order] == k.LICENCE])
        return [
            KeptOut(
                self.names.ids[row],
                limitation,
                way if way >= 0 else None,
                licences[row] if limitation == "licence" else "",
                about,
            )
            for row, limitation, way, about in zip(
                order.tolist(), alone, ways[order].tolist(), abouts[order].tolist(), strict=True
            )
            if limitation
        ]

    def _gather(self, s: Any, windows: NDArray[np.int64]) -> None:
        c = self.columns
        p.gather(
            c.post_at, c.post, c.weight, s.terms, s.weights, s.skill_terms, s.skill_bits, windows,
            s.sums, s.seen,
        )  # fmt: skip

    def _windows(self, q: NDArray[np.float64], g: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the rows that can be within reach: first, behind the last, and whether by place.

        Rows without a place are always among them.
        """
        if not q[k.HAS_PLACE] or q[k.REACH] < 0:
            return np.array([(0, len(self), False)])
        far = q[k.REACH] + q[k.UNSURE] + g[k.MARGIN]
        up = far / 111.0 + 0.001
        aside = far / (111.0 * max(0.1, math.cos(math.radians(abs(q[k.LAT]) + up)))) + 0.001
        low, high = math.floor((q[k.LAT] - up) / BAND), math.floor((q[k.LAT] + up) / BAND)
        found = []
        for band, first, last in self._bands:
            if low <= band <= high:
                within = (q[k.LON] - aside, q[k.LON] + aside)
                start, stop = np.searchsorted(self.columns.num[first:last, k.R_LON], within)
                found.append((first + start, first + stop, True))
            elif band == NOWHERE:
                found.append((first, last, False))
        return np.array(found, np.int64).reshape(-1, 3)

    def _alone(self, rows: NDArray[Any], codes: NDArray[Any], held: Any) -> list[str]:
        """Return of each row what alone keeps it out; nothing where more than one item does.

        There are tens of thousands of rows and few ways to be kept out: each is named once.
        """
        broken = self.columns.forbids[: len(held), rows].T & held
        broken[codes != k.ITEMS] = 0
        kinds, which = np.unique(broken, axis=0, return_inverse=True)
        items = [items_in(one) for one in kinds]
        return [
            self.FIELDS[code] if code in self.FIELDS else items[n][0] if len(items[n]) == 1 else ""
            for code, n in zip(codes.tolist(), which.reshape(-1).tolist(), strict=True)
        ]

    def _licences_of(self, rows: NDArray[Any]) -> dict[int, str]:
        """Return of each row the licences it asks, in words."""
        said = (self.columns.forbids[-1, rows] >> np.uint64(LICENCES)).tolist()
        known = self.names.licences.items()
        words = {
            bits: ", ".join(sorted(name for name, bit in known if bits >> bit & 1))
            for bits in set(said)
        }
        return {row: words[bits] for row, bits in zip(rows.tolist(), said, strict=True)}

    def _ready(self, search: Search, on: date, least: float) -> tuple[Any, Any, Any, Filled]:
        """Return the numbers of a search and its tables, with what was filled in them."""
        profile, names, s = search.profile, self.names, self._scratch
        filled: Filled = []
        for table, known, said in (
            (s.occupations, names.occupations, search.occupations),
            (s.excluded, names.employers, _named(map(same_name, profile.excluded_employers))),
            (s.done, self._rows, _named(profile.done)),
        ):
            filled.append((table, _fill(table, known, said)))
        pieces = [names.grams[one] for one in search.grams if one in names.grams]
        s.grams[pieces] = self.columns.piece[pieces]
        filled.append((s.grams, pieces))
        words = search.words.items()
        terms = {names.terms[one]: weight for one, weight in words if one in names.terms}
        state = _State(
            np.concatenate(
                [
                    held_bits(profile),
                    limited_bits(profile),
                    np.array([self._forbids(profile)], np.uint64),
                ]
            ),
            s.done,
            s.excluded if profile.excluded_employers else _NOBODY,
            s.occupations,
            np.array(list(terms), np.int64),
            np.array(list(terms.values()), np.float32),
            s.grams,
            *self._skills_of(search),
            s.sums,
            s.seen,
            s.out,
            s.found,
            s.abouts,
        )
        return numbers_of(search, self._known, least), self._rules(on), state, filled

    def _rules(self, on: date) -> NDArray[np.float64]:
        g = numbers_of_rules(on)
        g[k.MARGIN] = self._margin
        return g

    def _skills_of(self, search: Search) -> tuple[Any, Any, Any]:
        """Return the terms of skills, their bits, and of each skill the bits it needs."""
        masks: list[int] = []
        bits: dict[int, int] = {}
        bit = 0
        for terms in search.skills:
            mask = 0
            for term in terms[: max(0, _SKILL_BITS - bit)]:
                mask |= 1 << bit
                if (number := self.names.terms.get(term)) is not None:
                    bits[number] = bits.get(number, 0) | 1 << bit
                bit += 1
            masks.append(mask)
        return (
            np.array(list(bits), np.int64),
            np.array(list(bits.values()), np.uint64),
            np.array(masks, np.uint64),
        )

    def _forbids(self, profile: MatchProfile) -> int:
        """Return the facts that a search forbids."""
        found = 0
        times = profile.times
        if times is not None:
            found |= EVENING * (Shift.EVENING not in times) | NIGHT * (Shift.NIGHT not in times)
            found |= WEEKEND * (Shift.WEEKEND not in times) | DAY_ONLY * (Shift.DAY not in times)
        if profile.education is not None:
            found |= sum(1 << (LEVELS + one) for one in EDUCATION if one >= profile.education + 2)
        if profile.licence is not None:
            for name, number in self.names.licences.items():
                if name not in profile.licence:
                    found |= 1 << (LICENCES + min(MOST_LICENCES, number))
        return found


def _named(names: Iterable[str]) -> dict[str, bool]:
    return dict.fromkeys(names, True)


def _fill(table: NDArray[Any], known: Mapping[str, int], said: Mapping[str, Any]) -> list[int]:
    """Put what is said of names at their numbers; names that no vacancy has are nowhere."""
    numbers = [
        (number, value) for name, value in said.items() if (number := known.get(name, -1)) >= 0
    ]
    for number, value in numbers:
        table[number] = value
    return [number for number, _ in numbers]


def _empty(filled: Filled) -> None:
    for table, numbers in filled:
        table[numbers] = 0


def numbers_of(search: Search, known: Knowledge, least: float) -> NDArray[np.float64]:
    """Return the numbers of a search."""
    profile, position = search.profile, search.position
    q = np.full(k.SIZE, float(UNKNOWN))
    q[k.HAS_PLACE] = position is not None
    if position is not None:
        q[k.LAT], q[k.LON] = position.latitude, position.longitude
        q[k.UNSURE] = unsure_km(position, known)
    reach = most_km(profile)
    q[k.REACH] = UNKNOWN if reach is None else reach
    q[k.BOUNDED] = profile.max_km is not None or profile.max_minutes is not None
    q[k.MINUTES] = profile.max_minutes or 0
    q[k.LONG] = rules().long_way * q[k.MINUTES]
    q[k.DETOUR] = 0
    if profile.transport is not None:
        detour, speed = travel_of(profile.transport)
        q[k.DETOUR], q[k.WAIT] = detour, speed.wait
        q[k.NEAR], q[k.FAR], q[k.FAR_FROM] = speed.near, speed.far, speed.far_from
    for at, value in (
        (k.HOURS_MAX, profile.hours_max),
        (k.HOURS_MIN, profile.hours_min),
        (k.HOURS_DAY, profile.hours_per_day),
        (k.LEVEL, profile.education),
    ):
        q[at] = UNKNOWN if value is None else value
    times = profile.times
    q[k.TIMES] = UNKNOWN if times is None else sum({SHIFTS[one] for one in times})
    q[k.KNOWS_LICENCES] = profile.licence is not None
    q[k.FREE], q[k.COMPLETE] = len(profile.free_limits), profile.complete
    q[k.LEAST] = least
    return q


def numbers_of_rules(on: date) -> NDArray[np.float64]:
    """Return the numbers that hold for every search."""
    data = rules()
    g = np.zeros(k.RULES)
    for at, part in (
        (k.W_OCCUPATION, "occupation"),
        (k.W_WORDS, "words"),
        (k.W_TITLE, "title"),
        (k.W_SKILLS, "skills"),
        (k.W_HOURS, "hours"),
        (k.W_DISTANCE, "distance"),
        (k.W_OPEN, "open"),
    ):
        g[at] = data.weights[part]
    g[k.HALF], g[k.OPEN_MOST] = data.half, data.open_most
    g[k.TODAY] = on.toordinal()
    return g
