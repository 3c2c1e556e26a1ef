"""What comes back again and again.

A rolling rhythm counts from the last time: one duty is open, and a gap is one duty however long it
lasted (done late, not five times missed). A rhythm per month or week asks one thing of each period.
What happened in a period counts for that period; a period that went by without is overdue until a
later one is kept, and then stays readable as missed.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from wissel.core.obligations import Exemption, Obligation
from wissel.core.programme._calendar import CalendarPeriod, earlier, later, period_key, periods
from wissel.core.programme._facts import Event, Facts, proof
from wissel.core.programme._limit import Limit
from wissel.core.programme._phases import PhaseSpan, Window
from wissel.core.programme._terms import ClientTerm, cut, term_on
from wissel.core.programme._types import Duty, Per, Programme, Rhythm

#: When a pace asks: from, to (open while its phase runs), and how often.
Run: TypeAlias = tuple[date, date | None, Limit]

#: What ends a turn: the day, and what was done or decided then.
Turn: TypeAlias = tuple[date | None, Event | None, Exemption | None]
_OPEN: Turn = (None, None, None)

#: Note on a duty that was not done and whose turn has passed.
MISSED = "missed"
#: Note on a duty that was open when the trajectory was closed.
CLOSED = "closed"


def windows_of(phases: Sequence[str], spans: Sequence[PhaseSpan], facts: Facts) -> list[Window]:
    """Return when one of ``phases`` ran; without phases, the whole trajectory.

    A programme asks nothing of the time before somebody was registered with it.
    """
    if phases:
        return [
            (max(begin, facts.registered_on), end)
            for span in spans
            if span.key in phases
            for begin, end in span.windows
            if end is None or end >= facts.registered_on
        ]
    if facts.registered_on > facts.today:
        return []
    return [(facts.registered_on, facts.closed_on)]


def rhythm_obligations(
    rhythm: Rhythm, programme: Programme, spans: Sequence[PhaseSpan], facts: Facts
) -> list[Obligation]:
    """Return the duties of one rhythm: the past ones with what settled them, and the open one."""
    if rhythm.per:
        return _calendar(rhythm, rhythm.per, programme, spans, facts)
    return _rolling(rhythm, programme, spans, facts)


def _common(programme: Programme, rhythm: Rhythm, term: ClientTerm | None) -> dict[str, Any]:
    return programme.common(rhythm, term) | {"satisfied_by": rhythm.satisfied_by}


# ---------------------------------------------------------------- rolling


def _rolling(
    rhythm: Rhythm, programme: Programme, spans: Sequence[PhaseSpan], facts: Facts
) -> list[Obligation]:
    runs = _runs(rhythm, programme, spans, facts)
    if not runs:
        return []
    rule = programme.rule(rhythm.key)
    shared = _common(programme, rhythm, None)
    waits = _waits(rule, facts)
    anchor = min(begin for begin, _, _ in runs)
    found: list[Obligation] = []
    for day, event, exemption in (*_turns(rhythm, rule, runs, facts), _OPEN):
        if day is not None and day <= anchor:
            continue
        due = _next_due(anchor, runs, facts)
        if due is not None:
            term = term_on(programme.agreed, rhythm.key, due) if programme.agreed else None
            common = shared if term is None else _common(programme, rhythm, term)
            due = _waited(due, day, waits)
            if day is None:
                # The open one. That it can wait stays to be read, although it ends no turn.
                exemption = facts.exemption(f"{rule}@{anchor.isoformat()}")
            closed = day is None and facts.closed_on is not None
            duty = Obligation(
                **common,
                anchor=anchor.isoformat(),
                opens=anchor,
                due=due,
                warn_from=max(anchor, earlier(due, rhythm.warn_before, facts.working)),
                done_on=day if event is not None else None,
                evidence=() if event is None else (event.entry.id,),
                exemption=exemption,
                lapsed=closed,
                notes=(CLOSED,) if closed else (),
            )
            found.append(duty)
        anchor = day or anchor
    return found


def _waited(due: date, day: date | None, waits: Sequence[tuple[date, date]]) -> date:
    """Return the day a turn that ended on ``day`` was due after what was said about waiting."""
    for decided, until in waits:
        if due < until and (day is None or day >= decided):
            due = until
    return due


def _runs(
    rhythm: Rhythm, programme: Programme, spans: Sequence[PhaseSpan], facts: Facts
) -> list[Run]:
    """Return when the rhythm runs and at what pace; an agreement with the client has its own."""
    since = date.min
    if rhythm.starts:
        starts = starts_of(rhythm.starts, facts)
        if not starts:
            return []
        since = starts[0][0]
    return [
        (first, last, term.limit if term is not None and term.limit is not None else pace.every)
        for pace in rhythm.paces
        for begin, end in windows_of(pace.phases, spans, facts)
        if end is None or end >= since
        for (first, last), term in cut((max(begin, since), end), programme.agreed, rhythm.key)
    ]


def _next_due(last: date, runs: Sequence[Run], facts: Facts) -> date | None:
    """Return the first day on which a pace asks again; it counts from its own begin or later.

    So a pace that begins later can bring the day forward; a new contact only moves it back.
    """
    days = []
    for begin, end, every in runs:
        due = later(max(last, begin), every, facts.working)
        if end is None or due <= end:
            days.append(due)
    return min(days, default=None)


def _turns(rhythm: Rhythm, rule: str, runs: Sequence[Run], facts: Facts) -> list[Turn]:
    """Return the days that end a turn, one for each day: it was done, or decided to be no duty."""
    days: dict[date, Turn] = {}
    for key, rulings in facts.rulings.items():
        exemption = rulings[-1].exemption
        if key.startswith(f"{rule}@") and exemption is not None and exemption.kind != "later":
            day = _exempt_until(key, exemption, runs, facts)
            days[day] = (day, None, exemption)
    for event in reversed([*facts.named(rhythm.satisfied_by), *facts.linked.get(rule, ())]):
        days[event.day] = (event.day, event, None)
    return [days[day] for day in sorted(days)]


def _exempt_until(key: str, exemption: Exemption, runs: Sequence[Run], facts: Facts) -> date:
    """Return the day from which the rhythm counts again.

    What was done elsewhere counts from the day it was told. A turn that does not hold counts from
    its own last day, also when a contact came in between: more contact never asks for more.
    """
    try:
        anchor = date.fromisoformat(key.partition("@")[2])
    except ValueError:
        return exemption.on
    if exemption.kind == "done-elsewhere" and exemption.on > anchor:
        return exemption.on
    return max(exemption.on, _next_due(anchor, runs, facts) or exemption.on)


def _waits(rule: str, facts: Facts) -> list[tuple[date, date]]:
    """Return the decisions that a turn of this rhythm can wait: (decided on, until)."""
    return sorted(
        (begin, end)
        for key in facts.rulings
        if key.startswith(f"{rule}@")
        for begin, end in facts.pauses(key)
        if end is not None
    )


def starts_of(name: str, facts: Facts) -> list[tuple[date, str, Event | None]]:
    """Return the days an event happened, with the anchor each gives."""
    if name in facts.moments:
        day = facts.moments[name]
        return [(day, day.isoformat(), None)]
    return [(event.day, event.origin, event) for event in facts.named((name,))]


# ---------------------------------------------------------------- per month or week


def agreed_periods(
    duty: Duty,
    per: Per,
    started_by: int,
    windows: Sequence[Window],
    programme: Programme,
    facts: Facts,
) -> list[tuple[CalendarPeriod, ClientTerm | None]]:
    """Return the periods that count, in order, each with the agreement it follows if any."""
    parts: dict[ClientTerm | None, list[Window]] = {}
    for window in windows:
        for span, term in cut(window, programme.agreed, duty.key):
            parts.setdefault(term, []).append(span)
    found = [
        (period, term)
        for term, spans in parts.items()
        for period in counting_periods(
            term.per if term is not None and term.per else per, started_by, spans, facts
        )
    ]
    return sorted(found, key=lambda pair: (pair[0].first, pair[0].due))


def counting_periods(
    per: Per, started_by: int, windows: Sequence[Window], facts: Facts
) -> Iterator[CalendarPeriod]:
    """Yield the periods in which one of ``windows`` was running early enough and to the end.

    The one after today's is included: whoever is done with this one sees what comes next.
    """
    if not windows:
        return
    since = min(begin for begin, _ in windows)
    for period in periods(per, since, facts.today, facts.working):
        by = min(date.fromordinal(period.first.toordinal() + started_by - 1), period.last)
        if any(begin <= by and (end is None or end >= period.due) for begin, end in windows):
            yield period


def _calendar(
    rhythm: Rhythm, per: Per, programme: Programme, spans: Sequence[PhaseSpan], facts: Facts
) -> list[Obligation]:
    windows = windows_of(rhythm.phases, spans, facts)
    counting = agreed_periods(rhythm, per, rhythm.started_by, windows, programme, facts)
    rule = programme.rule(rhythm.key)
    keys = {f"{rule}@{period.key}" for period, _ in counting}
    commons = {term: _common(programme, rhythm, term) for _, term in counting}
    by_period: dict[str, list[Event]] = {}
    for sort in {term.per if term is not None and term.per else per for _, term in counting}:
        for event in facts.named(rhythm.satisfied_by):
            by_period.setdefault(period_key(sort, event.day), []).append(event)
    kept = [
        (period, *proof(facts, key, by_period.get(period.key, ()), keys=keys), facts.exemption(key))
        for period, _ in counting
        for key in (f"{rule}@{period.key}",)
    ]
    notes = _passed([(period, day is not None, free) for period, day, _, free in kept], facts)
    duties = [
        Obligation(
            **commons[term],
            anchor=period.key,
            opens=period.first,
            due=period.due,
            warn_from=max(period.first, earlier(period.due, rhythm.warn_before, facts.working)),
            done_on=day,
            evidence=evidence,
            exemption=exemption,
            lapsed=bool(note),
            notes=note,
        )
        for (period, day, evidence, exemption), note, (_, term) in zip(
            kept, notes, counting, strict=True
        )
    ]
    return without_surplus(duties, facts)


def _passed(
    kept: Sequence[tuple[CalendarPeriod, bool, Exemption | None]], facts: Facts
) -> list[tuple[str, ...]]:
    """Return for each period why it lapses: nothing, or the note.

    A missed period stays overdue while no later one was kept, and only the newest of them.
    """
    notes: list[tuple[str, ...]] = []
    turn_passed = False
    for period, done, exemption in reversed(kept):
        note: tuple[str, ...] = ()
        if done:
            turn_passed = True
        elif exemption is None or exemption.kind == "later":
            past = period.due < facts.today
            if past and turn_passed:
                note = (MISSED,)
            elif facts.closed_on is not None:
                note = (CLOSED,)
            turn_passed = turn_passed or past
        notes.append(note)
    return notes[::-1]


def without_surplus(duties: list[Obligation], facts: Facts) -> list[Obligation]:
    """Leave out the duty of the next period while an earlier one is still open."""
    if not duties or duties[-1].opens is None or duties[-1].opens <= facts.today:
        return duties
    if any(duty.state(facts.today).is_open for duty in duties[:-1]):
        return duties[:-1]
    return duties
