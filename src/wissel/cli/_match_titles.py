"""How well titles are linked with occupations, on a set of titles whose occupations are known."""

import csv
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from wissel.core.occupations import Linker, Occupation, OccupationSet
from wissel.core.sources import Text
from wissel.core.terms import Lexicon, own_lexicon

#: How deep a ranking is looked at: nDCG and hits at ten, the first hit within a hundred.
TEN, DEEP = 10, 100


@dataclass(frozen=True, slots=True)
class TitleQuery:
    """A title, and the keys of the occupations it stands for."""

    title: str
    occupations: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleFigures:
    """What came out: all between 0 and 1, but for the titles, and how many a second of one core."""

    titles: int
    ndcg_10: float
    hit_1: float
    hit_10: float
    mrr: float
    unlinked: float  #: the share of titles for which nothing was near enough
    per_second: float


def score_titles(
    queries: Sequence[TitleQuery], occupations: OccupationSet, lexicon: Lexicon | None = None
) -> TitleFigures:
    """Link every title and hold what is found beside what is known; relevance is yes or no.

    The ranking is measured as it is; how many titles :meth:`Linker.link` leaves, apart from that.
    """
    linker = Linker(occupations, lexicon or own_lexicon())
    begun = process_time()
    linked = [linker.link(query.title) for query in queries]
    seconds = process_time() - begun
    rankings = [
        [link.occupation for link in linker.ranked(query.title, top=DEEP)] for query in queries
    ]
    pairs = list(zip(rankings, queries, strict=True))
    many = max(len(queries), 1)
    return TitleFigures(
        titles=len(queries),
        ndcg_10=sum(_ndcg(found, query.occupations) for found, query in pairs) / many,
        hit_1=sum(_hit(found[:1], query) for found, query in pairs) / many,
        hit_10=sum(_hit(found[:TEN], query) for found, query in pairs) / many,
        mrr=sum(_first(found, query.occupations) for found, query in pairs) / many,
        unlinked=sum(not found for found in linked) / many,
        per_second=len(queries) / max(seconds, 1e-9),
    )


def read_titles(folder: Path) -> tuple[TitleQuery, ...]:
    """Read ``titles.jsonl``: a line is ``{"title", "occupations": [keys]}``."""
    lines = (folder / "titles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return tuple(TitleQuery(row["title"], frozenset(row["occupations"])) for row in rows)


def read_melo(folder: Path) -> tuple[tuple[TitleQuery, ...], OccupationSet, Lexicon]:
    """Read a set in the shape of MELO: titles, names of concepts, and which belong together.

    The lexicon knows the words of the names, as it does when reference data is loaded.
    """
    concept_of = dict(_rows(folder / "concept_mapping.tsv"))
    names: dict[str, list[str]] = {}
    for element, name in _rows(folder / "corpus_elements.tsv"):
        names.setdefault(concept_of[element], []).append(name)
    right: dict[str, set[str]] = {}
    for query, _, element, _ in _rows(folder / "annotations.tsv"):
        right.setdefault(query, set()).add(concept_of[element])
    queries = tuple(
        TitleQuery(title, frozenset(right[query]))
        for query, title in _rows(folder / "queries.tsv")
        if query in right
    )
    lexicon = own_lexicon().plus(name for each in names.values() for name in each)
    return queries, _concepts(names), lexicon


def _concepts(names: Mapping[str, Sequence[str]]) -> OccupationSet:
    return {
        key: Occupation(key, Text(nl=each[0], en=each[0]), tuple(each[1:]))
        for key, each in names.items()
    }


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ndcg(found: Sequence[str], right: frozenset[str]) -> float:
    gained = sum(1 / math.log2(at + 2) for at, key in enumerate(found[:TEN]) if key in right)
    most = sum(1 / math.log2(at + 2) for at in range(min(TEN, len(right))))
    return gained / most if most else 0.0


def _hit(found: Sequence[str], query: TitleQuery) -> bool:
    return not query.occupations.isdisjoint(found)


def _first(found: Sequence[str], right: frozenset[str]) -> float:
    return next((1 / (at + 1) for at, key in enumerate(found) if key in right), 0.0)
