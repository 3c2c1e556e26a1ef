"""The plan as its page shows it: rows with their chain, in the language of the reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse

from wissel.core.dates import week_of
from wissel.core.plan import Chain
from wissel.core.planned import Activity, Gap, Plan, Schooling, Subgoal
from wissel.core.profiled import Direction, KeptProfile, Verdict
from wissel.portals.coach.entries import Line, lines
from wissel.portals.coach.names import names_of
from wissel.portals.coach.plan_piece import Opened
from wissel.portals.coach.plan_words import ACTIVITY, ATTENTION, SCHOOLING, SUBGOAL
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.profile_words import CHIPS, WHOLE

#: Entries shown of one activity; the journal has them all.
_PROOFS: Final = 3
#: What makes a direction doubtful comes before what is well.
_GRAVE: Final = (Verdict.FITS_NOT, Verdict.ATTENTION, Verdict.UNKNOWN, Verdict.FITS)


@dataclass(frozen=True, slots=True)
class Proof:
    """A journal entry that shows an activity."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity: what it is for, what shows it, what the journal holds of it."""

    step: Activity
    who: str
    chip: tuple[str, str]
    aims: tuple[str, ...]
    shown_by: tuple[str, ...]
    proofs: tuple[Proof, ...]
    more: int
    module: str
    after: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap with the activities that close it; ``is_open``: none, and nobody wrote why."""

    gap: Gap
    kind: str
    direction: str
    closing: tuple[str, ...]
    is_open: bool
    url: str


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One line of the test of a direction."""

    item: str
    chip: tuple[str, str]
    asks: str
    has: str  #: empty: nothing is known
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """A direction of the search profile with what its test came to, gravest reasons first."""

    key: str
    title: str
    chip: tuple[str, str]
    because: str
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class SchoolingRow:
    """A schooling with its direction and the decision of the employer."""

    step: Schooling
    direction: str
    chip: tuple[str, str]
    url: str


@dataclass(frozen=True, slots=True)
class SubgoalRow:
    """A subgoal of the way of working: how far it is, and what serves it."""

    title: str
    chip: tuple[str, str]
    attention: str
    because: str
    serving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """The days of the plan in weeks of illness, beside the last day of the waiting period."""

    begins: date | None
    ends: date | None
    weeks: int | None
    first_week: int | None
    last_week: int | None
    last_day: date
    over: int  #: days after the last day


