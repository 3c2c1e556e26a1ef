"""Vacancies at the desk: the coach drafts, looks, adds, takes off and sends; one is by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.jobsearch.market import PLANNER, feed, searchable, several
from tests.browser.conftest import BrowserLog, OpenPage
from tests.browser.people import become
from tests.cast import Cast

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]


def test_a_coach_drafts_a_list_changes_it_and_sends_it(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    browser_log: BrowserLog,
) -> None:
    browser_log.allow("status of 422")  # a removal without its reason is refused
    searchable(people)
    cleaner = replace(several(1, start=30)[0], id="far", title="Bakker", employer="Broodhuis")
    feed(PLANNER, *several(2), cleaner, *several(1, start=12, more="Je tilt dozen tot 20 kilo."))
    site, case = live_server.url, f"{live_server.url}/traject/{people.trajectory}/vacatures/"
    desk = open_page(width=1280)
    become(desk, site, people.coach)
    desk.goto(case)
    assert_accessible(desk)
    desk.get_by_role("button", name="Stel de lijst op").click()

    week = desk.get_by_role("region", name="Week van")
    first = week.get_by_role("listitem").filter(has_text="Planner wegtransport").first
    expect(first).to_be_visible()
    first.locator("summary").filter(has_text="Het oordeel").click()
    expect(first).to_contain_text("tot 10 kilo")
    assert_accessible(desk)
    before = week.locator(".vac").count()

    first.locator("summary").filter(has_text="Haal van de lijst").click()
    first.get_by_role("button", name="Haal van de lijst").click()
    expect(week).to_contain_text("Zeg waarom.")
    assert_accessible(desk)
    week.get_by_role("textbox", name="Waarom").first.fill("Daar werkte zij al eens.")
    week.get_by_role("button", name="Haal van de lijst").first.click()
    expect(week.locator(".vac")).to_have_count(before - 1)

    desk.get_by_role("link", name="Zoek zelf").click()
    asked = desk.get_by_role("region", name="Wat je zoekt")
    asked.get_by_role("searchbox").fill("bakker")
    asked.get_by_role("button", name="Zoek").click()
    hit = desk.get_by_role("listitem").filter(has_text="Broodhuis").first
    hit.locator("summary").filter(has_text="Zet op de lijst").click()
    hit.get_by_role("textbox").fill("Dit wilde zij zelf proberen.")
    assert_accessible(desk)
    hit.get_by_role("button", name="Zet op de lijst").click()

    desk.goto(case)
    expect(week).to_contain_text("Dit wilde zij zelf proberen.")
    desk.get_by_role("button", name="Stuur de lijst").click()
    expect(week).to_contain_text("door Noor Akkerman")
    expect(week).to_contain_text("geen antwoord")
    assert_accessible(desk)


def test_a_vacancy_seen_on_paper_is_entered_read_and_changed(
    people: Cast, live_server: LiveServer, open_page: OpenPage, assert_accessible: Check
) -> None:
    site = live_server.url
    desk = open_page(width=1280)
    become(desk, site, people.coach)
    desk.goto(f"{site}/vacatures/nieuw/")
    assert_accessible(desk)
    desk.get_by_label("Functie").fill("Magazijnmedewerker")
    desk.get_by_label("Werkgever").fill("Zonneweide")
    desk.get_by_label("Tekst").fill("Je tilt dozen tot 8 kilo en staat de hele dag.")
    desk.get_by_role("button", name="Bewaar en lees").click()
    read = desk.get_by_role("region", name="Wat Wissel in de tekst las")
    expect(read).to_contain_text("tilt dozen tot 8 kilo")
    assert_accessible(desk)

    desk.get_by_role("link", name="Wijzig").click()
    expect(desk.get_by_label("Functie")).to_have_value("Magazijnmedewerker")
    assert_accessible(desk)
    desk.get_by_label("Tekst").fill("Je hoeft niet te tillen. Je zit achter een bureau.")
    desk.get_by_role("button", name="Bewaar en lees").click()
    expect(desk.get_by_role("main")).to_contain_text("Bewaard.")
    expect(read).to_contain_text("niet gevraagd")
