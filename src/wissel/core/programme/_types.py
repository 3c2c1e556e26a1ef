"""What a programme consists of, as parsed values; how they were written is ``_read``'s business."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from wissel.core.programme._limit import Limit
from wissel.core.programme._offer import Offer
from wissel.core.programme._plan import PlanWay
from wissel.core.programme._terms import ClientTerm
from wissel.core.sources import Basis, Nature, Text
from wissel.core.wire import Wire

#: How many vacancies a weekly list holds at most where a way of working says no number: practice.
WEEKLY: Final = 5


@dataclass(frozen=True, slots=True)
class Phase(Wire):
    """A phase of the way of working. It begins and ends with events, or by a decision.

    ``overlap`` ``False``: it ends as soon as a later phase of the list begins.
    """

    key: str
    title: Text
    begins: tuple[str, ...]
    ends: tuple[str, ...] = ()
    overlap: bool = True
    summary: Text | None = None


@dataclass(frozen=True, slots=True)
class Module(Wire):
    """A part of the guidance (*module*): in which phases it is used, and whether it is usual.

    ``optional``: only when the plan of the case asks for it.
    """

    key: str
    title: Text
    phases: tuple[str, ...] = ()
    optional: bool = False
    summary: Text | None = None


@dataclass(frozen=True, slots=True)
class Duty(Wire):
    """What every kind of duty says: its key in the programme, who, and what kind of rule it is."""

    key: str
    title: Text
    actors: tuple[str, ...]
    nature: Nature
    act: str
    why: Text | None


@dataclass(frozen=True, slots=True)
class Pace(Wire):
    """An interval that holds in some phases; without phases it holds all the time."""

    every: Limit
    phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm(Duty):
    """Again and again: rolling (``paces``, counted from the last time) or once ``per`` period.

    ``starts``: the event that sets a rolling rhythm going; without it the phases do.
    ``started_by``: a period counts when it was running by this day of it (1 is its first day).
    """

    satisfied_by: tuple[str, ...]
    warn_before: Limit
    paces: tuple[Pace, ...] = ()
    starts: str = ""
    per: Literal["", "week", "month", "two-months", "quarter"] = ""
    started_by: int = 1
    phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise(Duty):
    """From one event to another within a limit.

    ``each``: every start event begins one, otherwise only the first. ``warn_after`` are the moments
    after the start, in the unit of the limit, on which the actors are reminded. ``lapses`` are
    events after which it no longer matters. Only a ``pausable`` one moves with a pause.
    ``any_time``: what happened before the start counts as well (a document received earlier).
    ``before_appointment``: the limit counts back from the day of the appointment that the start
    planned, wherever it was moved to, and never before the day on which it was planned.
    """

    starts: str
    ends: tuple[str, ...]
    limit: Limit
    warn_after: tuple[int, ...] = ()
    pausable: bool = False
    each: bool = False
    lapses: tuple[str, ...] = ()
    any_time: bool = False
    before_appointment: bool = False


#: Who sees a report first: the employee, or both at once.
Release: TypeAlias = Literal["employee-first", "both-at-once"]
#: How often a report is made, or a rhythm of the calendar asks.
Per: TypeAlias = Literal["week", "month", "two-months", "quarter"]


@dataclass(frozen=True, slots=True)
class Delivery(Promise):
    """A report that is made once (*intakerapportage*, *eindrapportage*): a promise to deliver it.

    Its release settles it, whoever wrote it and wherever. With ``each`` there is one for every
    start, such as a three-way talk, and the release of the report of that day settles it.
    """

    label: Text = field(default_factory=lambda: Text("", ""))
    release: Release = "employee-first"


@dataclass(frozen=True, slots=True)
class Call(Duty):
    """Call the employer before the report. Terms count back from the last day of the report."""

    opens_before: Limit
    before: Limit
    warn_before: Limit


@dataclass(frozen=True, slots=True)
class Draft(Duty):
    """Put the draft to the employee; due the reading term before the report."""

    warn_before: Limit


@dataclass(frozen=True, slots=True)
class Reading(Duty):
    """The employee reads and answers. ``reminders`` count from the day it was put to them."""

    term: Limit
    reminders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report(Duty):
    """A report for each period, due on its last working day, and the way to its release."""

    label: Text
    per: Per
    started_by: int
    warn_before: Limit
    release: Release
    reading: Reading
    draft: Draft | None = None
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Programme(Wire):
    """One version of a way of working (*werkwijze*). Immutable: a change is a new version."""

    name: str
    version: int
    valid_from: date
    title: Text
    summary: Text
    source: Text
    phases: tuple[Phase, ...]
    rhythms: tuple[Rhythm, ...] = ()
    promises: tuple[Promise, ...] = ()
    documents: tuple[Promise, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    reports: tuple[Report, ...] = ()
    modules: tuple[Module, ...] = ()
    offer: Offer = field(default_factory=Offer)
    plan: PlanWay = field(default_factory=PlanWay)
    weekly_vacancies: int = WEEKLY  #: the most on a weekly list; there may be fewer, never padded
    agreed: tuple[ClientTerm, ...] = ()  #: what one client agreed instead, from when until when

    def rule(self, key: str) -> str:
        """Return the rule part of an obligation key: ``NAME:KEY``."""
        return f"{self.name}:{key}"

    def common(self, duty: Duty, term: ClientTerm | None = None) -> dict[str, Any]:
        """Return the fields that all obligations of a duty share, its ground included.

        ``term``: the client agreed another number, and that is the ground before the programme's.
        """
        basis = Basis(
            article=self.rule(duty.key),
            valid_from=self.valid_from,
            valid_to=None,
            source=f"{self.name}, {self.version}",
            nature=duty.nature,
            note=self.source,
        )
        return {
            "rule": self.rule(duty.key),
            "title": duty.title,
            "actors": duty.actors,
            "nature": duty.nature if term is None else Nature.AGREEMENT,
            "act": duty.act,
            "consequence": duty.why,
            "basis": (basis,) if term is None else (term.basis(), basis),
        }

    def duties(self) -> Iterator[Duty]:
        """Yield every duty that has a number of its own, in the order of the data."""
        yield from self.rhythms
        yield from self.promises
        yield from self.documents
        yield from self.deliveries
        for report in self.reports:
            yield report
            yield from (part for part in (report.draft, report.reading, report.call) if part)

    def number_of(self, key: str) -> Literal["", "limit", "per"]:
        """Return which number of a duty a client can agree on, or ``""`` for none."""
        match self.duty(key):
            case Promise():
                return "limit"
            case Rhythm(per=per):
                return "per" if per else "limit"
            case Report():
                return "per"
            case _:
                return ""

    def duty(self, key: str) -> Duty | None:
        """Return the duty with this key, or ``None``."""
        return next((duty for duty in self.duties() if duty.key == key), None)
