"""Says what is right: each vacancy against each limit, one after the other, then ranked.

The array version (:mod:`wissel.core.matching._arrays`) is quick and must answer the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wissel.core.capacity import Item, catalogue
from wissel.core.demands import sentence_of
from wissel.core.matched import Conflict, Fit, ItemVerdict, Match, Reason
from wissel.core.matching import _hard, _limits, _say
from wissel.core.matching._data import rules
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._reading import Reader
from wissel.core.matching._score import Corpus, corpus_of, scored
from wissel.core.matching._search import Document, Search, document_of, search_of
from wissel.core.matching._types import MatchProfile
from wissel.core.occupations import Prior
from wissel.core.sources import Text
from wissel.core.vacancies import FoundDemand, ReadVacancy, Vacancy


@dataclass(frozen=True, slots=True)
class Market:
    """Vacancies that were read, with their words and what is counted over all of them."""

    known: Knowledge
    reads: tuple[ReadVacancy, ...]
    documents: tuple[Document, ...]
    corpus: Corpus


def market_of(vacancies: Iterable[Vacancy], known: Knowledge) -> Market:
    """Return vacancies made ready to be matched."""
    reader = Reader(known.linker, known.places)
    reads = tuple(reader.read(one) for one in vacancies)
    return market_of_read(reads, known)


def market_of_read(reads: tuple[ReadVacancy, ...], known: Knowledge) -> Market:
    """Return vacancies that were read before made ready to be matched."""
    documents = [document_of(one.vacancy.title, one.vacancy.text, known) for one in reads]
    return Market(known, reads, tuple(documents), corpus_of(documents))


def matches(profile: MatchProfile, market: Market, *, on: date) -> list[Match]:
    """Return every vacancy for one search: what is allowed first, the best first.

    Vacancies with the same score stand in the order of their ids.
    """
    search = search_of(profile, market.known)
    found = [
        match(search, read, document, market.corpus, market.known, on=on)
        for read, document in zip(market.reads, market.documents, strict=True)
    ]
    return sorted(found, key=lambda one: (one.fit is Fit.UNSUITABLE, -one.score, one.id))


def match(
    search: Search,
    read: ReadVacancy,
    document: Document,
    corpus: Corpus,
    known: Knowledge,
    *,
    on: date,
) -> Match:
    """Return one vacancy for one search, with every reason."""
    travel = _hard.travel_to(read, search, known)
    items = (*_items(search, read, known), *_free(search))
    broken = (*_hard.conflicts(read, search, travel, on=on), *map(_of_item, _in(items, "conflict")))
    asked = (
        *_hard.questions(read, search, travel),
        *(_question(one) for one in _in(items, "ask")),
        *_unmentioned(search, read),
        *_above_norm(search, read),
    )
    result = scored(read, document, search, corpus, travel, open_count=len(asked))
    fit = Fit.UNSUITABLE if broken else Fit.ATTENTION if asked else Fit.SUITABLE
    return Match(
        id=read.id,
        score=result.score,
        fit=fit,
        reasons=result.reasons,
        conflicts=broken,
        questions=asked,
        items=items,
        distance_km=None if travel is None else round(travel.km, 1),
        travel_minutes=None if travel is None else travel.minutes,
        found_by=result.found_by,
    )


def _in(items: tuple[ItemVerdict, ...], verdict: str) -> list[ItemVerdict]:
    return [one for one in items if one.verdict == verdict]


def _of_item(one: ItemVerdict) -> Conflict:
    text = _say.say("conflicts", "item", name=one.name, asks=one.asks, held=one.held)
    return Conflict(one.item, one.quote or one.asks.nl, text, medical=True)


def _question(one: ItemVerdict) -> Reason:
    text = _say.say("questions", "item", name=one.name, asks=one.asks)
    return Reason(one.item or "free", text, 0.0)


def _free(search: Search) -> list[ItemVerdict]:
    """Return the limits in free words: nobody but a person compares them."""
    return [
        ItemVerdict(
            item="",
            name=Text(aspect, aspect),
            held=Text(limit, limit),
            asks=_say.say("asks", "free"),
            verdict="ask",
            ground="none",
        )
        for aspect, limit in search.profile.free_limits.items()
    ]


def _unmentioned(search: Search, read: ReadVacancy) -> list[Reason]:
    """Return what is asked of items that an incomplete opinion says nothing about."""
    if search.profile.complete:
        return []
    held = search.profile.limits
    found = {one.item: one for one in reversed(read.demands) if not one.negated}
    return [
        replace(_hard.question("unmentioned", name=item.name, quote=_said(read, one)), code=key)
        for key, one in sorted(found.items())
        if key not in held and (item := catalogue().item(key)) is not None
    ]


def _above_norm(search: Search, read: ReadVacancy) -> list[Reason]:
    limited = frozenset(search.profile.limits)
    found = {item.key: (item, one) for item, one in _limits.above_norm(read, limited)}
    return [
        replace(_hard.question("above-norm", name=item.name, quote=_said(read, one)), code=key)
        for key, (item, one) in found.items()
    ]


def _said(read: ReadVacancy, found: FoundDemand) -> str:
    """Return the sentence that says it: the words alone say too little to judge by."""
    return sentence_of(read.vacancy.text, found)


def _items(search: Search, read: ReadVacancy, known: Knowledge) -> list[ItemVerdict]:
    return [
        item_verdict(item, level, read, known)
        for key in search.profile.limits
        if (item := catalogue().item(key)) is not None and not item.fact
        for level in search.profile.held(key)
        if level != item.levels[0].key
    ]


def item_verdict(item: Item, level: str, read: ReadVacancy, known: Knowledge) -> ItemVerdict:
    """Return what a vacancy asks of one item at which a level holds, with its evidence."""

    def prior_of(key: str, condition: str) -> Prior | None:
        return usual(read, key, condition, known)

    found = _limits.evidence(item, level, read, prior_of)
    quote = _said(read, found.found) if found.found is not None else ""
    held = item.level(level)
    return ItemVerdict(
        item=item.key,
        name=item.name,
        held=held.words if held is not None else Text(level, level),
        asks=_asks(found, quote, read, item),
        verdict=found.answer,
        ground=found.ground,
        quote=quote,
    )


def usual(read: ReadVacancy, item: str, condition: str, known: Knowledge) -> Prior | None:
    """Return what is usual in the likeliest occupation; nothing where that is too uncertain."""
    if not read.occupations or read.occupations[0].score < rules().least_link:
        return None
    return known.usual(read.occupations[0].occupation, item, condition)


def _asks(found: _limits.Evidence, quote: str, read: ReadVacancy, item: Item) -> Text:
    if found.ground == "none":
        return _say.say("asks", "none")
    if found.ground == "prior":
        return _say.say("asks", found.said, occupation=read.occupations[0].label)
    if found.found is not None:
        key = "not" if found.found.negated else "quote"
        return _say.say("asks", key, quote=quote)
    return _field(found.said, read, item)


def _field(said: str, read: ReadVacancy, item: Item) -> Text:
    if said == "times":
        return _say.say("asks", "times", times=_say.times(read.shifts or ()))
    if said == "hours":
        return _say.say("asks", "hours", hours=_say.hours(read.hours_min, read.hours_max))
    if said == "hours-per-day":
        return _say.say("asks", "hours-per-day", hours=float(read.hours_per_day or 0))
    if said == "licence":
        return _say.say("asks", "licence", asks=", ".join(read.licence or ()))
    level = item.level(said)
    return _say.say("asks", "field", level=Text(said, said) if level is None else level.words)
