"""What a derivation reads: the events of one trajectory that stand on a day, and the decisions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from operator import attrgetter

from wissel.core.dates import Working, local_day
from wissel.core.journal import (
    Appointment,
    CapacityReceived,
    Decision,
    JournalEntry,
    ProfileFixed,
    origins_of,
    standing,
)
from wissel.core.obligations import Exemption, Obligation, Settlement, settle
from wissel.core.programme import _events
from wissel.core.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Event:
    """An entry that stands. ``origin`` is the id of the first of its corrections: the anchor.

    ``day`` is the day it counts for: the day it happened, and for capacity the day it holds from.
    ``moment`` is when it was written down, if that was on this day: then its hour counts too.
    """

    origin: str
    entry: JournalEntry
    day: date
    names: frozenset[str]
    thread: str
    place: tuple[date, int]  #: where it stands in the order of events
    moment: datetime | None = None
    appointed: date | None = None  #: of a plan: the day it is for now, unless it was cancelled
    number: int = 0  #: of the first of its corrections in the journal: when the file learned of it


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about one obligation; ``exemption`` is ``None`` when it takes one back."""

    key: str
    on: date
    exemption: Exemption | None


@dataclass(slots=True)
class Facts:
    """The events by name, in order of day and sequence, and the decisions by obligation key."""

    today: date
    registered_on: date
    closed_on: date | None
    working: Working
    events: Sequence[Event]
    moments: Mapping[str, date]
    rulings: Mapping[str, Sequence[Ruling]]
    origins: Mapping[str, str]  #: id of a correction → id of what it corrects, to the first
    by_name: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    linked: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Index the events by name, and by the rule of the obligation they name."""
        for event in self.events:
            for name in event.names:
                self.by_name[name].append(event)
            if event.entry.settles:
                self.linked[event.entry.settles.partition("@")[0]].append(event)

    def named(self, names: Iterable[str]) -> list[Event]:
        """Return the events that answer to one of ``names``, in order, each once."""
        lists = [self.by_name[name] for name in names if name in self.by_name]
        if len(lists) == 1:
            return lists[0]
        found = {event.entry.id: event for each in lists for event in each}
        return sorted(found.values(), key=attrgetter("place"))

    def exemption(self, key: str) -> Exemption | None:
        """Return the last word about an obligation, unless it was taken back."""
        rulings = self.rulings.get(key)
        return rulings[-1].exemption if rulings else None

    def pauses(self, key: str) -> list[tuple[date, date | None]]:
        """Return the pauses of an obligation; the last may be open (``None``)."""
        found: list[tuple[date, date | None]] = []
        rulings = self.rulings.get(key, ())
        for number, ruling in enumerate(rulings):
            if ruling.exemption is None or ruling.exemption.kind != "later":
                continue
            ends = [ruling.exemption.until] if ruling.exemption.until else []
            if number + 1 < len(rulings):
                ends.append(rulings[number + 1].on)
            end = min(ends, default=None)
            if end is None or end > ruling.on:
                found.append((ruling.on, end))
        return found


def facts_of(
    trajectory: Trajectory, *, today: date, moments: Mapping[str, date], working: Working
) -> Facts:
    """Return the facts that stand on ``today``; what happened later has not happened yet."""
    origins = origins_of(trajectory.journal)
    events = list(_happened(trajectory, origins, today))
    events += _plans(trajectory.journal, events, today)
    events += _capacity_changes(trajectory, events)
    events.sort(key=attrgetter("place"))
    closed = trajectory.closed_on
    return Facts(
        today=today,
        registered_on=trajectory.registered_on,
        closed_on=closed if closed is not None and closed <= today else None,
        working=working,
        events=events,
        moments={name: day for name, day in moments.items() if day <= today},
        rulings=_rulings(events),
        origins=origins,
    )


def _happened(trajectory: Trajectory, origins: Mapping[str, str], today: date) -> Iterator[Event]:
    """Yield what stands and happened up to ``today``, each on the day it counts for."""
    valid_from = {capacity.id: capacity.valid_from for capacity in trajectory.capacity}
    first = {entry.id: entry for entry in trajectory.journal}
    for entry in standing(trajectory.journal):
        if _is_plan(entry) or entry.happened_on > today:
            continue
        day = entry.happened_on
        if isinstance(entry.content, CapacityReceived):
            day = valid_from.get(entry.content.capacity, day)
        origin = origins.get(entry.id, entry.id)
        yield Event(
            origin,
            entry,
            day,
            _events.names(entry),
            _events.thread(entry.content, origin, origins),
            (day, entry.seq),
            _on(day, first[origin].recorded_at),
            number=first[origin].seq,
        )


def _on(day: date, moment: datetime) -> datetime | None:
    return moment if local_day(moment) == day else None


def _is_plan(entry: JournalEntry) -> bool:
    return isinstance(entry.content, Appointment) and entry.content.outcome == "planned"


def _plans(
    entries: Iterable[JournalEntry], events: Sequence[Event], today: date
) -> Iterator[Event]:
    """Yield the making of appointments: an event of the day it was written down, not of the talk.

    Writing down how the talk went does not undo that it was planned, while its purpose stands.
    """
    entries = list(entries)
    origins = origins_of(entries)
    last = {origins.get(entry.id, entry.id): entry for entry in standing(entries)}
    seen: set[str] = set()
    for entry in sorted(entries, key=attrgetter("seq")):
        origin = origins.get(entry.id, entry.id)
        standing_now = last.get(origin)
        now = standing_now.content if standing_now is not None else None
        if not _is_plan(entry) or origin in seen or not isinstance(now, Appointment):
            continue
        day = min(entry.happened_on, local_day(entry.recorded_at))
        if day <= today and _events.names(entry) <= _events.names(
            replace(entry, content=replace(now, outcome="planned"))
        ):
            seen.add(origin)
            goes_on = standing_now is not None and now.outcome in ("planned", "attended")
            yield Event(
                origin,
                entry,
                day,
                _events.names(entry),
                "",
                (day, entry.seq),
                appointed=standing_now.happened_on if goes_on and standing_now else None,
            )


def _capacity_changes(trajectory: Trajectory, events: Iterable[Event]) -> list[Event]:
    """Return the versions that say something else than the one before, on the day they came in.

    Nobody can act on what has not come in: such an event counts from then, not from the day it
    holds from. The first version changes nothing.
    """
    versions = sorted(trajectory.capacity, key=attrgetter("version"))
    same = {after.id for before, after in pairwise(versions) if after.says_the_same(before)} | {
        version.id for version in versions[:1]
    }
    found = []
    received = [e for e in events if isinstance(e.entry.content, CapacityReceived)]
    for number, event in enumerate(sorted(received, key=lambda event: event.entry.seq)):
        content, day = event.entry.content, event.entry.happened_on
        first = number == 0 and not versions
        if isinstance(content, CapacityReceived) and content.capacity not in same and not first:
            names = frozenset({_events.CAPACITY_CHANGED})
            found.append(replace(event, day=day, names=names, place=(day, event.entry.seq)))
    return found


def _rulings(events: Iterable[Event]) -> dict[str, list[Ruling]]:
    found: dict[str, list[Ruling]] = defaultdict(list)
    for event in events:
        content = event.entry.content
        if not isinstance(content, Decision) or content.subject != "duty" or not content.obligation:
            continue
        exemption = None
        if content.effect:
            exemption = Exemption(
                kind=content.effect,
                reason=content.outcome,
                by=content.owner,
                on=event.day,
                entry=event.entry.id,
                until=content.until if content.effect == "later" else None,
            )
        found[content.obligation].append(Ruling(content.obligation, event.day, exemption))
    return dict(found)


def proof(
    facts: Facts,
    key: str,
    candidates: Iterable[Event],
    *,
    opens: date | None = None,
    keys: Collection[str] = (),
) -> tuple[date | None, tuple[str, ...]]:
    """Return the day and the entry that settle ONE duty, from candidates in order of their day.

    An entry that names the duty comes first; one that names another duty of ``keys`` is that one's.
    """
    for event in facts.linked.get(key.partition("@")[0], ()):
        if event.entry.settles == key:
            return event.day, (event.entry.id,)
    for event in candidates:
        if event.entry.settles not in keys and (opens is None or event.day >= opens):
            return event.day, (event.entry.id,)
    return None, ()


def settled(
    facts: Facts,
    duties: Sequence[Obligation],
    events: Iterable[Event],
    learned: Mapping[str, int] | None = None,
) -> list[Obligation]:
    """Match the events to the duties of ONE rule, each event once.

    A talk may keep two rules at once. A link to a duty of another rule, or to one that is no longer
    there, does not hold an event back. ``learned``: duty key → number in the journal of what began
    it. A profile is fixed in the file itself, so one that was fixed before that did not answer it,
    whatever the days say: an opinion that came in on Monday may be written down on Thursday.
    """
    keys = {duty.key for duty in duties}
    candidates = {event.entry.id: event for event in events}
    for rule in {duty.rule for duty in duties}:
        for event in facts.linked.get(rule, ()):
            if event.entry.settles in keys:
                candidates[event.entry.id] = event
    return settle(
        duties,
        [
            Settlement(
                id=event.entry.id,
                counts_as=event.names,
                happened_on=event.day,
                settles=event.entry.settles if event.entry.settles in keys else None,
                too_early_for=_too_early(event, learned or {}),
            )
            for event in candidates.values()
        ],
    )


def _too_early(event: Event, learned: Mapping[str, int]) -> frozenset[str]:
    if not isinstance(event.entry.content, ProfileFixed):
        return frozenset()
    return frozenset(key for key, number in learned.items() if event.number < number)
