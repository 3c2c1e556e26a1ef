"""What may stand in the intake report: what the employee ticked, what the start talk said."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.guidance.models import IntakeAnswers
from wissel.apps.guidance.service._answers import handed_answers
from wissel.apps.guidance.service._expected import Expected, Side, newest_expectations
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.refusal import Refused
from wissel.core.reports import heard_by
from wissel.core.reports.record import Heard
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: The document that takes up what was said at the intake.
REPORT: Final = "d08"
_ASKS: Final = {
    "employer:expects": Text("De werkgever verwacht", "The employer expects"),
    "employer:offers": Text("De werkgever zorgt voor", "The employer sees to"),
    "bureau:expects": Text("De coach verwacht", "The coach expects"),
    "bureau:offers": Text("De coach zorgt voor", "The coach sees to"),
}


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """An answer that the coach was given, and whether it may stand in the report."""

    key: str
    ask: Text
    text: str
    chosen: bool


@read_door
def report_choices(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str
) -> tuple[ReportChoice, ...]:
    """Return the answers with a place in the intake report, for the employee to choose from."""
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=Action.READ,
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    found.obtained.log("intake.view", DataCategory.INTAKE_FORM)
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    if row is None:
        return ()
    may = _choosable(row)
    return tuple(
        ReportChoice(key, ask, text, key in row.in_report)
        for key, ask, text in handed_answers(row, language)
        if key in may
    )


@door
def let_in_report(
    *, actor: Actor, now: datetime, trajectory: UUID, keys: Collection[str]
) -> frozenset[str]:
    """Let the answers to these questions stand in the intake report, word for word; no others.

    The employee's own choice, and no answer is in it before (D07: lines move by the tick). What the
    coach was not given cannot stand there. Raises ``Refused`` (``$.keys``) for any other key.
    """
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=Action.WRITE,
        lock=True,
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    may = frozenset() if row is None else _choosable(row)
    strange = sorted(set(keys) - may)
    if row is None or strange or found.case.closed_on is not None:
        raise Refused(
            "not-given",
            "$.keys",
            Text(
                "Dit antwoord heeft uw coach niet, of uw traject is klaar. Ververs de pagina.",
                "Your coach does not have this answer, or your trajectory is over. Reload.",
            ),
        )
    chosen = frozenset(keys)
    if chosen != frozenset(row.in_report):
        row.in_report = sorted(chosen)
        row.save(update_fields=["in_report"])
        found.obtained.log("intake.in-report", DataCategory.INTAKE_FORM, action="U")
    return chosen


def _choosable(row: IntakeAnswers) -> frozenset[str]:
    """Return the questions whose answer was given to the coach and has a place in the report."""
    return frozenset(key for key, *_rest in handed_answers(row, "nl")) & heard_by(REPORT)


def heard_within(*, within: trajectories.Within, language: str) -> tuple[Heard, ...]:
    """Return what may stand in the intake report of a trajectory that was obtained."""
    row = IntakeAnswers.objects.filter(trajectory_id=within.id).first()
    return (*_ticked(within, row, language), *_expected(newest_expectations(within.id)))


def _ticked(
    within: trajectories.Within, row: IntakeAnswers | None, language: str
) -> Iterator[Heard]:
    if row is None or row.handed_at is None:
        return
    name, day = within.case.employee.name, today_of(row.handed_at)
    for key, ask, text in handed_answers(row, language):
        if key in row.in_report:
            yield Heard(key, ask, text, "employee", name, day)


def _expected(sides: dict[Side, Expected]) -> Iterator[Heard]:
    for side, one in sides.items():
        role = "employer" if side == "employer" else "coach"
        for what, text in (("expects", one.expects), ("offers", one.offers)):
            key = f"{side}:{what}"
            if text:
                yield Heard(key, _ASKS[key], text, role, one.by, today_of(one.at))
