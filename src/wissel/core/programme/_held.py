"""Which promise holds today: the numbers of the programme, or what the client agreed instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from wissel.core.dates import Working
from wissel.core.programme._calendar import later
from wissel.core.programme._limit import Limit, Unit
from wissel.core.programme._phases import PhaseSpan
from wissel.core.programme._terms import term_on
from wissel.core.programme._types import Duty, Programme, Rhythm
from wissel.core.sources import Basis, Nature, Text
from wissel.core.wire import Wire

Often: TypeAlias = Literal["", "week", "month", "two-months", "quarter"]

#: Days in a unit, to tell which of two lengths is the shorter.
_DAYS: Final[dict[Unit, float]] = dict(
    zip(get_args(Unit), (1 / 24, 1, 7 / 5, 7, 30.4), strict=True)
)


@dataclass(frozen=True, slots=True)
class HeldPromise(Wire):
    """One number that holds in a trajectory on a day: how often, or within what.

    ``limit`` is an interval for a rhythm and a term for a promise; ``per`` is set instead for what
    is asked once in every period of the calendar. ``due``: when it would start on that day.
    ``nature`` is ``agreement`` when the client agreed the number; ``basis`` begins with its ground.
    """

    key: str
    title: Text
    actors: tuple[str, ...]
    nature: Nature
    basis: tuple[Basis, ...]
    events: tuple[str, ...]  #: the events that keep it
    limit: Limit | None = None
    per: Often = ""
    due: date | None = None


def promised_rhythms(
    programme: Programme, spans: Sequence[PhaseSpan], today: date
) -> tuple[HeldPromise, ...]:
    """Return the rhythms and periodic reports that hold in the phases that run on ``today``.

    Where several paces run, the shortest is the one that counts. A rhythm that an event of its own
    sets going is left out: whether it runs is not told by the phases.
    """
    running = {span.key for span in spans if _runs(span, today)}
    found = [
        _held(programme, rhythm, today, rhythm.satisfied_by, limit=pace, per=rhythm.per)
        for rhythm in programme.rhythms
        if not rhythm.starts
        for pace in _paces(rhythm, running)
    ]
    released = ("report-event:released",)
    found += [
        _held(programme, report, today, released, per=report.per) for report in programme.reports
    ]
    return tuple(found)


def promised_within(
    programme: Programme, starts: str, today: date, working: Working
) -> HeldPromise | None:
    """Return the promise that an event would start on ``today``, with its last day, or ``None``.

    ``starts`` is the name of the event as the programme writes it (``client-request:asked``).
    """
    promise = next((one for one in programme.promises if one.starts == starts), None)
    if promise is None:
        return None
    held = _held(programme, promise, today, promise.ends, limit=promise.limit)
    due = later(today, held.limit, working) if held.limit is not None else None
    return replace(held, due=due)


def _runs(span: PhaseSpan, today: date) -> bool:
    return any(begin <= today and (end is None or end > today) for begin, end in span.windows)


def _paces(rhythm: Rhythm, running: set[str]) -> list[Limit | None]:
    """Return the shortest pace that runs; ``None`` stands for a rhythm of the calendar."""
    if rhythm.per:
        return [None] if not rhythm.phases or not running.isdisjoint(rhythm.phases) else []
    paces = [
        pace.every
        for pace in rhythm.paces
        if not pace.phases or not running.isdisjoint(pace.phases)
    ]
    return [min(paces, key=lambda every: every.amount * _DAYS[every.unit])] if paces else []


def _held(
    programme: Programme,
    duty: Duty,
    today: date,
    events: tuple[str, ...],
    *,
    limit: Limit | None = None,
    per: Often = "",
) -> HeldPromise:
    term = term_on(programme.agreed, duty.key, today)
    common = programme.common(duty, term)
    return HeldPromise(
        key=duty.key,
        title=duty.title,
        actors=duty.actors,
        nature=common["nature"],
        basis=common["basis"],
        events=events,
        limit=term.limit if term is not None and term.limit is not None else limit,
        per=term.per if term is not None and term.per else per,
    )
