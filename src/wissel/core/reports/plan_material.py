"""What a document that holds the plan is made of. The door above hands it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile
from wissel.core.sources import Text
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Moment(Wire):
    """A report that is to come, and its last day."""

    title: Text
    due: date


@dataclass(frozen=True, slots=True)
class PlanMaterial(Wire):
    """A fixed plan with the fixed profiles it was made from.

    ``parts`` of the plan that the way of working wants, in order. ``person`` is there only while
    the employee lets the employer read it; ``person_kept`` is its number and day when they do not.
    ``entries`` are the journal entries in which plan and profiles were fixed, by what was fixed.
    """

    kept: KeptPlan
    parts: tuple[str, ...]
    last_day: date
    search: KeptProfile | None = None
    person: KeptProfile | None = None
    person_kept: tuple[int, date] | None = None
    entries: Mapping[str, str] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    subgoals: Mapping[str, Text] = field(default_factory=dict)
    evidence: Mapping[str, Text] = field(default_factory=dict)
    quoted_on: date | None = None
    in_sanction: bool = False  #: ``last_day`` is of the sanction, not of the waiting period
