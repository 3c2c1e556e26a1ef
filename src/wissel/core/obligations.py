"""The one idea of the product: everything anybody must do is an :class:`Obligation`.

Today's list, reminders, promise figures, what a report says about keeping to plan and the drawing
of the track are views of one list of these. An obligation is derived, never stored: its identity is
the rule plus the anchor (the fact or period that started it), so it survives every derivation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from wissel.core.sources import Basis, Nature, Text
from wissel.core.wire import Wire

#: How the rules begin of duties that only the employee and the coach may know of.
PRIVATE = "message:"
#: The rule of what is done about a risk or bottleneck; the anchor is where it was written down.
BOTTLENECK = "bottleneck:open"
#: What the employee writes to prepare the intake, as an event.
PREPARATION = "document-received:intakeformulier"


class State(StrEnum):
    """Computed from the dates and today, never stored."""

    UPCOMING = "upcoming"  #: not yet near its last day
    DUE = "due"  #: from ``warn_from`` to the last day
    OVERDUE = "overdue"  #: past its last day, not done
    DONE = "done"  #: done on time
    LATE = "late"  #: done, after its last day
    LAPSED = "lapsed"  #: can no longer be done or no longer matters
    UNKNOWN = "unknown"  #: the file does not say whether it happened
    NOT_APPLICABLE = "not-applicable"  #: does not hold in this case, for a reason

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self in (State.UPCOMING, State.DUE, State.OVERDUE, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Exemption(Wire):
    """A person's reasoned word that a duty is done elsewhere, does not hold, or can wait.

    It is a decision in the journal (``entry``), with an owner and a date; never a tick.
    """

    kind: str  #: ``done-elsewhere`` | ``not-applicable`` | ``later``
    reason: str
    by: str
    on: date
    entry: str
    until: date | None = None  #: only for ``later``: the day the duty speaks again


@dataclass(frozen=True, slots=True)
class Obligation(Wire):
    """Who must do what by when, why, and what proves it. Days are inclusive.

    ``due`` is ``None`` when the duty has no last day yet (its anchor has not happened). ``act`` is
    the kind of journal entry, or the page, that settles it in one step. A limit in hours whose
    beginning is known to the minute ends at ``due_at``, on the day ``due``.
    """

    rule: str  #: ``law:M06``, ``basis:contact-employee``
    anchor: str  #: the fact or period that started it, ``2025-03-10`` or ``2026-11``
    title: Text
    actors: tuple[str, ...]
    nature: Nature
    due: date | None
    opens: date | None = None
    warn_from: date | None = None
    target: date | None = None  #: the day practice aims at, before the last day
    basis: tuple[Basis, ...] = ()
    consequence: Text | None = None
    satisfied_by: tuple[str, ...] = ()  #: journal kinds that settle it
    act: str = ""
    done_on: date | None = None
    due_at: datetime | None = None  #: the last moment, aware
    done_at: datetime | None = None  #: the moment it was done, where ``due_at`` asks for it
    evidence: tuple[str, ...] = ()  #: journal entry ids
    exemption: Exemption | None = None
    lapsed: bool = False
    unknown: bool = False  #: the file says it does not know whether this happened
    notes: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """The identity that survives every derivation: ``rule@anchor``."""
        return f"{self.rule}@{self.anchor}"

    @property
    def is_private(self) -> bool:
        """Whether this duty is about a message: nobody else may know that there is one."""
        return self.rule.startswith(PRIVATE)

    @property
    def is_between_two(self) -> bool:
        """Whether this duty is between employee and coach: no other party knows whether it is done.

        It is the preparation of the intake, which is the employee's own.
        """
        return PREPARATION in self.satisfied_by

    @property
    def days_late(self) -> int | None:
        """Days between the last day and the day it was done; ``None`` if not done or on time."""
        if self.done_on is None or self.due is None or self.done_on <= self.due:
            return None
        return (self.done_on - self.due).days

    @property
    def was_late(self) -> bool:
        """Whether it was done after its last day, or after its last moment on that day."""
        if self.due_at is not None and self.done_at is not None:
            return self.done_at > self.due_at
        return bool(self.days_late)

    def state(self, today: date) -> State:
        """Return the state on ``today``."""
        if self.done_on is not None:
            return State.LATE if self.was_late else State.DONE
        if self.exemption is not None and self.exemption.kind != "later":
            return State.DONE if self.exemption.kind == "done-elsewhere" else State.NOT_APPLICABLE
        if self.lapsed:
            return State.LAPSED
        if self.due is None:
            return State.UPCOMING
        if self.unknown and today >= self.due:
            return State.UNKNOWN
        if today > self.due:
            return State.OVERDUE
        if self.warn_from is not None and today >= self.warn_from:
            return State.DUE
        return State.UPCOMING


@dataclass(frozen=True, slots=True)
class Settlement:
    """A journal entry as far as obligations care: what it counts as, its day, what it names.

    ``counts_as`` holds the kind and its details: ``{"contact", "contact:employee"}``.
    """

    id: str
    counts_as: frozenset[str]
    happened_on: date
    settles: str | None = None  #: an obligation key; an explicit link overrides
    too_early_for: frozenset[str] = frozenset()  #: keys of duties that it could not yet know of


def settle(obligations: Sequence[Obligation], entries: Iterable[Settlement]) -> list[Obligation]:
    """Match entries to obligations: the earliest entry not used yet counts, an explicit link wins.

    An entry settles an obligation when it counts as one of ``satisfied_by`` and happened on or
    after ``opens``. Obligations are served in the order of their last day, so that one talk never
    settles two months. The order of the result is the order given.

    >>> from datetime import date
    >>> duty = Obligation("x:call", "2026-11", Text("Bel", "Call"), ("coach",), Nature.PROMISE,
    ...     due=date(2026, 11, 30), opens=date(2026, 11, 1), satisfied_by=("contact",))
    >>> talk = Settlement("e1", frozenset({"contact"}), date(2026, 11, 5))
    >>> [settled] = settle([duty], [talk])
    >>> settled.done_on, settled.evidence
    (datetime.date(2026, 11, 5), ('e1',))
    """
    free = sorted(entries, key=lambda entry: (entry.happened_on, entry.id))
    linked = {entry.settles: entry for entry in reversed(free) if entry.settles}
    used = {entry.id for entry in linked.values()}
    done: dict[str, Obligation] = {}
    for duty in sorted(obligations, key=lambda o: (o.due or date.max, o.opens or date.min, o.key)):
        entry = linked.get(duty.key) or _first_match(duty, free, used)
        if duty.done_on is not None or entry is None:
            done[duty.key] = duty
            continue
        used.add(entry.id)
        done[duty.key] = replace(
            duty, done_on=entry.happened_on, evidence=(*duty.evidence, entry.id)
        )
    return [done[duty.key] for duty in obligations]


def _first_match(
    duty: Obligation, entries: Sequence[Settlement], used: set[str]
) -> Settlement | None:
    for entry in entries:
        if (
            entry.id not in used
            and entry.settles is None
            and duty.key not in entry.too_early_for
            and not entry.counts_as.isdisjoint(duty.satisfied_by)
            and (duty.opens is None or entry.happened_on >= duty.opens)
        ):
            return entry
    return None
