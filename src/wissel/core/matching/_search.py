"""A search made ready: what is looked for as weights of words, title pieces and occupations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from wissel.core.matching._data import rules
from wissel.core.matching._knowledge import Knowledge, Wished
from wissel.core.matching._types import MatchProfile
from wissel.core.terms import grams
from wissel.core.vacancies import Position


@dataclass(frozen=True, slots=True)
class Search:
    """A profile made ready for many vacancies.

    ``words``: weight of each term (1 of the wish itself, less of the occupations it stands for).
    ``grams``: the pieces of the wishes. ``occupations``: how near each occupation is, 0 to 1.
    ``skills``: of each skill its terms.
    """

    profile: MatchProfile
    position: Position | None
    words: Mapping[str, float]
    grams: frozenset[str]
    occupations: Mapping[str, float]
    skills: tuple[tuple[str, ...], ...]


def search_of(profile: MatchProfile, known: Knowledge) -> Search:
    """Return a search made ready."""
    wished = [known.wished(wish) for wish in profile.wishes]
    linked: dict[str, float] = {}
    for one in wished:
        for key, score in one.occupations.items():
            linked[key] = max(linked.get(key, 0.0), score)
    skills = (known.terms(skill) for skill in profile.skills)
    return Search(
        profile=profile,
        position=known.places.position(profile.postcode, place=profile.place),
        words=_words(wished, tuple(linked), known),
        grams=frozenset().union(*(one.grams for one in wished)),
        occupations=_near(linked, profile, known),
        skills=tuple(terms for terms in skills if terms),
    )


def _words(wished: list[Wished], linked: tuple[str, ...], known: Knowledge) -> dict[str, float]:
    said: dict[str, float] = {}
    for key in linked:
        occupation = known.occupation(key)
        for term in known.terms(occupation.label.nl if occupation is not None else ""):
            said[term] = rules().occupation_counts
    for one in wished:
        said |= dict.fromkeys(one.terms, 1.0)
    return said


def _near(linked: Mapping[str, float], profile: MatchProfile, known: Knowledge) -> dict[str, float]:
    """Return every occupation near to a linked one, with how near it is.

    What the employee called suiting counts as a wish; what did not suit counts half.
    """
    near: dict[str, float] = {}
    liked = {key: rules().liked for key in profile.liked if known.occupation(key) is not None}
    for key, score in (*linked.items(), *liked.items()):
        for other, nearness in known.near(key).items():
            near[other] = max(near.get(other, 0.0), score * nearness)
    for key in profile.disliked:
        if key in near:
            near[key] *= rules().disliked
    return near


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a vacancy: its terms with how often, its length, the pieces of its title."""

    terms: Mapping[str, float]
    length: float
    grams: frozenset[str]


def document_of(title: str, text: str, known: Knowledge) -> Document:
    """Return the words of a vacancy; those of the title count more."""
    counts: Counter[str] = Counter(known.lexicon.terms(text))
    weights: dict[str, float] = {term: float(count) for term, count in counts.items()}
    for term in known.lexicon.terms(title):
        weights[term] = weights.get(term, 0.0) + rules().title_counts
    return Document(
        terms=weights,
        length=sum(weights.values()),
        grams=frozenset(grams(known.linker.work_of(title))),
    )
