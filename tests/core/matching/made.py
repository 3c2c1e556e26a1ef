"""A small market and searches for the tests of matching."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from wissel.core.matched import Match
from wissel.core.matching import Knowledge, Market, MatchProfile, market_of, matches
from wissel.core.occupations import Linker, own_occupations
from wissel.core.places import own_places
from wissel.core.terms import own_lexicon
from wissel.core.vacancies import Shift, Vacancy

TODAY = date(2026, 11, 27)


@cache
def known() -> Knowledge:
    """Return words, occupations and places of our own set."""
    lexicon = own_lexicon()
    return Knowledge(lexicon, Linker(own_occupations(), lexicon), own_places(), own_occupations())


VACANCY = Vacancy(
    id="v1",
    title="Administratief medewerker",
    text="Je verwerkt facturen en beheert het archief.",
    employer="Kantoor Zonneweide",
    postcode="3511",
    place="Utrecht",
    hours_min=16,
    hours_max=24,
    shifts=(Shift.DAY,),
    education=3,
    licence=(),
)
PROFILE = MatchProfile(
    wishes=("administratief medewerker",),
    skills=("facturen verwerken",),
    hours_min=12,
    hours_max=24,
    hours_per_day=6,
    times=(Shift.DAY,),
    postcode="3511",
    place="Utrecht",
    max_km=25,
    education=3,
    licence=("B",),
)


def market(vacancies: Iterable[Vacancy]) -> Market:
    """Return vacancies made ready to be matched."""
    return market_of(vacancies, known())


def vacancy(**said: Any) -> Vacancy:
    """Return the vacancy with other words."""
    return replace(VACANCY, **said)


def profile(**said: Any) -> MatchProfile:
    """Return the search with other words."""
    return replace(PROFILE, **said)


def match(one: Vacancy = VACANCY, search: MatchProfile = PROFILE) -> Match:
    """Return what one vacancy comes to for one search."""
    return matches(search, market_of([one], known()), on=TODAY)[0]


def ranked(search: MatchProfile, *vacancies: Vacancy) -> list[Match]:
    """Return several vacancies for one search, in order."""
    return matches(search, market_of(vacancies, known()), on=TODAY)
