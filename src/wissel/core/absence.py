"""Absence facts (*verzuim*): what happened, as people report it. Shapes of ``wissel clock``.

Days in ``from``/``to`` are inclusive. ``healthy`` means fit for the full own work (*bedongen
arbeid*); partial return changes nothing and has no field here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Judgement(Wire):
    """What the law leaves to a person: the answer, whose it is, and the day it was given."""

    value: bool
    by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Healthy(Wire):
    """A period of being fit for the full own work."""

    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class Leave(Wire):
    """Pregnancy or maternity leave with benefit (WAZO 3:7, 3:8, 3:10).

    ``same_cause``: do the sick periods directly before and after it have the same cause (WIA art.
    23 lid 3)? A judgement of the company doctor; ``None`` is unknown.
    """

    kind: Literal["pregnancy", "maternity"]
    from_: date
    to: date
    same_cause: Judgement | bool | None = None


@dataclass(frozen=True, slots=True)
class Absence(Wire):
    """One absence of one employment from its first sick day."""

    first_sick_day: date
    healthy: tuple[Healthy, ...] = ()
    leave: tuple[Leave, ...] = ()
    recovered_on: date | None = None
