"""The employee's own sheet: private from the start, shared with the coach only by their choice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.finances.models import OwnSheet
from wissel.apps.finances.service._told import Told, told
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import Action, DataCategory, Role
from wissel.core.consents import choice_about, statement, stood_since
from wissel.core.finances import OwnMoney
from wissel.core.money.cases import Known, check_own, is_complete, own_scenarios
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import refused

_CATEGORY: Final = DataCategory.FINANCE


@dataclass(frozen=True, slots=True)
class OwnMoneyView:
    """The sheet with its situations; ``at`` is ``None`` before anything was entered.

    ``told`` is ``None`` while too little was entered. ``shared_at``: since when the coach reads it.
    """

    said: OwnMoney
    known: Known
    at: datetime | None = None
    shared_at: datetime | None = None
    told: Told | None = None


@read_door
def own_money(*, actor: Actor, now: datetime, trajectory: UUID) -> OwnMoneyView:
    """Return to the employee their own sheet, with the situations that follow from it."""
    found = _own(actor, now, trajectory, Action.READ)
    found.obtained.log("finance.view", _CATEGORY)
    return view_within(found, now)


@read_door
def shared_money(*, actor: Actor, now: datetime, trajectory: UUID) -> OwnMoneyView | None:
    """Return what the employee shares with the coach, and to anybody else nothing.

    Whether there is more cannot be told from the answer.
    """
    found = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.APPOINTMENTS
    )
    if actor.role != Role.COACH or not found.obtained.sees(_CATEGORY):
        return None
    view = view_within(found, now)
    if view.shared_at is None:
        return None
    found.obtained.log("finance.view", _CATEGORY)
    return view


@door
def keep_own_money(*, actor: Actor, now: datetime, trajectory: UUID, said: OwnMoney) -> None:
    """Keep what the employee enters; a share with the coach goes on, and shows what is new.

    Also after the trajectory. Raises ``Refused`` with the field for what cannot be.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    check_own(said)
    row = _row(trajectory) or OwnSheet(trajectory_id=trajectory)
    row.said, row.at = to_json(said), now
    row.save()
    found.obtained.log("finance.keep", _CATEGORY, action="U")


@door
def share_own_money(*, actor: Actor, now: datetime, trajectory: UUID, coach: bool) -> None:
    """Let the coach read the sheet, or take that back. Never anybody else.

    It is the consent that the access table asks for. Raises ``Refused`` (``$``) for sharing nothing
    and once the trajectory is over; taking back is always possible.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    row = _row(trajectory)
    if row is None:
        raise refused("empty", "$", "Er is nog niets ingevuld.", "Nothing has been filled in yet.")
    if coach == (_shared_at(found, row) is not None):
        return
    asked = choice_about(_CATEGORY, Role.COACH)
    if coach:
        trajectories.give_consent(
            actor=actor,
            now=now,
            trajectory=trajectory,
            choice=asked.key,
            version=statement().version,
        )
    row.shared_at = now if coach else None
    row.save(update_fields=["shared_at"])
    if not coach:
        _end_consent(actor, now, found)
    found.obtained.log("finance.share", _CATEGORY, action="U", detail="yes" if coach else "no")


@door
def remove_own_money(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Take the whole sheet away, and the share of it."""
    found = _own(actor, now, trajectory, Action.WRITE)
    row = _row(trajectory)
    if row is None:
        return
    if _shared_at(found, row) is not None:
        _end_consent(actor, now, found)
    row.delete()
    found.obtained.log("finance.remove", _CATEGORY, action="D")


def view_within(found: trajectories.Within, now: datetime) -> OwnMoneyView:
    """Return the sheet of a trajectory that a door obtained, with what follows from it today."""
    known = Known.of(found.case, found.due.timeline, today_of(now))
    row = _row(found.id)
    if row is None:
        return OwnMoneyView(OwnMoney(), known)
    said = read_value(OwnMoney, row.said)
    tells = told(lambda: own_scenarios(said, known)) if is_complete(said) else None
    return OwnMoneyView(said, known, row.at, _shared_at(found, row), tells)


def _shared_at(found: trajectories.Within, row: OwnSheet) -> datetime | None:
    """Return since when the coach may read it, as far as the consent still stands."""
    since: datetime | None = row.shared_at
    if since is None:
        return None
    stands = stood_since(found.case.consents, _CATEGORY, Role.COACH, since)
    return since if stands else None


def _own(actor: Actor, now: datetime, trajectory: UUID, action: Action) -> trajectories.Within:
    """Return the employee's own trajectory; the coach's consent is no key to these doors."""
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory))
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=_CATEGORY,
        action=action,
        lock=action is Action.WRITE,
    )


def _row(trajectory: UUID) -> OwnSheet | None:
    row: OwnSheet | None = OwnSheet.objects.filter(trajectory_id=trajectory).first()
    return row


def _end_consent(actor: Actor, now: datetime, found: trajectories.Within) -> None:
    if found.case.closed_on is not None:
        return
    asked = choice_about(_CATEGORY, Role.COACH)
    held = trajectories.consents(actor=actor, now=now, trajectory=found.id)
    for one in held.standing(asked):
        trajectories.withdraw_consent(actor=actor, now=now, trajectory=found.id, consent=one.id)
