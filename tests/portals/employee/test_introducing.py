"""How the employee introduces themselves: theirs to write, kept from the employer, no health."""

import pytest

from tests.cast import NOW, Cast
from tests.portals.employee.test_own_copy import unzipped
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories.models import Trajectory
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

PAGE = "/mijn/voorstellen/"


def said(cast: Cast, about: str = "Ik plan graag.", together: str = "") -> None:
    guidance.introduce(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, about=about, together=together
    )


def test_it_is_kept_changed_and_taken_back_on_one_page(cast: Cast) -> None:
    browser = client_of(cast.employee)
    sent = {"about": "Ik plan graag.", "together": "Liever bellen."}
    assert browser.post(PAGE, sent).headers["Location"] == PAGE
    assert "Ik plan graag.</textarea>" in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"about": "", "together": ""}).status_code == 302
    assert guidance.introduction(actor=cast.coach, now=NOW, trajectory=cast.trajectory) is None


@pytest.mark.parametrize(
    ("field", "text"), [("about", "Ik heb een depressie."), ("together", "x" * 1001)]
)
def test_health_and_too_much_are_refused_at_their_place_and_stay_typed(
    cast: Cast, field: str, text: str
) -> None:
    answer = client_of(cast.employee).post(PAGE, {"about": "", "together": "", field: text})
    assert answer.status_code == 422
    assert text[:20] in answer.content.decode()
    with pytest.raises(Refused) as refused:
        said(cast, **{"about": "", "together": "", field: text})
    assert refused.value.path == f"$.{field}"


@pytest.mark.parametrize(
    "name", ["manager", "planner", "employer", "line_manager", "other_coach", "stranger"]
)
def test_the_coach_reads_it_and_nobody_else(cast: Cast, name: str) -> None:
    said(cast)
    given = {"now": NOW, "trajectory": cast.trajectory}
    read = guidance.introduction(actor=cast.coach, **given)
    assert read is not None
    assert read.about == "Ik plan graag."
    with pytest.raises(Denied):
        guidance.introduction(actor=getattr(cast, name), **given)


def test_only_the_employee_writes_it_and_after_the_trajectory_nobody(cast: Cast) -> None:
    with pytest.raises(Denied):
        guidance.introduce(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, about="x", together=""
        )
    with tenancy.tenant(cast.coach.bureau), gather():
        Trajectory.objects.filter(pk=cast.trajectory).update(closed_on=NOW.date())
    with pytest.raises(Refused):
        said(cast)


def test_it_is_in_the_own_copy(cast: Cast) -> None:
    said(cast, together="Korte gesprekken.")
    pages = unzipped(client_of(cast.employee).post("/mijn/kopie/"))
    assert any("Korte gesprekken." in page.decode(errors="replace") for page in pages.values())
