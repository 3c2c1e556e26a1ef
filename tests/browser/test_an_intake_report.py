"""The intake report from the employee's phone to the employer's screen."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Appointment, OrderEvent

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

SAID = "Buiten bezig zijn, met een klein team."


def test_what_the_employee_lets_stand_is_what_the_employer_reads(
    people: Cast,
    clock: time_machine.Traveller,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
) -> None:
    site = live_server.url
    follow_xs2more(people)

    employee = open_page(width=360)
    become(employee, site, people.employee)
    prepare(employee, site, assert_accessible)
    hold_the_intake(people)

    coach = open_page(width=1280)
    become(coach, site, people.coach)
    coach.goto(f"{site}/traject/{people.trajectory}/overdracht/")
    expect(coach.get_by_role("main")).to_contain_text("Liever bellen dan mailen.")
    assert_accessible(coach)
    coach.goto(f"{site}/traject/{people.trajectory}/rapporten/")
    coach.get_by_role("button", name="Intakerapportage").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Intakerapportage")
    assert_accessible(coach)
    expect(coach.get_by_role("main")).to_contain_text(SAID)
    write(coach)
    coach.get_by_role("button", name="Stuur naar Karin").click()
    expect(coach.get_by_role("main")).to_contain_text("Verstuurd.")

    employee.goto(f"{site}/mijn/")
    expect(employee.get_by_role("main")).to_contain_text("schreef dit: Intakerapportage")
    employee.get_by_role("link", name="Begin met lezen").click()
    expect(employee.get_by_role("heading", level=1)).to_have_text("Intakerapportage")
    assert_accessible(employee)
    employee.get_by_label("Ik ben het ermee eens", exact=True).check()
    employee.get_by_role("button", name="Geef antwoord").click()
    expect(employee.get_by_role("main")).to_contain_text("U bent het eens")

    coach.reload()
    coach.get_by_role("button", name="Geef vrij aan de werkgever").click()
    expect(coach.get_by_role("main")).to_contain_text("Controlegetal van de PDF")

    employer = open_page(width=360)
    become(employer, site, people.employer)
    employer.goto(f"{site}/werkgever/rapporten/")
    employer.get_by_role("link", name="Intakerapportage").first.click()
    expect(employer.get_by_role("main")).to_contain_text(SAID)
    expect(employer.get_by_role("main")).not_to_contain_text("achter een scherm")
    assert_accessible(employer)


def follow_xs2more(people: Cast) -> None:
    """Let the trajectory go by a way of working that makes the report, with a signed order."""
    given = {"actor": people.coach, "now": NOW, "trajectory": people.trajectory}
    trajectories.change_programme(
        name="xs2more", version=1, reason="Zo is het afgesproken.", **given
    )
    trajectories.log(happened_on=date(2026, 11, 9), content=OrderEvent("signed", "intake"), **given)


def hold_the_intake(people: Cast) -> None:
    """Log that the intake took place."""
    trajectories.log(
        actor=people.coach,
        now=NOW,
        trajectory=people.trajectory,
        happened_on=date(2026, 11, 20),
        content=Appointment(("employee",), "visit", "attended", purpose="intake"),
    )


def prepare(employee: Page, site: str, look: Check) -> None:
    """Write one piece, give it, tick one answer for the report, and say who you are."""
    employee.goto(f"{site}/mijn/intake/deel/energie/")
    employee.get_by_label("Wat geeft u energie?").fill(SAID)
    employee.get_by_label("Wat kost u energie?").fill("Lang achter een scherm.")
    employee.get_by_role("button", name="Bewaar en stop").click()
    employee.get_by_role("button", name="Geef aan mijn coach").click()
    expect(employee.get_by_role("heading", level=1)).to_have_text("Wat mag in het verslag?")
    look(employee)
    employee.get_by_label("Wat geeft u energie?").check()
    employee.get_by_role("button", name="Bewaar", exact=True).click()
    expect(employee.get_by_role("main")).to_contain_text("Eén antwoord mag in het verslag.")
    employee.get_by_role("link", name="Stel uzelf voor").click()
    employee.get_by_label("Wat helpt als wij samenwerken").fill("Liever bellen dan mailen.")
    employee.get_by_role("button", name="Bewaar", exact=True).click()
    expect(employee.get_by_role("main")).to_contain_text("Bewaard.")
    look(employee)


def write(coach: Page) -> None:
    """Answer what is asked; the verdict is a choice."""
    for field in coach.locator(".asked textarea").all():
        field.fill("Dit is in de intake besproken.")
    coach.get_by_label("Kan het tweede spoor beginnen?", exact=True).select_option(
        "Het tweede spoor kan beginnen."
    )
    for field in coach.locator(".st.agree input[name^='owner:']").all():
        if not field.input_value().strip():
            field.fill("Noor Akkerman")
