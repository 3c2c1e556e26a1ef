"""The steps of the law in weeks, computed by the clock for a case without interruptions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wissel.core.absence import Absence
from wissel.core.clock import ClockInput, Milestone, timeline
from wissel.core.help._match import of_rule
from wissel.core.sources import Basis, Nature, Text


@dataclass(frozen=True, slots=True)
class LawStep:
    """A step of the law. ``days``: from the first sick day to the last day of the step.

    ``days`` is ``None`` for what has no day of its own (it may be asked at any time, or follows a
    decision). ``every``: the days between one time and the next, for what comes back. ``topic`` is
    the key of its explanation.
    """

    milestone: str
    title: Text
    actors: tuple[str, ...]
    nature: Nature
    basis: Basis
    days: int | None
    every: int | None
    topic: str

    @property
    def week(self) -> int | None:
        """Return the sick week in which the last day falls, counted from 1."""
        return None if self.days is None else self.days // 7 + 1

    @property
    def whole_weeks(self) -> int | None:
        """Return after how many whole weeks the last day comes, when it is just after a week."""
        return self.days // 7 if self.days and self.days % 7 == 0 else None


@lru_cache(maxsize=8)
def law_steps(on: date) -> tuple[LawStep, ...]:
    """Return the steps of the law as it holds for a first sick day of ``on``, by their last day.

    Nothing interrupts the case, and nothing is done before its last day. Of what comes back every
    few weeks only the first stands in it. Raises :class:`~wissel.core.sources.NotCovered`.
    """
    law = timeline(ClockInput(as_of=on, absence=Absence(first_sick_day=on)))
    times: dict[str, list[Milestone]] = {}
    for milestone in law.milestones:
        times.setdefault(milestone.id.partition(".")[0], []).append(milestone)
    steps = [_step(id_, each, on) for id_, each in times.items()]
    return tuple(sorted(steps, key=lambda s: (s.days is None, s.days or 0, s.milestone)))


def _step(id_: str, times: Sequence[Milestone], first: date) -> LawStep:
    milestone = times[0]
    days = [(each.due - first).days for each in times if each.due is not None]
    return LawStep(
        milestone=id_,
        title=milestone.title,
        actors=milestone.actors,
        nature=milestone.nature,
        basis=milestone.basis[0],
        days=days[0] if days else None,
        every=days[1] - days[0] if len(days) > 1 else None,
        topic=of_rule(f"law:{id_}"),
    )
