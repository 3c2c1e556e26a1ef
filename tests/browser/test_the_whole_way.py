"""The whole way of one report, as the people on it walk it: in their browsers, through their pages.

A coach registers somebody, logs a call, writes the report; the employee reads it on a phone and
disagrees; the coach releases it; the employer reads and downloads it; the employee sees who looked.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import BrowserLog, OpenPage
from tests.browser.people import code_for, give_password, sign_in
from tests.cast import PASSWORD, Cast
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.slow
Clock = time_machine.Traveller
Check = Callable[[Page], None]

CALL = "Dinsdag lukt niet door de fysiotherapie."
REMARK = "Het waren drie gesprekken."
OWN_WORDS = "Ik heb er vier gestuurd, niet twee."


def test_a_report_goes_the_whole_way_from_registration_to_the_employer(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Check,
    clock: Clock,
    browser_log: BrowserLog,
) -> None:
    look = assert_accessible
    browser_log.allow("status of 422")  # a refusal that says what to mend
    coach = open_page()
    coach.goto(live_server.url)
    secret = give_password(people.coach, second_factor=True)
    sign_in(coach, "noor@overweg.example", secret)
    expect(coach.get_by_role("heading", level=1)).to_have_text("Vandaag")
    look(coach)

    register(coach, look)
    find_what_is_due(coach, look)
    log_a_call_by_keyboard(coach, look)
    write_the_report(coach, look)
    mend_what_the_guard_found(coach, look)
    shown = send_it(coach, look)
    invite(coach, look)

    employee = open_page(width=360)
    accept(employee, live_server.url, "sanne@example.org", look)
    sign_out_and_in_again(employee, "sanne@example.org")
    read = read_on_the_phone(employee, look)
    assert read == shown
    remark_and_disagree(employee, look)

    see_the_answer_and_release(coach, look)
    employer = open_page()
    accept(employer, live_server.url, "tom@tuinzicht.example", look)
    secret = set_up_the_code(employer, look)
    clock.shift(60)
    sign_out_and_in_again(employer, "tom@tuinzicht.example", secret)
    read_and_download(employer, look, read)

    employee.goto(f"{live_server.url}/mijn/wie-keek/")
    expect(employee.get_by_role("main")).to_contain_text("Tom Berg")
    look(employee)


def register(coach: Page, look: Check) -> None:
    """Register somebody of a new employer; the page of the trajectory follows."""
    coach.get_by_role("link", name="Meld iemand aan").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Meld iemand aan")
    look(coach)
    coach.get_by_label("Naam", exact=True).fill("Sanne Mulder")
    coach.locator("#id_email").fill("sanne@example.org")
    coach.locator("#id_client").select_option("new")
    coach.get_by_text("Nieuwe werkgever of contactpersoon").click()
    coach.get_by_label("Naam van de nieuwe werkgever").fill("Tuinzicht B.V.")
    coach.locator("#id_contact_name").fill("Tom Berg")
    coach.locator("#id_contact_email").fill("tom@tuinzicht.example")
    coach.locator("#id_first_sick_day").fill("2025-09-08")
    coach.locator("#id_start").fill("2026-11-02")
    coach.get_by_role("button", name="Meld aan").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Sanne Mulder")
    expect(coach.get_by_role("main")).to_contain_text("is aangemeld. Eerst:")
    look(coach)


def find_what_is_due(coach: Page, look: Check) -> None:
    """Find the new trajectory in the list of today, with what must be done first, and open it."""
    coach.get_by_role("navigation", name="Hoofdmenu").get_by_text("Vandaag").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Vandaag")
    row = coach.get_by_role("row").filter(has_text="Sanne Mulder").first
    expect(row).to_be_visible()
    look(coach)
    row.get_by_role("link", name="Sanne Mulder").first.click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Sanne Mulder")


def log_a_call_by_keyboard(coach: Page, look: Check) -> None:
    """Log a call without touching the mouse: one key, the sentence, one key."""
    coach.wait_for_load_state()  # the keys belong to the script, which comes after the heading
    steps = 0
    for step in ("l", CALL, "Control+Enter"):
        if step == CALL:
            expect(coach.locator("#id_outcome")).to_be_focused()
            coach.keyboard.type(step)
            look(coach)
        else:
            coach.keyboard.press(step)
        steps += 1
    expect(coach.get_by_role("main")).to_contain_text(CALL)
    expect(coach.locator("#id_outcome")).to_have_count(0)
    assert steps <= 3


def write_the_report(coach: Page, look: Check) -> None:
    """Start the report of the month; answer what it asks, and write what only a coach can."""
    coach.get_by_role("link", name="Rapporten").last.click()
    coach.get_by_role("button", name="November 2026").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Maandrapportage november 2026")
    look(coach)
    for field in coach.locator(".asked textarea").all():
        field.fill("Dit bespreken wij in december.")
    for field in coach.locator(".st.opinion:not(.asked) textarea").all():
        if not field.input_value().strip():
            field.fill("Het zoekprofiel is breed genoeg.")
    coach.get_by_role("button", name="Stuur naar Sanne").click()
    expect(coach.get_by_role("alert")).to_contain_text("voor dit verder kan")
    look(coach)


def mend_what_the_guard_found(coach: Page, look: Check) -> None:
    """Take over the functional sentence that the guard offers."""
    finding = coach.get_by_role("group", name="Bevinding van de woordcontrole")
    expect(finding).to_contain_text("fysiotherapie")
    finding.get_by_role("button", name="Neem over").click()
    expect(finding).to_have_count(0)
    look(coach)


def send_it(coach: Page, look: Check) -> list[str]:
    """Send the draft to be read; return the sentences that the employer will get."""
    coach.get_by_role("button", name="Stuur naar Sanne").click()
    expect(coach.get_by_role("main")).to_contain_text("Verstuurd.")
    look(coach)
    desk = coach.url
    coach.get_by_role("link", name="Heel rapport").click()
    look(coach)
    shown = sentences(coach)
    assert not any("fysiotherapie" in sentence for sentence in shown)
    coach.goto(desk)
    return shown


def sentences(page: Page) -> list[str]:
    """Return the sentences of the report on a page, with the place of each."""
    found = page.locator("article.doc .st").all()
    return [f"{one.get_attribute('id')}: {one.locator('> p').first.inner_text()}" for one in found]


def invite(coach: Page, look: Check) -> None:
    """Invite the employee and the employer from the page of the people."""
    desk = coach.url
    coach.locator(".crumb a").click()
    coach.get_by_role("link", name="Mensen").click()
    look(coach)
    coach.get_by_role("button", name="Nodig uit", exact=True).click()
    expect(coach.get_by_role("main")).to_contain_text("De uitnodiging voor Sanne Mulder")
    coach.get_by_role("button", name=re.compile("Nodig uit.*Tom Berg")).click()
    expect(coach.get_by_role("main")).to_contain_text("De uitnodiging voor Tom Berg")
    look(coach)
    coach.goto(desk)


def accept(page: Page, address: str, email: str, look: Check) -> None:
    """Follow the link in the mail and choose a password."""
    drain(clock=lambda: datetime.now(UTC))
    [letter] = [one for one in mail.outbox if one.to == [email] and "/uitnodiging/" in one.body]
    link = re.search(r"/uitnodiging/\S+/", letter.body)
    assert link is not None
    page.goto(address + link[0])
    look(page)
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    codes = page.get_by_label("Vraag bij het inloggen ook een code")
    if codes.count():
        codes.uncheck()
    page.get_by_role("button", name="Neem de uitnodiging aan").click()


def set_up_the_code(page: Page, look: Check) -> str:
    """Put the key in an authenticator and give its first code; return the key."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Zet inloggen met een code aan")
    look(page)
    page.get_by_text("Scannen lukt niet").click()
    secret = page.locator("details code").inner_text()
    page.get_by_role("textbox", name="Code").fill(code_for(secret))
    page.get_by_role("button", name="Zet aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservecodes")
    look(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    return secret


def sign_out_and_in_again(page: Page, email: str, secret: str = "") -> None:
    """Come back another time, as people do."""
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    sign_in(page, email, secret)


def read_on_the_phone(employee: Page, look: Check) -> list[str]:
    """Open the next step on the phone and read the report; return its sentences."""
    expect(employee.get_by_role("main")).to_contain_text("Uw volgende stap")
    look(employee)
    employee.get_by_role("link", name="Begin met lezen").click()
    expect(employee.get_by_role("main")).to_contain_text("precies wat uw werkgever krijgt")
    look(employee)
    return sentences(employee)


def remark_and_disagree(employee: Page, look: Check) -> None:
    """Remark on one sentence, then disagree with the whole in own words."""
    first = employee.locator("article.doc .st").first
    first.get_by_text("Opmerking bij deze zin").click()
    first.get_by_label("Uw opmerking").fill(REMARK)
    first.get_by_role("button", name="Opslaan").click()
    expect(employee.locator("article.doc .st").first).to_contain_text(REMARK)
    look(employee)
    employee.get_by_label("Ik ben het er niet mee eens").check()
    employee.get_by_label("Uw eigen woorden").fill(OWN_WORDS)
    employee.get_by_role("button", name="Geef antwoord").click()
    expect(employee.get_by_role("main")).to_contain_text("U bent het niet eens met het rapport")
    look(employee)


def see_the_answer_and_release(coach: Page, look: Check) -> None:
    """See remark and answer on the desk, settle the remark, release."""
    coach.reload()
    expect(coach.get_by_role("main")).to_contain_text(REMARK)
    expect(coach.get_by_role("main")).to_contain_text(OWN_WORDS)
    look(coach)
    coach.get_by_role("button", name="Verwerkt").click()
    expect(coach.get_by_role("button", name="Verwerkt")).to_have_count(0)
    coach.get_by_role("button", name="Geef vrij aan de werkgever").click()
    expect(coach.get_by_role("main")).to_contain_text("Controlegetal van de PDF")
    look(coach)


def read_and_download(employer: Page, look: Check, read: list[str]) -> None:
    """Read what the employee read, with their answer attached, and download it."""
    expect(employer.get_by_role("main")).to_contain_text("Sanne Mulder")
    look(employer)
    employer.get_by_role("link", name="Maandrapportage november 2026").first.click()
    expect(employer.get_by_role("main")).to_contain_text(OWN_WORDS)
    look(employer)
    given = sentences(employer)
    # The answer came after the reading; all the rest is word for word what the employee read.
    assert [one for one in read if one not in given] == ["z-10-voice: Nog niet gegeven."]
    answer = f"z-10-voice: Niet akkoord, op 22 november 2026.\n{OWN_WORDS}"
    assert [one for one in given if one not in read] == [answer]
    expect(employer.get_by_role("main")).not_to_contain_text(REMARK)
    with employer.expect_download() as download:
        employer.get_by_role("link", name="Download pdf").click()
    name = download.value.suggested_filename
    assert name.endswith(".pdf")
    assert not re.search("sanne|mulder|tuinzicht|tom|berg", name, re.IGNORECASE)
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
