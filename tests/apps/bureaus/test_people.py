"""Who finds whom among the people of a bureau."""

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

OTHERS = (
    "employer",
    "line_manager",
    "company_doctor",
    "labour_expert",
    "host_employer",
    "auditor",
    "sysadmin",
)


@pytest.mark.parametrize("name", OTHERS)
def test_who_is_not_staff_finds_the_coach_and_no_employee(cast: Cast, name: str) -> None:
    actor = cast.everybody[name]
    coach, employee = cast.coach.membership, cast.employee.membership
    assert coach is not None
    assert employee is not None
    assert bureaus.member(actor=actor, now=NOW, membership=coach).name == "Noor Akkerman"
    with pytest.raises(Denied):
        bureaus.member(actor=actor, now=NOW, membership=employee)


@pytest.mark.parametrize("name", ["coach", "planner", "manager", "employee"])
def test_staff_and_the_person_themself_find_the_employee(cast: Cast, name: str) -> None:
    employee = cast.employee.membership
    assert employee is not None
    found = bureaus.member(actor=cast.everybody[name], now=NOW, membership=employee)
    assert found.name == "Karin Dijkstra"


def test_a_person_of_another_bureau_is_not_there(cast: Cast) -> None:
    stranger = cast.stranger.membership
    assert stranger is not None
    with pytest.raises(Denied):
        bureaus.member(actor=cast.manager, now=NOW, membership=stranger)
