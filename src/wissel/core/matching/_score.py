"""The parts of a score, each between 0 and 1, and the reasons they give."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wissel.core.matched import Reason
from wissel.core.matching import _say
from wissel.core.matching._data import rules
from wissel.core.matching._hard import Travel, most_km
from wissel.core.matching._search import Document, Search
from wissel.core.matching._types import MatchProfile
from wissel.core.sources import Text
from wissel.core.vacancies import ReadVacancy

#: The parts that are about the work itself.
_WORK = ("occupation", "words", "title", "skills")
#: This many words are named in a reason.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """How many vacancies there are, how long they are, and in how many each term and piece is."""

    count: int
    length: float  #: the mean
    terms: Mapping[str, int]
    grams: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """Return how much a term tells: the less common, the more (BM25)."""
        found = self.terms.get(term, 0)
        return math.log(1 + (self.count - found + 0.5) / (found + 0.5))

    def piece(self, gram: str) -> float:
        """Return how much a piece of a title tells."""
        return math.log(1 + self.count / (1 + self.grams.get(gram, 0)))


def corpus_of(documents: list[Document]) -> Corpus:
    """Return what is counted over all vacancies."""
    terms: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for one in documents:
        for term in one.terms:
            terms[term] = terms.get(term, 0) + 1
        for piece in one.grams:
            pieces[piece] = pieces.get(piece, 0) + 1
    mean = sum(one.length for one in documents) / max(1, len(documents))
    return Corpus(len(documents), mean, terms, pieces)


def occupation_part(read: ReadVacancy, search: Search) -> tuple[float, str]:
    """Return how near the occupation is to a wish, and the name of that occupation."""
    found = [
        (link.score * search.occupations.get(link.occupation, 0.0), link.label)
        for link in read.occupations
    ]
    return max(found, default=(0.0, ""))


def term_weights(rarity: Any, counts: Any, length: Any, corpus: Corpus) -> Any:
    """Return what terms of one vacancy weigh in BM25; numbers, or arrays of them.

    ``counts``: how often each stands there, ``rarity``: how much each tells.
    """
    data = rules()
    share = length / corpus.length if corpus.length else 0.0
    long = data.k1 * (1 - data.b + data.b * share)
    return rarity * counts * (data.k1 + 1) / (counts + long)


def term_weight(document: Document, term: str, corpus: Corpus) -> float:
    """Return what one term of a vacancy weighs, 0 where it is not there."""
    count = document.terms.get(term, 0.0)
    if not count:
        return 0.0
    return float(term_weights(corpus.rarity(term), count, document.length, corpus))


def words_part(document: Document, search: Search, corpus: Corpus) -> tuple[float, tuple[str, ...]]:
    """Return what the words bring, and the words that bring most."""
    found = {
        term: weight * term_weight(document, term, corpus) for term, weight in search.words.items()
    }
    total = sum(found.values())
    best = sorted((term for term in found if found[term] > 0), key=lambda one: (-found[one], one))
    return total / (total + rules().half), tuple(best[:_NAMED])


def title_part(document: Document, search: Search, corpus: Corpus) -> float:
    """Return which share of the title is also in a wish, rare pieces counting more."""
    whole = sum(corpus.piece(one) for one in document.grams)
    shared = sum(corpus.piece(one) for one in document.grams & search.grams)
    return shared / whole if whole else 0.0


def skills_part(document: Document, search: Search) -> tuple[float, tuple[str, ...]]:
    """Return which share of the skills the vacancy speaks of, and those."""
    if not search.skills:
        return 0.0, ()
    named = [
        skill
        for skill, terms in zip(search.profile.skills, search.skills, strict=False)
        if all(one in document.terms for one in terms)
    ]
    return len(named) / len(search.skills), tuple(named[:_NAMED])


def hours_part(read: ReadVacancy, profile: MatchProfile) -> float:
    """Return how well the hours fit: 1 inside what is looked for, half where nothing is known."""
    least, most = read.hours_min, read.hours_max
    if least is None and most is None:
        return 0.5
    low = least if least is not None else most
    high = most if most is not None else least
    wanted_low = profile.hours_min or 0.0
    wanted_high = profile.hours_max or 60.0
    if low is None or high is None or high < wanted_low or low > wanted_high:
        return 0.0
    return 1.0


def distance_part(travel: Travel | None, profile: MatchProfile, *, remote: bool) -> float:
    """Return how near work is: 1 at the door or at home, 0 at the limit, half where unknown."""
    if remote:
        return 1.0
    if travel is None:
        return 0.5
    if profile.max_minutes and travel.minutes is not None:
        return max(0.0, 1 - travel.minutes / profile.max_minutes)
    reach = most_km(profile)
    return max(0.0, 1 - travel.km / reach) if reach else 0.5


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a vacancy with its reasons."""

    score: float
    reasons: tuple[Reason, ...]
    found_by: tuple[str, ...]


def scored(
    read: ReadVacancy,
    document: Document,
    search: Search,
    corpus: Corpus,
    travel: Travel | None,
    *,
    open_count: int,
) -> Scored:
    """Return the score of a vacancy: the weights of its reasons add up to it."""
    near, label = occupation_part(read, search)
    words, terms = words_part(document, search, corpus)
    skills, named = skills_part(document, search)
    shares = {
        "occupation": near,
        "words": words,
        "title": title_part(document, search, corpus),
        "skills": skills,
        "hours": hours_part(read, search.profile),
        "distance": distance_part(travel, search.profile, remote=bool(read.remote)),
        "open": -min(1.0, open_count / rules().open_most),
    }
    said = {
        "label": label,
        "words": ", ".join(terms),
        "skills": ", ".join(named),
        "hours": _say.hours(read.hours_min, read.hours_max),
        "km": f"{travel.km:.0f}" if travel else "",
        "count": str(open_count),
    }
    parts = {key: share * rules().weights[key] for key, share in shares.items()}
    return Scored(
        score=sum(parts.values()),
        reasons=tuple(
            Reason(key, _told(key, near, said, remote=bool(read.remote)), weight)
            for key, weight in sorted(parts.items(), key=lambda one: -abs(one[1]))
            if weight
        ),
        found_by=tuple(one for one in _WORK if parts[one] > 0),
    )


def _told(key: str, near: float, said: dict[str, str], *, remote: bool) -> Text:
    """Return the sentence of one part of the score; what is not known is said to be unknown."""
    if key == "occupation" and near < rules().the_same:
        key = "occupation-near"
    elif key == "hours" and not said["hours"]:
        key = "hours-unknown"
    elif key == "distance" and not said["km"]:
        key = "distance-home" if remote else "distance-unknown"
    return _say.say("reasons", key, **said)
