"""What is known of places: areas of postcodes, towns, single postcodes, and how people travel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from wissel.core.sources import Text

#: How somebody comes to work. The words are those of a search profile.
Transport: TypeAlias = Literal["walk", "bike", "e-bike", "car", "public transport"]

TRANSPORTS: tuple[Transport, ...] = get_args(Transport)


@dataclass(frozen=True, slots=True)
class PostcodeArea:
    """All postcodes that begin with two digits: their middle, and how far most lie from it."""

    area: str
    latitude: float
    longitude: float
    km: float
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A place that is found by name. ``thousands``: about how many thousand people live there.

    ``province``: two letters (``GE``) where the name alone does not tell, else empty.
    """

    name: str
    latitude: float
    longitude: float
    thousands: float
    province: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """A postcode of four digits, the place it is in, and its middle in degrees (WGS84)."""

    postcode: str
    place: str
    latitude: float
    longitude: float
    province: str = ""  #: a name or two letters, as the source has it


@dataclass(frozen=True, slots=True)
class Words:
    """How people write places, all in the form of :func:`~wissel.core.places._names.plain`."""

    country: frozenset[str]
    other_countries: frozenset[str]
    provinces: Mapping[str, str]  #: what people write → two letters
    before: tuple[str, ...]
    behind: tuple[str, ...]
    parts: frozenset[str]
    belgian: Mapping[str, str]  #: a Belgian town → how its postcodes begin
    german: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speed:
    """Km of road an hour, from ``near`` on a short way evenly to ``far`` at ``far_from`` km."""

    near: float
    far: float
    far_from: float
    wait: float  #: minutes that are lost whatever the distance


@dataclass(frozen=True, slots=True)
class Travel:
    """What distances come to, and how sure positions are. ``source`` says what it rests on."""

    source: Text
    detour: float
    speeds: Mapping[Transport, Speed]
    postcode_km: float
    region_km: float
    town_km: tuple[tuple[float, float], ...]  #: from so many thousand people on → km, rising
    far_larger: float
    one_place_within: float
    thousands_per_postcode: float


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """Our own rows: all that the package knows of places."""

    areas: tuple[PostcodeArea, ...]
    towns: tuple[Town, ...]
    words: Words
    travel: Travel
