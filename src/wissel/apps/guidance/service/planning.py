"""The bureau's side of an appointment: proposing moments, booking, moving, changing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from wissel.apps.guidance.models import Appointment
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._held import AppointmentView, Held, view_with
from wissel.apps.guidance.service._said import (
    MOST_MINUTES,
    checked,
    checked_moment,
    checked_moments,
    read_moments,
)
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.guided import AppointmentSaid, StepKind
from wissel.core.journal import Appointment as Entry
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused

#: More appointments than one trajectory ever has, and how many a list shows.
MOST_APPOINTMENTS = 200
MOST_SHOWN = 200
#: How long one that nobody recorded stays on the list of what asks something.
LOOKED_BACK = timedelta(days=60)
_BUREAU = (Role.COACH, Role.BACK_OFFICE)


@dataclass(frozen=True, slots=True)
class Clash:
    """A moment at which the coach has something else, and when that begins."""

    moment: datetime
    other: datetime
    agreed: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the list of appointments: whose trajectory, and how it stands."""

    employee: str
    view: AppointmentView


@door
def propose(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    said: AppointmentSaid,
    options: Sequence[datetime],
) -> UUID:
    """Propose up to three moments to whoever is asked to come, who get a mail; return the id.

    Raises ``Refused`` at its place (``$.options[1]``, ``$.link``) for what cannot be, and (``$``)
    for a closed trajectory and for more than
    :data:`MOST_APPOINTMENTS`.
    """
    held = _begin(actor, now, trajectory, said)
    held.row.options = to_json(checked_moments(options, now))
    held.row.save()
    _held.write_step(held.row, actor, now, "proposed")
    return _done(held, actor, now, "appointment.propose")


@door
def book(
    *, actor: Actor, now: datetime, trajectory: UUID, said: AppointmentSaid, begins_at: datetime
) -> UUID:
    """Make an appointment that was settled already, in a talk or by mail; return the id."""
    held = _begin(actor, now, trajectory, said)
    moment = checked_moment(begins_at, now, "$.options[0]")
    held.row.begins_at, held.row.agreed_at = moment, now
    held.row.save()
    _held.write_step(held.row, actor, now, "booked", begins_at=moment)
    plan(held, actor, now)
    return _done(held, actor, now, "appointment.book")


@door
def propose_again(
    *, actor: Actor, now: datetime, appointment: UUID, options: Sequence[datetime]
) -> None:
    """Propose other moments. What was agreed stands until one of them is chosen."""
    held = _of_bureau(actor, now, appointment)
    held.row.options = to_json(checked_moments(options, now))
    held.row.asked_at = None
    held.row.save(update_fields=["options", "asked_at"])
    _held.write_step(held.row, actor, now, "proposed")
    _done(held, actor, now, "appointment.propose")


@door
def move(*, actor: Actor, now: datetime, appointment: UUID, begins_at: datetime) -> None:
    """Set the moment, or another one; the history says whether that was in time."""
    held = _of_bureau(actor, now, appointment)
    settle(held, actor, now, checked_moment(begins_at, now, "$.options[0]"), "moved")
    _done(held, actor, now, "appointment.move")


@door
def change(*, actor: Actor, now: datetime, appointment: UUID, said: AppointmentSaid) -> None:
    """Change where, how or how long it is. Who comes and for what does not change."""
    held = _of_bureau(actor, now, appointment)
    new, old = checked(said), held.said
    if (new.purpose, new.with_) != (old.purpose, old.with_):
        raise refused(
            "wrong-value",
            "$.with_",
            "Wie er komt en waarvoor verandert niet. Zeg deze afspraak af en maak een nieuwe.",
            "Who comes and for what does not change. Cancel this appointment and make a new one.",
        )
    if new == old:
        return
    row = held.row
    row.said, row.medium, row.minutes = to_json(new), new.medium, new.minutes
    row.sequence += row.begins_at is not None
    row.save(update_fields=["said", "medium", "minutes", "sequence"])
    _held.write_step(row, actor, now, "changed")
    fresh = Held(row, held.within, new)
    if row.begins_at is not None and new.medium != old.medium:
        plan(fresh, actor, now)
    _done(fresh, actor, now, "appointment.change")


@read_door
def clashes(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    moments: Sequence[datetime],
    minutes: int,
    but: UUID | None = None,
) -> tuple[Clash, ...]:
    """Return at which of the moments the coach has, or proposed, something else.

    A warning and no refusal: who coaches may know better. ``but`` is the appointment itself.
    """
    found = _held.within(actor, now, trajectory, Action.READ)
    coach = found.coach_membership
    if coach is None or not moments or _held.is_party(actor):
        return ()
    around = timedelta(minutes=MOST_MINUTES)
    rows = Appointment.objects.filter(trajectory__coach_id=coach, ended_at=None).exclude(pk=but)
    near = rows.filter(
        Q(begins_at__gt=min(moments) - around, begins_at__lt=max(moments) + around)
        | Q(begins_at=None)
    )
    taken = [(begin, row.minutes, row.begins_at is not None) for row in near for begin in _at(row)]
    return tuple(
        Clash(moment, begin, agreed)
        for moment in moments
        for begin, length, agreed in taken
        if begin < moment + timedelta(minutes=minutes)
        and moment < begin + timedelta(minutes=length)
    )


