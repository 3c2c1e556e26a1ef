"""Own money on a phone: filled in step by step, compared, shared by choice; the employer apart."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import BrowserLog, OpenPage
from tests.browser.people import become
from tests.cast import Cast

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]


def test_an_employee_compares_situations_on_a_phone_and_shares_them_with_the_coach_alone(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    browser_log: BrowserLog,
) -> None:
    browser_log.allow("status of 422")  # what is typed wrong is refused
    site = live_server.url
    phone = open_page(width=360)
    become(phone, site, people.employee)
    phone.goto(f"{site}/mijn/")
    phone.get_by_role("link", name="Uw geld").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="Begin").click()

    phone.get_by_label("Uw brutoloon per maand").fill("-3200")
    phone.get_by_label("Uw uren per week").fill("200")
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    expect(phone.get_by_role("main")).to_contain_text("verwacht wordt een bedrag van 0")
    assert_accessible(phone)
    phone.get_by_label("Uw brutoloon per maand").fill("3.200,00")
    phone.get_by_label("Uw uren per week").fill("36")
    phone.get_by_role("button", name="Bewaar en ga verder").click()

    phone.get_by_label("Procent van uw loon in het eerste jaar").fill("100")
    phone.get_by_label("Procent van uw loon in het tweede jaar").fill("70")
    assert_accessible(phone)
    phone.get_by_role("button", name="Bewaar en ga verder").click()

    phone.get_by_label("Jaren met werk voor 2016").fill("12")
    phone.get_by_label("Jaren met werk vanaf 2016").fill("10")
    for question in ("Had u werk in 26", "Had u werk in vier"):
        phone.get_by_role("group", name=question).get_by_label("Ja").check()
    assert_accessible(phone)
    phone.get_by_role("button", name="Bewaar en stop").click()

    table = phone.get_by_role("region", name="Naast elkaar")
    expect(table).to_contain_text("WGA bij 50 procent, geen werk")
    assert_accessible(phone)
    slider = phone.get_by_label("Mate van arbeidsongeschiktheid")
    slider.fill("40")
    expect(phone.locator("output")).to_have_text("40")
    phone.get_by_role("button", name="Laat zien").click()
    expect(table).to_contain_text("WGA bij 40 procent, geen werk")
    spread = phone.get_by_role("region", name="Van laag naar hoog")
    expect(spread.get_by_role("columnheader", name="65 %")).to_be_visible()

    card = phone.get_by_role("region", name="WGA bij 40 procent, geen werk")
    card.get_by_role("link", name="Elke maand en waarom").click()
    expect(phone.get_by_role("region", name="Wat verandert wanneer")).to_contain_text(
        "vervolguitkering"
    )
    assert_accessible(phone)

    coach = open_page(width=1280)
    become(coach, site, people.coach)
    coach.goto(f"{site}/traject/{people.trajectory}/geld/")
    expect(coach.get_by_role("main")).to_contain_text("De medewerker deelt hier niets met je")
    phone.goto(f"{site}/mijn/geld/delen/")
    phone.get_by_label("Ja, mijn coach mag dit lezen").check()
    assert_accessible(phone)
    phone.get_by_role("button", name="Bewaar").click()
    expect(phone.get_by_role("main")).to_contain_text("U en uw coach lezen dit.")
    coach.reload()
    expect(coach.get_by_role("region", name="Naast elkaar")).to_contain_text("WGA bij 50 procent")
    assert_accessible(coach)


def test_an_employer_sees_what_waiting_placing_and_a_sanction_cost_and_nothing_of_the_employee(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    browser_log: BrowserLog,
) -> None:
    browser_log.allow("status of 422")  # what is typed wrong is refused
    site = live_server.url
    employer = open_page(width=360)
    become(employer, site, people.employer)
    employer.goto(f"{site}/werkgever/traject/{people.trajectory}/")
    employer.get_by_role("link", name="Wat kost het?").click()
    assert_accessible(employer)
    employer.get_by_role("link", name="Vul de gegevens in").click()
    assert_accessible(employer)
    employer.get_by_label("Brutoloon per maand").fill("3200")
    employer.get_by_label("Uren per week").fill("36")
    employer.get_by_label("Uitgeleend vanaf").fill("2027-01-04")
    employer.get_by_role("button", name="Bewaar en toon de kosten").click()
    expect(employer.get_by_role("main")).to_contain_text("Vul dit ook in, of maak beide leeg.")
    employer.get_by_label("Vergoeding van de inlener per maand").fill("1500")
    employer.get_by_role("button", name="Bewaar en toon de kosten").click()

    sanction = employer.get_by_role("region", name="Een loonsanctie")
    for weeks in ("13 weken", "26 weken", "52 weken"):
        expect(sanction).to_contain_text(weeks)
    expect(
        employer.get_by_role("region", name="Plaatsing bij een andere werkgever")
    ).to_contain_text("Peildatum no-riskpolis")
    expect(employer.get_by_role("main")).not_to_contain_text("WGA bij")
    assert_accessible(employer)
