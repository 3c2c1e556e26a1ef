"""What guidance keeps, out to the trajectory file and back in. For doors of the app above."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.guidance.models import (
    AgendaPoint,
    Appointment,
    AppointmentStep,
    Expectations,
    IntakeAnswers,
    Introduction,
    ReportChoice,
)
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._agenda import kept_points
from wissel.apps.guidance.service._answers import answer_of
from wissel.apps.guidance.service._check_ins_moved import kept_out, put_back
from wissel.apps.guidance.service._expected import newest_expectations
from wissel.apps.guidance.service._restorable import check_guided
from wissel.apps.guidance.service._said import read_moments
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.guided import (
    ChosenAnswer,
    KeptAnswer,
    KeptAppointment,
    KeptChoice,
    KeptExpectations,
    KeptIntake,
    KeptIntroduction,
    KeptPoint,
    KeptStep,
)
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7
from wissel.infra.restoring import identity_taken


def with_what_was_guided(*, case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return the case with what guidance keeps of it, as far as the actor may see it.

    What the employee prepared and did not give, and how things go where they did not share it, is
    in their own copy alone.
    """
    obtained = within.obtained
    if obtained.sees(DataCategory.APPOINTMENTS):
        seen = {entry.id for entry in case.journal}
        case = replace(
            case,
            appointments=_appointments(within.id, obtained.actor, seen),
            expectations=_expectations(within.id, obtained.actor),
        )
    if obtained.sees(DataCategory.CHECK_INS):
        case = replace(case, check_ins=kept_out(within))
    if obtained.sees(DataCategory.INTAKE_FORM):
        own = obtained.actor.role == Role.EMPLOYEE
        case = replace(
            case, intake=_intake(within.id, own=own), introduction=_introduction(within.id)
        )
    return case


def has_more_than_it_gives(*, within: trajectories.Within) -> bool:
    """Whether the employee prepared something for the intake that they did not give."""
    row = IntakeAnswers.objects.filter(trajectory_id=within.id).first()
    return row is not None and row.said != row.handed


def restore_guided(*, trajectory: UUID, case: Trajectory, now: datetime) -> None:
    """Store what guidance keeps as a file says it. Raises ``Refused`` with the place in it."""
    check_guided(case, now)
    try:
        with transaction.atomic():
            for said in case.appointments:
                _store_appointment(trajectory, said)
    except IntegrityError:
        raise identity_taken("$.appointments") from None
    keys = sorted(uuid7() for _ in case.expectations)  # keys of one millisecond have no order
    for key, expected in zip(keys, case.expectations, strict=True):
        Expectations(
            id=key,
            trajectory_id=trajectory,
            side=expected.side,
            at=expected.at,
            by=expected.by,
            said={"expects": expected.expects, "offers": expected.offers},
        ).save()
    if case.intake is not None:
        _store_intake(trajectory, case.intake, now)
    if case.introduction is not None:
        _store_introduction(trajectory, case.introduction)
    put_back(trajectory, case.check_ins)


def _appointments(trajectory: UUID, actor: Actor, seen: set[str]) -> tuple[KeptAppointment, ...]:
    rows = Appointment.objects.filter(trajectory_id=trajectory).prefetch_related("steps", "points")
    return tuple(
        _appointment(row, actor, seen) for row in rows.order_by("id") if _held.invites(row, actor)
    )


def _appointment(row: Appointment, actor: Actor, seen: set[str]) -> KeptAppointment:
    entry = str(row.entry or "")
    return KeptAppointment(
        id=str(row.pk),
        said=_held.said_of(row),
        options=read_moments(row.options),
        begins_at=row.begins_at,
        agreed_at=row.agreed_at,
        asked_at=row.asked_at,
        ended_at=row.ended_at,
        sequence=row.sequence,
        reminded_of=row.reminded_of,
        entry=entry if entry in seen else "",
        steps=tuple(
            KeptStep(one.at, one.by, one.role, one.what, one.begins_at, one.in_time, one.words)
            for one in _held.steps_of(row, actor)
        ),
        points=kept_points(row, actor),
    )


