"""Vacancies as columns: what matching compares, in arrays that a loop runs over quickly.

Rows stand by place: bands of latitude, and within a band by longitude, so that the rows within
reach of somebody lie together. Rows whose place is unknown, and work at home, stand last.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wissel.core.matching._hard import same_name, unsure_km
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._pairs import Forbidden, Judge, pairs
from wissel.core.matching._score import Corpus, term_weights
from wissel.core.matching._search import Document, document_of
from wissel.core.vacancies import ReadVacancy, Shift

#: Bands of latitude of about eleven kilometres.
BAND: Final = 0.1
#: The band of rows without a place, behind all others.
NOWHERE: Final = np.iinfo(np.int32).max
NEVER: Final = np.iinfo(np.int32).max
UNKNOWN: Final = -1
SHIFTS: Final = {shift: 1 << number for number, shift in enumerate(Shift)}

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]
I8 = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Columns:
    """Vacancies by row. ``-1`` is unknown in every column of numbers.

    ``order``: the place of the id among all ids, for rows with the same score. ``terms`` and
    ``grams`` are rows of numbers with weights, from ``term_at[row]`` to ``term_at[row + 1]``.
    """

    order: I32
    band: I32
    latitude: F64
    longitude: F64
    unsure: F32
    remote: I8
    hours_min: F32
    hours_max: F32
    hours_per_day: F32
    shifts: I8
    education: I8
    licences: I64
    closes: I32
    employer: I32
    conflict: U64
    ask: U64
    asked: U64
    above: U64
    occupation: I32
    link: F32
    term_at: I64
    term: I32
    weight: F32
    gram_at: I64
    gram: I32
    share: F32

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


class Builder:
    """Takes vacancies one at a time and makes columns of them; no text is kept."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._judge = Judge(known)
        self._ids: list[str] = []
        self._rows: list[tuple[Any, ...]] = []
        self._forbidden: list[Forbidden] = []
        self._terms: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self._employers: dict[str, int] = {}
        self._occupations = {key: n for n, key in enumerate(known.occupations)}
        self._licences: dict[str, int] = {}
        self._term_rows: list[tuple[I32, F32]] = []
        self._gram_rows: list[I32] = []
        self._lengths: list[float] = []

    def add(self, read: ReadVacancy, document: Document) -> None:
        """Take a vacancy in."""
        self._ids.append(read.id)
        self._rows.append(self._row(read))
        self._forbidden.append(self._judge.forbidden(read))
        self._term_rows.append(
            (
                np.fromiter((_number(self._terms, one) for one in document.terms), np.int32),
                np.fromiter(document.terms.values(), np.float32),
            )
        )
        self._gram_rows.append(
            np.fromiter((_number(self._grams, one) for one in document.grams), np.int32)
        )
        self._lengths.append(document.length)

    def _row(self, read: ReadVacancy) -> tuple[Any, ...]:
        position = None if read.remote else read.position
        links = [
            (self._occupations[one.occupation], one.score)
            for one in read.occupations[:3]
            if one.occupation in self._occupations
        ]
        links += [(UNKNOWN, 0.0)] * (3 - len(links))
        closes = read.vacancy.closes_on
        return (
            NOWHERE if position is None else math.floor(position.latitude / BAND),
            0.0 if position is None else position.latitude,
            0.0 if position is None else position.longitude,
            0.0 if position is None else unsure_km(position, self._known),
            bool(read.remote),
            UNKNOWN if read.hours_min is None else read.hours_min,
            UNKNOWN if read.hours_max is None else read.hours_max,
            UNKNOWN if read.hours_per_day is None else read.hours_per_day,
            UNKNOWN if read.shifts is None else sum({SHIFTS[one] for one in read.shifts}),
            UNKNOWN if read.education is None else read.education,
            UNKNOWN if read.licence is None else self._licence_bits(read.licence),
            NEVER if closes is None else closes.toordinal(),
            _number(self._employers, same_name(read.vacancy.employer)),
            [number for number, _ in links],
            [score for _, score in links],
        )

    def _licence_bits(self, names: Iterable[str]) -> int:
        return sum({1 << min(62, _number(self._licences, one)) for one in names})

    def done(self) -> "tuple[Columns, Names, Corpus]":
        """Return the columns in the order of places, with names and counts."""
        corpus = self._corpus()
        columns = {name: np.array([row[n] for row in self._rows]) for n, name in enumerate(_ROW)}
        order = np.lexsort((columns["longitude"], columns["band"])) if self._rows else _NONE
        ids = [self._ids[row] for row in order]
        by_id = {one: n for n, one in enumerate(sorted(ids))}
        shaped: dict[str, Any] = {
            name: np.asarray(columns[name], kind)[order].reshape(
                (len(order), 3) if name in ("occupation", "link") else (len(order),)
            )
            for name, kind in _ROW.items()
        }
        shaped |= {"order": np.array([by_id[one] for one in ids], np.int32)}
        shaped |= self._words(order) | self._terms_of(order, corpus) | self._grams_of(order, corpus)
        made = Columns(**shaped)
        names = Names(
            tuple(ids),
            self._terms,
            self._grams,
            self._employers,
            self._occupations,
            self._licences,
        )
        return made, names, corpus

    def _corpus(self) -> Corpus:
        counts = np.zeros(len(self._terms), np.int64)
        for numbers, _ in self._term_rows:
            counts[numbers] += 1
        pieces = np.zeros(len(self._grams), np.int64)
        for numbers in self._gram_rows:
            pieces[numbers] += 1
        mean = sum(self._lengths) / max(1, len(self._lengths))
        return Corpus(
            len(self._ids),
            mean,
            dict(zip(self._terms, counts.tolist(), strict=True)),
            dict(zip(self._grams, pieces.tolist(), strict=True)),
        )

    def _words(self, order: I64) -> dict[str, Any]:
        every = pairs()
        wide = {"conflict": every.words, "ask": every.words}
        return {
            name: np.array(
                [getattr(self._forbidden[row], name) for row in order], np.uint64
            ).reshape(len(order), wide.get(name, every.item_words))
            for name in ("conflict", "ask", "asked", "above")
        }

    def _terms_of(self, order: I64, corpus: Corpus) -> dict[str, Any]:
        rarity = np.array([corpus.rarity(one) for one in self._terms], np.float64)
        weights = [
            term_weights(rarity[numbers], counts, self._lengths[row], corpus)
            for row in order
            for numbers, counts in (self._term_rows[row],)
        ]
        rows = [self._term_rows[row][0] for row in order]
        return {
            "term_at": _starts(rows),
            "term": _joined(rows, np.int32),
            "weight": _joined(weights, np.float32),
        }

    def _grams_of(self, order: I64, corpus: Corpus) -> dict[str, Any]:
        tells = np.array([corpus.piece(one) for one in self._grams], np.float64)
        rows = [self._gram_rows[row] for row in order]
        shares = [tells[one] / max(tells[one].sum(), 1e-12) for one in rows]
        return {
            "gram_at": _starts(rows),
            "gram": _joined(rows, np.int32),
            "share": _joined(shares, np.float32),
        }


_NONE: Final = np.zeros(0, np.int64)
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
    "shifts": np.int8,
    "education": np.int8,
    "licences": np.int64,
    "closes": np.int32,
    "employer": np.int32,
    "occupation": np.int32,
    "link": np.float32,
}


def _number(names: dict[str, int], name: str) -> int:
    return names.setdefault(name, len(names))


def _starts(rows: list[Any]) -> I64:
    return np.cumsum([0, *map(len, rows)], dtype=np.int64)


def _joined(rows: list[Any], kind: Any) -> NDArray[Any]:
    return np.concatenate([*rows, np.zeros(0)]).astype(kind)


def columns_of(reads: Iterable[ReadVacancy], known: Knowledge) -> tuple[Columns, Names, Corpus]:
    """Return vacancies as columns, with names and counts; each is looked at once."""
    builder = Builder(known)
    for read in reads:
        builder.add(read, document_of(read.vacancy.title, read.vacancy.text, known))
    return builder.done()
