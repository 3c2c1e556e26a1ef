"""What matching answers, and what a trajectory keeps of it.

A match judges a vacancy for one search, never a person. What was sent to somebody is kept with the
vacancy as it was then, because vacancies vanish.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from wissel.core.journal import PartyRole
from wissel.core.sources import Text
from wissel.core.vacancies import Shift, Vacancy
from wissel.core.wire import Wire

#: How somebody travels to work.
Transport: TypeAlias = Literal["walk", "bike", "e-bike", "car", "public transport"]


class Fit(StrEnum):
    """What a vacancy comes to for one search. It judges the vacancy, never the person."""

    SUITABLE = "suitable"
    ATTENTION = "attention"  #: nothing forbids it; something must be asked first
    UNSUITABLE = "unsuitable"


#: Where a verdict on an item rests: the order in which they go.
Ground: TypeAlias = Literal["field", "quote", "prior", "none"]


@dataclass(frozen=True, slots=True)
class ItemVerdict(Wire):
    """What a vacancy asks of one limited item, and what that comes to.

    ``ground``: the employer's own field, a sentence of the text, what the occupation usually asks
    (an estimate), or nothing. ``quote`` is that sentence, ``asks`` what it comes to in words.
    """

    item: str
    name: Text
    held: Text
    asks: Text
    verdict: Literal["suitable", "conflict", "ask"]
    ground: Ground
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Reason(Wire):
    """Why a vacancy stands where it does: a part of its score, or a question it leaves open.

    The weights of the reasons add up to the score.
    """

    code: str
    text: Text
    weight: float


@dataclass(frozen=True, slots=True)
class Conflict(Wire):
    """What forbids a vacancy: what holds, what is asked, in words.

    ``limitation`` is an item of the capacity list, or ``hours``, ``hours-per-day``, ``evening``,
    ``night``, ``weekend``, ``distance``, ``education``, ``licence``, ``employer``, ``closed`` or
    ``done``.
    """

    limitation: str
    demand: str
    text: Text
    medical: bool = False


@dataclass(frozen=True, slots=True)
class Match(Wire):
    """One vacancy for one search, with every reason. ``score`` compares vacancies, not people."""

    id: str
    score: float
    fit: Fit
    reasons: tuple[Reason, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Reason, ...] = ()  #: what must be asked before it can be called suitable
    items: tuple[ItemVerdict, ...] = ()  #: every limited item, with its evidence
    distance_km: float | None = None
    travel_minutes: int | None = None
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation(Wire):
    """One change that would let more vacancies through: advice, never made by itself.

    ``change``: the limitation that stands alone in the way; ``by``: how far it would move
    (kilometres, hours). ``medical``: what a doctor said; that is asked, not changed.
    """

    change: str
    by: float | None
    more: int
    text: Text
    medical: bool = False


@dataclass(frozen=True, slots=True)
class SearchSettings(Wire):
    """What the employee says of place and times, beside the search profile: where, how far, when.

    ``postcode`` is its four digits: a street is not needed to know a distance. ``None``: not said.
    """

    postcode: str = ""
    transport: Transport | None = None
    max_km: float | None = None
    max_minutes: int | None = None
    times: tuple[Shift, ...] | None = None
    licence: tuple[str, ...] | None = None
    hours_min: float | None = None
    excluded_employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot(Wire):
    """A vacancy as it was when it was sent, applied to or turned down; ``digest``: its SHA-256."""

    vacancy: Vacancy
    taken_at: datetime
    digest: str


#: What the employee says of a vacancy on the list.
Answer: TypeAlias = Literal["suits", "suits-not"]


@dataclass(frozen=True, slots=True)
class Suggestion(Wire):
    """A vacancy on a list: what it came to then, who put it there, and what was said of it.

    ``by`` is empty for what the search itself found. ``removed_because``: the coach took it off
    before it was sent. ``because``: why it suits or does not, a key of the reasons or own words.
    """

    snapshot: Snapshot
    match: Match
    occupation: str = ""  #: the key of the likeliest one
    by: str = ""
    added_because: str = ""
    removed_because: str = ""
    answer: Answer | None = None
    because: str = ""
    words: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VacancyList(Wire):
    """The vacancies of one week for one employee (*vacaturelijst*), drafted and then sent.

    ``week``: its Monday. ``asked``: how many the programme promises; there may be fewer, never
    padded, and ``fewer`` says which one change would let most through.
    """

    week: date
    made_at: datetime
    asked: int
    suggestions: tuple[Suggestion, ...] = ()
    allowed: int = 0
    looked_at: int = 0
    fewer: tuple[Relaxation, ...] = ()
    sent_at: datetime | None = None
    sent_by: str = ""
    sender: PartyRole | None = None
    remark: str = ""

    @property
    def standing(self) -> tuple[Suggestion, ...]:
        """What is on it: without what was taken off."""
        return tuple(one for one in self.suggestions if not one.removed_because)
