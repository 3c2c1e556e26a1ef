"""Vacancies as columns: what matching compares, in arrays that a loop runs over quickly.

Rows stand by place: bands of latitude, and within a band by longitude, so that the rows within
reach of somebody lie together. Rows whose place is unknown, and work at home, stand last. Words
are postings: of each word the rows that have it, so that a search touches only its own words.
Titles are short and looked at for few rows: each stands with its row.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wissel.core.matching import _kernel as k
from wissel.core.matching import _postings as p
from wissel.core.matching._data import rules
from wissel.core.matching._hard import same_name, unsure_km
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._pairs import Judge, pairs
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

# Facts of a row as bits of one word; a search forbids some of them.
EVENING, NIGHT, WEEKEND, DAY_ONLY = 1, 2, 4, 8
LEVELS: Final = 8  #: level k of education is asked: bit LEVELS + k
LICENCES: Final = 16  #: from this bit on, licences in the order in which they were seen
MOST_LICENCES: Final = 47
#: The words of so many rows are weighed at once.
_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Vacancies by row, in as few arrays as can be.

    ``num``: numbers of a row, by the places of :mod:`_kernel`, ``-1`` unknown. ``line``: what is
    compared first, a line over all rows each.
    ``forbids``: what rows forbid of the capacity list, and as the last line their facts. ``bits``:
    what a row leaves open of the list, what it asks and what it asks above the norm; ``sizes``
    says how many words each takes.
    ``bands``: number, first row and the row behind the last. ``post_at`` says of each word where
    its rows begin in ``post``; ``title_at`` of each row where the pieces of its title begin in
    ``gram``, ``whole`` what they tell together, and ``piece`` what each tells.
    """

    num: NDArray[np.float64]
    forbids: NDArray[np.uint64]
    bits: NDArray[np.uint64]
    sizes: NDArray[np.int64]
    line: NDArray[np.float64]
    bands: NDArray[np.int64]
    occupation: NDArray[np.int32]
    link: NDArray[np.float32]
    post_at: NDArray[np.int64]
    post: NDArray[np.int32]
    weight: NDArray[np.float32]
    title_at: NDArray[np.int64]
    gram: NDArray[np.int32]
    whole: NDArray[np.float64]
    piece: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.num)

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
        self._num = array("d")
        self._bits = array("Q")
        self._links = array("f")
        self._linked = array("i")
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
        self._num.extend(self._row(read))
        links = [one for one in read.occupations[:3] if one.occupation in self._occupations]
        for n in range(3):
            self._linked.append(
                self._occupations[links[n].occupation] if n < len(links) else UNKNOWN
            )
            self._links.append(links[n].score if n < len(links) else 0.0)
        found = self._judge.forbidden(read)
        for words in (found.conflict, found.ask, found.asked, found.above):
            self._bits.extend(words.tolist())
        self._bits.append(self._facts(read))
        self._term.extend([_number(self._terms, one) for one in document.terms])
        self._count.extend(document.terms.values())
        self._term_at.append(len(self._term))
        self._gram.extend([_number(self._grams, one) for one in sorted(document.grams)])
        self._gram_at.append(len(self._gram))
        self._lengths.append(document.length)

    def _row(self, read: ReadVacancy) -> tuple[float, ...]:
        """Return the numbers of a row, in the order of the kernel."""
        position = None if read.remote else read.position
        closes = read.vacancy.closes_on
        day = read.hours_per_day
        if day is None and read.hours_min is not None:
            day = read.hours_min / rules().days_a_week
        return (
            0.0 if position is None else position.latitude,
            0.0 if position is None else position.longitude,
            position is not None,
            0.0 if position is None else unsure_km(position, self._known),
            bool(read.remote),
            _known(read.hours_min),
            _known(read.hours_max),
            _known(read.hours_per_day),
            _known(day),
            UNKNOWN if read.shifts is None else sum({SHIFTS[one] for one in read.shifts}),
            UNKNOWN if read.education is None else read.education,
            UNKNOWN if read.licence is None else bool(read.licence),
            NEVER if closes is None else closes.toordinal(),
            _number(self._employers, same_name(read.vacancy.employer)),
            UNKNOWN,  # its order among all, known at the end
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

    def done(self, corpus: Corpus | None = None) -> tuple[Columns, Names, Corpus]:
        """Return the columns in the order of places, with names and counts.

        ``corpus``: of the whole of which these are a part, so that words weigh the same in it.
        """
        size = len(self._ids)
        num = np.array(self._num, np.float64).reshape(size, k.ROW)
        band = np.floor(num[:, k.R_LAT] / BAND).astype(np.int64)
        band[num[:, k.R_PLACED] == 0] = NOWHERE
        order = np.lexsort((num[:, k.R_LON], band)).astype(np.int64)
        ids = [self._ids[one] for one in order]
        by_id = {one: n for n, one in enumerate(sorted(ids))}
        num = num[order]
        num[:, k.R_ORDER] = [by_id[one] for one in ids]
        corpus = corpus or self._corpus()
        words, items = pairs().words, pairs().item_words
        bits = np.array(self._bits, np.uint64).reshape(size, 2 * words + 2 * items + 1)[order]
        columns = Columns(
            num=num,
            forbids=np.ascontiguousarray(bits[:, [*range(words), -1]].T),
            bits=np.ascontiguousarray(bits[:, words:-1]),
            sizes=np.array([words, items], np.int64),
            line=_lines(num),
            bands=_bands_of(band[order]),
            occupation=np.array(self._linked, np.int32).reshape(size, 3)[order],
            link=np.array(self._links, np.float32).reshape(size, 3)[order],
            **self._words(order, corpus),
            **self._pieces(order, corpus),
        )
        names = Names(
            tuple(ids),
            self._terms,
            self._grams,
            self._employers,
            self._occupations,
            self._licences,
        )
        return columns, names, corpus

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
        """Return of each word its rows with what it weighs there (BM25)."""
        at, term = np.array(self._term_at, np.int64), _view(self._term, np.int32)
        counts = _view(self._count, np.float32)
        rarity = np.array([corpus.rarity(one) for one in self._terms], np.float64)
        lengths = np.array(self._lengths, np.float64)
        weights = np.empty(len(term), np.float32)
        for rows, part in _parts(at):
            long = np.repeat(lengths[rows], np.diff(at[rows.start : rows.stop + 1]))
            weights[part] = term_weights(rarity[term[part]], counts[part], long, corpus)
        starts, found, weighs = p.postings(at, term, weights, order, len(self._terms))
        return {"post_at": starts, "post": found, "weight": weighs}

    def _pieces(self, order: NDArray[np.int64], corpus: Corpus) -> dict[str, Any]:
        """Return of each row the pieces of its title, with what they tell."""
        tells = np.array([corpus.piece(one) for one in self._grams], np.float32)
        at, gram = np.array(self._gram_at, np.int64), _view(self._gram, np.int32)
        starts, pieces, whole = p.rearranged(at, gram, tells, order)
        return {"title_at": starts, "gram": pieces, "whole": whole, "piece": tells}


def _view(values: "array[Any]", kind: Any) -> NDArray[Any]:
    """Return numbers as an array over the same memory: there are tens of millions of them."""
    return np.frombuffer(values, kind) if len(values) else np.zeros(0, kind)


def _parts(at: NDArray[np.int64]) -> Iterator[tuple[slice, slice]]:
    """Yield rows, so many at a time, with where their entries stand: memory stays small."""
    for start in range(0, len(at) - 1, _ROWS):
        rows = slice(start, min(start + _ROWS, len(at) - 1))
        yield rows, slice(int(at[rows.start]), int(at[rows.stop]))


def _known(said: float | None) -> float:
    return UNKNOWN if said is None else said


def _number(names: dict[str, int], name: str) -> int:
    return names.setdefault(name, len(names))


def _lines(num: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what is compared first, in the order of the kernel: a place on a globe of size one."""
    up, aside = np.radians(num[:, k.R_LAT]), np.radians(num[:, k.R_LON])
    globe = (np.cos(up) * np.cos(aside), np.cos(up) * np.sin(aside), np.sin(up))
    first = (k.R_MIN, k.R_DAY, k.R_CLOSES, k.R_EMPLOYER)
    return np.array([*globe, *(num[:, one] for one in first)])


def _bands_of(band: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return of each band its number, its first row and the row behind its last."""
    if not len(band):
        return np.zeros((0, 3), np.int64)
    numbers, starts = np.unique(band, return_index=True)
    ends = np.append(starts[1:], len(band))
    return np.stack([numbers, starts, ends], axis=1).astype(np.int64)


def columns_of(
    reads: Iterable[ReadVacancy], known: Knowledge, *, corpus: Corpus | None = None
) -> tuple[Columns, Names, Corpus]:
    """Return vacancies as columns, with names and counts; each is looked at once.

    ``corpus``: what is counted over a greater whole, where these are a part of one.
    """
    builder = Builder(known)
    for read in reads:
        builder.add(read, document_of(read.vacancy.title, read.vacancy.text, known))
    return builder.done(corpus)
