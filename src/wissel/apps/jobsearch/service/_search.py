"""Matches one trajectory with what is open: the search is made, limits go first, then ranking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from wissel.apps.jobsearch.service._held import settings_of, suggestions_of
from wissel.apps.jobsearch.service._market import OpenMarket, open_market
from wissel.apps.jobsearch.service._profile import profile_of
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.matched import Match
from wissel.core.matching import (
    Chosen,
    MatchProfile,
    Search,
    diverse,
    fell_out,
    least_about_work,
    relaxations,
    search_of,
)
from wissel.core.vacancies import ReadVacancy
from wissel.infra.doors import today_of

#: Why there is nothing to search with yet.
Missing: TypeAlias = Literal["no-search-profile", "no-direction", "no-capacity", "no-place"]
#: So many times as many as asked are looked at: some are the same job, or of one employer.
_MORE: Final = 12


@dataclass(frozen=True, slots=True)
class Ready:
    """A search that can be made; ``missing`` says what would make it better or possible."""

    profile: MatchProfile
    missing: tuple[Missing, ...]

    @property
    def can_search(self) -> bool:
        """Whether a list can be drafted: there is something to look for and an opinion to keep."""
        return not {"no-search-profile", "no-direction", "no-capacity"}.intersection(self.missing)

    def again(self, *, wishes: tuple[str, ...] = ()) -> "Ready":
        """Return the same with what was sent before too, and with other ``wishes`` if there are.

        It is looked at again, not chosen.
        """
        wished = wishes or self.profile.wishes
        return replace(self, profile=replace(self.profile, done=(), wishes=wished))


def ready(within: trajectories.Within) -> Ready:
    """Return the search of a trajectory that was obtained."""
    fixed = plans.fixed_within(within=within)
    settings = settings_of(within.id)
    capacity = within.case.latest_capacity
    missing: list[Missing] = []
    if fixed.search is None:
        missing.append("no-search-profile")
    elif not fixed.search.said.active:
        missing.append("no-direction")
    if capacity is None or capacity.withdrawn:
        missing.append("no-capacity")
    if not settings.postcode:
        missing.append("no-place")
    profile = profile_of(
        within.case,
        search=fixed.search.said if fixed.search is not None else None,
        person=fixed.person.said if fixed.person is not None else None,
        settings=settings,
        earlier=suggestions_of(within.id),
    )
    return Ready(profile, tuple(missing))


@dataclass(frozen=True, slots=True)
class Looking:
    """One search in the open market of today."""

    market: OpenMarket
    search: Search
    on: date

    def one(self, vacancy: str) -> tuple[ReadVacancy, Match] | None:
        """Return an open vacancy with what it comes to; ``None`` where it is not open."""
        read = self.market.read(vacancy)
        return None if read is None else (read, self.market.explained(read, self.search, self.on))

    def best(self, count: int, *, least: float = 0.0) -> tuple[list[str], int, int]:
        """Return the ids of the best, how many are allowed, and how many of those are near."""
        found = self.market.index.best(self.search, on=self.on, count=count, least=least)
        return list(found.ids), found.allowed, found.near

    def list_of(self, count: int, *, known: Iterable[str] = ()) -> tuple[Chosen, list[ReadVacancy]]:
        """Return a list of at most ``count``; nothing whose job is ``known`` already."""
        before = frozenset(known)
        ids, allowed, near = self.best(
            max(1, count) * _MORE + len(before), least=least_about_work()
        )
        kept_out = self.market.index.kept_out(self.search, on=self.on)
        reads = diverse(self._fresh(ids, before), count=count)
        chosen = Chosen(
            matches=tuple(self.market.explained(one, self.search, self.on) for one in reads),
            allowed=allowed,
            too_far_off=allowed - near,
            fell_out=fell_out(kept_out),
            relaxations=tuple(relaxations(kept_out, self.search.profile)),
        )
        return chosen, reads

    def _fresh(
        self, ids: list[str], before: frozenset[str]
    ) -> Iterator[tuple[ReadVacancy, ReadVacancy]]:
        for one in ids:
            if self.market.same[one] not in before and (read := self.market.read(one)) is not None:
                yield read, read


def look(search: Ready, now: datetime) -> Looking:
    """Begin a search in what is open today."""
    market = open_market(now)
    return Looking(market, search_of(search.profile, market.known), today_of(now))
