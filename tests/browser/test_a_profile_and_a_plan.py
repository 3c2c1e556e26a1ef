"""A profile made on a phone, a plan made on a desktop, and both agreed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.plans.profiles import keep, receive, three_directions
from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from tests.signed_in import code_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.profiled import Block

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

LIKES = "Techniek, en dingen die weer werken."
SKILL = "Ritten plannen"
GOAL = "Planner in het vervoer, 20 uur per week, voor de zomer."


def test_a_profile_from_the_phone_becomes_a_plan_that_everybody_agreed_to(
    people: Cast,
    clock: time_machine.Traveller,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
) -> None:
    site = live_server.url
    trajectories.change_programme(
        actor=people.coach, now=NOW, trajectory=people.trajectory, name="ascenditur", version=1,
        reason="Zo is het afgesproken.",
    )  # fmt: skip
    employee = open_page(width=360)
    become(employee, site, people.employee)
    write_profile(employee, site, assert_accessible)

    coach = open_page(width=1280)
    become(coach, site, people.coach)
    prepare_directions(people)
    fix_profiles(coach, site, people, assert_accessible)
    make_plan(coach, site, people, assert_accessible)
    coach.get_by_role("button", name="Maak het document").click()
    expect(coach.get_by_role("main")).to_contain_text(GOAL)
    assert_accessible(coach)
    coach.get_by_role("button", name="Stuur naar Karin").click()
    expect(coach.get_by_role("main")).to_contain_text("Verstuurd.")

    employee.goto(f"{site}/mijn/")
    employee.get_by_role("link", name="Begin met lezen").click()
    expect(employee.get_by_role("main")).to_contain_text(GOAL)
    expect(employee.get_by_role("main")).not_to_contain_text(LIKES)
    assert_accessible(employee)
    employee.get_by_label("Ik ben het ermee eens", exact=True).check()
    employee.get_by_role("button", name="Geef antwoord").click()
    expect(employee.get_by_role("main")).to_contain_text("U bent het eens")

    coach.reload()
    coach.get_by_role("button", name="Geef vrij aan de werkgever").click()
    expect(coach.get_by_role("main")).to_contain_text("Controlegetal van de PDF")

    clock.shift(timedelta(minutes=1))  # the app shows a new code
    employer = open_page(width=1280)
    become(employer, site, people.employer)
    sign(employer, site, people, assert_accessible)
    coach.reload()
    expect(coach.get_by_role("main")).to_contain_text("getekend")
    employee.goto(f"{site}/mijn/trajectplan/")
    expect(employee.get_by_role("main")).to_contain_text(GOAL)
    assert_accessible(employee)


def write_profile(employee: Page, site: str, look: Check) -> None:
    """Write three small pieces on the phone, one after the other."""
    employee.goto(f"{site}/mijn/profiel/")
    look(employee)
    employee.goto(f"{site}/mijn/profiel/interesses/")
    look(employee)
    employee.get_by_label("Wat", exact=True).first.fill(LIKES)
    employee.get_by_role("button", name="Bewaar en ga verder").last.click()
    expect(employee.get_by_role("heading", level=1)).to_have_text("Wat vindt u belangrijk in werk?")
    employee.goto(f"{site}/mijn/profiel/vaardigheden/")
    employee.get_by_label("Wat u goed kunt").first.fill(SKILL)
    employee.get_by_label("Een voorbeeld").first.fill("Vijf jaar, voor twaalf chauffeurs.")
    employee.get_by_role("button", name="Bewaar en stop").click()
    employee.goto(f"{site}/mijn/profiel/reistijd/")
    employee.get_by_role("textbox").first.fill("45")
    employee.get_by_role("button", name="Bewaar en stop").click()
    employee.goto(f"{site}/mijn/profiel/lezen/")
    expect(employee.get_by_role("main")).to_contain_text(SKILL)
    expect(employee.get_by_role("main")).to_contain_text("45 minuten")


def prepare_directions(people: Cast) -> None:
    """Have what the doctor said, and three directions that were looked into."""
    receive(people)
    keep(people, "niveau", block=Block("niveau", value="mbo-3"))
    keep(people, "ontbreekt", "heftruckbewijs", kind="search")
    three_directions(people)


def fix_profiles(coach: Page, site: str, people: Cast, look: Check) -> None:
    """Read both profiles beside the capacity, and fix them."""
    for slug, text in (("persoon", SKILL), ("zoeken", "planner in het vervoer")):
        coach.goto(f"{site}/traject/{people.trajectory}/profiel/{slug}/")
        expect(coach.get_by_role("main")).to_contain_text(text)
        look(coach)
        coach.get_by_role("button", name="Stel vast").click()
        expect(coach.get_by_role("main")).to_contain_text("ersie 1")


def make_plan(coach: Page, site: str, people: Cast, look: Check) -> None:
    """Write the plan in one go, take over a gap, add parts, and fix it."""
    plan = f"{site}/traject/{people.trajectory}/plan/"
    coach.goto(f"{plan}tekst/")
    look(coach)
    coach.get_by_label("Samenvatting van de situatie").fill("Werkt nu niet; spoor 1 is gesloten.")
    coach.get_by_label("Doel", exact=True).fill(GOAL)
    coach.get_by_label("Waarom dit realistisch is").fill("Er zijn nu 14 vacatures in de regio.")
    coach.get_by_label("planner in het vervoer").check()
    coach.get_by_label("Hoeveel contacten").fill("1")
    coach.get_by_label("Waarom deze begeleiding nodig is").fill("De zoektocht begint.")
    coach.get_by_role("button", name="Bewaar", exact=True).last.click()
    coach.goto(f"{plan}onderdelen/")
    coach.get_by_role("checkbox").first.check()
    coach.get_by_role("button", name="Voeg toe").last.click()
    coach.goto(plan)
    coach.get_by_label("heftruckbewijs").check()
    coach.get_by_role("button", name="Neem over").click()
    expect(coach.get_by_role("main")).to_contain_text("geen activiteit")
    look(coach)
    coach.get_by_role("button", name="Stel vast").click()
    expect(coach.get_by_role("main")).to_contain_text("Maak het document")


def sign(employer: Page, site: str, people: Cast, look: Check) -> None:
    """Open the plan from what waits, and sign it."""
    employer.goto(f"{site}/werkgever/rapporten/")
    employer.get_by_role("link", name="Trajectplan").first.click()
    expect(employer.get_by_role("main")).to_contain_text(GOAL)
    look(employer)
    employer.get_by_label("Uw naam").fill(people.employer.name)
    employer.get_by_label("Uw functie").fill("HR")
    employer.get_by_label("Ik mag namens de werkgever tekenen.").check()
    employer.get_by_label("Code", exact=True).fill(code_of(people.employer))
    employer.get_by_role("button", name="Teken").click()
    expect(employer.get_by_role("main")).to_contain_text("tekende dit op")
