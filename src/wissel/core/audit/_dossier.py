"""A trajectory file as the questions read it: what stands on a day, by kind, with references."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, TypeVar

from wissel.core.clock import Milestone, Timeline
from wissel.core.dates import local_day
from wissel.core.due import Told
from wissel.core.journal import (
    Appointment,
    AuditAnswer,
    CapacityReceived,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    OrderEvent,
    ReportEvent,
)
from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile, ProfileKind
from wissel.core.programme import Programme
from wissel.core.trajectory import Capacity, Trajectory

C = TypeVar("C")

#: Kinds of entries that are an effort towards work.
_EFFORTS: Final = frozenset(
    {
        "application",
        "networking",
        "employer-approach",
        "vacancy-list-sent",
        "placement-event",
        "assignment",
    }
)


def ref(entry: JournalEntry) -> str:
    """Return the reference of an entry of the journal."""
    return f"entry:{entry.id}"


def refs(entries: Iterable[JournalEntry]) -> tuple[str, ...]:
    """Return the references of entries."""
    return tuple(ref(entry) for entry in entries)


@dataclass(frozen=True, slots=True)
class Change:
    """An opinion that says something else than the one before, and when it came in."""

    entry: JournalEntry
    now: Capacity
    before: Capacity


@dataclass
class Dossier:
    """One file on one day. ``entries`` stand, happened by ``today``, and are in order of day."""

    case: Trajectory
    today: date
    law: Timeline
    told: Told
    entries: list[JournalEntry]
    measures: Mapping[str, int]
    programme: Programme | None = None
    kinds: dict[type, list[JournalEntry]] = field(default_factory=lambda: defaultdict(list))
    papers: dict[DocumentKind, list[JournalEntry]] = field(
        default_factory=lambda: defaultdict(list)
    )
    answers: dict[int, list[JournalEntry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Index the entries by the type of what they say, by document and by question."""
        for entry in self.entries:
            said = entry.content
            self.kinds[type(said)].append(entry)
            if isinstance(said, DocumentReceived):
                self.papers[said.document].append(entry)
            elif isinstance(said, AuditAnswer):
                self.answers[said.question].append(entry)
        self.milestones: dict[str, Milestone] = {one.id: one for one in self.law.milestones}

    def of(self, kind: type[C]) -> list[tuple[JournalEntry, C]]:
        """Return the entries that say this, with what they say."""
        found: Any = [(entry, entry.content) for entry in self.kinds.get(kind, ())]
        return found  # type: ignore[no-any-return]  # they are kept by their type

    def documents(self, *kinds: DocumentKind) -> list[JournalEntry]:
        """Return the entries of documents of these kinds, by day."""
        found = [entry for kind in kinds for entry in self.papers.get(kind, ())]
        return sorted(found, key=lambda entry: (entry.happened_on, entry.seq))

    def facts(self, name: str) -> tuple[str, ...]:
        """Return the references of the entries that a fact of the clock comes from."""
        return tuple(f"entry:{id_}" for _, id_ in self.told.entries.get(name, ()))

    def measure(self, name: str) -> timedelta:
        """Return a measure of the data, in days."""
        return timedelta(days=self.measures[name])

    # ------------------------------------------------------------------ the second track

    @cached_property
    def start(self) -> JournalEntry | None:
        """The first sign that the second track began: order, decision, intake or first report."""
        found = [entry for entry in self.entries if _starts(entry.content)]
        return min(found, key=lambda entry: (entry.happened_on, entry.seq), default=None)

    @property
    def started(self) -> tuple[str, ...]:
        """What shows that it began."""
        return () if self.start is None else (ref(self.start),)

    @property
    def is_covered(self) -> bool:
        """Whether the trajectory ran here from its beginning: then what is not here, was not."""
        return self.start is not None and self.case.registered_on <= (
            self.start.happened_on + self.measure("covered_days")
        )

    @cached_property
    def until(self) -> date:
        """The last day on which efforts are asked: today, or the end of the wage or of the file."""
        ends = (self.case.closed_on, self.case.absence.recovered_on)
        return min([self.today, self.last_day, *(day for day in ends if day is not None)])

    @property
    def last_day(self) -> date:
        """The last day of the wage: of the waiting period, its extension, or a sanction."""
        law, last = self.law, self.law.waiting_period.last_day
        if law.sanction is not None:
            return law.sanction.last_day
        extended = law.wage_period.last_day
        return last if extended is None else max(last, extended)

    @property
    def extension(self) -> tuple[str, ...]:
        """What moved the last days of the end."""
        return refs(self.documents(DocumentKind.VRIJWILLIGE_VERLENGING))

    @cached_property
    def efforts(self) -> list[JournalEntry]:
        """What was done towards work: talks that took place and steps, from the start on."""
        if self.start is None:
            return []
        first = self.start.happened_on
        return [
            entry
            for entry in self.entries
            if first <= entry.happened_on <= self.until and _is_effort(entry)
        ]

    # ------------------------------------------------------------------ capacity, profile, plan

    @cached_property
    def capacity(self) -> list[Capacity]:
        """The versions of the capacity that are known on the day, in order."""
        came = {said.capacity for _, said in self.of(CapacityReceived)}
        told = {
            said.capacity
            for entry in self.case.journal
            if isinstance(said := entry.content, CapacityReceived)
        }
        known = [
            one
            for one in self.case.capacity
            if one.id in came or (one.id not in told and one.valid_from <= self.today)
        ]
        return sorted(known, key=lambda one: one.version)

    @cached_property
    def received(self) -> list[tuple[JournalEntry, Capacity]]:
        """The opinions that came in, in the order of the file, with what they say."""
        versions = {one.id: one for one in self.capacity}
        found = [
            (entry, versions[said.capacity])
            for entry, said in self.of(CapacityReceived)
            if said.capacity in versions
        ]
        return sorted(found, key=lambda pair: pair[1].version)

    @cached_property
    def opinions(self) -> tuple[str, ...]:
        """Every opinion that came in: whether one changes something rests on all of them."""
        return tuple(
            one
            for entry, capacity in self.received
            for one in (ref(entry), f"capacity:{capacity.version}")
        )

    @cached_property
    def changes(self) -> list[Change]:
        """The opinions that say something else than the one before."""
        found = []
        for (_, before), (entry, now) in pairwise(self.received):
            if not now.says_the_same(before):
                found.append(Change(entry, now, before))
        return found

    def profiles(self, kind: ProfileKind) -> list[KeptProfile]:
        """Return the versions of a profile that were fixed, in order."""
        return [
            one
            for one in self.case.profiles
            if one.said.kind == kind and local_day(one.at) <= self.today
        ]

    @cached_property
    def plans(self) -> list[KeptPlan]:
        """The versions of the plan that were fixed, in order."""
        return [one for one in self.case.plans if local_day(one.at) <= self.today]

    # ------------------------------------------------------------------ what follows on what

    def follow_up(
        self, since: date, kinds: Iterable[type], **fields: tuple[object, ...]
    ) -> JournalEntry | None:
        """Return the first entry of these kinds on or after a day, ``None`` where there is none.

        ``fields``: what it must say, one of a tuple for each.
        """
        found = [
            entry
            for kind in kinds
            for entry in self.kinds.get(kind, ())
            if entry.happened_on >= since and _says(entry.content, fields)
        ]
        return min(found, key=lambda entry: (entry.happened_on, entry.seq), default=None)


def _says(content: object, fields: Mapping[str, tuple[object, ...]]) -> bool:
    return all(getattr(content, name) in wanted for name, wanted in fields.items())


def _starts(content: object) -> bool:
    match content:
        case Decision(subject="tweede-spoor-start"):
            return True
        case OrderEvent(event="signed" | "accepted", order="trajectory" | "intake"):
            return True
        case Appointment(outcome="attended", purpose="intake"):
            return True
        case ReportEvent(event="released"):
            return True
        case _:
            return False


def _is_effort(entry: JournalEntry) -> bool:
    match entry.content:
        case Contact(with_=with_):
            return "employee" in with_ or "host-employer" in with_
        case Appointment(outcome="attended"):
            return True
        case content:
            return content.kind in _EFFORTS
