"""How well whole matches come out, on judged pairs: the order, and the limits that were broken."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from wissel.connections.wire import read_value
from wissel.core.matched import Fit, Match
from wissel.core.matching import Knowledge, MatchProfile, market_of, matches
from wissel.core.vacancies import Vacancy

#: The day it is in the judged sets.
TODAY = date(2026, 11, 27)
_TEN, _FIVE = 10, 5
#: What is broken beside the items of the capacity list, as the sets name it.
_FIELDS = frozenset(
    ("hours", "evening", "night", "weekend", "distance", "education", "licence", "closed")
)


@dataclass(slots=True)
class Ranks:
    """What came out over all profiles of a set.

    ``violations``: of the first five of each ranking, how many break a limit, and which;
    ``excluded``: of what suits best (grade 3), how many were kept out, and by what; ``named``: of
    the judged pairs that break an item of the list, of how many that item is named.
    """

    profiles: int = 0
    ndcg: float = 0.0
    first_five: int = 0
    violations: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    best: int = 0
    excluded: int = 0
    by: Counter[str] = field(default_factory=Counter)
    with_item: int = 0
    named: int = 0


def score_matches(folder: Path, known: Knowledge) -> Ranks:
    """Rank ``vacancies.jsonl`` for every profile of ``matches.jsonl`` and hold it beside them."""
    market = market_of((read_value(Vacancy, one) for one in _rows(folder, "vacancies")), known)
    score = Ranks()
    for row in _rows(folder, "matches"):
        given = row["profile"]
        # In these sets null is no licence; in a search of a person it would be unknown.
        profile = read_value(MatchProfile, {**given, "licence": given["licence"] or []})
        _count(row, matches(profile, market, on=TODAY), score)
    score.ndcg /= max(1, score.profiles)
    return score


def _rows(folder: Path, name: str) -> Iterator[Any]:
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _count(row: Mapping[str, Any], found: list[Match], score: Ranks) -> None:
    score.profiles += 1
    grades = {one["vacancy"]: one["grade"] for one in row["judged"]}
    score.ndcg += _ndcg([one.id for one in found if one.id in grades], grades)
    allowed = [one for one in found if one.fit is not Fit.UNSUITABLE]
    for one in allowed[:_FIVE]:
        score.first_five += 1
        breaks = row["breaks"].get(one.id, ())
        score.violations += bool(breaks)
        score.broken.update(breaks)
    by_id = {one.id: one for one in found}
    for judged in row["judged"]:
        _count_judged(judged, by_id[judged["vacancy"]], score)


def _count_judged(judged: Mapping[str, Any], match: Match, score: Ranks) -> None:
    named = {one.limitation for one in match.conflicts}
    if judged["grade"] == 3:
        score.best += 1
        score.excluded += bool(named)
        score.by.update(named)
    if items := set(judged["violates"]) - _FIELDS:
        score.with_item += 1
        score.named += items <= named


def _ndcg(order: list[str], grades: Mapping[str, int]) -> float:
    """Return nDCG at ten with gain 2^grade - 1; 1 where nothing could be gained."""
    best = sorted(grades.values(), reverse=True)
    ideal = _dcg(best)
    return _dcg([grades[one] for one in order]) / ideal if ideal else 1.0


def _dcg(grades: list[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(n + 2) for n, grade in enumerate(grades[:_TEN]))


def lines(score: Ranks, where: str) -> Iterator[str]:
    """Yield the figures as text; ``where``: which places were known."""
    yield f"whole matches of {score.profiles} profiles ({where})"
    yield f"  nDCG@10 {score.ndcg:.3f}"
    broken, by = _of(score.broken), _of(score.by)
    yield f"  limits broken in the first five: {score.violations} of {score.first_five}{broken}"
    yield f"  of what suits best, kept out: {score.excluded} of {score.best}{by}"
    yield f"  of pairs that break an item, named: {score.named} of {score.with_item}"


def _of(counts: Counter[str]) -> str:
    said = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    return f" ({said})" if said else ""
