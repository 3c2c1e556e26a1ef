"""Every page of the account is ours, in both languages, without script, and in no cache."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.cast import PASSWORD, Cast
from tests.portals.public.pages import assert_sound, confirm, enter, give_app, user_of

OPEN = (
    "/account/inloggen/",
    "/account/gesloten/",
    "/account/aanmelden/",
    "/account/wachtwoord/vergeten/",
    "/account/wachtwoord/vergeten/verstuurd/",
    "/account/wachtwoord/nieuw/1-abc/",
    "/account/wachtwoord/nieuw/klaar/",
)
OWN = (
    "/account/",
    "/account/uitloggen/",
    "/account/bevestigen/",
    "/account/code/bevestigen/",
    "/account/code/uitzetten/",
    "/account/wachtwoord/",
    "/account/reservecodes/nieuw/",
    "/account/apparaten/",
    "/wissel-rol/",
)
ENGLISH = re.compile(r"\b(the|your|password|sign|code)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_open_pages_stand_in_both_languages(db: None, language: str) -> None:
    client = Client(headers={"accept-language": language})
    for path in OPEN:
        page = client.get(path)
        assert page.status_code == 200, path
        assert_sound(page, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_account_are_personal_in_both_languages(cast: Cast, language: str) -> None:
    client = Client(headers={"accept-language": language})
    enter(client, cast.coach)
    confirm(client)
    for path in OWN:
        page = client.get(path)
        assert page.status_code == 200, path
        assert_sound(page, language)
        assert "no-store" in page.headers["Cache-Control"], path


def test_the_pages_of_the_account_ask_a_stranger_to_sign_in(db: None, client: Client) -> None:
    for path in set(OWN) - {"/account/uitloggen/"}:
        page = client.get(path)
        assert page.status_code == 302
        assert page.headers["Location"].startswith("/account/inloggen/"), path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_code_stand_in_both_languages(cast: Cast, language: str) -> None:
    client = Client(headers={"accept-language": language})
    user = give_app(cast.coach)
    client.post("/account/inloggen/", {"login": user.email, "password": PASSWORD})
    assert_sound(client.get("/account/code/"), language)
    fresh = Client(headers={"accept-language": language})
    other = user_of(cast.manager)
    fresh.post("/account/inloggen/", {"login": other.email, "password": PASSWORD})
    page = fresh.get("/account/code/aanzetten/")
    assert page.status_code == 200
    assert_sound(page, language)


def test_an_account_without_a_password_chooses_its_first(cast: Cast, client: Client) -> None:
    user = user_of(cast.employee)
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    assert_sound(client.get("/account/wachtwoord/eerste/"))
    client.post("/account/wachtwoord/eerste/", {"password1": "vier woorden zijn genoeg"})
    user.refresh_from_db()
    assert user.check_password("vier woorden zijn genoeg")


def test_a_forgotten_password_is_renewed_by_mail_and_the_code_is_still_asked(
    cast: Cast, client: Client
) -> None:
    user = give_app(cast.coach)
    client.post("/account/wachtwoord/vergeten/", {"email": user.email})
    (letter,) = mail.outbox
    assert letter.subject == "Kies een nieuw wachtwoord voor Wissel"
    assert user.name not in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)
    assert link is not None
    form = client.get(link[1]).headers["Location"]
    assert_sound(client.get(form))
    client.post(form, {"password1": "vier woorden zijn genoeg"})
    assert mail.outbox[-1].subject == "Uw wachtwoord voor Wissel is veranderd"
    assert "klopt niet" not in client.get("/account/inloggen/").content.decode()
    sent = client.post(
        "/account/inloggen/", {"login": user.email, "password": "vier woorden zijn genoeg"}
    )
    assert sent.headers["Location"] == "/account/code/"
    again = client.get(link[1])
    assert "werkt niet meer" in again.content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(db: None, client: Client) -> None:
    sent = client.post("/account/wachtwoord/vergeten/", {"email": "wie@nergens.example"})
    assert sent.headers["Location"] == "/account/wachtwoord/vergeten/verstuurd/"
    assert mail.outbox == []


def test_a_password_is_changed_and_its_owner_is_told(cast: Cast, client: Client) -> None:
    user = enter(client, cast.coach)
    weak = client.post("/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": "kort"})
    assert "12" in weak.content.decode()
    client.post(
        "/account/wachtwoord/",
        {"oldpassword": PASSWORD, "password1": "vier woorden zijn genoeg"},
    )
    user.refresh_from_db()
    assert user.check_password("vier woorden zijn genoeg")
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert "127.0.0.1" not in letter.body


def test_somebody_signs_out_everywhere_else(cast: Cast, client: Client) -> None:
    user = user_of(cast.employee)
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.post("/account/inloggen/", {"login": user.email, "password": PASSWORD})
    assert elsewhere.get("/").headers["Location"] == "/mijn/"
    client.post("/account/apparaten/")
    assert elsewhere.get("/").headers["Location"].startswith("/account/inloggen/")
    assert client.get("/").headers["Location"] == "/mijn/"


def test_a_page_in_english_says_nothing_in_dutch(db: None) -> None:
    page = Client(headers={"accept-language": "en"}).get("/account/inloggen/")
    assert "Wachtwoord" not in page.content.decode()
    assert ENGLISH.search(page.content.decode())
