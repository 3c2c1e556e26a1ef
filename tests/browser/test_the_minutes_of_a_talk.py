"""A talk of three: the agenda beforehand, the minutes at its end, and what each says of them."""

from collections.abc import Callable

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.guidance.talks import THREE_WAY, TUESDAY, book
from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Appointment

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]

POINT = "Hoe bouwen wij de uren op?"


def test_all_three_say_whether_the_minutes_are_right(
    people: Cast,
    clock: time_machine.Traveller,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
) -> None:
    site = live_server.url
    trajectories.change_programme(
        actor=people.coach, now=NOW, trajectory=people.trajectory, name="jp-werkrevisie",
        version=1, reason="Zo is het afgesproken.",
    )  # fmt: skip
    talk = book(people, said=THREE_WAY)

    employee = open_page(width=360)
    become(employee, site, people.employee)
    employee.goto(f"{site}/mijn/afspraak/{talk}/")
    employee.get_by_role("textbox").first.fill(POINT)
    employee.get_by_role("button", name="Voeg dit punt toe").click()
    expect(employee.get_by_role("main")).to_contain_text(POINT)
    assert_accessible(employee)

    hold(people, clock)
    coach = open_page(width=1280)
    become(coach, site, people.coach)
    coach.goto(f"{site}/traject/{people.trajectory}/rapporten/")
    coach.get_by_role("button", name="Verslag driegesprek van 24 november 2026").click()
    expect(coach.get_by_role("main")).to_contain_text(f"Werknemer: {POINT}")
    assert_accessible(coach)
    write(coach)
    coach.get_by_role("button", name="Geef vrij aan beiden").click()
    expect(coach.get_by_role("main")).to_contain_text("Wat ieder van dit verslag zegt")
    assert_accessible(coach)

    become(employee, site, people.employee)  # two days later the old session is over
    employee.goto(f"{site}/mijn/")
    expect(employee.get_by_role("main")).to_contain_text("Uw werkgever heeft het ook.")
    employee.get_by_role("link", name="Begin met lezen").click()
    employee.get_by_label("Ik ben het ermee eens", exact=True).check()
    employee.get_by_role("button", name="Geef antwoord").click()
    expect(employee.get_by_role("main")).to_contain_text("Uw werkgever ziet uw antwoord ook.")

    employer = open_page(width=360)
    become(employer, site, people.employer)
    employer.goto(f"{site}/werkgever/")
    employer.get_by_role("link", name="Lees en teken").first.click()
    answers = employer.get_by_role("region", name="Wat ieder van dit verslag zegt")
    expect(answers).to_contain_text("akkoord")
    assert_accessible(employer)


def hold(people: Cast, clock: time_machine.Traveller) -> None:
    """Hold the talk, and record it the same afternoon."""
    clock.move_to(TUESDAY.replace(hour=14))
    trajectories.log(
        actor=people.coach,
        now=TUESDAY.replace(hour=14),
        trajectory=people.trajectory,
        happened_on=TUESDAY.date(),
        content=Appointment(("employee", "employer"), "visit", "attended", purpose="three-way"),
    )


def write(coach: Page) -> None:
    """Answer what is asked: the first of what can be chosen, a sentence elsewhere."""
    for field in coach.locator("main .asked textarea").all():
        field.fill("Dat is in het gesprek besproken.")
    for field in coach.locator("main .asked select").all():
        field.select_option(index=1)
    coach.get_by_role("button", name="Bewaar").first.click()
