"""A profile that was fixed as a page shows it: parts, directions with their reasons, the tests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from wissel.core.dates import local_day
from wissel.core.profile import PartShown, ProfileForms, profile_forms, shown_parts
from wissel.core.profiled import (
    Direction,
    FitLine,
    KeptProfile,
    Market,
    ProfileKind,
    Verdict,
    WorkTest,
)
from wissel.core.suitable import wage_words
from wissel.portals.shell.dates import day_year, full_date
from wissel.portals.shell.profile_words import VERDICTS

#: What a profile is called in an address.
SLUGS: Final[dict[str, ProfileKind]] = {
    "persoonsprofiel": "person",
    "zoekprofiel": "search",
    "inzetbaarheidsprofiel": "employability",
}
#: What does not fit is a gap between work and capacity, and stands as one; never a colour alone.
VERDICT_CHIPS: Final = {
    Verdict.FITS: "done",
    Verdict.ATTENTION: "due",
    Verdict.FITS_NOT: "late",
    Verdict.UNKNOWN: "unknown",
}
_STATES: Final[dict[str, Promise]] = {
    "reserve": gettext_lazy("achter de hand"),
    "dropped": gettext_lazy("afgevallen"),
}
_RESTS: Final[dict[str, Promise]] = {
    "wish": gettext_lazy("wens"),
    "skills": gettext_lazy("vaardigheden"),
    "experience": gettext_lazy("ervaring"),
    "education": gettext_lazy("opleiding"),
    "market": gettext_lazy("arbeidsmarkt"),
}
_ORIGINS: Final[dict[str, Promise]] = {
    "coach": gettext_lazy("coach"),
    "employee": gettext_lazy("medewerker"),
    "labour-expert": gettext_lazy("arbeidsdeskundige"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a direction: what it is called, and a line for each thing said."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestRow:
    """A line of a test in the reader's language; ``has`` is empty where nothing is known."""

    item: str
    asks: str
    has: str
    chip: str
    verdict: str
    because: str
    source: str
    judged: bool


@dataclass(frozen=True, slots=True)
class TestShown:
    """The test of a direction. ``is_cut``: the lines about the capacity are not for this reader."""

    on: date
    chip: str
    verdict: str
    capacity: int | None
    person: int | None
    rows: tuple[TestRow, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class DirectionShown:
    """A direction with all that is said of it; ``state`` is empty for one that is searched in."""

    title: str
    state: str
    state_because: str
    facts: tuple[Fact, ...]
    test: TestShown | None


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """A version of a profile in the reader's language."""

    kept: KeptProfile
    slug: str
    title: str
    on: date
    parts: tuple[PartShown, ...]
    directions: tuple[DirectionShown, ...]
    dropped: tuple[DirectionShown, ...]

    @property
    def is_search(self) -> bool:
        """Whether it is a search profile: the one with directions."""
        return self.kept.said.kind == "search"


def profile_shown(kept: KeptProfile, language: str) -> ProfileShown:
    """Return a version as a page shows it, by the form it was filled in by."""
    said = kept.said
    forms = profile_forms(said.form)

    def shown(*states: str) -> tuple[DirectionShown, ...]:
        found = (one for state in states for one in said.directions if one.state == state)
        return tuple(direction_shown(one, kept.test(one.key), forms, language) for one in found)

    return ProfileShown(
        kept=kept,
        slug=next(slug for slug, kind in SLUGS.items() if kind == said.kind),
        title=forms.forms[said.kind].title.in_(language),
        on=local_day(kept.at),
        parts=shown_parts(said, forms, language),
        directions=shown("active", "reserve"),
        dropped=shown("dropped"),
    )


def direction_shown(
    said: Direction, test: WorkTest | None, forms: ProfileForms, language: str
) -> DirectionShown:
    """Return a direction with its test in the reader's language."""
    state = _STATES.get(said.state)
    return DirectionShown(
        title=said.title,
        state=str(state) if state is not None else "",
        state_because=said.state_because,
        facts=tuple(one for one in _facts(said, forms, language) if any(one.said)),
        test=test_shown(test, language) if test is not None else None,
    )


def test_shown(test: WorkTest, language: str) -> TestShown:
    """Return a test in the reader's language."""
    return TestShown(
        on=test.on,
        chip=VERDICT_CHIPS[test.verdict],
        verdict=str(VERDICTS[test.verdict]),
        capacity=test.capacity,
        person=test.person,
        rows=tuple(_row(item, language) for item in test.items),
        is_cut=not any(item.about == "hours" for item in test.items),
    )


def _row(item: FitLine, language: str) -> TestRow:
    day = day_year(item.on, language) if item.on is not None else ""
    return TestRow(
        item=item.item.in_(language),
        asks=item.asks.in_(language),
        has=item.has.in_(language) if item.has is not None else "",
        chip=VERDICT_CHIPS[item.verdict],
        verdict=str(VERDICTS[item.verdict]),
        because=item.because.in_(language),
        source=_joined((item.source, day)),
        judged=item.judged,
    )


def _facts(said: Direction, forms: ProfileForms, language: str) -> Iterator[Fact]:
    level = next((one.words.in_(language) for one in forms.levels if one.key == said.level), "")
    schooling = gettext("eerst scholing nodig") if said.needs_schooling else ""
    travel = said.travel_minutes
    minutes = {"n": travel}
    yield Fact(gettext("Waarom dit past"), (said.because,))
    yield Fact(gettext("Waar het op berust"), (_joined(map(str, map(_RESTS.get, said.rests_on))),))
    yield Fact(gettext("Taken"), (said.tasks,))
    yield Fact(gettext("Sector"), (said.sector,))
    yield Fact(gettext("Niveau"), (_joined((level, schooling)),))
    yield Fact(gettext("Uren"), (_hours(said),))
    yield Fact(
        gettext("Reistijd"),
        (gettext("%(n)s minuten, enkele reis") % minutes if travel is not None else "",),
    )
    yield Fact(gettext("Regio"), (said.region,))
    wage = said.wage
    pay = (wage_words(wage).in_(language), wage.source) if wage is not None else ()
    yield Fact(gettext("Indicatie van het loon, bruto voltijds"), (_joined(pay),))
    newest = sorted(said.market, key=lambda one: one.on, reverse=True)
    yield Fact(gettext("Vacatures"), tuple(_counted(one, language) for one in newest))
    yield Fact(gettext("Voorwaarden om te beginnen"), (said.conditions,))
    yield Fact(gettext("Ingebracht door"), (str(_ORIGINS[said.origin]),))


def _hours(said: Direction) -> str:
    least, most = said.hours_least, said.hours_most
    if least is not None and most is not None:
        return gettext("%(least)s tot %(most)s uur per week") % {
            "least": _plain(least),
            "most": _plain(most),
        }
    if least is not None:
        return gettext("vanaf %(least)s uur per week") % {"least": _plain(least)}
    return gettext("tot %(most)s uur per week") % {"most": _plain(most)} if most is not None else ""


def _plain(hours: float) -> str:
    return f"{hours:g}"


def _counted(one: Market, language: str) -> str:
    many = ngettext("%(n)s vacature", "%(n)s vacatures", one.count) % {"n": one.count}
    counted = gettext("%(many)s op %(day)s, %(source)s") % {
        "many": many,
        "day": full_date(one.on, language),
        "source": one.source,
    }
    searched = gettext("gezocht op ‘%(words)s’") % {"words": one.search} if one.search else ""
    within = one.within_km
    near = gettext("binnen %(n)s km") % {"n": within} if within is not None else ""
    return _joined((counted, searched, near))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
