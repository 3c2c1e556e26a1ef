"""What a draft is made of: the entries of the period that the employer may know about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wissel.core.dates import local_day
from wissel.core.journal import (
    Appointment,
    Assignment,
    Contact,
    DocumentReceived,
    JournalEntry,
    Note,
    origins_of,
    standing,
)
from wissel.core.obligations import Obligation
from wissel.core.profiled import KeptProfile, ProfileKind
from wissel.core.reports._hiding import hidden_names, mask
from wissel.core.reports._words import Words
from wissel.core.reports.record import (
    Evidence,
    Heard,
    Layer,
    Question,
    Section,
    Statement,
    Target,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

#: Data categories the employer reads in a report (core.access). Everything else stays out.
OPEN_CATEGORIES = frozenset(
    {
        "activities",
        "applications",
        "capacity",
        "measures",
        "milestones",
        "placement",
        "search-profile",
        "stagnation",
    }
)
#: Kinds that show the trajectory moves; appointments and assignments only when they took place.
_MOVING = frozenset(
    {
        "contact",
        "application",
        "networking",
        "employer-approach",
        "vacancy-list-sent",
        "placement-event",
    }
)


@dataclass(frozen=True, slots=True)
class Material:
    """The facts of one draft. ``entries`` are of the period, ``known`` all that hold today."""

    trajectory: Trajectory
    obligations: Sequence[Obligation]
    words: Words
    first: date
    last: date  #: the last day the facts reach: the end of the period, or today
    today: date
    week: int | None
    total_weeks: int | None
    target: Target | None
    reported_until: date | None
    known: tuple[JournalEntry, ...]
    roots: dict[str, str]
    names: tuple[str, ...]
    heard: tuple[Heard, ...]
    profiles: tuple[KeptProfile, ...]  #: search profiles alone, oldest first
    employability: tuple[KeptProfile, ...]  #: where the employer may read it, oldest first
    known_until: date  #: what was recorded by then counts; later than ``today`` for a correction

    @property
    def entries(self) -> list[JournalEntry]:
        """Entries that happened in the period, and those no earlier report could hold."""
        return [
            entry
            for entry in self.known
            if entry.happened_on <= self.last
            and (entry.happened_on >= self.first or self.is_late(entry))
        ]

    def is_late(self, entry: JournalEntry) -> bool:
        """Whether it happened before the period but was recorded after the previous report."""
        return (
            self.reported_until is not None
            and entry.happened_on < self.first
            and local_day(entry.recorded_at) > self.reported_until
        )

    def clean(self, text: str) -> str:
        """Return a person's text on one line, with hidden names masked."""
        return mask(" ".join(text.split()), self.names, self.words.say("hidden.name"))

    def title(self, duty: Obligation) -> str:
        """Return what a duty is called; an agreed one was worded by people."""
        return self.clean(duty.title.in_(self.words.language))

    def id(self, entry: JournalEntry) -> str:
        """Return the name of a statement about an entry; a correction keeps that of the first."""
        return self.roots.get(entry.id, entry.id)

    def owner(self) -> str:
        """Return who writes the report."""
        coach = self.trajectory.party("coach")
        return coach.name if coach else self.words.role("coach")

    def nothing(self) -> Evidence:
        """Return the evidence of "nothing happened": the journal of the whole period."""
        label = self.words.say(
            "ev.journal", a=self.words.day(self.first), b=self.words.day(self.last)
        )
        return Evidence(
            f"journal:{self.first.isoformat()}:{self.last.isoformat()}", label, self.last, "journal"
        )

    def question(self, id_: str, text: str, layer: Layer = Layer.OPINION) -> Question:
        """Return a required question to the coach."""
        return Question(id=id_, text=text, layer=layer, owner=self.owner())


@dataclass(frozen=True, slots=True)
class Part:
    """What a builder fills into its section; ids are names that are unique in it."""

    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: bool = False

    def section(self, number: int, key: str, title: Text, why: Text | None) -> Section:
        """Return the section; left out only when the rule file gives the reason."""
        if self.left_out and why is not None:
            return Section(number, key, title, left_out_because=why)
        return Section(
            number=number,
            key=key,
            title=title,
            statements=tuple(replace(one, id=f"{number}:{one.id}") for one in self.statements),
            questions=tuple(replace(one, id=f"{number}:{one.id}") for one in self.questions),
        )


