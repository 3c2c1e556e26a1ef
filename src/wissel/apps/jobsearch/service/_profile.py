"""Makes the search of one trajectory out of what was said in its profiles and opinions.

Only item and level of a limit are taken, never a reason or a name (``norms``: data minimisation).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from wissel.core.capacity import catalogue, limits
from wissel.core.matched import SearchSettings, Suggestion
from wissel.core.matching import MatchProfile
from wissel.core.profiled import Profile
from wissel.core.trajectory import Capacity, Trajectory

#: Levels of education of the person profile, on the one scale of vacancies.
_EDUCATION: Final[Mapping[str, int]] = {
    "basis": 1,
    "vmbo": 2,
    "mbo-2": 3,
    "mbo-3": 3,
    "mbo-4": 4,
    "hbo": 5,
    "wo": 6,
}


#: Items that are hours of the search.
_AS_HOURS: Final = frozenset(("uren-per-week", "uren-per-dag"))


def profile_of(
    case: Trajectory,
    *,
    search: Profile | None,
    person: Profile | None,
    settings: SearchSettings,
    earlier: Iterable[Suggestion],
) -> MatchProfile:
    """Return what is looked for and what is possible, out of a whole trajectory.

    Without a search profile there are no wishes; the limits hold all the same, for own search.
    The own employer is left out: the second track leads elsewhere (BW 7:658a lid 1).
    """
    capacity = case.latest_capacity
    held = _limits(capacity)
    before = tuple(earlier)
    return MatchProfile(
        wishes=tuple(one.title for one in search.active) if search is not None else (),
        skills=_lines(person, "vaardigheden"),
        hours_min=settings.hours_min,
        hours_max=_hours(capacity, "uren-per-week"),
        hours_per_day=_hours(capacity, "uren-per-dag"),
        times=settings.times,
        postcode=settings.postcode,
        max_km=settings.max_km,
        max_minutes=settings.max_minutes or _minutes(person),
        transport=settings.transport,
        education=_EDUCATION.get(person.block("niveau").value) if person is not None else None,
        licence=settings.licence,
        limits=held,
        free_limits=_free(capacity),
        complete=capacity is not None and capacity.complete,
        excluded_employers=(*settings.excluded_employers, case.client.name, *_refused(before)),
        done=tuple(one.snapshot.vacancy.id for one in before),
        liked=_occupations(before, "suits"),
        disliked=_occupations(before, "suits-not", because="work"),
    )


def _hours(capacity: Capacity | None, item: str) -> float | None:
    """Return the hours that are possible: as they were named, else by the list."""
    if capacity is None or capacity.withdrawn:
        return None
    named = capacity.hours_per_week if item == "uren-per-week" else capacity.hours_per_day
    if named is not None:
        return named
    found = catalogue().item(item)
    row = next((one for one in limits(capacity) if one.item == item), None)
    level = found.level(row.level) if found is not None and row is not None else None
    return level.value if level is not None else None


def _limits(capacity: Capacity | None) -> dict[str, str | tuple[str, ...]]:
    """Return the level of each limited item; of an item that holds for two sides the gravest."""
    if capacity is None or capacity.withdrawn:
        return {}
    found: dict[str, list[str]] = {}
    for row in limits(capacity):
        if row.item and row.level:
            found.setdefault(row.item, []).append(row.level)
    held: dict[str, str | tuple[str, ...]] = {}
    for key, levels in found.items():
        item = catalogue().item(key)
        if item is None or item.fact or key in _AS_HOURS:
            continue
        known = [one.key for one in item.levels]
        kept = [one for one in levels if one in known]
        if item.several:
            held[key] = tuple(dict.fromkeys(kept))
        elif kept:
            held[key] = max(kept, key=known.index)
    return held


def _free(capacity: Capacity | None) -> dict[str, str]:
    if capacity is None or capacity.withdrawn:
        return {}
    return {
        row.aspect: row.remark or row.limit
        for row in limits(capacity)
        if not row.item or not row.level
    }


def _lines(person: Profile | None, block: str) -> tuple[str, ...]:
    if person is None:
        return ()
    return tuple(one.text for one in person.block(block).lines)


def _minutes(person: Profile | None) -> int | None:
    said = person.block("reistijd").value if person is not None else ""
    return int(said) if said.isascii() and said.isdecimal() else None


def _refused(earlier: tuple[Suggestion, ...]) -> tuple[str, ...]:
    """Return the employers of which the employee said that they do not suit."""
    return tuple(
        one.snapshot.vacancy.employer
        for one in earlier
        if one.answer == "suits-not" and one.because == "employer" and one.snapshot.vacancy.employer
    )


def _occupations(
    earlier: tuple[Suggestion, ...], answer: str, *, because: str | None = None
) -> tuple[str, ...]:
    """Return the occupations of the vacancies that were answered so."""
    return tuple(
        dict.fromkeys(
            one.occupation
            for one in earlier
            if one.answer == answer and one.occupation and because in (None, one.because)
        )
    )
