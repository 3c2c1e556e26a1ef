"""Vacancies as columns: what matching compares, in arrays that a loop runs over quickly.

Rows stand by place: bands of latitude, and within a band by longitude, so that the rows within
reach of somebody lie together. Rows whose place is unknown, and work at home, stand last. Words
are postings: of each word the rows that have it, so that a search touches only its own words.
"""

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wissel.core.matching._data import rules
from wissel.core.matching._hard import same_name, unsure_km
from wissel.core.matching._kernel import postings
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._pairs import Judge, pairs
from wissel.core.matching._score import Corpus
from wissel.core.matching._search import Document, document_of
from wissel.core.vacancies import ReadVacancy, Shift

#: Bands of latitude of about eleven kilometres.
BAND: Final = 0.1
#: The band of rows without a place, behind all others.
NOWHERE: Final = np.iinfo(np.int32).max
NEVER: Final = np.iinfo(np.int32).max
UNKNOWN: Final = -1
SHIFTS: Final = {shift: 1 << number for number, shift in enumerate(Shift)}

# Facts of a row as bits of one word; a search forbids some of them.
EVENING, NIGHT, WEEKEND, DAY_ONLY = 1, 2, 4, 8
LEVELS: Final = 8  #: level k of education is asked: bit LEVELS + k
LICENCES: Final = 16  #: from this bit on, licences in the order in which they were seen
MOST_LICENCES: Final = 47


@dataclass(frozen=True, slots=True)
class Columns:
    """Vacancies by row. ``-1`` is unknown in every column of numbers.

    ``order``: the place of the id among all ids, for rows with the same score. ``x``, ``y``,
    ``z``: where a row is on a globe of size one. ``day``: hours a day, said or out of the week.
    ``post_at`` says of each word where its rows begin in ``post``; ``gram_at`` of each row where
    its pieces do.
    """

    order: NDArray[np.int32]
    band: NDArray[np.int32]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    x: NDArray[np.float32]
    y: NDArray[np.float32]
    z: NDArray[np.float32]
    unsure: NDArray[np.float32]
    remote: NDArray[np.int8]
    hours_min: NDArray[np.float32]
    hours_max: NDArray[np.float32]
    hours_per_day: NDArray[np.float32]
    day: NDArray[np.float32]
    shifts: NDArray[np.int8]
    education: NDArray[np.int8]
    licences: NDArray[np.int8]
    facts: NDArray[np.uint64]
    closes: NDArray[np.int32]
    employer: NDArray[np.int32]
    conflict: NDArray[np.uint64]
    ask: NDArray[np.uint64]
    asked: NDArray[np.uint64]
    above: NDArray[np.uint64]
    occupation: NDArray[np.int32]
    link: NDArray[np.float32]
    post_at: NDArray[np.int64]
    post: NDArray[np.int32]
    weight: NDArray[np.float32]
    gram_at: NDArray[np.int64]
    gram: NDArray[np.int32]
    share: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.order)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return every column by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Names:
    """Which number stands for which word: of rows their ids, and of what columns name."""

    ids: tuple[str, ...]  #: by row
    terms: dict[str, int]
    grams: dict[str, int]
    employers: dict[str, int]
    occupations: dict[str, int]
    licences: dict[str, int]


#: The columns of one number each, in the order of :meth:`Builder._row`.
_ROW: Final[dict[str, Any]] = {
    "band": np.int32,
    "latitude": np.float64,
    "longitude": np.float64,
    "unsure": np.float32,
    "remote": np.int8,
    "hours_min": np.float32,
    "hours_max": np.float32,
    "hours_per_day": np.float32,
    "day": np.float32,
    "shifts": np.int8,
    "education": np.int8,
    "licences": np.int8,
    "facts": np.uint64,
    "closes": np.int32,
    "employer": np.int32,
}