def _expectations(trajectory: UUID, actor: Actor) -> tuple[KeptExpectations, ...]:
    """Return what each side wrote, oldest first; to a party what stands now."""
    if _held.is_party(actor):
        newest = newest_expectations(trajectory).values()
        return tuple(
            KeptExpectations(one.side, one.at, one.by, one.expects, one.offers) for one in newest
        )
    rows = Expectations.objects.filter(trajectory_id=trajectory).order_by("at", "id")
    return tuple(
        KeptExpectations(row.side, row.at, row.by, row.said["expects"], row.said["offers"])
        for row in rows
    )


def _intake(trajectory: UUID, *, own: bool) -> KeptIntake | None:
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    if row is None or (row.handed_at is None and not own):
        return None
    return KeptIntake(
        version=row.version,
        handed_at=row.handed_at,
        handed=_answers(row.handed),
        choices=_choices(trajectory),
        own=_answers(row.said) if own else None,
        kept_at=row.kept_at if own else None,
    )


def _choices(trajectory: UUID) -> tuple[KeptChoice, ...]:
    rows = ReportChoice.objects.filter(trajectory_id=trajectory).order_by("number")
    return tuple(
        KeptChoice(row.at, tuple(ChosenAnswer(*pair) for pair in row.said.items())) for row in rows
    )


def _answers(stored: Mapping[str, Any] | None) -> tuple[KeptAnswer, ...]:
    read = {key: answer_of(one) for key, one in (stored or {}).items()}
    return tuple(KeptAnswer(key, one.text, one.oral) for key, one in read.items())


def _introduction(trajectory: UUID) -> KeptIntroduction | None:
    """Return how the employee introduces themselves; what they took back goes nowhere."""
    row = Introduction.objects.filter(trajectory_id=trajectory).order_by("-number").first()
    if row is None or not any(row.said.values()):
        return None
    return KeptIntroduction(row.at, row.said["about"], row.said["together"])


def _store_appointment(trajectory: UUID, kept: KeptAppointment) -> None:
    said = kept.said
    row = Appointment(
        id=UUID(kept.id),
        trajectory_id=trajectory,
        purpose=said.purpose,
        medium=said.medium,
        minutes=said.minutes,
        with_employee=said.employee,
        with_employer=said.employer,
        said=to_json(said),
        options=to_json(kept.options),
        begins_at=kept.begins_at,
        agreed_at=kept.agreed_at,
        asked_at=kept.asked_at,
        ended_at=kept.ended_at,
        sequence=kept.sequence,
        reminded_of=kept.reminded_of,
        entry=UUID(kept.entry) if kept.entry else None,
    )
    row.save(force_insert=True)
    for number, step in enumerate(kept.steps, start=1):
        AppointmentStep(
            appointment=row,
            number=number,
            at=step.at,
            by=step.by,
            role=step.role,
            what=step.what,
            begins_at=step.begins_at,
            in_time=step.in_time,
            words=step.words,
        ).save()
    _store_points(row, kept.points)


def _store_points(row: Appointment, points: tuple[KeptPoint, ...]) -> None:
    for number, point in enumerate(points, start=1):
        AgendaPoint(
            id=UUID(point.id),
            appointment=row,
            number=number,
            at=point.at,
            by=point.by,
            role=point.role,
            said=point.text,
            set_aside_at=point.set_aside_at,
        ).save(force_insert=True)


def _store_introduction(trajectory: UUID, kept: KeptIntroduction) -> None:
    said = {"about": kept.about, "together": kept.together}
    Introduction(trajectory_id=trajectory, number=1, at=kept.at, said=said).save()


def _store_intake(trajectory: UUID, kept: KeptIntake, now: datetime) -> None:
    """Store the answers; the employee goes on from what they gave, or from their own."""
    handed = _stored(kept.handed) if kept.handed_at is not None else None
    IntakeAnswers(
        trajectory_id=trajectory,
        version=kept.version,
        said=handed if kept.own is None else _stored(kept.own),
        kept_at=kept.kept_at or kept.handed_at or now,
        handed=handed,
        handed_at=kept.handed_at,
    ).save()
    for number, choice in enumerate(kept.choices, start=1):
        ReportChoice(
            trajectory_id=trajectory,
            number=number,
            at=choice.at,
            said={one.question: one.digest for one in choice.answers},
        ).save()


def _stored(answers: tuple[KeptAnswer, ...]) -> dict[str, Any]:
    return {one.question: {"text": one.text, "oral": one.oral} for one in answers}
