"""A test of work, and a direction of the search profile, as a page shows them.

``work_test.html`` shows a :class:`WorkTestShown`, ``direction_facts.html`` a
:class:`DirectionShown`; every portal may use them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from wissel.core.profile import ProfileForms, wage_words
from wissel.core.profiled import Direction, FitLine, Market, Verdict, WorkTest
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.money import plain
from wissel.portals.shell.profile_words import (
    CHIPS,
    ORIGINS,
    RESTS_ON,
    VERDICTS,
    WHOLE,
    counted,
)

#: What speaks comes first.
_ORDER: Final = (Verdict.FITS_NOT, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.FITS)


@dataclass(frozen=True, slots=True)
class FitShown:
    """A line of a test. ``chip`` and ``word`` say what it comes to; colour never says it alone."""

    about: str
    item: str
    asks: str
    has: str
    chip: str
    word: str
    because: str
    source: str
    on: date | None
    judged: bool


@dataclass(frozen=True, slots=True)
class WorkTestShown:
    """A test as a whole: what it comes to, how many items came to what, and each item."""

    chip: str
    word: str
    tally: str  #: ``1 past niet, 2 niet bekend, 4 passen``
    rows: tuple[FitShown, ...]
    on: date


@dataclass(frozen=True, slots=True)
class DirectionShown:
    """A direction with its test; texts that were not said are empty."""

    said: Direction
    origin: str
    hours: str
    level: str
    wage: str
    wage_source: str
    rests_on: str
    market: tuple[Market, ...]  #: newest first
    test: WorkTestShown | None


def work_test_shown(test: WorkTest, language: str) -> WorkTestShown:
    """Return a test, the gravest items first."""
    ordered = sorted(test.items, key=lambda one: _ORDER.index(one.verdict))
    counts = [(one, sum(row.verdict is one for row in ordered)) for one in _ORDER]
    return WorkTestShown(
        chip=CHIPS[test.verdict],
        word=str(WHOLE[test.verdict]),
        tally=", ".join(counted(one, count) for one, count in counts if count),
        rows=tuple(_fit(one, language) for one in ordered),
        on=test.on,
    )


def direction_shown(
    said: Direction, test: WorkTest | None, forms: ProfileForms, language: str
) -> DirectionShown:
    """Return a direction with what it asks and why it fits."""
    level = next((one.words.in_(language) for one in forms.levels if one.key == said.level), "")
    return DirectionShown(
        said=said,
        origin=str(ORIGINS[said.origin]),
        hours=_hours(said, language),
        level=level,
        wage=wage_words(said.wage).in_(language) if said.wage is not None else "",
        wage_source=said.wage.source if said.wage is not None else "",
        rests_on=", ".join(str(RESTS_ON[one]) for one in said.rests_on),
        market=tuple(sorted(said.market, key=lambda one: one.on, reverse=True)),
        test=work_test_shown(test, language) if test is not None else None,
    )


def _fit(line: FitLine, language: str) -> FitShown:
    return FitShown(
        about=line.about,
        item=line.item.in_(language),
        asks=line.asks.in_(language) or gettext("niet gezegd"),
        has=(line.has.in_(language) if line.has is not None else "") or gettext("niet bekend"),
        chip=CHIPS[line.verdict],
        word=str(VERDICTS[line.verdict]),
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


def _hours(said: Direction, language: str) -> str:
    least, most = (_number(one, language) for one in (said.hours_least, said.hours_most))
    if least and most and least != most:
        return gettext("%(least)s tot %(most)s uur per week") % {"least": least, "most": most}
    if least and most:
        return gettext("%(hours)s uur per week") % {"hours": least}
    if least:
        return gettext("vanaf %(hours)s uur per week") % {"hours": least}
    return gettext("tot %(hours)s uur per week") % {"hours": most} if most else ""


def _number(value: float | None, language: str) -> str:
    return "" if value is None else plain(Decimal(str(value)), language)