class Rows:
    """Builds the rows of one plan; holds what they all need."""

    def __init__(self, found: Opened, said: Plan, chain: Chain) -> None:
        self.found, self.said, self.chain = found, said, chain
        self.language = reader_language()
        self.trajectory: UUID = found.view.id
        self.form = found.plan.form
        self.search: KeptProfile | None = found.plan.search
        journal = lines(found.view.case.journal, names_of(found.view.programme))
        self.journal: Mapping[str, Line] = {line.id: line for line in journal}
        self.titles = {one.key: one.title for one in said.activities}

    def gaps(self) -> list[GapRow]:
        """Return the gaps, those that stand open first."""
        kinds = {one.key: one.words.in_(self.language) for one in self.form.gaps}
        found = []
        for one in self.said.gaps:
            link = self.chain.gap(one.key)
            closing = link.activities if link is not None else ()
            row = GapRow(
                gap=one,
                kind=kinds.get(one.kind, ""),
                direction=self._direction_title(one.direction),
                closing=tuple(self.titles[key] for key in closing if key in self.titles),
                is_open=one.key in self.chain.open_gaps,
                url=reverse("coach:plan_gap", args=[self.trajectory, one.key]),
            )
            found.append(row)
        return sorted(found, key=lambda row: not row.is_open)

    def activities(self) -> list[ActivityRow]:
        """Return the activities by date."""
        return [self._activity(one) for one in sorted(self.said.activities, key=_by_date)]

    def _activity(self, one: Activity) -> ActivityRow:
        link = self.chain.activity(one.key)
        kind, word = ACTIVITY[link.state if link is not None else "to-come"]
        evidence = {w.key: w.words.in_(self.language) for w in self.form.evidence}
        modules = self.found.plan.programme.modules
        shown = [self.journal[key] for key in link.evidence if key in self.journal] if link else []
        newest = sorted(shown, key=lambda line: line.day, reverse=True)
        return ActivityRow(
            step=one,
            who=actor_word(one.who, self.language),
            chip=(kind, str(word)),
            aims=tuple(self._aims(one)),
            shown_by=tuple(evidence.get(key, key) for key in one.evidence),
            proofs=tuple(self._proof(line) for line in newest[:_PROOFS]),
            more=max(len(newest) - _PROOFS, 0),
            module=next((m.title.in_(self.language) for m in modules if m.key == one.module), ""),
            after=tuple(self.titles[key] for key in one.after if key in self.titles),
            url=reverse("coach:plan_activity", args=[self.trajectory, one.key]),
        )

    def _aims(self, one: Activity) -> Iterable[str]:
        found = (self.said.gap(key) for key in one.gaps)
        yield from (gap.text.rstrip(".") for gap in found if gap is not None)
        for goal in self.found.plan.programme.plan.subgoals:
            if goal.key in one.subgoals:
                yield goal.title.in_(self.language)

    def _proof(self, line: Line) -> Proof:
        url = reverse("coach:journal", args=[self.trajectory])
        label = f"{line.head}, {day_year(line.day, self.language)}"
        return Proof(label, f"{url}#r-{line.id}")

    def directions(self) -> list[DirectionRow]:
        """Return the directions of the plan, the first one first."""
        if self.search is None:
            return []
        held = (self.search.said.direction(key) for key in self.said.directions)
        return [direction_row(self.search, one) for one in held if one is not None]

    def schooling(self) -> list[SchoolingRow]:
        """Return the schooling with what the employer decided."""
        found = []
        for one in self.said.schooling:
            kind, word = SCHOOLING[one.state]
            url = reverse("coach:plan_schooling", args=[self.trajectory, one.key])
            title = self._direction_title(one.direction)
            found.append(SchoolingRow(one, title, (kind, str(word)), url))
        return found

    def subgoals(self) -> list[SubgoalRow]:
        """Return every subgoal of the way of working, said or not."""
        said = {one.key: one for one in self.said.subgoals}
        return [
            self._subgoal(goal.key, goal.title.in_(self.language), said.get(goal.key))
            for goal in self.found.plan.programme.plan.subgoals
        ]

    def _subgoal(self, key: str, title: str, said: Subgoal | None) -> SubgoalRow:
        serving = tuple(one.title for one in self.said.activities if key in one.subgoals)
        if said is None:
            return SubgoalRow(title, ("unknown", ""), "", "", serving)
        kind, word = SUBGOAL[said.state]
        attention = str(ATTENTION[said.attention]) if said.attention else ""
        return SubgoalRow(title, (kind, str(word)), attention, said.because, serving)

    def duration(self) -> Duration:
        """Return the days of the plan with the weeks of illness they lie in."""
        begins, ends = self.said.begins, self.said.ends
        waiting, last = self.found.view.due.timeline.waiting_period, self.found.plan.last_day
        weeks = (ends - begins).days // 7 + 1 if begins is not None and ends is not None else None
        return Duration(
            begins=begins,
            ends=ends,
            weeks=weeks,
            first_week=sick_week(waiting.first_day, waiting.shift_days, begins),
            last_week=sick_week(waiting.first_day, waiting.shift_days, ends),
            last_day=last,
            over=max((ends - last).days, 0) if ends is not None else 0,
        )

    def _direction_title(self, key: str) -> str:
        found = self.search.said.direction(key) if self.search is not None else None
        return found.title if found is not None else ""


def direction_row(search: KeptProfile, one: Direction) -> DirectionRow:
    """Return a direction with the reasons of its test."""
    test, language = search.test(one.key), reader_language()
    verdict = test.verdict if test is not None else Verdict.UNKNOWN
    items = sorted(test.items, key=lambda it: _GRAVE.index(it.verdict)) if test is not None else []
    return DirectionRow(
        key=one.key,
        title=one.title,
        chip=_verdict(verdict),
        because=one.because,
        reasons=tuple(
            ReasonRow(
                item=it.item.in_(language),
                chip=_verdict(it.verdict),
                asks=it.asks.in_(language),
                has=it.has.in_(language) if it.has is not None else "",
                because=it.because.in_(language),
                source=it.source,
            )
            for it in items
        ),
    )


def sick_week(first_day: date, shift_days: int, day: date | None) -> int | None:
    """Return the week of illness in which a day lies, what does not count left out.

    A day before the first sick day lies in none. The last day of the waiting period is in week 104,
    however many days did not count:

    >>> first = date(2025, 3, 10)
    >>> sick_week(first, 0, date(2027, 3, 7)), sick_week(first, 126, date(2027, 7, 11))
    (104, 104)
    >>> sick_week(first, 0, date(2025, 3, 9))
    """
    if day is None or day < first_day:
        return None
    moved = first_day + timedelta(days=shift_days)
    return week_of(moved if day >= moved else first_day, day)


def _verdict(verdict: Verdict) -> tuple[str, str]:
    return CHIPS[verdict], str(WHOLE[verdict])


def _by_date(one: Activity) -> tuple[date, date]:
    return one.begins, one.ends
