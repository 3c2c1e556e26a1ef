"""Appointments that the tests begin with."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.cast import NOW, Cast
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentSaid, AppointmentView
from wissel.core.dates import AMSTERDAM
from wissel.infra.doors import Actor

#: Three moments after the Sunday of the cast.
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
WEDNESDAY = datetime(2026, 11, 25, 13, 30, tzinfo=AMSTERDAM)
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM)
OPTIONS = (TUESDAY, WEDNESDAY, THURSDAY)
INTAKE = AppointmentSaid("intake", "visit", 120, employee=True, employer=False, place="Kade 4")
THREE_WAY = AppointmentSaid(
    "three-way", "video", 60, employee=True, employer=True, link="https://meet.example/a"
)


def propose(cast: Cast, said: AppointmentSaid = INTAKE, **changes: Any) -> UUID:
    given: dict[str, Any] = {"actor": cast.coach, "now": NOW, "trajectory": cast.trajectory}
    given |= {"options": OPTIONS} | changes
    return guidance.propose(said=said, **given)


def book(cast: Cast, moment: datetime = TUESDAY, said: AppointmentSaid = INTAKE) -> UUID:
    return guidance.book(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, said=said, begins_at=moment
    )


def pick(cast: Cast, one: UUID, moment: datetime, actor: Actor | None = None) -> AppointmentView:
    return guidance.pick(
        actor=actor or cast.employee,
        now=NOW + timedelta(hours=1),
        appointment=one,
        moment=moment,
    )


def read(cast: Cast, one: UUID, actor: Actor | None = None, now: datetime = NOW) -> AppointmentView:
    return guidance.appointment(actor=actor or cast.coach, now=now, appointment=one)


def add(
    cast: Cast, one: UUID, actor: Actor | None = None, text: str = "De uren", now: datetime = NOW
) -> AppointmentView:
    return guidance.add_point(actor=actor or cast.coach, now=now, appointment=one, text=text)


def aside(cast: Cast, one: UUID, point: UUID, *, aside: bool = True) -> AppointmentView:
    return guidance.set_aside_point(
        actor=cast.employee, now=NOW, appointment=one, point=point, aside=aside
    )
