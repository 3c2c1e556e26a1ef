"""How things go, out to the trajectory file and back in."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.guidance.models import CheckIn as Row
from wissel.apps.guidance.service._checked_in import (
    CheckInView,
    choose,
    coach_may_since,
    kept_check_ins,
)
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.checkins import check_in_form
from wissel.core.dates import local_day
from wissel.core.guided import KeptCheckIn, KeptWord
from wissel.core.trajectory import Trajectory
from wissel.infra.restoring import demand_in_order, wrong


def kept_out(within: trajectories.Within) -> tuple[KeptCheckIn, ...]:
    """Return what goes into the file: to the employee all, to the coach theirs, else the shared."""
    actor = within.obtained.actor
    return tuple(
        _kept(one)
        for one in kept_check_ins(within.case, within.id)
        if actor.role == Role.EMPLOYEE or one.with_coach or (actor.is_system and not one.is_private)
    )


def put_back(trajectory: UUID, kept: tuple[KeptCheckIn, ...]) -> None:
    """Store what a file says was said, with the choice that held when it was made."""
    for one in kept:
        row = Row(
            trajectory_id=trajectory,
            day=local_day(one.at),
            at=one.at,
            version=one.version,
            said={word.statement: word.word for word in one.words},
        )
        row.save()
        if one.shared_at is not None:
            choose(row, one.shared_at, coach=one.with_coach, reports=one.in_reports)


def check_check_ins(case: Trajectory, now: datetime) -> None:
    """Raise ``Refused`` for the first of them that cannot be kept."""
    days: set[date] = set()
    for index, kept in enumerate(case.check_ins):
        place = f"$.check_ins[{index}]"
        demand_in_order(place, now, (("at", kept.at), ("shared_at", kept.shared_at)))
        if local_day(kept.at) in days:
            raise wrong(f"{place}.at", "is een dag die er al is", "is a day that is there already")
        days.add(local_day(kept.at))
        if (kept.shared_at is None) is (kept.with_coach or kept.in_reports):
            raise wrong(f"{place}.shared_at", "hoort bij delen", "belongs to sharing")
        if kept.with_coach and not coach_may_since(case, kept.shared_at or kept.at):
            raise wrong(f"{place}.with_coach", "heeft geen toestemming", "has no consent")
        _check_words(kept, place)


def _check_words(kept: KeptCheckIn, place: str) -> None:
    try:
        form = check_in_form(kept.version)
    except LookupError:
        raise wrong(f"{place}.version", "is geen versie hier", "is no version here") from None
    left = {one.key for one in form.statements}
    if not kept.words:
        raise wrong(f"{place}.words", "zegt niets", "says nothing")
    for number, one in enumerate(kept.words):
        there = f"{place}.words[{number}]"
        if one.statement not in left:
            raise wrong(f"{there}.statement", "is geen zin meer", "is no statement left")
        if form.word(one.word) is None:
            raise wrong(f"{there}.word", "is geen woord hier", "is no word here")
        left.discard(one.statement)


def _kept(one: CheckInView) -> KeptCheckIn:
    words = tuple(KeptWord(*pair) for pair in one.said.words.items())
    return KeptCheckIn(
        one.at, one.said.version, words, one.shared_at, one.with_coach, one.in_reports
    )
