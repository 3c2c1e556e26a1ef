"""Whether it clicks with the coach (PA-23): asked after the intake, and never told to the coach.

It is no journal entry and no duty of the file: employer and coach read those. Whoever assigns the
coaches has a list of their own, and the journal says who coaches from when.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance.models import ClickAnswer
from wissel.apps.guidance.service._words import MOST_WORDS, neat_words
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Appointment, standing
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused

_DESK: Final = (Role.MANAGER, Role.BACK_OFFICE)
#: Answers of one employee; after that a talk helps more than a form.
_MOST_ANSWERS: Final = 10


@dataclass(frozen=True, slots=True)
class ClickView:
    """How it stands. ``asks``: the intake was held and nothing was answered about this coach yet.

    ``clicks`` is the last answer about the coach of now. ``words`` are for the manager.
    """

    asks: bool
    held_on: date | None
    clicks: bool | None
    answered_at: datetime | None
    words: str
    waits: bool  #: another coach was asked for, and nobody settled that yet


@dataclass(frozen=True, slots=True)
class OtherCoach:
    """Somebody who asked for another coach, and waits."""

    trajectory: UUID
    employee: str
    asked_at: datetime
    words: str  #: empty for whoever may only know that it was asked


@read_door
def click(*, actor: Actor, now: datetime, trajectory: UUID) -> ClickView:
    """Return what the employee said; planner: that they asked; coach and employer: refused."""
    found = _within(actor, now, trajectory, Action.SUMMARY)
    row = _last(found)
    _note(found, "click.view", writes=False)
    held = _held_on(found)
    return ClickView(
        asks=held is not None
        and row is None
        and found.coach_membership is not None
        and found.case.closed_on is None,
        held_on=held,
        clicks=None if row is None else row.clicks,
        answered_at=None if row is None else row.at,
        words=row.words if row is not None and found.obtained.sees(_CATEGORY) else "",
        waits=row is not None and not row.clicks and row.settled_at is None,
    )


@door
def answer_click(
    *, actor: Actor, now: datetime, trajectory: UUID, clicks: bool, words: str = ""
) -> None:
    """Say that it clicks, or that another coach is wanted; no reason is asked.

    Manager and planner get a mail that there is something. Raises ``Refused`` (``$.words``) for
    words about health, and (``$``) before the intake, without a coach and too often.
    """
    found = _within(actor, now, trajectory, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    said = "" if clicks else neat_words(words, MOST_WORDS, "$.words")
    if found.coach_membership is None or found.case.closed_on is not None:
        raise refused(
            "no-coach",
            "$",
            "Er is nu geen coach. Bel of mail uw bureau.",
            "There is no coach now. Call or mail your bureau.",
        )
    last = _last(found)
    if last is not None and last.clicks == clicks and last.words == said:
        return
    answers = ClickAnswer.objects.filter(trajectory_id=trajectory)
    if answers.count() >= _MOST_ANSWERS:
        raise refused(
            "too-many",
            "$",
            "U gaf al vaak antwoord. Bel uw bureau, dan praat u het samen door.",
            "You answered often. Call your bureau and talk it over.",
        )
    answers.filter(settled_at=None).update(settled_at=now)
    ClickAnswer(
        trajectory_id=trajectory,
        at=now,
        coach_id=found.coach_membership,
        clicks=clicks,
        words=said,
        settled_at=now if clicks else None,
    ).save()
    if not clicks:
        _tell_desk(actor, now, trajectory)
    _note(found, "click.answer", writes=True)


@read_door
def asked_for_other_coach(*, actor: Actor, now: datetime) -> tuple[OtherCoach, ...]:
    """Return who asked for another coach and waits, the longest first; manager and planner.

    One who has another coach by now waits no more. The words are for the manager alone.
    """
    if actor.role not in _DESK:
        raise Denied("desk-only", hidden=False)
    rows = list(
        ClickAnswer.objects.filter(settled_at=None, clicks=False, trajectory__closed_on=None)
        .select_related("trajectory__employment__employee")
        .order_by("at", "id")
    )
    waiting = [row for row in rows if row.trajectory.coach_id == row.coach_id]
    trajectories.shown_in_list(
        actor=actor,
        event="click.waiting",
        category=_CATEGORY,
        trajectories=(row.trajectory_id for row in waiting),
    )
    return tuple(
        OtherCoach(
            trajectory=row.trajectory_id,
            employee=row.trajectory.employment.employee.name,
            asked_at=row.at,
            words=row.words if actor.role == Role.MANAGER else "",
        )
        for row in waiting
    )


@door
def settle_other_coach(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Say that it was talked over and the coach stays. Manager and planner, after that talk."""
    found = _within(actor, now, trajectory, Action.SUMMARY, lock=True)
    if actor.role not in _DESK:
        raise Denied("desk-only", subject=str(trajectory), hidden=False)
    ClickAnswer.objects.filter(trajectory_id=trajectory, settled_at=None).update(settled_at=now)
    _note(found, "click.settle", writes=True)


_CATEGORY: Final = DataCategory.CLICK_CHECK


def _within(
    actor: Actor, now: datetime, trajectory: UUID, action: Action, *, lock: bool = False
) -> trajectories.Within:
    return trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=_CATEGORY, action=action, lock=lock
    )


def _last(found: trajectories.Within) -> ClickAnswer | None:
    """Return the newest answer about the coach of now: another coach is asked about anew."""
    rows = ClickAnswer.objects.filter(trajectory_id=found.id, coach_id=found.coach_membership)
    row: ClickAnswer | None = rows.order_by("-at", "-id").first()
    return row


def _held_on(found: trajectories.Within) -> date | None:
    days = [
        entry.happened_on
        for entry in standing(found.case.journal)
        if isinstance(entry.content, Appointment)
        and (entry.content.purpose, entry.content.outcome) == ("intake", "attended")
    ]
    return min(days, default=None)


def _tell_desk(actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Mail manager and planner that something waits, and not what."""
    for address in bureaus.desk_addresses():
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path=f"/traject/{trajectory}/mensen/",
            language=bureaus.language_of(email=address),
        )


def _note(found: trajectories.Within, event: str, *, writes: bool) -> None:
    found.obtained.log(event, _CATEGORY, action="U" if writes else "R")
