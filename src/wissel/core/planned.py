"""What is kept of the plan: the distance, what closes it, until when, and who does what.

The *trajectplan* or *re-integratieplan* as data. What its parts are called and in which order they
stand is data too (``wissel.rules/plans`` and the programme).
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.journal import PartyRole
from wissel.core.wire import Wire

#: What was decided about a schooling: nothing yet, or by the employer.
SchoolingState: TypeAlias = Literal["proposed", "approved", "declined"]
SubgoalState: TypeAlias = Literal["not-yet", "begun", "reached", "not-applicable"]


@dataclass(frozen=True, slots=True)
class PlanText(Wire):
    """What stands in a part of the plan that is words: the situation, the goal, the roles."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap(Wire):
    """A distance between person and search profile (*afstand*), and where it was seen.

    ``kind`` is one of the kinds of the data. ``source`` names the line of a profile it was taken
    from. ``left_because``: why nothing is done about it.
    """

    key: str
    text: str
    kind: str = ""
    direction: str = ""
    source: str = ""
    left_because: str = ""


@dataclass(frozen=True, slots=True)
class Activity(Wire):
    """A step of the plan: what, who, from when until when, to close which gap, shown by what.

    ``gaps`` and ``subgoals`` are its aim. ``evidence`` are names of journal events (the grammar of
    the programmes, ``contact:employee``). ``after``: activities that come first. Days inclusive.
    """

    key: str
    title: str
    who: PartyRole
    begins: date
    ends: date
    gaps: tuple[str, ...] = ()
    subgoals: tuple[str, ...] = ()
    module: str = ""
    how_often: str = ""
    hours: float | None = None
    product: str = ""
    evidence: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schooling(Wire):
    """A schooling (*scholing*) with its cost excluding VAT and why it fits a direction.

    The employer decides: ``decided_by`` and ``decided_on`` are theirs, ``because`` the reason for
    the schooling, ``decided_because`` that of the decision.
    """

    key: str
    title: str
    because: str
    direction: str = ""
    provider: str = ""
    cost: Decimal | None = None
    weeks: int | None = None
    begins: date | None = None
    state: SchoolingState = "proposed"
    decided_by: str = ""
    decided_on: date | None = None
    decided_because: str = ""


@dataclass(frozen=True, slots=True)
class Subgoal(Wire):
    """How far a subgoal of the way of working is, and how much attention it gets now."""

    key: str
    state: SubgoalState = "not-yet"
    attention: Literal["", "little", "much"] = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Intensity(Wire):
    """How much guidance is needed (*intensiteit*): contacts a week or month, and why.

    ``review_on`` is when it is looked at again.
    """

    contacts: int
    per: Literal["week", "month"]
    because: str
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Risk(Wire):
    """What may go wrong, how it shows, and what is done then."""

    what: str
    signal: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Plan(Wire):
    """A plan as it stands. ``form`` is the version of its parts; days inclusive.

    ``directions`` are keys of the search profile, the first one first. ``ends_because``: why it
    goes on after the waiting period.
    """

    form: int
    texts: tuple[PlanText, ...] = ()
    directions: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    activities: tuple[Activity, ...] = ()
    schooling: tuple[Schooling, ...] = ()
    subgoals: tuple[Subgoal, ...] = ()
    intensity: Intensity | None = None
    risks: tuple[Risk, ...] = ()
    begins: date | None = None
    ends: date | None = None
    ends_because: str = ""

    def text(self, key: str) -> str:
        """Return what stands in a part of words; nothing while nobody wrote it."""
        return next((one.text for one in self.texts if one.key == key), "")

    def gap(self, key: str) -> Gap | None:
        """Return the gap with this key, or ``None``."""
        return next((one for one in self.gaps if one.key == key), None)

    def activity(self, key: str) -> Activity | None:
        """Return the activity with this key, or ``None``."""
        return next((one for one in self.activities if one.key == key), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.texts or self.gaps or self.activities or self.schooling)


@dataclass(frozen=True, slots=True)
class KeptPlan(Wire):
    """A plan as it was fixed: never changed, only followed by a next one.

    ``capacity``, ``person`` and ``search`` are the versions it was made from.
    """

    number: int
    at: datetime
    by: str
    role: PartyRole
    said: Plan
    reason: str = ""
    capacity: int | None = None
    person: int | None = None
    search: int | None = None

    @property
    def made_from(self) -> tuple[object, ...]:
        """What it says, and the versions it was made from."""
        return self.said, self.capacity, self.person, self.search
