"""What was loaded, from where, under which licence; and the rules that translate it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wissel.core.occupations import OccupationSet
from wissel.core.places import Places
from wissel.core.sources import Text
from wissel.core.wire import Wire

#: A publisher's data set, as ``rules/reference/sources.yaml`` names it.
SourceKey: TypeAlias = Literal["esco", "onet", "crosswalk", "ors", "geonames"]


@dataclass(frozen=True, slots=True)
class SourceInfo(Wire):
    """A source with what its licence asks. ``required`` is the sentence that must be shown."""

    key: SourceKey
    name: Text
    publisher: Text
    use: Text
    licence: Text
    required: Text
    changed: Text


@dataclass(frozen=True, slots=True)
class LoadedFile(Wire):
    """A file that was read: its name without folder, what it was, how many rows were used."""

    name: str
    kind: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class LoadedSource(Wire):
    """A source that was loaded. ``version`` and ``dated`` are empty where the files do not say."""

    info: SourceInfo
    version: str
    dated: str
    files: tuple[LoadedFile, ...]
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Manifest(Wire):
    """All that is loaded. ``folder`` holds the compiled files; ``hashes`` prove them whole."""

    form: int
    folder: str
    loaded_at: datetime
    sources: tuple[LoadedSource, ...]
    occupations: int
    with_priors: int
    postcodes: int
    hashes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """Loaded reference data. What was not loaded is empty, and places fall back on our own."""

    occupations: OccupationSet
    groups: Mapping[str, Text]  #: the names of ISCO-08 groups by code
    places: Places
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class OnetElement:
    """An element of the Work Context and the item, with level, that it says something of."""

    element: str
    item: str
    level: str
    at_most: float
    hours: bool


@dataclass(frozen=True, slots=True)
class OnetRules:
    """How the Work Context is read. ``hours`` are points of degree and hours, rising."""

    hours: tuple[tuple[float, float], ...]
    elements: tuple[OnetElement, ...]


OrsKind: TypeAlias = Literal["duration", "weight", "workday", "yes", "no", "noise"]


@dataclass(frozen=True, slots=True)
class OrsElement:
    """A category of the ORS and the item, with level, that it says something of."""

    category: str
    kind: OrsKind
    item: str
    level: str
    at_most: float
    last: bool  #: it counts only where no other category tells of the item


@dataclass(frozen=True, slots=True)
class OrsRules:
    """How the ORS is read. Of words that fit, the longest tells."""

    kilo_per_pound: float
    working_day: float
    least_covered: float
    usual_share: float
    durations: Mapping[str, float]
    noise: Mapping[str, float]
    answers: Mapping[str, bool]
    left_out: tuple[str, ...]
    elements: tuple[OrsElement, ...]
