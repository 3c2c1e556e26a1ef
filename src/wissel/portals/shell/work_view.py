"""A test of work, and a direction of the search profile, as a page shows them.

``work_test.html`` and the coach's table show a :class:`WorkTestShown`, ``direction_facts.html`` a
:class:`DirectionShown`; every portal may use them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from wissel.core.profile import profile_forms, wage_words
from wissel.core.profiled import Direction, FitLine, Market, Verdict, WorkTest
from wissel.core.suitable import CAPACITY
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.money import plain
from wissel.portals.shell.profile_words import (
    CHIPS,
    ORIGINS,
    RESTS_ON,
    STATES,
    VERDICTS,
    WHOLE,
    counted,
)

#: What speaks comes first.
_ORDER: Final = (Verdict.FITS_NOT, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.FITS)


@dataclass(frozen=True, slots=True)
class FitShown:
    """A line of a test in the reader's language; ``chip`` is its kind and its word."""

    about: str
    item: str
    asks: str
    has: str
    verdict: Verdict
    chip: tuple[str, str]
    because: str
    source: str
    on: date | None
    judged: bool


@dataclass(frozen=True, slots=True)
class Together:
    """Lines of which the same is not known for the same reason, read as one."""

    rows: tuple[FitShown, ...]
    chip: tuple[str, str]
    because: str


@dataclass(frozen=True, slots=True)
class WorkTestShown:
    """A test as a whole: what it comes to, how many items came to what, and each item.

    ``tally``: ``1 past niet, 2 niet bekend, 4 passen``.
    """

    test: WorkTest
    chip: tuple[str, str]
    tally: str
    rows: tuple[FitShown, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the lines about the capacity are not for this reader."""
        return not any(row.about == "hours" for row in self.rows)

    @property
    def gravest(self) -> tuple[FitShown, ...]:
        """The lines, what speaks first."""
        return tuple(sorted(self.rows, key=lambda row: _ORDER.index(row.verdict)))

    @property
    def alone(self) -> tuple[FitShown, ...]:
        """The lines that are read one by one."""
        grouped = {row.about for group in self.together for row in group.rows}
        return tuple(row for row in self.rows if row.about not in grouped)

    @property
    def together(self) -> tuple[Together, ...]:
        """The limits that nobody looked into yet: many, and of each the same is to be said."""
        open_: dict[str, list[FitShown]] = {}
        for row in self.rows:
            if row.verdict is Verdict.UNKNOWN and row.about.startswith(CAPACITY) and row.has:
                open_.setdefault(row.because, []).append(row)
        chip = (CHIPS[Verdict.UNKNOWN], str(VERDICTS[Verdict.UNKNOWN]))
        return tuple(
            Together(tuple(rows), chip, because) for because, rows in open_.items() if len(rows) > 1
        )


@dataclass(frozen=True, slots=True)
class DirectionShown:
    """A direction with its test; texts that were not said are empty."""

    said: Direction
    state: str
    origin: str
    rests_on: str
    level: str
    hours: str
    wage: str
    market: tuple[Market, ...]  #: newest first
    test: WorkTestShown | None


def work_test_shown(test: WorkTest, language: str) -> WorkTestShown:
    """Return a test as a page shows it."""
    counts = [(one, sum(row.verdict is one for row in test.items)) for one in _ORDER]
    return WorkTestShown(
        test=test,
        chip=(CHIPS[test.verdict], str(WHOLE[test.verdict])),
        tally=", ".join(counted(one, count) for one, count in counts if count),
        rows=tuple(_fit(one, language) for one in test.items),
    )


def direction_shown(said: Direction, test: WorkTest | None, language: str) -> DirectionShown:
    """Return a direction with what it asks and why it fits."""
    levels = {one.key: one.words.in_(language) for one in profile_forms().levels}
    return DirectionShown(
        said=said,
        state=str(STATES[said.state]),
        origin=str(ORIGINS[said.origin]),
        rests_on=", ".join(str(RESTS_ON[one]) for one in said.rests_on),
        level=levels.get(said.level, said.level),
        hours=hours_words(said.hours_least, said.hours_most, language),
        wage=wage_words(said.wage).in_(language) if said.wage is not None else "",
        market=tuple(sorted(said.market, key=lambda one: one.on, reverse=True)),
        test=work_test_shown(test, language) if test is not None else None,
    )


def hours_words(least: float | None, most: float | None, language: str) -> str:
    """Return how many hours a week; nothing where nobody said so."""
    low, high = ("" if one is None else plain(Decimal(str(one)), language) for one in (least, most))
    words = {"least": low, "most": high}
    if low and high and low != high:
        return gettext("%(least)s tot %(most)s uur per week") % words
    if low and high:
        return gettext("%(least)s uur per week") % words
    if low:
        return gettext("vanaf %(least)s uur per week") % words
    return gettext("tot %(most)s uur per week") % words if high else ""


def _fit(line: FitLine, language: str) -> FitShown:
    return FitShown(
        about=line.about,
        item=line.item.in_(language),
        asks=line.asks.in_(language),
        has=line.has.in_(language) if line.has is not None else "",
        verdict=line.verdict,
        chip=(CHIPS[line.verdict], str(VERDICTS[line.verdict])),
        because=line.because.in_(language),
        source=_source(line, language),
        on=line.on,
        judged=line.judged,
    )


def _source(line: FitLine, language: str) -> str:
    """Return who it comes from, and what they are."""
    if not line.source or line.by is None:
        return line.source
    return f"{line.source}, {actor_word(line.by, language)}"