class Builder:
    """Takes vacancies one at a time and makes columns of them; no text is kept."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._judge = Judge(known)
        self._ids: list[str] = []
        self._rows: dict[str, list[Any]] = {name: [] for name in _ROW}
        self._links = array("f")
        self._linked = array("i")
        self._bits = {name: array("Q") for name in ("conflict", "ask", "asked", "above")}
        self._terms: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self._employers: dict[str, int] = {}
        self._occupations = {key: n for n, key in enumerate(known.occupations)}
        self._licences: dict[str, int] = {}
        self._term, self._count, self._term_at = array("i"), array("f"), array("q", [0])
        self._gram, self._gram_at = array("i"), array("q", [0])
        self._lengths = array("d")

    def add(self, read: ReadVacancy, document: Document) -> None:
        """Take a vacancy in."""
        self._ids.append(read.id)
        for name, value in zip(_ROW, self._row(read), strict=True):
            self._rows[name].append(value)
        links = [one for one in read.occupations[:3] if one.occupation in self._occupations]
        for n in range(3):
            self._linked.append(
                self._occupations[links[n].occupation] if n < len(links) else UNKNOWN
            )
            self._links.append(links[n].score if n < len(links) else 0.0)
        found = self._judge.forbidden(read)
        for name, bits in self._bits.items():
            bits.extend(getattr(found, name).tolist())
        self._term.extend([_number(self._terms, one) for one in document.terms])
        self._count.extend(document.terms.values())
        self._term_at.append(len(self._term))
        self._gram.extend([_number(self._grams, one) for one in sorted(document.grams)])
        self._gram_at.append(len(self._gram))
        self._lengths.append(document.length)

    def _row(self, read: ReadVacancy) -> tuple[Any, ...]:
        position = None if read.remote else read.position
        closes = read.vacancy.closes_on
        day = read.hours_per_day
        if day is None and read.hours_min is not None:
            day = read.hours_min / rules().days_a_week
        return (
            NOWHERE if position is None else math.floor(position.latitude / BAND),
            0.0 if position is None else position.latitude,
            0.0 if position is None else position.longitude,
            0.0 if position is None else unsure_km(position, self._known),
            bool(read.remote),
            _known(read.hours_min),
            _known(read.hours_max),
            _known(read.hours_per_day),
            _known(day),
            UNKNOWN if read.shifts is None else sum({SHIFTS[one] for one in read.shifts}),
            UNKNOWN if read.education is None else read.education,
            UNKNOWN if read.licence is None else bool(read.licence),
            self._facts(read),
            NEVER if closes is None else closes.toordinal(),
            _number(self._employers, same_name(read.vacancy.employer)),
        )

    def _facts(self, read: ReadVacancy) -> int:
        shifts = set(read.shifts or ())
        found = EVENING * (Shift.EVENING in shifts) | NIGHT * (Shift.NIGHT in shifts)
        found |= WEEKEND * (Shift.WEEKEND in shifts) | DAY_ONLY * (shifts == {Shift.DAY})
        if read.education is not None:
            found |= 1 << (LEVELS + read.education)
        for one in read.licence or ():
            found |= 1 << (LICENCES + min(MOST_LICENCES, _number(self._licences, one)))
        return found

    def done(self) -> tuple[Columns, Names, Corpus]:
        """Return the columns in the order of places, with names and counts."""
        size = len(self._ids)
        row = {name: np.array(self._rows[name], kind) for name, kind in _ROW.items()}
        self._rows.clear()
        order = np.lexsort((row["longitude"], row["band"])).astype(np.int64)
        ids = [self._ids[one] for one in order]
        by_id = {one: n for n, one in enumerate(sorted(ids))}
        corpus = self._corpus()
        made: dict[str, Any] = {name: values[order] for name, values in row.items()}
        made |= _globe(made["latitude"], made["longitude"])
        made["order"] = np.array([by_id[one] for one in ids], np.int32)
        made["occupation"] = np.array(self._linked, np.int32).reshape(size, 3)[order]
        made["link"] = np.array(self._links, np.float32).reshape(size, 3)[order]
        wide = {"conflict": pairs().words, "ask": pairs().words}
        for name, bits in self._bits.items():
            shape = (size, wide.get(name, pairs().item_words))
            made[name] = np.array(bits, np.uint64).reshape(shape)[order]
        made |= self._words(order, corpus) | self._pieces(order, corpus)
        names = Names(
            tuple(ids),
            self._terms,
            self._grams,
            self._employers,
            self._occupations,
            self._licences,
        )
        return Columns(**made), names, corpus

    def _corpus(self) -> Corpus:
        size = len(self._ids)
        terms = np.bincount(np.array(self._term, np.int32), minlength=len(self._terms))
        grams = np.bincount(np.array(self._gram, np.int32), minlength=len(self._grams))
        return Corpus(
            size,
            sum(self._lengths) / max(1, size),
            dict(zip(self._terms, terms.tolist(), strict=True)),
            dict(zip(self._grams, grams.tolist(), strict=True)),
        )

    def _words(self, order: NDArray[np.int64], corpus: Corpus) -> dict[str, Any]:
        rarity = np.array([corpus.rarity(one) for one in self._terms], np.float64)
        at, rows, weights = postings(
            np.array(self._term_at, np.int64),
            np.array(self._term, np.int32),
            np.array(self._count, np.float32),
            np.array(self._lengths, np.float64),
            order,
            rarity,
            np.array([corpus.length, rules().k1, rules().b]),
        )
        return {"post_at": at, "post": rows, "weight": weights}

    def _pieces(self, order: NDArray[np.int64], corpus: Corpus) -> dict[str, Any]:
        tells = np.array([corpus.piece(one) for one in self._grams], np.float64)
        at, gram = np.array(self._gram_at, np.int64), np.array(self._gram, np.int32)
        rows = [gram[at[one] : at[one + 1]] for one in order]
        shares = [tells[one] / max(float(tells[one].sum()), 1e-12) for one in rows]
        return {
            "gram_at": np.cumsum([0, *map(len, rows)], dtype=np.int64),
            "gram": np.concatenate([*rows, np.zeros(0)]).astype(np.int32),
            "share": np.concatenate([*shares, np.zeros(0)]).astype(np.float32),
        }


def _known(said: float | None) -> float:
    return UNKNOWN if said is None else said


def _number(names: dict[str, int], name: str) -> int:
    return names.setdefault(name, len(names))


def _globe(latitude: Any, longitude: Any) -> dict[str, Any]:
    """Return where rows are on a globe of size one: a straight line there is quick to compare."""
    up, aside = np.radians(latitude), np.radians(longitude)
    return {
        "x": (np.cos(up) * np.cos(aside)).astype(np.float32),
        "y": (np.cos(up) * np.sin(aside)).astype(np.float32),
        "z": np.sin(up).astype(np.float32),
    }


def columns_of(reads: Iterable[ReadVacancy], known: Knowledge) -> tuple[Columns, Names, Corpus]:
    """Return vacancies as columns, with names and counts; each is looked at once."""
    builder = Builder(known)
    for read in reads:
        builder.add(read, document_of(read.vacancy.title, read.vacancy.text, known))
    return builder.done()
