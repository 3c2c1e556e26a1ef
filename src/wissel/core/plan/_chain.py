"""The chain: a gap between the profiles, the activity that closes it, the evidence of that.

A plan is adequate where a coherent series of activities closes the distance between person and
search profile (law-procedure 3.1, UWV as quoted by Panthion). What is missing in the chain is seen
here, by the coach first and by the RIV check later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from wissel.core.journal import JournalEntry, standing
from wissel.core.plan._types import PlanForm
from wissel.core.planned import Activity, Gap, Plan
from wissel.core.programme import event_names
from wissel.core.wire import Wire

#: ``silent``: by now the journal should show something of it, and does not.
ActivityState: TypeAlias = Literal["to-come", "running", "done", "silent"]


@dataclass(frozen=True, slots=True)
class ActivityLink(Wire):
    """An activity with what the journal shows of it, by day."""

    activity: str
    state: ActivityState
    evidence: tuple[str, ...]  #: ids of journal entries


@dataclass(frozen=True, slots=True)
class GapLink(Wire):
    """A gap with the activities that close it; none at all: it stands open."""

    gap: str
    activities: tuple[str, ...]
    is_left: bool  #: somebody wrote why nothing is done about it


@dataclass(frozen=True, slots=True)
class Chain(Wire):
    """The whole chain of a plan on a day."""

    on: date
    gaps: tuple[GapLink, ...]
    activities: tuple[ActivityLink, ...]

    def activity(self, key: str) -> ActivityLink | None:
        """Return the link of an activity, or ``None``."""
        return next((one for one in self.activities if one.activity == key), None)

    def gap(self, key: str) -> GapLink | None:
        """Return the link of a gap, or ``None``."""
        return next((one for one in self.gaps if one.gap == key), None)

    @property
    def open_gaps(self) -> tuple[str, ...]:
        """The gaps about which nothing is done, and nobody wrote why."""
        return tuple(one.gap for one in self.gaps if not one.activities and not one.is_left)

    @property
    def silent(self) -> tuple[str, ...]:
        """The activities of which the journal should show something by now."""
        return tuple(one.activity for one in self.activities if one.state == "silent")


def chain_of(plan: Plan, journal: Iterable[JournalEntry], *, form: PlanForm, today: date) -> Chain:
    """Return the chain of a plan: what closes which gap, and what shows that it was done.

    An entry shows an activity when it is one of the events that were named for it, happened while
    it ran, and is of its module where both name one.
    """
    entries = [entry for entry in standing(tuple(journal)) if entry.happened_on <= today]
    room = timedelta(days=form.measures["evidence_days"].value)
    return Chain(
        on=today,
        gaps=tuple(_gap(one, plan.activities) for one in plan.gaps),
        activities=tuple(_activity(one, entries, today, room) for one in plan.activities),
    )


def aimless(plan: Plan) -> tuple[Activity, ...]:
    """Return the activities that serve no gap and no subgoal."""
    return tuple(one for one in plan.activities if not one.gaps and not one.subgoals)


def silences(plan: Plan, *, form: PlanForm) -> tuple[tuple[date, date], ...]:
    """Return the periods inside the plan of more than four weeks without any activity."""
    if plan.begins is None or plan.ends is None:
        return ()
    most = timedelta(days=form.measures["silence_days"].value)
    found, reached = [], plan.begins - timedelta(days=1)
    spans = sorted((one.begins, one.ends) for one in plan.activities)
    for begins, ends in [*spans, (plan.ends + timedelta(days=1), plan.ends)]:
        if begins - reached - timedelta(days=1) > most:
            found.append((reached + timedelta(days=1), begins - timedelta(days=1)))
        reached = max(reached, ends)
    return tuple(found)


def circular(plan: Plan) -> tuple[str, ...]:
    """Return the activities that wait, over others or not, for themselves."""
    after = {one.key: set(one.after) for one in plan.activities}
    return tuple(key for key in after if key in _before(key, after))


def _before(key: str, after: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(after[key])
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(after.get(one, ()))
    return seen


def _gap(gap: Gap, activities: Sequence[Activity]) -> GapLink:
    closing = tuple(one.key for one in activities if gap.key in one.gaps)
    return GapLink(gap.key, closing, bool(gap.left_because))


def _activity(
    activity: Activity, entries: Sequence[JournalEntry], today: date, room: timedelta
) -> ActivityLink:
    shown = tuple(entry.id for entry in entries if shows(activity, entry))
    if activity.begins > today:
        state: ActivityState = "to-come"
    elif activity.ends < today:
        state = "done" if shown else "silent"
    else:
        state = "silent" if not shown and activity.begins + room < today else "running"
    return ActivityLink(activity.key, state, shown)


def shows(activity: Activity, entry: JournalEntry) -> bool:
    """Whether a journal entry shows that an activity took place."""
    if not activity.begins <= entry.happened_on <= activity.ends:
        return False
    of_module = getattr(entry.content, "module", "")
    if activity.module and of_module and of_module != activity.module:
        return False
    names = event_names(entry.content)
    return any(name in names or name == entry.kind for name in activity.evidence)
