"""The language switch: a cookie for whoever passes by, the account for whoever signed in."""

from collections.abc import Iterator

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.infra.doors import Actor
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def chosen(actor: Actor) -> str:
    language: str = get_user_model().objects.get(pk=actor.user).language
    return language


def test_whoever_passes_by_keeps_a_cookie_and_no_more() -> None:
    browser = Client()
    browser.post("/taal", {"language": "en", "next": "/account/inloggen/"})
    assert browser.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert 'lang="en"' in browser.get("/account/inloggen/").content.decode()


def test_the_choice_of_somebody_who_signed_in_holds_on_every_device(cast: Cast) -> None:
    client_of(cast.employee).post("/taal", {"language": "en", "next": "/mijn/"})
    assert chosen(cast.employee) == "en"
    elsewhere = client_of(cast.employee, language="nl")
    assert '<html lang="en"' in elsewhere.get("/mijn/").content.decode()


def test_until_somebody_chooses_the_browser_says_the_language(cast: Cast) -> None:
    assert chosen(cast.employee) == ""
    page = client_of(cast.employee, language="en").get("/mijn/").content.decode()
    assert '<html lang="en"' in page


def test_the_choice_of_the_account_wins_over_the_cookie_of_a_device(cast: Cast) -> None:
    bureaus.choose_language(actor=cast.employee, now=NOW, language="nl")
    browser = client_of(cast.employee, language="en")
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert '<html lang="nl"' in browser.get("/mijn/").content.decode()


def test_what_was_chosen_on_the_way_in_becomes_the_account_s(cast: Cast) -> None:
    browser = client_of(cast.employee)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    browser.get("/")
    assert chosen(cast.employee) == "en"
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    browser.get("/")
    assert chosen(cast.employee) == "en"


@pytest.mark.parametrize("language", ["", "de", "xx", "nl-nl"])
def test_a_language_that_the_program_does_not_speak_changes_nothing(
    cast: Cast, language: str
) -> None:
    answer = client_of(cast.employee).post("/taal", {"language": language, "next": "/mijn/"})
    assert answer.status_code == 302
    assert chosen(cast.employee) == ""


def test_the_switch_changes_only_by_sending_a_form(cast: Cast) -> None:
    assert client_of(cast.employee).get("/taal", {"language": "en"}).status_code == 405
    assert chosen(cast.employee) == ""


def test_mail_speaks_the_language_of_its_reader(cast: Cast) -> None:
    bureaus.choose_language(actor=cast.employee, now=NOW, language="en")
    put_to_employee(cast)
    with tenant(cast.employee.bureau):
        languages = Mail.objects.filter(notice="message").values_list("to", "language")
        assert list(languages) == [("karin@example.org", "en")]


def test_a_report_begins_in_the_language_that_its_writer_chose(cast: Cast) -> None:
    bureaus.choose_language(actor=cast.coach, now=NOW, language="en")
    browser = client_of(cast.coach)
    page = browser.get(f"/traject/{cast.trajectory}/rapporten/").content.decode()
    assert 'name="language" value="en" checked' in page
    browser.post(
        f"/traject/{cast.trajectory}/rapport/begin/", {"period": "2026-11", "language": "en"}
    )
    with tenant(cast.coach.bureau):
        assert Report.objects.get().language == "en"
