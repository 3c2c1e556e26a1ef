"""What somebody typed survives: a session that ends, and another who saves the same draft."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import BrowserLog, OpenPage
from tests.browser.people import become, give_password, sign_in
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents

pytestmark = pytest.mark.slow
SENTENCE = "Karin vertelt dat het gesprek bij de kringloop goed ging."
MINE = "Het zoekprofiel is breed genoeg."
THEIRS = "Het zoekprofiel kan breder."


def test_a_session_that_ends_while_typing_a_log_loses_nothing(
    people: Cast, live_server: LiveServer, page: Page, assert_accessible: Callable[[Page], None]
) -> None:
    secret = give_password(people.coach, second_factor=True)
    become(page, live_server.url, people.coach)
    page.goto(live_server.url + reverse("coach:log_for", args=[people.trajectory]))
    page.locator("#id_outcome").fill(SENTENCE)
    Session.objects.all().delete()
    page.get_by_role("button", name="Leg vast", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert_accessible(page)
    sign_in(page, "noor@overweg.example", secret)
    expect(page.locator("#id_outcome")).to_have_value(SENTENCE)
    assert_accessible(page)
    page.get_by_role("button", name="Leg vast", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)
    page.goto(live_server.url + reverse("coach:log_for", args=[people.trajectory]))
    expect(page.locator("#id_outcome")).to_have_value("")


def test_two_people_who_save_one_draft_see_both_texts_and_choose(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    browser_log: BrowserLog,
    assert_accessible: Callable[[Page], None],
) -> None:
    browser_log.allow("status of 409")  # the refusal that shows both texts
    report = documents.start_report(
        actor=people.coach, now=NOW, trajectory=people.trajectory, period="2026-11"
    )
    coach, manager = open_page(), open_page()
    for page, actor in ((coach, people.coach), (manager, people.manager)):
        become(page, live_server.url, actor)
        page.goto(live_server.url + reverse("coach:report", args=[report]))
    field = ".st.opinion:not(.asked) textarea"
    write(coach, field, THEIRS)
    coach.get_by_role("button", name="Bewaar", exact=True).click()
    expect(coach.get_by_role("main")).to_contain_text("Bewaard.")
    write(manager, field, MINE)
    manager.get_by_role("button", name="Bewaar", exact=True).click()
    told = manager.get_by_role("alert").filter(has_text="door iemand anders gewijzigd")
    expect(told).to_be_visible()
    expect(manager.locator(field).first).to_have_value(MINE)
    expect(manager.locator(".other").first).to_contain_text(THEIRS)
    assert_accessible(manager)
    manager.get_by_role("button", name="Bewaar", exact=True).click()
    expect(manager.get_by_role("main")).to_contain_text("Bewaard.")
    coach.reload()
    expect(coach.locator(field).first).to_have_value(MINE)


def write(page: Page, field: str, text: str) -> None:
    """Type into the first field, and leave it."""
    page.locator(field).first.fill(text)
