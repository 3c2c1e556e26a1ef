"""A morning of a coach: each duty on Today is settled by the button in its own row."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, Bottleneck, ClientRequest, Message

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

PERSON = "Karin Dijkstra"
QUESTION = "Wanneer spreken we elkaar over de voortgang?"
MESSAGE = "Kan de afspraak een uur later?"
AGREED = "Vacatures in de regio doorsturen"
STUCK = "Het vervoer naar de proefplaatsing"


@pytest.fixture
def morning(people: Cast, clock: time_machine.Traveller) -> Cast:
    """Leave work for five days later: a question, a message, an agreement, a bottleneck."""
    here = {"now": NOW, "trajectory": people.trajectory}
    day = NOW.date()
    trajectories.ask(actor=people.employer, request=ClientRequest("question", QUESTION), **here)
    trajectories.send_message(actor=people.employee, message=Message("question", MESSAGE), **here)
    soon = day + timedelta(days=8)
    for content in (
        Agreement("coach", AGREED, by=soon),
        Bottleneck(STUCK, "coach", "Een fiets regelen", by=soon),
    ):
        trajectories.log(actor=people.coach, happened_on=day, content=content, **here)
    clock.move_to(NOW + timedelta(days=5))
    return people


def test_a_coach_settles_five_different_duties_from_today(
    morning: Cast, live_server: LiveServer, open_page: OpenPage, assert_accessible: Check
) -> None:
    coach = open_page()
    become(coach, live_server.url, morning.coach)
    coach.goto(f"{live_server.url}/vandaag/")
    assert_accessible(coach)
    for title, settle in (
        ("Antwoord op een vraag van de werkgever", answer_the_employer),
        ("Antwoord op een bericht van de medewerker", answer_the_employee),
        (AGREED, report_the_agreement_done),
        ("Een fiets regelen", resolve_the_bottleneck),
        ("Stuur het rapport van de arbeidsdeskundige", receive_the_report),
    ):
        row_of(coach, title).locator("td.act a.btn").first.click()
        settle(coach)
        assert_accessible(coach)
        coach.get_by_role("navigation", name="Hoofdmenu").get_by_text("Vandaag").click()
        expect(coach.get_by_role("heading", level=1)).to_have_text("Vandaag")
        expect(rows_of(coach, title)).to_have_count(0)
    # The call that answered the message was the first contact as well: it is asked for no more.
    expect(rows_of(coach, "Maak kennis met de werknemer")).to_have_count(0)
    expect(rows_of(coach, "Stuur het advies van de bedrijfsarts")).to_have_count(1)


def rows_of(coach: Page, title: str) -> Locator:
    """Return the rows of the work list about a duty of the person."""
    return coach.locator("table.wl tbody tr").filter(has_text=title).filter(has_text=PERSON)


def row_of(coach: Page, title: str) -> Locator:
    """Return the one row."""
    found = rows_of(coach, title)
    expect(found).to_have_count(1)
    return found


def answer_the_employer(coach: Page) -> None:
    """Read the question and answer it."""
    expect(coach.get_by_role("main")).to_contain_text(QUESTION)
    coach.locator("#id_answer").fill("Volgende week dinsdag, met z'n drieën.")
    coach.get_by_role("button", name="Verstuur het antwoord").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text(PERSON)


def answer_the_employee(coach: Page) -> None:
    """Read the message, call, and write down what was said."""
    expect(coach.get_by_role("main")).to_contain_text(MESSAGE)
    coach.get_by_role("link", name="Leg je antwoord vast als contact").click()
    coach.locator("#id_outcome").fill("Het wordt elf uur.")
    save(coach)


def report_the_agreement_done(coach: Page) -> None:
    """Everything stands in the form already; saving is enough."""
    expect(coach.get_by_role("main")).to_contain_text(AGREED)
    save(coach)


def resolve_the_bottleneck(coach: Page) -> None:
    """Say how it ended."""
    coach.locator("#id_outcome").fill("De fiets staat klaar.")
    save(coach)


def receive_the_report(coach: Page) -> None:
    """Say when it came in."""
    coach.locator("#id_happened_on").fill("2026-11-26")
    save(coach)


def save(coach: Page) -> None:
    """Save the form; the page of the trajectory follows and says so."""
    coach.get_by_role("button", name="Leg vast", exact=True).click()
    expect(coach.get_by_role("heading", level=1)).to_have_text(PERSON)
