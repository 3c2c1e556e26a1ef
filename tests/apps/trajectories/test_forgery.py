"""What nobody can say in another's name."""

import contextlib
from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Employee
from wissel.core.absence import Absence
from wissel.core.access import Action, DataCategory
from wissel.core.journal import CapacityReceived, Content, ReportEvent
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.doors import Actor, Denied, as_application, door

pytestmark = pytest.mark.django_db

AGREED = ReportEvent(report="r", event="employee-agreed", period="2026-11")


@pytest.mark.parametrize("name", ["coach", "planner", "employer", "company_doctor"])
@pytest.mark.parametrize(
    "content", [AGREED, CapacityReceived(source="company-doctor", author="x", capacity="y")]
)
def test_what_has_a_door_of_its_own_is_not_logged_by_hand(
    cast: Cast, name: str, content: Content
) -> None:
    with pytest.raises((Refused, Denied)):
        trajectories.log(
            actor=cast.everybody[name],
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=NOW.date(),
            content=content,
        )


def test_the_answer_of_an_employee_is_not_corrected_by_another(cast: Cast) -> None:
    @door
    def answer(*, actor: Actor, now: object) -> str:
        within = trajectories.trajectory_within(
            actor=actor,
            now=NOW,
            trajectory=cast.trajectory,
            category=DataCategory.DRAFT_REPORTS,
            action=Action.COMMENT,
            lock=True,
        )
        said = ReportEvent(report="r", event="employee-disagreed", period="2026-11")
        return trajectories.append_event(within=within, actor=actor, now=NOW, content=said)[0].id

    entry = UUID(answer(actor=cast.employee, now=NOW))
    for actor in (cast.coach, cast.planner, cast.employer):
        with pytest.raises(Refused, match="by itself"):
            trajectories.correct(
                actor=actor,
                now=NOW,
                trajectory=cast.trajectory,
                entry=entry,
                happened_on=NOW.date(),
                content=AGREED,
            )


def test_nobody_ties_themself_to_a_file_they_were_not_invited_for(cast: Cast) -> None:
    trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Ander Mens",
            client=cast.client,
            absence=Absence(first_sick_day=date(2026, 1, 5)),
        ),
    )
    with tenancy.tenant(cast.coach.bureau), as_application(cast.coach):
        person = Employee.objects.get(name="Ander Mens").pk
    with pytest.raises(Denied):
        trajectories.tie_employee(actor=cast.employee, now=NOW, person=person)
    assert len(trajectories.own_cases(actor=cast.employee, now=NOW)) == 1


def test_what_somebody_can_do_is_written_by_the_doctor_or_taken_over_by_the_coach(
    cast: Cast,
) -> None:
    wrote = set()
    for name, actor in cast.everybody.items():
        with contextlib.suppress(Denied):
            trajectories.receive_capacity(
                actor=actor,
                now=NOW,
                trajectory=cast.trajectory,
                valid_from=date(2026, 11, 2),
                source="company-doctor",
                author="R. Amrani",
                hours_per_week=16,
            )
            wrote.add(name)
    assert wrote == {"coach", "company_doctor"}
