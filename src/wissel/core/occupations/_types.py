"""What is known of an occupation: its names, its place in ISCO-08, and what it usually asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from wissel.core.sources import Text

#: From this degree on the occupation alone excludes: (almost) all who do the work do this, always.
EXTREME = 4.7


@dataclass(frozen=True, slots=True)
class Prior:
    """What an occupation usually asks of an item of the capacity list: an estimate, never a fact.

    ``degree`` is 1 (never) to 5 (all, all the time), the scale of O*NET. ``level``: of an item with
    conditions, the condition it collides with. ``value`` and ``unit`` where a measure is known.
    ``source``: ``own``, ``onet`` or ``ors``; with ``-neighbours`` behind it, it is the mean of the
    unit group, since the occupation itself was not measured.
    """

    item: str
    degree: float
    level: str = ""
    value: float | None = None
    unit: str = ""
    source: str = "own"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation (*beroep*). ``key``: ``own:NAME`` of our own set, else the ESCO URI.

    ``names``: other words for it, as vacancies and people say it. ``isco``: four digits, or fewer.
    """

    key: str
    label: Text
    names: tuple[str, ...] = ()
    isco: str = ""
    skills: tuple[str, ...] = ()
    priors: tuple[Prior, ...] = ()


#: Every occupation of one set by its key.
OccupationSet = Mapping[str, Occupation]
