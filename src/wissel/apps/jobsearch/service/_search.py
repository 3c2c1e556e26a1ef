"""Matches one trajectory with what is open: the search is made, limits go first, then ranking."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from wissel.apps.jobsearch.service._held import settings_of, suggestions_of
from wissel.apps.jobsearch.service._market import OpenMarket, open_market
from wissel.apps.jobsearch.service._profile import profile_of
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.matched import Match, Suggestion
from wissel.core.matching import Chosen, MatchProfile, choose, matches
from wissel.infra.doors import today_of

#: Why there is nothing to search with yet.
Missing: TypeAlias = Literal["no-search-profile", "no-direction", "no-capacity", "no-place"]


@dataclass(frozen=True, slots=True)
class Ready:
    """A search that can be made; ``missing`` says what would make it better or possible."""

    profile: MatchProfile
    missing: tuple[Missing, ...]

    @property
    def can_search(self) -> bool:
        """Whether a list can be drafted: there is something to look for and an opinion to keep."""
        return not {"no-search-profile", "no-direction", "no-capacity"}.intersection(self.missing)


def ready(within: trajectories.Within, *, earlier: tuple[Suggestion, ...] | None = None) -> Ready:
    """Return the search of a trajectory that was obtained."""
    fixed = plans.fixed_within(within=within)
    before = suggestions_of(within.id) if earlier is None else earlier
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
        earlier=before,
    )
    return Ready(profile, tuple(missing))


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in the open market."""

    market: OpenMarket
    matches: tuple[Match, ...]
    profile: MatchProfile

    def chosen(self, count: int, *, known: Iterable[str] = ()) -> Chosen:
        """Return a list of at most ``count``; nothing whose job is ``known`` already."""
        before = frozenset(known)
        fresh = [one for one in self.matches if self.market.same[one.id] not in before]
        return choose(fresh, self.market.reads, self.profile, count=count)


def find(search: Ready, now: datetime) -> Found:
    """Return every open vacancy for a search: what is allowed first, the best first."""
    market = open_market(now)
    found = matches(search.profile, market.market, on=today_of(now))
    return Found(market, tuple(found), search.profile)


def again(search: Ready, now: datetime) -> Found:
    """Return the same with what was sent before too: it is looked at again, not chosen."""
    return find(replace(search, profile=replace(search.profile, done=())), now)
