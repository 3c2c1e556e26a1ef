"""The plan as a report on the coach's desk: written in the plan, answered by the employer."""

from uuid import UUID

import pytest
from django.test import Client

from tests.apps.documents.test_intake_report import begin, follow
from tests.apps.documents.test_plan_document import PLAN, agree, released, sign
from tests.apps.plans.test_plan import fix_plan, said, whole
from tests.cast import NOW, Cast
from tests.portals.coach.plan_pages import at, plan, write_whole
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def planned(cast: Cast) -> Cast:
    """A trajectory of Ascenditur with a plan that was fixed."""
    follow(cast, "ascenditur")
    whole(cast)
    fix_plan(cast)
    return cast


def page(client: Client, report: UUID) -> str:
    return client.get(f"/rapport/{report}/").content.decode()


def test_the_parts_of_the_plan_are_changed_in_the_plan_and_not_on_the_desk(
    planned: Cast, coach: Client
) -> None:
    report = begin(planned, key=PLAN)
    desk = page(coach, report)
    assert desk.count("Wijzig dit in het plan") > 5
    assert f'href="{at(planned)}#doel"' in desk
    assert f'href="{at(planned)}#reactie"' not in desk
    assert "In een zin." in desk
    assert ">\nIn een zin.</textarea>" not in desk
    agree(planned, report)
    assert "Wijzig dit in het plan" not in page(coach, report)


def test_the_intake_report_leads_from_its_parts_of_the_plan_to_the_plan(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "xs2more")
    whole(cast)
    fix_plan(cast)
    desk = page(coach, begin(cast))
    assert f'href="{at(cast)}#situatie"' in desk
    assert f'href="{at(cast)}#advies"' not in desk


def test_the_coach_sees_that_the_employer_is_yet_to_sign_and_who_signed(
    planned: Cast, coach: Client
) -> None:
    report = released(planned)
    assert "nog niet getekend" in page(coach, report)
    sign(planned, report)
    told = page(coach, report)
    for words in ("getekend", "Peter Hoekstra", "HR", "22 november 2026"):
        assert words in told
    assert "niet akkoord" not in told


def test_a_refusal_is_read_with_its_reason_and_leads_to_a_next_version(
    planned: Cast, coach: Client
) -> None:
    report = released(planned)
    documents.refuse_report(
        actor=planned.employer, now=NOW, report=report, because="Graag ook inkoop."
    )
    told = page(coach, report)
    for words in ("niet akkoord", "Graag ook inkoop.", "Begin een nieuwe versie"):
        assert words in told
    assert f'<a href="{at(planned)}">in het plan</a>' in told
    assert ">\nDe werkgever is niet akkoord: Graag ook inkoop.</textarea>" in told
    sent = {"reason": "De werkgever is niet akkoord: Graag ook inkoop."}
    answer = coach.post(f"/rapport/{report}/corrigeer/", sent)
    assert answer.status_code == 302
    newer = answer.headers["Location"]
    assert "Wijzig dit in het plan" in coach.get(newer).content.decode()
    assert newer in coach.get(at(planned)).content.decode()
    empty = coach.post(f"/rapport/{report}/corrigeer/", {"reason": ""})
    assert empty.status_code == 422


def test_the_manager_reads_the_answer_too_and_a_monthly_report_asks_for_none(
    planned: Cast, coach: Client
) -> None:
    report = released(planned)
    sign(planned, report)
    assert "Akkoord van de werkgever" in page(client_of(planned.manager), report)
    month = documents.start_report(
        actor=planned.coach, now=NOW, trajectory=planned.trajectory, period="2026-10"
    )
    told = page(coach, month)
    assert "Akkoord van de werkgever" not in told
    assert "Wijzig dit in het plan" not in told


def test_what_the_pages_propose_is_held_back_by_no_guard(cast: Cast, coach: Client) -> None:
    follow(cast, "ascenditur")
    write_whole(coach, cast)
    fix_plan(cast)
    view = documents.report(actor=cast.coach, now=NOW, report=begin(cast, key=PLAN))
    assert plan(cast).intensity is not None
    assert view.findings == ()


def test_a_next_version_tells_the_coach_what_it_changes(planned: Cast, coach: Client) -> None:
    report = released(planned)
    again = documents.start_correction(
        actor=planned.coach, now=NOW, report=report, reason="Het doel is veranderd."
    )
    assert "Wat er veranderde" not in page(coach, again)
    plans.keep_plan_text(**said(planned, key="doel", text="Inkoper, 20 uur.", revision=1))
    fix_plan(planned, "Het doel is veranderd.")
    told = page(coach, again)
    assert "Wat er veranderde" in told
    change = told.split("Wat er veranderde")[1].split("</details>")[0]
    assert "In een zin." in change
    assert "Inkoper, 20 uur." in change
