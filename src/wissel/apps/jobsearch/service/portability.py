"""Settings and lists out to the trajectory file and back in. For doors of the app above."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wissel.apps.jobsearch.models import Settings, WeekList
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._settings import checked_settings
from wissel.apps.trajectories import service as trajectories
from wissel.core.feeds import same_key
from wissel.core.matched import VacancyList
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra.restoring import demand_in_order, placed, wrong


def with_search(*, case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return the case with settings and lists, for whoever may read them.

    Into a file that moves the trajectory go all lists; the employee has those that were sent.
    """
    obtained = within.obtained
    if not obtained.sees(_held.CATEGORY):
        return case
    row = Settings.objects.filter(trajectory_id=within.id).first()
    rows = [
        one
        for one in reversed(_held.lists_of(within.id))
        if obtained.actor.is_system or one.row.sent_at is not None
    ]
    return replace(
        case,
        search_settings=None if row is None else _held.settings_of(within.id),
        vacancy_lists=tuple(one.said for one in rows),
    )


def restore_search(*, trajectory: UUID, case: Trajectory, now: datetime) -> None:
    """Store settings and lists as a file says them. Raises ``Refused`` with the place in it."""
    if (said := case.search_settings) is not None:
        with placed("$.search_settings"):
            checked_settings(said)
        Settings(trajectory_id=trajectory, said=to_json(said), at=now).save()
    seen: set[str] = set()
    weeks: set[object] = set()
    for number, one in enumerate(case.vacancy_lists):
        place = f"$.vacancy_lists[{number}]"
        if one.week != _held.monday(one.week) or one.week in weeks:
            raise wrong(f"{place}.week", "is geen eigen maandag", "is not a Monday of its own")
        weeks.add(one.week)
        _check(one, place, now, seen)
        _store(trajectory, one)


def _check(said: VacancyList, place: str, now: datetime, seen: set[str]) -> None:
    demand_in_order(place, now, (("made_at", said.made_at), ("sent_at", said.sent_at)))
    for number, one in enumerate(said.suggestions):
        at = f"{place}.suggestions[{number}]"
        vacancy = one.snapshot.vacancy
        if vacancy.id in seen:
            raise wrong(f"{at}.snapshot", "stond al op een lijst", "was on a list before")
        seen.add(vacancy.id)
        if one.snapshot.digest != _held.digest_of(vacancy):
            raise wrong(
                f"{at}.snapshot.digest", "past niet bij de vacature", "does not fit the vacancy"
            )
        demand_in_order(at, now, (("snapshot.taken_at", one.snapshot.taken_at),))
        demand_in_order(at, now, (("answered_at", one.answered_at),))


def _store(trajectory: UUID, said: VacancyList) -> None:
    row = WeekList(
        trajectory_id=trajectory,
        week=said.week,
        made_at=said.made_at,
        asked=said.asked,
        told=_held.told(said.looked_at, said.allowed, said.fewer),
        sent_at=said.sent_at,
        sent_by=said.sent_by,
        sender=said.sender or "",
        remark=said.remark,
    )
    row.save()
    _held.add_lines(row, ((same_key(one.snapshot.vacancy), one) for one in said.suggestions))
