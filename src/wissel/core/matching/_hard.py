"""The limits that are no item of the capacity list: hours, times, distance, education, licence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wissel.core.matched import Conflict, Reason
from wissel.core.matching import _say
from wissel.core.matching._data import rules
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._search import Search
from wissel.core.matching._types import MatchProfile
from wissel.core.places import distance_km, reach_km, travel_minutes
from wissel.core.vacancies import Position, ReadVacancy, Shift


@dataclass(frozen=True, slots=True)
class Travel:
    """How far work is: kilometres as the crow flies, minutes where a means of travel is known.

    ``unsure``: kilometres by which the place itself is not known exactly.
    """

    km: float
    minutes: int | None
    unsure: float


def conflicts(
    read: ReadVacancy, search: Search, travel: Travel | None, *, on: date
) -> Iterator[Conflict]:
    """Yield everything but the capacity that forbids a vacancy."""
    profile, vacancy = search.profile, read.vacancy
    if vacancy.closes_on is not None and vacancy.closes_on < on:
        yield conflict("closed", vacancy.closes_on.isoformat())
    if vacancy.id in profile.done:
        yield conflict("done", "")
    if same_name(vacancy.employer) in {same_name(one) for one in profile.excluded_employers}:
        yield conflict("employer", vacancy.employer)
    yield from _hours(read, profile)
    yield from _times(read, profile)
    if travel is not None:
        yield from _distance(travel, profile)
    yield from _education(read, profile)
    yield from _licence(read, profile)


def conflict(limitation: str, demand: str, key: str = "", **said: object) -> Conflict:
    """Return what forbids a vacancy, with its sentence."""
    return Conflict(limitation, demand, _say.say("conflicts", key or limitation, **said))


def same_name(name: str) -> str:
    """Return the name of an employer as it is compared; one without a name is like no other."""
    return " ".join(name.casefold().split()) or "-"


def _hours(read: ReadVacancy, profile: MatchProfile) -> Iterator[Conflict]:
    week, day = profile.hours_max, profile.hours_per_day
    asked = read.hours_per_day
    if read.hours_min is not None and week is not None and read.hours_min > week:
        asks = _say.hours(read.hours_min, read.hours_max)
        yield replace(conflict("hours", asks, asks=asks, held=float(week)), medical=True)
    elif asked is None and read.hours_min is not None:
        asked = read.hours_min / rules().days_a_week  # spread over all days of a week
    if asked is not None and day is not None and asked > day:
        asks = _say.number(asked)
        yield replace(conflict("hours-per-day", asks, asks=asks, held=float(day)), medical=True)


def _times(read: ReadVacancy, profile: MatchProfile) -> Iterator[Conflict]:
    if read.shifts is None or profile.times is None:
        return
    for shift in (Shift.EVENING, Shift.NIGHT, Shift.WEEKEND):
        if shift in read.shifts and shift not in profile.times:
            yield conflict(shift.value, shift.value)
    if Shift.DAY not in profile.times and set(read.shifts) == {Shift.DAY}:
        yield conflict("day", "day")


def travel_to(read: ReadVacancy, search: Search, known: Knowledge) -> Travel | None:
    """Return how far a vacancy is; ``None`` where either place is unknown or there is no travel."""
    if read.remote or read.position is None or search.position is None:
        return None
    km = distance_km(search.position, read.position)
    transport = search.profile.transport
    minutes = None if transport is None else travel_minutes(km, transport)
    return Travel(
        km, minutes, sum(unsure_km(one, known) for one in (read.position, search.position))
    )


def unsure_km(position: Position, known: Knowledge) -> float:
    """Return by how much a place is not known; four digits of a postcode are near enough."""
    return 0.0 if position.exact == "postcode" else known.places.uncertainty_km(position)


def _distance(travel: Travel, profile: MatchProfile) -> Iterator[Conflict]:
    reach = most_km(profile)
    if reach is None or travel.km - travel.unsure <= reach:
        return
    if profile.max_minutes is not None and travel.minutes is not None:
        asks = f"{travel.minutes} min"
        yield conflict("distance", asks, "travel", minutes=travel.minutes, held=profile.max_minutes)
    else:
        yield conflict("distance", f"{travel.km:.0f} km", km=f"{travel.km:.0f}", held=reach)


def most_km(profile: MatchProfile) -> float | None:
    """Return how far work may be, in kilometres: the time goes before the distance.

    A time without a means of travel says nothing of a distance.
    """
    if profile.max_minutes is not None and profile.transport is not None:
        return reach_km(profile.max_minutes, profile.transport)
    return profile.max_km


def _education(read: ReadVacancy, profile: MatchProfile) -> Iterator[Conflict]:
    if read.education is None or profile.education is None:
        return
    if read.education >= profile.education + 2:
        yield conflict("education", str(read.education), asks=_say.education(read.education))


def _licence(read: ReadVacancy, profile: MatchProfile) -> Iterator[Conflict]:
    if not read.licence or profile.licence is None:
        return
    if missing := [one for one in read.licence if one not in profile.licence]:
        yield conflict("licence", ", ".join(missing), asks=", ".join(missing))


def questions(read: ReadVacancy, search: Search, travel: Travel | None) -> Iterator[Reason]:
    """Yield what must be asked beside the capacity before a vacancy can be called suitable."""
    profile = search.profile
    if read.hours_min is None and read.hours_max is None and profile.hours_max is not None:
        yield question("hours")
    elif _too_few(read, profile):
        yield question("hours-few", hours=_say.hours(read.hours_min, read.hours_max))
    if read.shifts is None and profile.times is not None:
        yield question("times")
    yield from _where(read, profile, travel)
    if read.education is not None and read.education - 1 == profile.education:
        yield question("education", asks=_say.education(read.education))
    if read.licence and profile.licence is None:
        yield question("licence", asks=", ".join(read.licence))


def question(key: str, **said: object) -> Reason:
    """Return a question with its sentence; it weighs nothing by itself."""
    return Reason(key, _say.say("questions", key, **said), 0.0)


def _too_few(read: ReadVacancy, profile: MatchProfile) -> bool:
    most = read.hours_max if read.hours_max is not None else read.hours_min
    return most is not None and profile.hours_min is not None and most < profile.hours_min


def _where(read: ReadVacancy, profile: MatchProfile, travel: Travel | None) -> Iterator[Reason]:
    if read.remote:
        return
    bounded = profile.max_km is not None or profile.max_minutes is not None
    if travel is None:
        if bounded:
            yield question("distance")
        return
    reach = most_km(profile)
    if reach is None:
        if bounded:
            yield question("distance")
    elif travel.km + travel.unsure > reach:
        yield question("distance")
    elif _is_long(travel, profile):
        yield question("travel", minutes=travel.minutes)


def _is_long(travel: Travel, profile: MatchProfile) -> bool:
    """Whether a journey is so near its limit that an estimate does not settle it."""
    most, minutes = profile.max_minutes, travel.minutes
    return bool(most and minutes and minutes > rules().long_way * most)
