"""Everything due in one trajectory: the one place where law, programme and agreements meet.

Today's list, reminders, promise figures and the drawing of the track are views of :class:`Due`.
The same trajectory, programme and day give the same result; nothing here reads a clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from wissel.core.clock import Timeline, as_obligations, is_working_day, timeline
from wissel.core.due._facts import (
    MILESTONE_OF,
    SetAside,
    Told,
    clock_input,
    facts_told,
    not_known,
)
from wissel.core.due._messages import message_duties
from wissel.core.due._services import service_duties
from wissel.core.journal import JournalEntry, standing
from wissel.core.obligations import Exemption, Obligation, Settlement, State, settle
from wissel.core.programme import PhaseSpan, Programme, derive
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire

__all__ = ["Due", "PhaseSpan", "Reminder", "SetAside", "Told", "everything_due", "law_of"]

#: Milestones of the end without a fact of their own, which their document in the journal settles:
#: one dated after the first year, for an early opinion is no current one (Regeling 6(1)h, j).
BY_DOCUMENT = ("M10", "M11")


@dataclass(frozen=True, slots=True)
class Reminder(Wire):
    """A day on which the actors of an open duty are reminded; ``number`` counts from 1."""

    obligation: str
    on: date
    number: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due(Wire):
    """Everything due in one trajectory on ``today``.

    ``obligations`` are of all sources, settled and with what was decided about them, by last day
    and then by key; those without a last day come last. ``reminders`` are those of duties that are
    still open, past ones included: whoever sends knows what was sent. Closing a trajectory ends
    them, and what the programme asks; the law's duties stay, for the employer has them still.
    ``set_aside`` are documents whose date the clock cannot use.
    """

    today: date
    known_at: datetime | None
    timeline: Timeline
    obligations: tuple[Obligation, ...]
    phases: tuple[PhaseSpan, ...]
    reminders: tuple[Reminder, ...]
    set_aside: tuple[SetAside, ...] = ()

    def next_open(self, n: int, *, actor: str | None = None) -> tuple[Obligation, ...]:
        """Return the ``n`` open duties that come first, of ``actor`` if given.

        What the file only does not know comes after what somebody must do; what has no last day
        comes at the end.
        """
        found = [
            duty
            for duty in self.obligations
            if duty.state(self.today).is_open and (actor is None or actor in duty.actors)
        ]
        found.sort(key=lambda duty: duty.state(self.today) is State.UNKNOWN or duty.due is None)
        return tuple(found[:n])

    def find(self, key: str) -> Obligation | None:
        """Return the duty with this key, or ``None``."""
        return next((duty for duty in self.obligations if duty.key == key), None)


def everything_due(
    trajectory: Trajectory,
    programme: Programme,
    *,
    today: date,
    known_at: datetime | None = None,
    trace: bool = False,
) -> Due:
    """Return everything due in ``trajectory`` under ``programme`` on ``today``.

    ``known_at`` (aware): only what was recorded by then; the absence facts are those of now. What
    happened after ``today`` has not happened. ``trace``: the timeline carries its derivation.
    Raises :class:`~wissel.core.refusal.Refused` for absence facts that contradict each other and
    :class:`~wissel.core.sources.NotCovered` for a date that the law's data does not cover.
    """
    if known_at is not None:
        trajectory = trajectory.as_known(known_at)
    entries = [entry for entry in standing(trajectory.journal) if entry.happened_on <= today]
    told = facts_told(entries, trajectory.absence.first_sick_day)
    law = _timeline(trajectory, told, today, trace=trace)
    derived = derive(
        programme,
        trajectory,
        today=today,
        moments=_moments(trajectory, law),
        working=is_working_day,
    )
    duties = _law(law, told, entries, derived.exemptions, trajectory.registered_on)
    duties += derived.obligations
    closed = trajectory.closed_on is not None and trajectory.closed_on <= today
    duties += message_duties(
        trajectory.journal, today, is_working_day, derived.exemptions, closed=closed
    )
    duties += service_duties(
        trajectory.journal, today, is_working_day, derived.exemptions, closed=closed
    )
    duties.sort(key=lambda duty: (duty.due or date.max, duty.key))
    return Due(
        today=today,
        known_at=known_at,
        timeline=law,
        obligations=tuple(duties),
        phases=derived.phases,
        reminders=() if closed else _reminders(duties, derived.reminders, today),
        set_aside=told.set_aside,
    )


def law_of(trajectory: Trajectory, *, today: date) -> tuple[Timeline, Told]:
    """Return the timeline of the law alone, and the facts of the journal it rests on.

    Raises as :func:`everything_due` does.
    """
    entries = [entry for entry in standing(trajectory.journal) if entry.happened_on <= today]
    told = facts_told(entries, trajectory.absence.first_sick_day)
    return _timeline(trajectory, told, today, trace=False), told


def _moments(trajectory: Trajectory, law: Timeline) -> dict[str, date]:
    """Return the moments outside the journal by the names a programme uses."""
    waiting = law.waiting_period
    return {
        "registered": trajectory.registered_on,
        "first-sick-day": waiting.first_day,
        # The first day moved by what does not count: week n of the law is n weeks from here.
        "waiting-period": date.fromordinal(waiting.first_day.toordinal() + waiting.shift_days),
    }


def _timeline(trajectory: Trajectory, told: Told, today: date, *, trace: bool) -> Timeline:
    data = clock_input(trajectory, told, today=today)
    first = timeline(data, trace=trace)
    facts = not_known(first, told, registered_on=trajectory.registered_on)
    return first if facts is None else timeline(replace(data, facts=facts), trace=trace)


def _law(
    law: Timeline,
    told: Told,
    entries: Iterable[JournalEntry],
    exemptions: Mapping[str, Exemption],
    registered_on: date,
) -> list[Obligation]:
    """Return the duties of the law with the entries that prove them."""
    first_year = next((m.due for m in law.milestones if m.id == "M07"), None)
    sources = {id_: told.entries.get(name, ()) for name, id_ in MILESTONE_OF.items()}
    duties = []
    for duty in as_obligations(law):
        proof = tuple(
            entry for day, entry in sources.get(_milestone(duty), ()) if day == duty.done_on
        )
        # Evaluations are many: the file may hold some of them and still not know the early ones.
        early = duty.due is not None and duty.due < registered_on and duty.done_on is None
        duties.append(
            replace(
                duty,
                opens=duty.opens or (first_year if _milestone(duty) in BY_DOCUMENT else None),
                evidence=proof[:1],
                act=duty.act or next(iter(duty.satisfied_by), "").partition(":")[0],
                exemption=exemptions.get(duty.key),
                unknown=duty.unknown or (early and _milestone(duty) == "M05"),
            )
        )
    return settle(duties, _settlements(duties, entries))


def _settlements(duties: Iterable[Obligation], entries: Iterable[JournalEntry]) -> list[Settlement]:
    """Return the entries that name a duty of the law, and the documents that are one."""
    keys = {duty.key for duty in duties}
    names = {
        name for duty in duties if _milestone(duty) in BY_DOCUMENT for name in duty.satisfied_by
    }
    return [
        Settlement(
            id=entry.id,
            counts_as=entry.counts_as & names,
            happened_on=entry.happened_on,
            settles=entry.settles if entry.settles in keys else None,
        )
        for entry in entries
        if entry.settles in keys or not entry.counts_as.isdisjoint(names)
    ]


def _milestone(duty: Obligation) -> str:
    """``law:M05.3`` → ``M05``."""
    return duty.rule.removeprefix("law:")[:3]


def _reminders(
    duties: Iterable[Obligation], moments: Mapping[str, tuple[date, ...]], today: date
) -> tuple[Reminder, ...]:
    """Return the reminders of the open duties; what can wait is silent until its day."""
    found = []
    for duty in duties:
        if duty.due is None or not duty.state(today).is_open:
            continue
        own = () if duty.warn_from is None else (duty.warn_from,)
        waits = duty.exemption.until if duty.exemption is not None else None
        found += [
            Reminder(duty.key, day, number, duty.actors)
            for number, day in enumerate(moments.get(duty.key, own), start=1)
            if waits is None or day >= waits
        ]
    return tuple(sorted(found, key=lambda reminder: (reminder.on, reminder.obligation)))
