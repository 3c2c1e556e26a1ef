"""From Today to the monthly report of a full month, drafted whole to be read: three clicks."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import (
    Agreement,
    Application,
    Assignment,
    Contact,
    Content,
    Networking,
    VacancyListSent,
)
from wissel.core.reports._words import rules

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

MONTH: tuple[tuple[date, Content], ...] = (
    (date(2026, 11, 3), Contact(("employee",), "phone", "Het cv is aangevuld.", 20)),
    (date(2026, 11, 5), Assignment("Schrijf drie brieven", "done")),
    (date(2026, 11, 6), Networking("Een oud-collega vertelde over planning.")),
    (date(2026, 11, 9), Application("planner", "sent")),
    (date(2026, 11, 10), VacancyListSent(4)),
    (date(2026, 11, 12), Contact(("employer",), "phone", "De werkgever is bijgepraat.", 15)),
    (date(2026, 11, 13), Agreement("employee", "Belt twee bureaus", by=date(2026, 12, 4))),
)
TOLD = ("Het cv is aangevuld.", "planner", "4 vacatures", "Belt twee bureaus")


def test_a_full_month_stands_drafted_after_three_clicks(
    people: Cast, live_server: LiveServer, open_page: OpenPage, assert_accessible: Check
) -> None:
    given = {"actor": people.coach, "now": NOW, "trajectory": people.trajectory}
    for day, content in MONTH:
        trajectories.log(happened_on=day, content=content, **given)
    coach = open_page(width=1280)
    become(coach, live_server.url, people.coach)
    coach.goto(f"{live_server.url}/")
    expect(coach.get_by_role("heading", level=1)).to_have_text("Vandaag")

    coach.get_by_role("link", name="Karin Dijkstra").first.click()  # one
    coach.get_by_role("link", name="Rapporten").last.click()  # two
    coach.get_by_role("button", name="November 2026").click()  # three

    expect(coach.get_by_role("heading", level=1)).to_have_text("Maandrapportage november 2026")
    paper = coach.get_by_role("main")
    for section in rules("d15")["sections"]:
        expect(paper).to_contain_text(section["title"]["nl"])
    for words in TOLD:
        expect(paper).to_contain_text(words)
    assert_accessible(coach)
