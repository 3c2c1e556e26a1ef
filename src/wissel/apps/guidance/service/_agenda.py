"""The points of an agenda as whoever reads them may: what is not discussed is counted alone."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.guidance.models import AgendaPoint, Appointment
from wissel.core.access import Role
from wissel.core.guided import KeptPoint, PointRole
from wissel.infra.doors import Actor

#: Whose points they are. The bureau is one side: a deputy goes on where the coach stopped.
AgendaSide: TypeAlias = Literal["employee", "employer", "bureau"]
_SIDE_OF: Final[dict[str, AgendaSide]] = {
    Role.EMPLOYEE: "employee",
    Role.EMPLOYER: "employer",
    Role.COACH: "bureau",
    Role.BACK_OFFICE: "bureau",
}


@dataclass(frozen=True, slots=True)
class PointView:
    """A point as the actor may read it. ``is_own``: the actor may take it back.

    ``set_aside``: it is not discussed, at the request of the employee.
    """

    id: UUID
    at: datetime
    by: str
    role: PointRole
    text: str
    is_own: bool
    set_aside: bool


def points_of(row: Appointment, actor: Actor) -> tuple[tuple[PointView, ...], int]:
    """Return the points that the actor may read, in their order, and how many are kept from them.

    Of a point that is not discussed neither the words nor who added it are anybody else's.
    """
    rows = in_order(row)
    seen = tuple(_view(point, actor) for point in rows if _may_read(point, actor))
    return seen, len(rows) - len(seen)


def kept_points(row: Appointment, actor: Actor) -> tuple[KeptPoint, ...]:
    """Return the points as a trajectory file holds them, none of them kept from the actor."""
    return tuple(
        KeptPoint(
            id=str(point.pk),
            at=point.at,
            by=point.by,
            role=point.role,  # type: ignore[arg-type]  # written by its door, or checked on import
            text=point.said,
            set_aside_at=point.set_aside_at,
        )
        for point in in_order(row)
        if _may_read(point, actor)
    )


def in_order(row: Appointment) -> list[AgendaPoint]:
    """Return the points of an appointment in the order they were added."""
    return sorted(row.points.all(), key=attrgetter("number"))


def side_of(role: str) -> AgendaSide | None:
    """Return the side on which a role adds points; ``None`` of whoever adds none."""
    return _SIDE_OF.get(role)


def is_own(point: AgendaPoint, actor: Actor) -> bool:
    """Whether the actor added the point: in person, or as the employee, or as the bureau.

    Of a point that came with a trajectory file only role and name are known.
    """
    side = side_of(actor.role)
    if side is None or side != side_of(point.role):
        return False
    if side != "employer":
        return True
    if point.author_id is None:
        return point.by == actor.name
    return point.author_id == actor.membership


def _may_read(point: AgendaPoint, actor: Actor) -> bool:
    everything = actor.is_system or actor.role == Role.EMPLOYEE
    return everything or point.set_aside_at is None or is_own(point, actor)


def _view(point: AgendaPoint, actor: Actor) -> PointView:
    return PointView(
        id=point.pk,
        at=point.at,
        by=point.by,
        role=point.role,  # type: ignore[arg-type]  # written by its door, or checked on import
        text=point.said,
        is_own=is_own(point, actor),
        set_aside=point.set_aside_at is not None,
    )