@read_door
def planned(*, actor: Actor, now: datetime) -> tuple[Planned, ...]:
    """Return the appointments that lie ahead or ask something, of the actor's own trajectories.

    The bureau's list: of a coach those they coach, of planner and manager all of them. First what
    has a moment, by that; then what waits for one.
    """
    if _held.is_party(actor):
        raise Denied("bureau-only", hidden=False)
    rows = Appointment.objects.filter(ended_at=None).filter(
        Q(begins_at=None) | Q(begins_at__gte=now - LOOKED_BACK)
    )
    if actor.role == Role.COACH:
        own = Q(trajectory__coach_id=actor.membership) | Q(trajectory__deputy_id=actor.membership)
        rows = rows.filter(own)
    open_rows = rows.filter(trajectory__closed_on=None).prefetch_related("steps", "points")
    # What waits for a moment comes first, so that many that have one never push it off the list.
    by_moment = F("begins_at").asc(nulls_first=True)
    each = list(open_rows.order_by(by_moment, "id")[:MOST_SHOWN])
    names = trajectories.names_in_list(
        actor=actor,
        event="appointment.planned",
        category=DataCategory.APPOINTMENTS,
        trajectories=(row.trajectory_id for row in each),
    )
    told = trajectories.as_they_stand(entries=[row.entry for row in each if row.entry])
    found = [
        Planned(
            names[row.trajectory_id],
            view_with(row, told.get(row.entry) if row.entry else None, actor, now),
        )
        for row in each
        if row.trajectory_id in names
    ]
    open_ones = [one for one in found if one.view.state != "recorded"]
    return tuple(sorted(open_ones, key=lambda one: one.view.begins_at is None))


def settle(held: Held, actor: Actor, now: datetime, moment: datetime, what: str) -> None:
    """Make a moment the agreed one: the row, its step and its journal entry."""
    row, timely = held.row, _held.in_time(held.row, now)
    row.sequence += row.begins_at is not None
    row.begins_at, row.agreed_at, row.options, row.asked_at = moment, now, [], None
    kind: StepKind = "picked" if what == "picked" else "moved"
    _held.write_step(row, actor, now, kind, begins_at=moment, timely=timely)
    plan(held, actor, now)


def plan(held: Held, actor: Actor, now: datetime) -> None:
    """Write in the journal that it is planned, and keep the row."""
    said = held.said
    content = Entry(said.with_, said.medium, "planned", purpose=said.purpose)
    _held.write_entry(held, actor, now, content)
    held.row.save()


def _begin(actor: Actor, now: datetime, trajectory: UUID, said: AppointmentSaid) -> Held:
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    _demand_bureau(actor)
    if found.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Dit traject is afgesloten. Hier komt geen afspraak meer bij.",
            "This trajectory is closed. It gets no more appointments.",
        )
    if (
        Appointment.objects.filter(trajectory_id=trajectory, ended_at=None).count()
        >= MOST_APPOINTMENTS
    ):
        raise refused(
            "too-many",
            "$",
            "Dit traject heeft heel veel afspraken. Zeg eerst af wat niet doorgaat.",
            "This trajectory has a great many appointments. Cancel first what is off.",
        )
    new = checked(said)
    row = Appointment(
        trajectory_id=trajectory,
        purpose=new.purpose,
        medium=new.medium,
        minutes=new.minutes,
        with_employee=new.employee,
        with_employer=new.employer,
        said=to_json(new),
    )
    return Held(row, found, new)


def _of_bureau(actor: Actor, now: datetime, appointment: UUID) -> Held:
    held = _held.hold(actor=actor, now=now, appointment=appointment, action=Action.WRITE)
    _demand_bureau(actor)
    _held.demand_alive(held, now)
    return held


def _done(held: Held, actor: Actor, now: datetime, event: str) -> UUID:
    _held.tell_parties(held, actor, now)
    _held.tell_coach(held, actor, now)
    _held.note(held.within, event, str(held.row.pk), writes=True)
    pk: UUID = held.row.pk
    return pk


def _demand_bureau(actor: Actor) -> None:
    """The table lets the parties write their own answer; the bureau alone makes appointments."""
    if not actor.is_system and actor.role not in _BUREAU:
        raise Denied("bureau-only", hidden=False)


def _at(row: Appointment) -> tuple[datetime, ...]:
    return (row.begins_at,) if row.begins_at is not None else read_moments(row.options)
