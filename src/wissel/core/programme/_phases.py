"""In which phases a trajectory is, and was: one walk over the events in the order of their days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from wissel.core.journal import Decision
from wissel.core.programme._facts import Facts
from wissel.core.programme._types import Phase
from wissel.core.sources import Text
from wissel.core.wire import Wire

Window: TypeAlias = tuple[date, date | None]

#: What a decision of subject ``phase`` names in its field ``obligation``; the phase's key follows.
PHASE = "phase:"


@dataclass(frozen=True, slots=True)
class PhaseSpan(Wire):
    """A phase of one trajectory. ``windows`` are (begun, ended), inclusive, open while it runs.

    A phase can begin again: after a placement that ended, the search goes on.
    """

    key: str
    title: Text
    windows: tuple[Window, ...] = ()
    skipped: bool = False

    @property
    def begun(self) -> date | None:
        """The day it first began."""
        return self.windows[0][0] if self.windows else None

    @property
    def ended(self) -> date | None:
        """The day it last ended; ``None`` while it runs or before it began."""
        return self.windows[-1][1] if self.windows else None

    @property
    def state(self) -> Literal["upcoming", "current", "done", "skipped"]:
        """Where it stands on the day of the derivation."""
        if self.windows:
            return "current" if self.windows[-1][1] is None else "done"
        return "skipped" if self.skipped else "upcoming"


@dataclass(slots=True)
class _Walk:
    phases: Sequence[Phase]
    windows: dict[str, list[Window]] = field(default_factory=dict)
    open: dict[str, date] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    happened: list[tuple[date, str]] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)

    def begin(self, phase: Phase, day: date) -> None:
        if phase.key in self.skipped:
            self._pass(phase, day)
        if phase.key in self.open or phase.key in self.skipped:
            return
        self.open[phase.key] = day
        self.happened.append((day, f"phase-begun:{phase.key}"))
        for earlier in self.phases[: self.phases.index(phase)]:
            if not earlier.overlap:
                self.end(earlier, day)
        self.meet(frozenset({f"phase-begun:{phase.key}"}), day)

    def end(self, phase: Phase, day: date) -> None:
        begun = self.open.pop(phase.key, None)
        if begun is None:
            return
        self.windows.setdefault(phase.key, []).append((begun, day))
        self.happened.append((day, f"phase-ended:{phase.key}"))
        self.meet(frozenset({f"phase-ended:{phase.key}"}), day)

    def meet(self, names: frozenset[str], day: date) -> None:
        for phase in self.phases:
            if phase.key in self.open and not names.isdisjoint(phase.ends):
                self.end(phase, day)
            elif not names.isdisjoint(phase.begins) and not self._today(phase, day):
                self.begin(phase, day)

    def _pass(self, phase: Phase, day: date) -> None:
        """Go on past a phase that is left out, once: what follows on its end begins now."""
        if phase.key not in self.passed:
            self.passed.add(phase.key)
            self.meet(frozenset({f"phase-ended:{phase.key}"}), day)

    def _today(self, phase: Phase, day: date) -> bool:
        # Two phases that call each other would never rest: no phase ends and begins again on a day.
        windows = self.windows.get(phase.key, [])
        return bool(windows) and windows[-1][1] == day

    def decide(self, decision: Decision, day: date) -> None:
        key = decision.obligation.removeprefix(PHASE)
        for phase in self.phases:
            if phase.key != key:
                continue
            self.skipped.discard(key)
            if decision.effect in ("", "later"):
                self.begin(phase, day)
            else:
                self.end(phase, day)
            if decision.effect == "not-applicable":
                self.skipped.add(key)
                self.passed.discard(key)


def walk_phases(
    phases: Sequence[Phase], facts: Facts
) -> tuple[tuple[PhaseSpan, ...], list[tuple[date, str]]]:
    """Return the phases with their windows, and the phase events with their days.

    A decision of subject ``phase`` with ``obligation`` ``phase:KEY`` begins the phase (no effect),
    ends it (``done-elsewhere``), leaves it out (``not-applicable``), or begins it on ``until``
    (``later``). When a phase that is left out would begin, what waits for its end begins.
    """
    walk = _Walk(phases)
    heard = frozenset(name for phase in phases for name in (*phase.begins, *phase.ends))
    for day, names, decision in sorted(_steps(facts), key=lambda step: step[0]):
        if decision is not None:
            walk.decide(decision, day)
        if not names.isdisjoint(heard):
            walk.meet(names, day)
    if facts.closed_on is not None:
        for phase in phases:
            begun = walk.open.pop(phase.key, None)
            if begun is not None:
                walk.windows.setdefault(phase.key, []).append((begun, facts.closed_on))
    spans = tuple(
        PhaseSpan(
            phase.key,
            phase.title,
            tuple(walk.windows.get(phase.key, ()))
            + (((walk.open[phase.key], None),) if phase.key in walk.open else ()),
            phase.key in walk.skipped,
        )
        for phase in phases
    )
    return spans, walk.happened


def _steps(facts: Facts) -> Iterator[tuple[date, frozenset[str], Decision | None]]:
    for name, day in facts.moments.items():
        yield day, frozenset({name}), None
    for event in facts.events:
        content = event.entry.content
        about_phase = (
            isinstance(content, Decision)
            and content.subject == "phase"
            and content.obligation.startswith(PHASE)
        )
        if not isinstance(content, Decision) or not about_phase:
            yield event.day, event.names, None
        elif content.effect != "later":
            yield event.day, event.names, content
        elif content.until is not None and content.until <= facts.today:
            yield content.until, event.names, content
