"""What is promised from one event to another, documents asked for included."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from wissel.core.dates import local_day
from wissel.core.journal import ReportEvent
from wissel.core.obligations import Obligation
from wissel.core.programme._calendar import later, moment_later, moment_on, shifted
from wissel.core.programme._facts import Event, Facts, proof, settled
from wissel.core.programme._limit import Limit
from wissel.core.programme._rhythms import CLOSED, starts_of
from wissel.core.programme._terms import ClientTerm, term_on
from wissel.core.programme._types import Delivery, Programme, Promise

#: Obligation key → the days on which its actors are reminded.
Reminders = dict[str, tuple[date, ...]]
#: The day of a start, the anchor it gives, and its event where it has one.
Start = tuple[date, str, Event | None]


def promise_obligations(
    promise: Promise,
    programme: Programme,
    facts: Facts,
    *,
    starts: Sequence[Start] | None = None,
) -> tuple[list[Obligation], Reminders]:
    """Return the duties of one promise and their reminders.

    One duty for the first start event, or one for each of them. ``starts`` narrows the events.
    """
    begun = _counting(promise, starts_of(promise.starts, facts) if starts is None else starts)
    reminders: Reminders = {}
    duties = []
    for day, anchor, event in begun:
        term = term_on(programme.agreed, promise.key, day)
        common = programme.common(promise, term) | {"satisfied_by": promise.ends}
        held = promise if term is None else _as_agreed(promise, term)
        duty, moments = _begun(held, common, facts, day=day, anchor=anchor, event=event)
        duties.append(duty)
        reminders[duty.key] = moments
    asked = [
        (duty, event)
        for duty, (_, _, event) in zip(duties, begun, strict=True)
        if event is not None and event.thread
    ]
    if asked:
        return _timed(_by_thread(promise, facts, asked), facts), reminders
    lapses = facts.named(promise.lapses)
    learned = {
        duty.key: event.number
        for duty, (_, _, event) in zip(duties, begun, strict=True)
        if event is not None
    }
    kept = _timed(settled(facts, duties, facts.named(promise.ends), learned), facts)
    return [
        _lapse(duty, next((e.day for e in lapses if e.day >= day), None), facts)
        for duty, (day, _, _) in zip(kept, begun, strict=True)
    ], reminders


def _counting(promise: Promise, begun: Sequence[Start]) -> Sequence[Start]:
    """Return the starts that begin a duty: the first, each, or the last that is appointed."""
    if promise.before_appointment:
        # One that was cancelled asks for nothing any more, and the next one asks anew.
        return [one for one in begun if one[2] is not None and one[2].appointed is not None][-1:]
    if not promise.each:
        return begun[:1]
    if isinstance(promise, Delivery):
        return [(day, anchor, _of_occasion(promise, event)) for day, anchor, event in begun]
    return begun


def _of_occasion(promise: Delivery, event: Event | None) -> Event | None:
    """Tie what begins a report of one occasion to the report of that day, and to no other."""
    if event is None:
        return None
    return replace(event, thread=f"report:{promise.key.casefold()}@{event.day.isoformat()}")


def _timed(duties: Sequence[Obligation], facts: Facts) -> list[Obligation]:
    """Say at which moment was done what had to be done by a moment, if the file knows it."""
    moments = {event.entry.id: event.moment for event in facts.events}
    return [
        replace(duty, done_at=next((moments.get(proof) for proof in duty.evidence), None))
        if duty.due_at is not None and duty.done_on is not None
        else duty
        for duty in duties
    ]


def _as_agreed(promise: Promise, term: ClientTerm) -> Promise:
    """Return the promise with the limit the client agreed, and warnings in the same proportion."""
    if term.limit is None:
        return promise
    moments = {term.limit.amount * moment // promise.limit.amount for moment in promise.warn_after}
    return replace(promise, limit=term.limit, warn_after=tuple(sorted(moments)))


def _begun(
    promise: Promise,
    common: dict[str, Any],
    facts: Facts,
    *,
    day: date,
    anchor: str,
    event: Event | None,
) -> tuple[Obligation, tuple[date, ...]]:
    """Return the duty that began on ``day``, not yet settled, and its warning moments."""
    key = f"{common['rule']}@{anchor}"
    begun = None if event is None else event.moment
    if promise.before_appointment and event is not None and event.appointed is not None:
        return _before(promise, common, facts, day=day, anchor=anchor, appointed=event.appointed)
    due = _moved(promise, promise.limit.amount, key, day, facts, begun)
    moments = [_moved(promise, amount, key, day, facts, begun) for amount in promise.warn_after]
    known = tuple(moment for moment in moments if moment is not None)
    duty = Obligation(
        **common,
        anchor=anchor,
        due=due,
        due_at=_last_moment(promise, due, begun),
        opens=None if promise.any_time else day,
        warn_from=next(iter(known), None),
        exemption=facts.exemption(key),
        notes=(() if due is not None else ("paused",)) + _period(event),
    )
    return duty, known


def _before(
    promise: Promise,
    common: dict[str, Any],
    facts: Facts,
    *,
    day: date,
    anchor: str,
    appointed: date,
) -> tuple[Obligation, tuple[date, ...]]:
    """Return the duty that is to be done before an appointment: asked for from the plan on."""
    days = promise.limit.amount * (7 if promise.limit.unit == "weeks" else 1)
    duty = Obligation(
        **common,
        anchor=anchor,
        due=max(day, date.fromordinal(appointed.toordinal() - days)),
        opens=None if promise.any_time else day,
        warn_from=day,
        exemption=facts.exemption(f"{common['rule']}@{anchor}"),
    )
    return duty, (day,)


def _last_moment(promise: Promise, due: date | None, begun: datetime | None) -> datetime | None:
    """Return the moment of the last day on which the hours end, if the start has a moment."""
    if promise.limit.unit != "hours" or begun is None or due is None:
        return None
    return moment_on(due, moment_later(begun, promise.limit.amount))


def _moved(
    promise: Promise, amount: int, key: str, start: date, facts: Facts, begun: datetime | None
) -> date | None:
    """Return the day ``amount`` after the start, pauses left out; ``None`` while it is paused.

    A pause that begins after the day leaves it: what was late stays late.
    """
    limit = Limit(amount, promise.limit.unit)
    if limit.unit == "hours" and begun is not None:
        day = local_day(moment_later(begun, amount))
    else:
        day = later(start, limit, facts.working)
    for begin, end in facts.pauses(key) if promise.pausable else ():
        if begin > day:
            break
        if end is None:
            return None
        if end > start:
            day = shifted(day, (max(begin, start), end), limit, facts.working)
    return day


def _by_thread(
    promise: Promise,
    facts: Facts,
    asked: Sequence[tuple[Obligation, Event]],
) -> list[Obligation]:
    """Settle each question by the answers in its own thread, up to the next question there."""
    answers, lapses = facts.named(promise.ends), facts.named(promise.lapses)
    keys = {duty.key for duty, _ in asked}
    found = []
    for duty, question in asked:
        again = [
            event.place
            for _, event in asked
            if event.thread == question.thread and event.place > question.place
        ]
        until = min(again, default=None)

        def belongs(
            event: Event, question: Event = question, until: tuple[date, int] | None = until
        ) -> bool:
            return (
                event.thread in ("", question.thread)
                and event.place > question.place
                and (until is None or event.place < until)
            )

        day, evidence = proof(facts, duty.key, filter(belongs, answers), keys=keys)
        answered = duty if day is None else replace(duty, done_on=day, evidence=evidence)
        over = [event.day for event in lapses if belongs(event)]
        over += [until[0]] if until is not None else []
        found.append(_lapse(answered, min(over, default=None), facts))
    return found


def _lapse(duty: Obligation, over: date | None, facts: Facts) -> Obligation:
    if duty.done_on is not None:
        return duty
    if over is not None:
        return replace(duty, lapsed=True)
    if facts.closed_on is not None:
        return replace(duty, lapsed=True, notes=(*duty.notes, CLOSED))
    return duty


def _period(event: Event | None) -> tuple[str, ...]:
    """Note the period of the report a duty is about, so that a screen finds the report."""
    if event is None or not isinstance(event.entry.content, ReportEvent):
        return ()
    return (f"period:{event.entry.content.period}",)
