"""From the trajectory to the evidence of any rule of the RIV check in two clicks."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Application,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    LadderFinding,
)

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

HAPPENED: tuple[tuple[date, Content], ...] = (
    (date(2026, 6, 3), DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor")),
    (date(2026, 10, 5), DocumentReceived(DocumentKind.AD_RAPPORT, "labour-expert")),
    (date(2026, 10, 6), LadderFinding("own", "not-possible", "labour-expert", "Te zwaar tillen.")),
    (date(2026, 10, 8), Decision("tweede-spoor-start", "Het begint.", "P. Hoekstra", "employer")),
    (date(2026, 11, 3), Contact(("employee",), "phone", "Cv aangevuld.", 20)),
    (date(2026, 11, 9), Application("planner", "sent")),
)


def test_the_coach_stands_at_the_evidence_of_any_rule_after_two_clicks(
    people: Cast, live_server: LiveServer, open_page: OpenPage, assert_accessible: Check
) -> None:
    given = {"actor": people.coach, "now": NOW, "trajectory": people.trajectory}
    for day, content in HAPPENED:
        trajectories.log(happened_on=day, content=content, **given)
    shown = [one.id for one in documents.riv_check(**given).check.checks if one.evidence]
    assert len(shown) >= len(HAPPENED)

    coach = open_page(width=1280)
    become(coach, live_server.url, people.coach)
    coach.goto(f"{live_server.url}/traject/{people.trajectory}/")
    coach.get_by_role("link", name="RIV-toets", exact=True).click()  # one
    assert_accessible(coach)
    check = f"{live_server.url}/traject/{people.trajectory}/riv-toets/"
    for number in shown:
        coach.goto(check)
        row = coach.locator(".q", has=coach.locator(f'a[href$="/riv-toets/{number}/"]'))
        row.locator("a.ev").first.click()  # two
        coach.wait_for_url(lambda url: "/riv-toets/" not in url)
        expect(coach.get_by_role("main")).to_be_visible()
        if "#" in coach.url:
            expect(coach.locator(":target")).to_be_in_viewport()
