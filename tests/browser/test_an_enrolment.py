"""One enrolment from the quote to the intake form: employer, doctor, coach and employee."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.documents.test_quote_on_paper import quoted
from tests.apps.guidance.talks import propose
from tests.browser.conftest import OpenPage
from tests.browser.people import become
from tests.cast import NOW, Cast
from tests.signed_in import code_of
from wissel.apps.documents import service as documents
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.slow
Check = Callable[[Page], None]


@pytest.mark.parametrize("width", [1280, 360])
def test_an_enrolment_is_walked_by_everybody(
    people: Cast,
    clock: time_machine.Traveller,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    width: int,
) -> None:
    quote, appointment = quoted(people), propose(people)
    site = live_server.url

    employer = open_page(width=width)
    become(employer, site, people.employer)
    employer.goto(f"{site}/werkgever/offerte/{quote}/")
    sign_as_employer(employer, people)
    expect(employer.get_by_role("main")).to_contain_text("Getekend door")
    clock.shift(timedelta(minutes=1))  # the app shows a new code
    employer.goto(f"{site}/werkgever/traject/{people.trajectory}/aanmeldingsformulier/")
    assert_accessible(employer)
    employer.get_by_label("Wat vraagt u van het bureau").fill("Een traject naar passend werk.")
    employer.get_by_label("Verteld op").fill("2026-11-20")
    employer.get_by_label("Hoe", exact=True).fill("In een gesprek.")
    sign_as_employer(employer, people)
    expect(employer.get_by_role("heading", level=1)).to_have_text("Aanmeldingsformulier")
    expect(employer.get_by_role("main")).to_contain_text("ingelogd met wachtwoord en code")
    assert_accessible(employer)

    coach = open_page(width=width)
    become(coach, site, people.coach)
    coach.goto(f"{site}/traject/{people.trajectory}/stukken/")
    coach.get_by_label("Naam", exact=True).fill("R. Amrani")
    coach.get_by_label("E-mailadres").fill("amrani@arbo.example")
    coach.get_by_label("Lijst met functionele mogelijkheden (FML)").check()
    coach.get_by_role("button", name="Stuur de link").click()
    expect(coach.get_by_role("main")).to_contain_text("amrani@arbo.example")
    assert_accessible(coach)

    doctor = open_page(width=width)
    doctor.goto(f"{site}{link_of(people)}")
    assert_accessible(doctor)
    send_a_paper(doctor)
    doctor.get_by_role("button", name="Ik ben klaar").click()
    expect(doctor.get_by_role("heading", level=1)).to_have_text("Dank u")

    coach.reload()
    coach.get_by_role("link", name="Lijst met functionele mogelijkheden (FML)").click()
    assert_accessible(coach)
    coach.get_by_role("button", name="Neem aan").click()
    expect(coach.get_by_role("main")).to_contain_text("Er wacht niets.")

    employee = open_page(width=width)
    become(employee, site, people.employee)
    employee.goto(f"{site}/mijn/afspraak/{appointment}/")
    employee.get_by_label("dinsdag 24 november 2026 om 10:00").check()
    employee.get_by_role("button", name="Kies dit moment").click()
    expect(employee.get_by_role("main")).to_contain_text("van 10:00 tot ongeveer 12:00")
    allow_and_take_back(employee, site, assert_accessible)
    employee.goto(f"{site}/mijn/intake/")
    assert_accessible(employee)

    signed = documents.papers(actor=people.coach, now=NOW, trajectory=people.trajectory)
    assert {one.kind for one in signed} == {
        "aanmeldingsformulier",
        "toestemmingsformulier",
        "opdrachtbevestiging",
    }


def sign_as_employer(page: Page, people: Cast) -> None:
    """Sign by name and code."""
    page.get_by_label("Uw naam").fill("Peter Hoekstra")
    page.get_by_label("Uw functie").fill("Hoofd HR")
    page.get_by_label("Ik mag namens de werkgever tekenen.").check()
    page.get_by_label("Code", exact=True).fill(code_of(people.employer))
    page.get_by_role("button", name="Teken", exact=True).click()


def link_of(people: Cast) -> str:
    """Return the path of the link that was mailed."""
    with tenant(people.coach.bureau):
        paths = list(Mail.objects.values_list("path", flat=True))
    [found] = [path for path in paths if path.startswith("/stukken/")]
    return str(found)


def send_a_paper(doctor: Page) -> None:
    """Send a list of one page."""
    content = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(content)
    doctor.get_by_label("Wat is het?").select_option("fml")
    doctor.get_by_label("Datum op het stuk").fill("2026-11-10")
    doctor.get_by_label("Bestanden").set_input_files(
        {"name": "fml.pdf", "mimeType": "application/pdf", "buffer": content.getvalue()}
    )
    doctor.get_by_role("button", name="Stuur", exact=True).click()
    expect(doctor.get_by_role("main")).to_contain_text("wordt nagekeken")


def allow_and_take_back(employee: Page, site: str, assert_accessible: Check) -> None:
    """Read, say yes to one thing, sign the form, and take the yes back."""
    employee.goto(f"{site}/mijn/toestemming/")
    assert_accessible(employee)
    choice = employee.locator("#employer-names")
    choice.get_by_role("button", name="Ja, dat mag").click()
    expect(choice).to_contain_text("U zei ja op")
    employee.get_by_label("Uw naam").fill("Karin Dijkstra")
    employee.get_by_role("button", name="Teken het formulier").click()
    expect(employee.get_by_role("main")).to_contain_text("Getekend op")
    choice.get_by_role("button", name="Trek dit in").click()
    expect(choice).to_contain_text("Nu is het nee.")
    assert_accessible(employee)
