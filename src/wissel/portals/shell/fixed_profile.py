"""A profile that was fixed as a page shows it: parts, directions with their reasons, the tests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, ngettext

from wissel.core.dates import local_day
from wissel.core.profile import PartShown, ProfileForms, profile_forms, shown_parts, wage_words
from wissel.core.profiled import (
    Direction,
    KeptProfile,
    Market,
    ProfileKind,
    WorkTest,
)
from wissel.portals.shell.dates import full_date
from wissel.portals.shell.profile_words import ORIGINS, RESTS_ON, STATES
from wissel.portals.shell.work_view import WorkTestShown, hours_words, work_test_shown

#: What a profile is called in an address.
SLUGS: Final[dict[str, ProfileKind]] = {
    "persoon": "person",
    "zoeken": "search",
    "inzetbaarheid": "employability",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a direction: what it is called, and a line for each thing said."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectionRead:
    """A direction with all that is said of it; ``state`` is empty for one that is searched in."""

    title: str
    state: str
    state_because: str
    facts: tuple[Fact, ...]
    test: WorkTestShown | None


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """A version of a profile in the reader's language."""

    kept: KeptProfile
    slug: str
    title: str
    on: date
    parts: tuple[PartShown, ...]
    directions: tuple[DirectionRead, ...]
    dropped: tuple[DirectionRead, ...]

    @property
    def is_search(self) -> bool:
        """Whether it is a search profile: the one with directions."""
        return self.kept.said.kind == "search"


def profile_shown(kept: KeptProfile, language: str) -> ProfileShown:
    """Return a version as a page shows it, by the form it was filled in by."""
    said = kept.said
    forms = profile_forms(said.form)

    def shown(*states: str) -> tuple[DirectionRead, ...]:
        found = (one for state in states for one in said.directions if one.state == state)
        return tuple(direction_read(one, kept.test(one.key), forms, language) for one in found)

    return ProfileShown(
        kept=kept,
        slug=next(slug for slug, kind in SLUGS.items() if kind == said.kind),
        title=forms.forms[said.kind].title.in_(language),
        on=local_day(kept.at),
        parts=shown_parts(said, forms, language),
        directions=shown("active", "reserve"),
        dropped=shown("dropped"),
    )


def direction_read(
    said: Direction, test: WorkTest | None, forms: ProfileForms, language: str
) -> DirectionRead:
    """Return a direction with its test in the reader's language."""
    state = STATES[said.state] if said.state != "active" else None
    return DirectionRead(
        title=said.title,
        state=str(state) if state is not None else "",
        state_because=said.state_because,
        facts=tuple(one for one in _facts(said, forms, language) if any(one.said)),
        test=work_test_shown(test, language) if test is not None else None,
    )


def _facts(said: Direction, forms: ProfileForms, language: str) -> Iterator[Fact]:
    level = next((one.words.in_(language) for one in forms.levels if one.key == said.level), "")
    schooling = gettext("eerst scholing nodig") if said.needs_schooling else ""
    travel = said.travel_minutes
    minutes = {"n": travel}
    yield Fact(gettext("Waarom dit past"), (said.because,))
    yield Fact(
        gettext("Waar het op berust"), (_joined(map(str, map(RESTS_ON.get, said.rests_on))),)
    )
    yield Fact(gettext("Taken"), (said.tasks,))
    yield Fact(gettext("Sector"), (said.sector,))
    yield Fact(gettext("Niveau"), (_joined((level, schooling)),))
    yield Fact(gettext("Uren"), (hours_words(said.hours_least, said.hours_most, language),))
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
    yield Fact(gettext("Ingebracht door"), (str(ORIGINS[said.origin]),))


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
