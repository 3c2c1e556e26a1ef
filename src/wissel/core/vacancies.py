"""A vacancy: as a source said it, and as it was read once.

The shape follows what sources have in common (schema.org/JobPosting, VUM vacature objects, the
feeds of Dutch job sites). What a source does not say is ``None`` and stays unknown. Text of a
source is foreign: plain text without markup, never trusted, never a rule.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from wissel.core.profiled import Demand
from wissel.core.wire import Wire


class Shift(StrEnum):
    """A part of the week in which work is done. Evening is 18 to 22, night 22 to 6 hours."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


#: Level of education, one scale for every source: 1 none or primary, 2 vmbo or mbo 1, 3 mbo 2 or 3,
#: 4 mbo 4, havo or vwo, 5 hbo, 6 university.
EDUCATION = (1, 2, 3, 4, 5, 6)

#: What kind of agreement a vacancy leads to, in the words of the field.
ContractKind: TypeAlias = Literal[
    "onbepaalde tijd",
    "bepaalde tijd",
    "uitzenden",
    "detachering",
    "werkervaringsplaats",
    "proefplaatsing",
    "leerbaan",
    "vrijwilligerswerk",
    "zzp",
    "",
]


@dataclass(frozen=True, slots=True)
class Vacancy(Wire):
    """An opening as one source says it (*vacature*). Hours are a week unless the name says a day.

    ``demands``: what the employer filled in about the work itself, which goes before the text.
    ``occupation``: the URI of an ESCO occupation or an ISCO-08 code, where the source names one.
    """

    id: str
    title: str
    text: str = ""
    employer: str = ""
    place: str = ""
    postcode: str = ""
    country: str = "NL"
    hours_min: float | None = None
    hours_max: float | None = None
    hours_per_day: float | None = None
    shifts: tuple[Shift, ...] | None = None
    education: int | None = None
    licence: tuple[str, ...] | str | None = None
    contract: str = ""
    remote: bool | None = None
    languages: tuple[str, ...] = ()
    occupation: str = ""
    wage: str = ""
    url: str = ""
    source: str = ""
    posted_on: date | None = None
    closes_on: date | None = None
    demands: tuple[Demand, ...] = ()

    @property
    def licences(self) -> tuple[str, ...] | None:
        """The driving licences it asks; ``None`` where the source does not say."""
        if self.licence is None or not isinstance(self.licence, str):
            return self.licence
        return tuple(self.licence.replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class FoundDemand(Wire):
    """A demand read in the text: an item of the capacity list and the words that show it.

    ``level``: of an item with conditions, the condition that the work collides with
    (``geen-deadlines``), else empty. ``start`` and ``end`` are where ``quote`` stands in the text.
    ``negated``: the text says that it is not asked.
    """

    item: str
    quote: str
    start: int
    end: int
    level: str = ""
    value: float | None = None
    unit: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class OccupationLink(Wire):
    """An occupation that a title stands for, how it was found, and how sure (0 to 1)."""

    occupation: str  #: the key of the occupation
    label: str
    how: Literal["code", "exact", "words", "characters"]
    score: float


@dataclass(frozen=True, slots=True)
class Position(Wire):
    """A place on the map in degrees (WGS84). ``exact``: what it stands for as a whole."""

    latitude: float
    longitude: float
    exact: Literal["postcode", "place", "region"]


@dataclass(frozen=True, slots=True)
class ReadVacancy(Wire):
    """A vacancy with what was read of it once: what matching compares.

    Where the source has a field it goes before the text; ``read_in_text`` names the fields that
    were read in the text, with the words that say it. ``None`` is unknown, never "no".
    """

    vacancy: Vacancy
    hours_min: float | None = None
    hours_max: float | None = None
    hours_per_day: float | None = None
    shifts: tuple[Shift, ...] | None = None
    education: int | None = None
    licence: tuple[str, ...] | None = None
    contract: ContractKind = ""
    remote: bool | None = None
    position: Position | None = None
    occupations: tuple[OccupationLink, ...] = ()  #: the likeliest first, at most three
    demands: tuple[FoundDemand, ...] = ()
    read_in_text: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name by which the source knows it."""
        return self.vacancy.id
