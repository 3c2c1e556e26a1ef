"""The agenda of a talk: everybody who comes adds points, the employee may keep one out (D16)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.guidance.models import AgendaPoint, Appointment
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._agenda import in_order, is_own, side_of
from wissel.apps.guidance.service._held import AppointmentView, Held, view_of
from wissel.apps.guidance.service._words import MOST_POINT, neat_words
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, Role
from wissel.core.guided import WITH_AGENDA
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import refused

#: Each of the three sides has room of its own: nobody fills the agenda before another could.
MOST_POINTS_OF_SIDE: Final = 7


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point that stood on the agenda, with the role of whoever added it."""

    role: str
    text: str


@door
def add_point(*, actor: Actor, now: datetime, appointment: UUID, text: str) -> AppointmentView:
    """Add a point to the agenda of a talk. The same point twice changes nothing.

    Whoever is asked to come may, and the bureau, until the talk is off or written down. Nobody gets
    a mail: the reminder before the talk leads to its page. Raises ``Refused`` (``$.text``) for
    nothing, too much and words about health, and (``$``) beyond :data:`MOST_POINTS_OF_SIDE`.
    """
    held = _open(actor, now, appointment)
    said = neat_words(" ".join(text.split()), MOST_POINT, "$.text")
    if not said:
        raise refused(
            "missing",
            "$.text",
            "Schrijf op waar het gesprek over moet gaan.",
            "Write what the talk is to be about.",
        )
    side = side_of(actor.role)
    points = in_order(held.row)
    ours = [one for one in points if side_of(one.role) == side]
    if any(one.said == said and is_own(one, actor) for one in ours):
        return view_of(held.row, held.within, actor, now)
    if len(ours) >= MOST_POINTS_OF_SIDE:
        raise refused(
            "too-many",
            "$",
            f"Meer dan {MOST_POINTS_OF_SIDE} punten van één kant kan niet. Haal er eerst een weg.",
            f"More than {MOST_POINTS_OF_SIDE} points of one side is too many. Take one away first.",
        )
    AgendaPoint(
        appointment=held.row,
        number=points[-1].number + 1 if points else 1,
        at=now,
        by=actor.name,
        role=actor.role,
        author_id=actor.membership,
        said=said,
    ).save()
    _held.note(held.within, "appointment.point-add", str(appointment), writes=True)
    return view_of(held.row, held.within, actor, now)


@door
def withdraw_point(
    *, actor: Actor, now: datetime, appointment: UUID, point: UUID
) -> AppointmentView:
    """Take a point back that the actor's side added; nothing of it stays. Twice changes nothing."""
    held = _open(actor, now, appointment)
    found = held.row.points.filter(pk=point).first()
    if found is not None:
        if not is_own(found, actor):
            raise Denied("not-own-point", subject=str(held.row.trajectory_id))
        found.delete()
        _held.note(held.within, "appointment.point-withdraw", str(appointment), writes=True)
    return view_of(held.row, held.within, actor, now)


@door
def set_aside_point(
    *, actor: Actor, now: datetime, appointment: UUID, point: UUID, aside: bool
) -> AppointmentView:
    """Keep a point out of the talk, whoever added it, or let it in again. The employee alone may.

    The others then read only that a point is not discussed at the request of the employee; whoever
    added it sees which. No reason is asked. Twice changes nothing, and of what was taken back in
    the meantime there is nothing to keep out.
    """
    held = _open(actor, now, appointment)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(held.row.trajectory_id), hidden=False)
    found = held.row.points.filter(pk=point).first()
    if found is not None and (found.set_aside_at is not None) is not aside:
        found.set_aside_at = now if aside else None
        found.save(update_fields=["set_aside_at"])
        event = "appointment.point-aside" if aside else "appointment.point-back"
        _held.note(held.within, event, str(appointment), writes=True)
    return view_of(held.row, held.within, actor, now)


def agenda_within(*, within: trajectories.Within, day: date) -> tuple[AgendaLine, ...]:
    """Return what stood on the agenda of the talks of that day, in the order it was added.

    Of talks with an agenda whose moment was on that day in Amsterdam, and that were not called off.
    What was taken back, and what is not discussed, is not among it.
    """
    rows = Appointment.objects.filter(
        trajectory_id=within.id, purpose__in=WITH_AGENDA, ended_at=None
    ).exclude(begins_at=None)
    talks = [
        row
        for row in rows.order_by("begins_at", "id").prefetch_related("points")
        if row.begins_at is not None and today_of(row.begins_at) == day
    ]
    return tuple(
        AgendaLine(point.role, point.said)
        for row in talks
        for point in in_order(row)
        if point.set_aside_at is None
    )


def _open(actor: Actor, now: datetime, appointment: UUID) -> Held:
    """Return an appointment whose agenda is open, for whoever may add to it."""
    held = _held.hold(actor=actor, now=now, appointment=appointment, action=Action.WRITE)
    if side_of(actor.role) is None:
        raise Denied("side-only", subject=str(held.row.trajectory_id), hidden=False)
    if not held.said.has_agenda:
        raise refused(
            "no-agenda",
            "$",
            "Dit gesprek heeft geen agenda.",
            "This talk has no agenda.",
        )
    view = view_of(held.row, held.within, actor, now)
    if not view.takes_points or held.within.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Deze agenda is dicht. Het gesprek is geweest of gaat niet door.",
            "This agenda is closed. The talk has been, or is off.",
        )
    return held
