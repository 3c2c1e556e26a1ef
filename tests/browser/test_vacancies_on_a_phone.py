"""Vacancies on a phone: the list, a vacancy with its verdict, the answer; own search after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.jobsearch.market import PLANNER, draft, feed, searchable, send, several
from tests.browser.conftest import BrowserLog, OpenPage
from tests.browser.people import become
from tests.cast import Cast

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]
TEXT = """Wat ga je doen?

Je plant de ritten van twaalf chauffeurs en belt met klanten over de aankomst.

- je werkt op kantoor
- je tilt soms dozen tot 8 kilo"""


def sent(cast: Cast) -> None:
    """Send a list of two, out of a market in which more breaks a limit."""
    searchable(cast)
    near = replace(
        PLANNER,
        text=TEXT,
        url="https://www.banenkrant.example/p1",
        wage="€ 2.400 per maand",
        closes_on=date(2027, 3, 1),
    )
    (other,) = several(1, start=1)
    heavy = several(1, start=12, more="Je tilt dozen tot 20 kilo.")
    late = several(1, start=21, place="Groningen", postcode="9711")
    feed(near, other, *heavy, *late)
    draft(cast)
    send(cast, remark="Kijk eerst naar de planner.")


def test_an_employee_goes_on_a_phone_from_the_list_to_a_verdict_and_answers(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    browser_log: BrowserLog,
) -> None:
    browser_log.allow("status of 422")  # an answer without its reason is refused
    site = live_server.url
    sent(people)
    phone = open_page(width=360)
    become(phone, site, people.employee)
    phone.goto(f"{site}/mijn/")
    expect(phone.get_by_role("region", name="Bekijk 2 vacatures")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("link", name="Bekijk de vacatures").click()

    week = phone.get_by_role("region", name="Deze week")
    expect(week.get_by_role("heading", level=3)).to_have_count(2)
    expect(phone.get_by_role("main")).to_contain_text("Kijk eerst naar de planner.")
    expect(phone.get_by_role("region", name="Waarom niet meer?")).to_contain_text("bedrijfsarts")
    assert_accessible(phone)

    week.get_by_role("link", name="Planner wegtransport").click()
    verdict = phone.get_by_role("region", name="Past dit bij u?")
    expect(verdict).to_contain_text("Past")
    assert_accessible(phone)
    for summary in verdict.locator("summary").all():
        summary.click()
    expect(verdict).to_contain_text("tot 8 kilo")
    expect(verdict).to_contain_text("tot 10 kilo")
    expect(verdict).to_contain_text("telt zwaar")
    source = phone.get_by_role("link", name="Open de vacature op banenkrant.example")
    expect(source).to_have_attribute("rel", "noopener noreferrer external")
    assert_accessible(phone)

    answer = phone.get_by_role("region", name="Wat vindt u ervan?")
    answer.get_by_text("Past niet, omdat").click()
    answer.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(answer).to_contain_text("Kies waarom niet.")
    assert_accessible(phone)
    answer.get_by_label("Het is te ver weg").check()
    answer.get_by_label("Wilt u er iets bij zeggen?").fill("Er gaat geen bus.")
    answer.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(phone.get_by_role("main")).to_contain_text("Bewaard: dit past niet. Noor leest het.")
    expect(week).to_contain_text("Past niet: Het is te ver weg")
    assert_accessible(phone)

    phone.get_by_role("link", name="Bekijk deze vacature").click()
    phone.get_by_role("button", name="Past bij mij").click()
    expect(phone.get_by_role("main")).to_contain_text("Bewaard: dit past bij u.")
    expect(phone.get_by_role("link", name="Bekijk deze vacature")).to_have_count(0)

    phone.get_by_role("link", name="Zoek een vacature").click()
    phone.get_by_role("searchbox", name="Welk werk zoekt u?").fill("planner inkoper klantenservice")
    phone.get_by_role("button", name="Zoek").click()
    phone.get_by_role("link", name="Toon ook wat niet past").click()
    expect(phone.get_by_role("main")).to_contain_text("De grens is: tot 10 kilo.")
    assert_accessible(phone)

    phone.goto(f"{site}/mijn/vacatures/instellingen/")
    phone.get_by_label("Hoeveel minuten wilt u het meest reizen?").fill("2")
    assert_accessible(phone)
    phone.get_by_role("button", name="Bewaar").click()
    expect(phone.get_by_role("main")).to_contain_text("Vul een getal in van 5 tot 240.")
    assert_accessible(phone)
    phone.get_by_label("Hoeveel minuten wilt u het meest reizen?").fill("60")
    phone.get_by_role("button", name="Bewaar").click()
    expect(phone.get_by_role("main")).to_contain_text("De volgende lijst houdt er rekening mee.")
