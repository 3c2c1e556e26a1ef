"""Chooses a list out of what is allowed, and says what would open more.

A list is never padded: what does not speak of the work that is looked for stays off it, and the
answer says why there is less.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from wissel.core.capacity import catalogue
from wissel.core.matched import Fit, Match, Relaxation
from wissel.core.matching import _say
from wissel.core.matching._data import rules
from wissel.core.matching._hard import same_name
from wissel.core.matching._types import MatchProfile
from wissel.core.places import travel_minutes
from wissel.core.sources import Text
from wissel.core.vacancies import ReadVacancy
from wissel.core.wire import Wire

T = TypeVar("T")

_ABOUT_WORK: Final = ("occupation", "words", "title", "skills")
#: How much further is tried, in kilometres, minutes and hours a week.
_STEPS: Final = {"distance": (5, 10, 20), "travel": (10, 20, 30)}
#: Hours are an item of the capacity list too.
_ITEM_OF: Final = {"hours": "uren-per-week", "hours-per-day": "uren-per-dag"}


@dataclass(frozen=True, slots=True)
class Chosen(Wire):
    """A list for one search: at most the number asked, and what would open more.

    ``allowed``: how many broke no limit; ``too_far_off``: how many of those were about other work.
    ``fell_out``: of what is about this work, how many each limitation alone kept out.
    """

    matches: tuple[Match, ...]
    allowed: int
    too_far_off: int
    fell_out: dict[str, int]
    relaxations: tuple[Relaxation, ...]


def least_about_work() -> float:
    """Return the part of the score about the work below which a vacancy is not put on a list."""
    return rules().least


def about_work(match: Match) -> float:
    """Return the part of a score that is about the work itself, not hours or distance."""
    return sum(one.weight for one in match.reasons if one.code in _ABOUT_WORK)


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A vacancy that is about this work and that one limitation alone keeps out.

    ``km``: how far it is, ``None`` where that is unknown. ``asks``: what it asks, where said.
    ``about``: the part of its score that is about the work.
    """

    id: str
    limitation: str
    km: float | None = None
    asks: str = ""
    about: float = 0.0


def choose(
    matches: Sequence[Match],
    reads: dict[str, ReadVacancy],
    profile: MatchProfile,
    *,
    count: int,
) -> Chosen:
    """Return a list of at most ``count`` out of ranked matches."""
    allowed = [one for one in matches if one.fit is not Fit.UNSUITABLE]
    near = [one for one in allowed if about_work(one) >= rules().least]
    kept_out = _alone(matches)
    return Chosen(
        matches=tuple(diverse(((one, reads[one.id]) for one in near), count=count)),
        allowed=len(allowed),
        too_far_off=len(allowed) - len(near),
        fell_out=fell_out(kept_out),
        relaxations=tuple(relaxations(kept_out, profile)),
    )


def fell_out(kept_out: Sequence[KeptOut]) -> dict[str, int]:
    """Return how many each limitation alone keeps out, the most first."""
    return dict(Counter(one.limitation for one in kept_out).most_common())


def diverse(ranked: Iterable[tuple[T, ReadVacancy]], *, count: int) -> list[T]:
    """Return the best, at most so many of one employer and of one occupation."""
    employers: Counter[str] = Counter()
    occupations: Counter[str] = Counter()
    chosen: list[T] = []
    for one, read in ranked:
        if len(chosen) == count:
            break
        employer = same_name(read.vacancy.employer) if read.vacancy.employer else read.id
        occupation = read.occupations[0].occupation if read.occupations else read.id
        if employers[employer] >= rules().same_employer:
            continue
        if occupations[occupation] >= rules().same_occupation:
            continue
        employers[employer] += 1
        occupations[occupation] += 1
        chosen.append(one)
    return chosen


def _alone(matches: Sequence[Match]) -> list[KeptOut]:
    """Return what is about this work and falls out on one limitation alone."""
    return [
        KeptOut(one.id, first.limitation, one.distance_km, first.demand, about)
        for one in matches
        if len({each.limitation for each in one.conflicts}) == 1
        and (first := one.conflicts[0]).limitation not in ("closed", "done")
        and (about := about_work(one)) >= rules().least
    ]


def relaxations(kept_out: Sequence[KeptOut], profile: MatchProfile) -> list[Relaxation]:
    """Return which single change would let most through, the most first."""
    by_limit: dict[str, list[KeptOut]] = {}
    for one in kept_out:
        by_limit.setdefault(one.limitation, []).append(one)
    found = [
        change
        for limitation, group in by_limit.items()
        for change in _changes(limitation, group, profile)
    ]
    return sorted(found, key=lambda one: (-one.more, one.by or 0.0, one.change))


def _changes(limitation: str, group: list[KeptOut], profile: MatchProfile) -> list[Relaxation]:
    item = catalogue().item(_ITEM_OF.get(limitation, limitation))
    if item is not None:
        held = _held(limitation, profile)
        text = _say.say("relaxations", "item", more=len(group), name=item.name, held=held)
        return [Relaxation(limitation, None, len(group), text, medical=True)]
    if limitation == "distance":
        return _further(group, profile)
    asks = Counter(one.asks for one in group).most_common(1)[0][0]
    text = _say.say("relaxations", limitation, more=len(group), asks=asks)
    return [Relaxation(limitation, None, len(group), text)]


def _further(group: list[KeptOut], profile: MatchProfile) -> list[Relaxation]:
    """Return what a longer way would let through, in steps of kilometres or of minutes."""
    if profile.max_minutes is not None and profile.transport is not None:
        transport, most = profile.transport, profile.max_minutes
        needs = [travel_minutes(one.km or 0.0, transport) - most for one in group]
        return _stepped("distance", "travel", list(map(float, needs)))
    return _stepped(
        "distance", "distance", [(one.km or 0.0) - (profile.max_km or 0) for one in group]
    )


def _held(limitation: str, profile: MatchProfile) -> Text:
    """Return what holds of a limitation, in words."""
    hours = {"hours": profile.hours_max, "hours-per-day": profile.hours_per_day}
    if limitation in hours:
        return _say.say("asks", limitation, hours=float(hours[limitation] or 0))
    item = catalogue().item(limitation)
    levels = [item.level(one) for one in profile.held(limitation)] if item is not None else []
    said = [one.words for one in levels if one is not None]
    return Text("; ".join(one.nl for one in said), "; ".join(one.en for one in said))


def _stepped(limitation: str, key: str, needs: list[float]) -> list[Relaxation]:
    found: list[Relaxation] = []
    before = 0
    for step in _STEPS[key]:
        more = sum(1 for one in needs if math.ceil(one) <= step)
        if more > before:
            text = _say.say("relaxations", key, by=step, more=more)
            found.append(Relaxation(limitation, float(step), more, text))
            before = more
    return found
