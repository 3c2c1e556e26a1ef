"""Directions and tests of work as pages show them: what the work asks, what there is, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel.core.profile import profile_forms, wage_words
from wissel.core.profiled import Direction, FitLine, Market, Verdict, WorkTest
from wissel.core.suitable import CAPACITY
from wissel.portals.shell.profile_words import VERDICTS

#: The kind of chip of each verdict: a sign and a word, never a colour alone.
VERDICT_CHIPS: Final[Mapping[Verdict, str]] = {
    Verdict.FITS: "done",
    Verdict.ATTENTION: "due",
    Verdict.FITS_NOT: "late",
    Verdict.UNKNOWN: "unknown",
}
STATES: Final[Mapping[str, Promise]] = {
    "active": _("zoekrichting"),
    "reserve": _("reserve"),
    "dropped": _("afgevallen"),
}
ORIGINS: Final[Mapping[str, Promise]] = {
    "labour-expert": _("genoemd door de arbeidsdeskundige"),
    "employee": _("idee van de medewerker"),
    "coach": _("van de coach"),
}
RESTS_ON: Final[Mapping[str, Promise]] = {
    "wish": _("wens"),
    "skills": _("vaardigheden"),
    "experience": _("ervaring"),
    "education": _("opleiding"),
    "market": _("arbeidsmarkt"),
}
JUDGES: Final[Mapping[str, Promise]] = {
    "coach": _("coach"),
    "company-doctor": _("bedrijfsarts"),
    "labour-expert": _("arbeidsdeskundige"),
    "uwv": _("UWV"),
}
WAGE_PER: Final[Mapping[str, Promise]] = {"hour": _("per uur"), "month": _("per maand")}


@dataclass(frozen=True, slots=True)
class FitShown:
    """A line of a test in the reader's language."""

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
    """A test of work: its verdict as a chip, what it was made from, and its lines."""

    test: WorkTest
    chip: tuple[str, str]
    rows: tuple[FitShown, ...]

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
        return tuple(
            Together(tuple(rows), verdict_chip(Verdict.UNKNOWN), because)
            for because, rows in open_.items()
            if len(rows) > 1
        )


@dataclass(frozen=True, slots=True)
class DirectionShown:
    """A direction with its reasons; ``test`` is ``None`` where the reader gets none."""

    said: Direction
    state: str
    origin: str
    rests_on: str
    level: str
    hours: str
    wage: str
    market: tuple[Market, ...]  #: newest first
    test: WorkTestShown | None


def verdict_chip(verdict: Verdict) -> tuple[str, str]:
    """Return the kind of chip of a verdict and its word."""
    return VERDICT_CHIPS[verdict], str(VERDICTS[verdict])


def work_test_shown(test: WorkTest, language: str) -> WorkTestShown:
    """Return a test as a page shows it."""
    rows = tuple(_fit(one, language) for one in test.items)
    return WorkTestShown(test, verdict_chip(test.verdict), rows)


def direction_shown(said: Direction, test: WorkTest | None, language: str) -> DirectionShown:
    """Return a direction as a page shows it."""
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
    low, high = (
        "" if one is None else f"{one:g}" if language == "en" else f"{one:g}".replace(".", ",")
        for one in (least, most)
    )
    words = {"least": low, "most": high}
    if low and high and low != high:
        return gettext("%(least)s tot %(most)s uur per week") % words
    if low and high:
        return gettext("%(least)s uur per week") % words
    if low:
        return gettext("vanaf %(least)s uur per week") % words
    return gettext("tot %(most)s uur per week") % words if high else ""


def _fit(one: FitLine, language: str) -> FitShown:
    return FitShown(
        about=one.about,
        item=one.item.in_(language),
        asks=one.asks.in_(language),
        has=one.has.in_(language) if one.has is not None else "",
        verdict=one.verdict,
        chip=verdict_chip(one.verdict),
        because=one.because.in_(language),
        source=one.source,
        on=one.on,
        judged=one.judged,
    )
