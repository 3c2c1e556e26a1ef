"""What is kept of the profiles: who somebody is, which work fits, and what shows it.

The *persoonsprofiel*, the *zoekprofiel* and the *inzetbaarheidsprofiel* are one shape: blocks with
lines, each line with its owner; the search profile has directions besides. What the blocks are is
data (``wissel.rules/profiles``). The portable trajectory speaks of them in these types.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

from wissel.core.journal import PartyRole
from wissel.core.sources import Text
from wissel.core.wire import Wire

ProfileKind: TypeAlias = Literal["person", "search", "employability"]
#: Who wrote a line.
LineOwner: TypeAlias = Literal["employee", "coach"]


class Verdict(StrEnum):
    """What a test of work comes to. ``unknown`` is never a pass and never a refusal."""

    FITS = "fits"
    ATTENTION = "attention"
    FITS_NOT = "fits-not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProfileLine(Wire):
    """One line of a block: ``Plannen`` · ``vijf jaar de ritten van twaalf chauffeurs``.

    ``mark`` is one of the form's marks (*moet*, *graag*, *liever niet*, *niet*) where a block has
    them. ``source`` says where it comes from: a CV, the intake form, a test, a talk.
    """

    text: str
    detail: str = ""
    mark: str = ""
    by: LineOwner = "coach"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Block(Wire):
    """What is said in one block of a form.

    ``value`` is what was chosen, or a number, where the block asks for that. ``next``: what is done
    about it. ``nothing_because``: why there is nothing to say here. Empty of all: not done yet.
    """

    key: str
    lines: tuple[ProfileLine, ...] = ()
    value: str = ""
    next: str = ""
    nothing_because: str = ""

    @property
    def is_said(self) -> bool:
        """Whether something is said here, or why there is nothing to say."""
        return bool(self.lines or self.value or self.nothing_because)


@dataclass(frozen=True, slots=True)
class Judgement(Wire):
    """What somebody judged where nothing can be computed, with their name and the day.

    ``about``: ``education``, ``experience``, ``distance``, ``wage``, ``hours``, or of the capacity
    ``capacity:`` and the item, for free words ``capacity:=`` and the aspect.
    """

    about: str
    verdict: Verdict
    because: str
    by: PartyRole
    author: str
    on: date


@dataclass(frozen=True, slots=True)
class Demand(Wire):
    """What work asks of the body, the head or the hours: an item of the capacity list.

    ``asks`` is a level of that item, ``more`` for beyond its norm; of an item with conditions, the
    condition that the work does not meet. For free words ``item`` is empty and ``aspect`` names it.
    """

    item: str
    asks: str = ""
    aspect: str = ""
    words: str = ""  #: what it is in this work: ``pakketten van 5 kilo op een band``


@dataclass(frozen=True, slots=True)
class Market(Wire):
    """Vacancies that were there on a day, and how they were found: jobs that exist."""

    on: date
    count: int
    source: str
    search: str = ""
    within_km: int | None = None


@dataclass(frozen=True, slots=True)
class Wage(Wire):
    """An indication of pay, gross, of full-time work; ``source`` says where it comes from."""

    least: Decimal
    most: Decimal
    per: Literal["hour", "month"]
    source: str


@dataclass(frozen=True, slots=True)
class Direction(Wire):
    """A direction of the search profile (*zoekrichting*), with what it asks and why it fits.

    ``rests_on``: what it comes from; a wish alone is not enough. ``state``: ``dropped`` is what was
    looked at and is not searched in, with ``state_because``: that shows the breadth.
    """

    key: str
    title: str
    sector: str = ""
    tasks: str = ""
    origin: Literal["labour-expert", "employee", "coach"] = "coach"
    rests_on: tuple[Literal["wish", "skills", "experience", "education", "market"], ...] = ()
    state: Literal["active", "reserve", "dropped"] = "active"
    state_because: str = ""
    because: str = ""  #: why it fits this person
    hours_least: float | None = None
    hours_most: float | None = None
    level: str = ""  #: the level of education it asks
    needs_schooling: bool = False
    travel_minutes: int | None = None
    region: str = ""
    wage: Wage | None = None
    demands: tuple[Demand, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    market: tuple[Market, ...] = ()
    conditions: str = ""  #: what is needed to begin: build-up, adaptations, guidance


@dataclass(frozen=True, slots=True)
class Profile(Wire):
    """A profile as it stands. ``form`` is the version of the form it was filled in by."""

    kind: ProfileKind
    form: int
    blocks: tuple[Block, ...] = ()
    directions: tuple[Direction, ...] = ()
    few_because: str = ""  #: why there are fewer directions than is asked

    def block(self, key: str) -> Block:
        """Return what is said in a block; an empty one where nothing is."""
        return next((one for one in self.blocks if one.key == key), Block(key))

    def direction(self, key: str) -> Direction | None:
        """Return the direction with this key, or ``None``."""
        return next((one for one in self.directions if one.key == key), None)

    @property
    def active(self) -> tuple[Direction, ...]:
        """The directions in which work is looked for."""
        return tuple(one for one in self.directions if one.state == "active")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is said in it."""
        return not self.directions and not any(one.is_said for one in self.blocks)


@dataclass(frozen=True, slots=True)
class FitLine(Wire):
    """One line of a test: what the work asks, what there is, what that comes to and why.

    ``judged``: somebody said so, and ``source`` names them; else it was compared with that source.
    """

    about: str
    item: Text
    asks: Text
    has: Text | None  #: ``None``: nothing is known
    verdict: Verdict
    because: Text
    source: str = ""
    on: date | None = None
    judged: bool = False
    by: PartyRole | None = None  #: what that source is


@dataclass(frozen=True, slots=True)
class WorkTest(Wire):
    """The test of some work against what is known of a person: item by item, and what it comes to.

    ``capacity`` and ``person`` are the versions it was made from; ``None``: there was none.
    """

    on: date
    verdict: Verdict
    items: tuple[FitLine, ...]
    capacity: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class DirectionTest(Wire):
    """The test of a direction, by its key."""

    direction: str
    test: WorkTest


@dataclass(frozen=True, slots=True)
class KeptProfile(Wire):
    """A profile as it was fixed (*vastgesteld*): never changed, only followed by a next one.

    ``capacity`` is the version of the capacity it was made from, ``person`` that of the person
    profile. ``reason``: why it came in the place of the one before.
    """

    number: int
    at: datetime
    by: str
    role: PartyRole
    said: Profile
    reason: str = ""
    capacity: int | None = None
    person: int | None = None
    tests: tuple[DirectionTest, ...] = ()

    @property
    def made_from(self) -> tuple[object, ...]:
        """What it says, and the versions it was made from."""
        return self.said, self.capacity, self.person

    def test(self, direction: str) -> WorkTest | None:
        """Return the test of a direction as it was then."""
        return next((one.test for one in self.tests if one.direction == direction), None)


@dataclass(frozen=True, slots=True)
class KeptWorkTest(Wire):
    """A test of one function, apart from any direction: a vacancy, a place, an idea in a talk."""

    at: datetime
    by: str
    role: PartyRole
    work: Direction
    test: WorkTest
