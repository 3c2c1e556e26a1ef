"""What lists keep of one trajectory in plain columns: days and identity, never a state."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, TypeAlias

from wissel.connections import wire
from wissel.core.due import Due
from wissel.core.journal import Decision, JournalEntry, StagnationSignal, standing
from wissel.core.obligations import Obligation
from wissel.core.sources import Nature
from wissel.core.trajectory import Trajectory

#: A stretch of a phase: its key, the day it began, and the day it ended if it did.
Window: TypeAlias = tuple[str, date, date | None]

#: Who acts for the bureau: a duty of theirs does not wait for somebody else.
OURS: Final = frozenset({"coach", "bureau"})

#: The duty whose day is the start of the second track.
_START: Final = "law:M08"

#: The decisions that end a standstill: another course, another phase, or the end.
_GOES_ON: Final = frozenset({"course", "phase", "end"})


def is_listed(duty: Obligation, *, closed: bool) -> bool:
    """Whether a list may ask for a duty: somebody must still act, by a day, in an open case."""
    exempt = duty.exemption is not None and duty.exemption.kind != "later"
    settled = duty.done_on is not None or duty.lapsed or exempt
    return not closed and not settled and duty.due is not None


@lru_cache(maxsize=4096)
def due_fields(duty: Obligation) -> Mapping[str, Any]:
    """Return the columns of a duty that is listed.

    Most duties of a trajectory are the same from one derivation to the next.
    """
    return {
        "due": duty.due,
        "role": duty.actors[0] if duty.actors else "",
        "ours": not OURS.isdisjoint(duty.actors),
        "nature": str(duty.nature),
        "private": duty.is_private,
        "unknown": duty.unknown,
        "waits_until": _waits(duty),
        "duty": wire.write(duty),
    }


def case_fields(case: Trajectory, due: Due) -> dict[str, date | None]:
    """Return the columns of a trajectory: the days that lists show, filter and sort by."""
    waiting = due.timeline.waiting_period
    held = [entry for entry in standing(case.journal) if entry.happened_on <= due.today]
    starts = [duty.done_on for duty in due.obligations if duty.rule == _START and duty.done_on]
    return {
        "first_day": waiting.first_day,
        "last_day": waiting.last_day,
        "week_one": _week_one(due),
        "second_track_start": starts[0] if starts else None,
        "last_contact": max(
            (entry.happened_on for entry in held if "contact:employee" in entry.counts_as),
            default=None,
        ),
        "still_since": _still_since(held),
        "unknown_from": _unknown_from(due, closed=case.closed_on is not None),
    }


def phase_windows(due: Due) -> tuple[Window, ...]:
    """Return the stretches in which phases ran, by key and day."""
    found = ((span.key, begun, ended) for span in due.phases for begun, ended in span.windows)
    return tuple(sorted(found, key=lambda window: window[:2]))


def _week_one(due: Due) -> date:
    """Return the day from which whole weeks count the sick weeks, what does not count left out.

    While somebody is away, or will be, the day moves: then it is right for the day of the
    derivation, which comes back every day.
    """
    waiting = due.timeline.waiting_period
    moved = waiting.first_day + timedelta(days=waiting.shift_days)
    if (due.today - moved).days // 7 + 1 == waiting.week:
        return moved
    gone = (due.today - waiting.first_day).days // 7
    return waiting.first_day + timedelta(weeks=gone - waiting.week + 1)


def _still_since(held: list[JournalEntry]) -> date | None:
    """Return since when the trajectory stands still; a decision about its course ends that."""
    since: date | None = None
    for entry in held:
        match entry.content:
            case StagnationSignal(since=told):
                since = since or told or entry.happened_on
            case Decision(subject=subject) if subject in _GOES_ON:
                since = None
    return since


def _unknown_from(due: Due, *, closed: bool) -> date | None:
    """Return the first day from which the file ought to say something, and does not.

    What is practice need not be in the file: nobody asks for the six-weekly evaluations of before.
    """
    unknown = [
        one
        for one in due.obligations
        if one.unknown and one.nature is not Nature.PRACTICE and is_listed(one, closed=closed)
    ]
    days = [max(filter(None, (one.due, _waits(one))), default=None) for one in unknown]
    return min((day for day in days if day is not None), default=None)


def _waits(duty: Obligation) -> date | None:
    return duty.exemption.until if duty.exemption is not None else None
