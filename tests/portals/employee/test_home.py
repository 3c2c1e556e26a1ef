"""The first page of the employee: one step, or a calm nothing."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.apps.plans.profiles import keep
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, Appointment

HOME = "/mijn/"


def test_a_draft_to_read_is_the_one_next_step(cast: Cast, draft: UUID) -> None:
    page = client_of(cast.employee).get(HOME).content.decode()
    assert "Lees het rapport" in page
    assert f"/mijn/rapport/{draft}/" in page
    assert "tot en met" in page
    assert page.count('class="step"') == 1


def test_after_the_answer_the_draft_is_no_longer_the_step(cast: Cast, draft: UUID) -> None:
    documents.respond(actor=cast.employee, now=NOW, report=draft, kind="agreed")
    page = client_of(cast.employee).get(HOME).content.decode()
    assert "Lees het rapport" not in page
    assert "u gaf antwoord" in page


def test_without_anything_near_the_page_says_so_and_what_comes(cast: Cast) -> None:
    keep(cast, "interesses", "techniek", actor=cast.employee)
    page = client_of(cast.employee).get(HOME).content.decode()
    assert "U hoeft nu niets te doen" in page
    assert "Dit komt hierna:" in page


def test_an_agreement_that_is_near_is_the_step(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Agreement(who="employee", what="Belt met de gemeente.", by=date(2026, 11, 26)),
    )
    page = client_of(cast.employee).get(HOME).content.decode()
    assert '<h2 id="nu">Belt met de gemeente.</h2>' in page


def test_the_week_shows_planned_appointments_of_seven_days_only(cast: Cast) -> None:
    for ahead, aim in ((3, "gesprek oefenen"), (20, "later gesprek")):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=NOW.date() + timedelta(days=ahead),
            content=Appointment(with_=("employee",), medium="visit", outcome="planned", aim=aim),
        )
    page = client_of(cast.employee).get(HOME).content.decode()
    assert "gesprek oefenen" in page
    assert "later gesprek" not in page


def test_the_line_stands_in_plain_words_with_coach_and_way_out(cast: Cast) -> None:
    page = client_of(cast.employee).get(HOME).content.decode()
    assert "U bent hier" in page
    assert "Noor Akkerman, uw coach" in page
    assert "mailto:noor@overweg.example" in page
    assert "/mijn/het-lukt-niet/" in page


def test_when_it_does_not_work_out_no_reason_is_asked(cast: Cast) -> None:
    page = client_of(cast.employee).get("/mijn/het-lukt-niet/").content.decode()
    assert "U hoeft niet te zeggen waarom" in page
    assert "mailto:noor@overweg.example" in page


def test_the_offer_of_a_code_goes_away_for_good(cast: Cast) -> None:
    browser = client_of(cast.employee)
    assert "Zet de code aan" in browser.get(HOME).content.decode()
    assert browser.post("/mijn/geen-code/").status_code == 302
    assert "Zet de code aan" not in browser.get(HOME).content.decode()


def test_somebody_without_a_case_reads_what_comes(cast: Cast) -> None:
    trajectories.own_cases(actor=cast.employee, now=NOW)
    stranger = client_of(cast.stranger_employee)
    assert "Wim" in stranger.get(HOME).content.decode()
    assert "Karin" not in stranger.get(HOME).content.decode()


def test_a_case_of_somebody_else_is_not_there(cast: Cast) -> None:
    browser = client_of(cast.employee)
    assert browser.get(HOME, {"traject": str(cast.trajectory)}).status_code == 200
    assert browser.get(HOME, {"traject": str(cast.other_trajectory)}).status_code == 404


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "stranger"])
def test_the_page_is_for_employees_only(cast: Cast, who: str) -> None:
    assert client_of(getattr(cast, who)).get(HOME).status_code == 404


def test_the_page_speaks_english_too(cast: Cast) -> None:
    page = client_of(cast.employee, language="en").get(HOME).content.decode()
    assert 'lang="en"' in page
