"""Matches one trajectory with what is open: the search is made, limits go first, then ranking."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias

from wissel.apps.jobsearch.service._held import settings_of, suggestions_of
from wissel.apps.jobsearch.service._market import Here, OpenMarket, open_market
from wissel.apps.jobsearch.service._profile import profile_of
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.matched import Fit, Match
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

#: Why there is nothing to search with yet.
Missing: TypeAlias = Literal[
    "no-search-profile", "no-direction", "no-capacity", "no-place", "no-market"
]
#: So many times as many as asked are looked at: some are the same job, or of one employer.
_MORE: Final = 12
#: So many rows are read at once while a list is chosen.
_FEW: Final = 15


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
class Seen:
    """An open vacancy, what it comes to, and the key by which the same job is known."""

    read: ReadVacancy
    match: Match
    same: str


@dataclass(frozen=True, slots=True)
class Looking:
    """One search in the open market of today."""

    market: OpenMarket
    search: Search

    def one(self, vacancy: str) -> Seen | None:
        """Return an open vacancy with what it comes to; ``None`` where it is not open."""
        return self.each((vacancy,)).get(vacancy)

    def each(self, vacancies: Iterable[str]) -> dict[str, Seen]:
        """Return those that are open, with what they come to, in the order they were asked."""
        return {key: self._seen(here) for key, here in self.market.rows(vacancies).items()}

    def _seen(self, here: Here) -> Seen:
        return Seen(here.read, self.market.explained(here.read, self.search), here.same)

    def lacks(self, search: Ready) -> tuple[Missing, ...]:
        """Return what is missing of a search, the vacancies themselves included."""
        return search.missing if self.market.complete else (*search.missing, "no-market")

    def list_of(self, count: int, *, known: Iterable[str] = ()) -> tuple[Chosen, list[Seen]]:
        """Return a list of at most ``count``; nothing whose job is ``known`` already."""
        before = frozenset(known)
        found = self.market.best(
            self.search,
            count=max(1, count) * _MORE + len(before),
            least=least_about_work(),
        )
        kept_out = self.market.kept_out(self.search)
        lines = diverse(self._fresh(found.ids, before), count=count)
        chosen = Chosen(
            matches=tuple(one.match for one in lines),
            allowed=found.allowed,
            too_far_off=found.allowed - found.near,
            fell_out=fell_out(kept_out),
            relaxations=tuple(relaxations(kept_out, self.search.profile)),
        )
        return chosen, lines

    def _fresh(
        self, ids: Sequence[str], before: frozenset[str]
    ) -> Iterator[tuple[Seen, ReadVacancy]]:
        """Yield what was not known before, a few rows at a time: a list soon has enough.

        What its row says counts: it may have changed since the columns were made.
        """
        for start in range(0, len(ids), _FEW):
            for here in self.market.rows(ids[start : start + _FEW]).values():
                if here.same in before:
                    continue
                seen = self._seen(here)
                if seen.match.fit is not Fit.UNSUITABLE:
                    yield seen, seen.read


def look(search: Ready, now: datetime) -> Looking:
    """Begin a search in what is open today."""
    market = open_market(now)
    return Looking(market, search_of(search.profile, market.known))