def collect(
    trajectory: Trajectory,
    obligations: Sequence[Obligation],
    *,
    words: Words,
    first: date,
    last: date,
    today: date,
    week: int | None,
    total_weeks: int | None,
    target: Target | None,
    reported_until: date | None,
    heard: tuple[Heard, ...] = (),
    profiles: tuple[KeptProfile, ...] = (),
    known_until: date | None = None,
) -> Material:
    """Return the material: what was recorded until today, still holds, and may be shown.

    A correction recorded later than today does not count yet. Notes never count, whatever their
    category, nor duties about messages or between employee and coach alone.
    """
    until = known_until or today
    recorded = [e for e in trajectory.journal if local_day(e.recorded_at) <= until]
    return Material(
        trajectory=trajectory,
        obligations=_told(obligations),
        words=words,
        first=first,
        last=min(last, today),
        today=today,
        week=week,
        total_weeks=total_weeks,
        target=target,
        reported_until=reported_until,
        known=tuple(entry for entry in standing(recorded) if _may_be_told(entry)),
        roots=origins_of(recorded),
        names=hidden_names(trajectory, until),
        heard=heard,
        profiles=_of(profiles, "search"),
        employability=_of(profiles, "employability"),
        known_until=until,
    )


def _may_be_told(entry: JournalEntry) -> bool:
    return entry.category in OPEN_CATEGORIES and not isinstance(entry.content, Note)


def _of(profiles: Iterable[KeptProfile], kind: ProfileKind) -> tuple[KeptProfile, ...]:
    """Return those of one kind in order: the report goes to the employer, and no other may."""
    kept = (one for one in profiles if one.said.kind == kind)
    return tuple(sorted(kept, key=lambda one: one.number))


def _told(obligations: Sequence[Obligation]) -> list[Obligation]:
    told = (duty for duty in obligations if not duty.is_private and not duty.is_between_two)
    return sorted(told, key=lambda duty: (duty.due or date.max, duty.key))


def is_activity(entry: JournalEntry) -> bool:
    """Whether this entry shows that the trajectory moves; a plan or a cancelled one does not."""
    match entry.content:
        case Appointment(outcome=outcome):
            return outcome == "attended"
        case Assignment(state=state):
            return state != "not-done"
        case _:
            return entry.kind in _MOVING


def proof(material: Material, entries: Iterable[JournalEntry]) -> tuple[Evidence, ...]:
    """Return the entries as evidence."""
    return tuple(Evidence(entry.id, label(material, entry), entry.happened_on) for entry in entries)


def label(material: Material, entry: JournalEntry) -> str:
    """Return the short label of an entry: what it is, never its content or a name."""
    words, content = material.words, entry.content
    match content:
        case Contact(medium=medium, minutes=minutes):
            sort = words.word(f"sort.{medium}")
            return words.say("ev.minutes", sort=sort, n=minutes) if minutes else sort
        case Appointment(medium=medium):
            return words.word("sort.appointment", medium=words.word(f"medium.{medium}"))
        case DocumentReceived():
            return words.say("ev.document", document=document_name(material, content))
        case _:
            return _plain_label(material, entry)


def _plain_label(material: Material, entry: JournalEntry) -> str:
    words, content = material.words, entry.content
    function = material.clean(getattr(content, "function", ""))
    simple = {
        "application": "ev.application",
        "networking": "ev.networking",
        "employer-approach": "ev.approach",
        "vacancy-list-sent": "ev.vacancies",
        "agreement": "ev.agreement",
        "decision": "ev.decision",
        "measure": "ev.measure",
        "stagnation-signal": "ev.stagnation",
        "capacity-received": "ev.capacity-received",
        "report-event": "ev.report",
        "expert-opinion": "ev.opinion",
        "order-event": "ev.order",
        "first-track-check": "ev.first-track",
        "profile-fixed": "ev.profile",
        "audit-answer": "ev.audit",
        "ladder-finding": "ev.ladder",
        "bottleneck": "ev.bottleneck",
        "client-request": "ev.request",
    }
    if entry.kind == "assignment":
        return words.word("sort.assignment")
    if entry.kind == "placement-event":
        place = words.word(f"placement.{getattr(content, 'placement', '')}")
        return words.word("sort.placement", placement=place)
    return words.say(simple[entry.kind], function=function)


def document_name(material: Material, content: DocumentReceived) -> str:
    """Return what a received document is called: its title only when its kind says nothing."""
    kind = str(content.document)
    if kind == "overig" and content.title:
        return material.clean(content.title)
    return material.words.word(f"document.{kind}")
