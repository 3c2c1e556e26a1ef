"""Signing in with password and code, and what is refused."""

import logging
from typing import Any

import pytest
import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.core.cache import caches
from django.test import Client, RequestFactory

from tests.cast import NOW, PASSWORD, Cast
from tests.portals.public.pages import (
    assert_sound,
    code_for,
    code_of,
    confirm,
    enter,
    give_app,
    user_of,
)
from wissel.apps.bureaus import service as bureaus
from wissel.portals.shell.middleware import seen_from

LOGIN = "/account/inloggen/"
CODE = "/account/code/"


def try_password(client: Client, user: Any, password: str = PASSWORD) -> Any:
    return client.post(LOGIN, {"login": user.email, "password": password})


def test_a_coach_signs_in_with_password_and_code(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    assert try_password(client, user).headers["Location"] == CODE
    assert client.get("/").headers["Location"].startswith(LOGIN)  # not in yet
    assert client.post(CODE, {"code": code_of(user)}).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/vandaag/"


def test_a_page_asked_before_signing_in_opens_after_it(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    asked = client.get("/wissel-rol/").headers["Location"]
    client.post(asked, {"login": user.email, "password": PASSWORD, "next": "/wissel-rol/"})
    assert client.post(CODE, {"code": code_of(user)}).headers["Location"] == "/wissel-rol/"


def test_an_employee_signs_in_with_a_password_alone(cast: Cast, client: Client) -> None:
    try_password(client, user_of(cast.employee))
    assert client.get("/").headers["Location"] == "/mijn/"


def test_an_employee_who_chose_codes_is_asked_for_one(cast: Cast, client: Client) -> None:
    assert try_password(client, give_app(cast.employee)).headers["Location"] == CODE


def test_everybody_but_an_employee_must_set_up_a_second_factor(cast: Cast, client: Client) -> None:
    for name, actor in cast.everybody.items():
        client.logout()
        try_password(client, user_of(actor))
        sent = client.get("/").headers.get("Location", "")
        meant = "/mijn/" if "employee" in name else "/account/code/aanzetten/"
        assert sent == meant, name


def test_a_wrong_password_and_an_unknown_address_answer_alike(cast: Cast, client: Client) -> None:
    wrong = try_password(client, user_of(cast.coach), "verkeerd-wachtwoord")
    unknown = client.post(LOGIN, {"login": "wie@nergens.example", "password": PASSWORD})
    assert "klopt niet" in wrong.content.decode()
    assert wrong.content.decode().count("klopt niet") == unknown.content.decode().count(
        "klopt niet"
    )
    assert "verkeerd-wachtwoord" not in wrong.content.decode()


def test_a_wrong_code_is_refused_and_the_right_one_after_it_is_taken(
    cast: Cast, client: Client
) -> None:
    user = give_app(cast.coach)
    try_password(client, user)
    refused = client.post(CODE, {"code": "000000" if code_of(user) != "000000" else "111111"})
    assert "Deze code klopt niet" in refused.content.decode()
    assert client.post(CODE, {"code": code_of(user)}).status_code == 302


def test_a_code_works_once_also_when_its_period_is_over(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    code = code_of(user, 1)  # of the next period: valid for longer than the library remembers it
    try_password(client, user)
    assert client.post(CODE, {"code": code}).status_code == 302
    client.logout()
    try_password(client, user)
    library_key = f"allauth.mfa.totp.used?user={user.pk}&code={code}"
    assert caches["default"].delete(library_key)
    assert "klopt niet" in client.post(CODE, {"code": code}).content.decode()


def test_five_wrong_passwords_lock_the_account_in_every_process(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = give_app(cast.coach)
    for attempt in range(5):
        # Each attempt meets another client of the cache, as it would another process.
        fresh = caches.create_connection("default")
        monkeypatch.setattr("allauth.core.internal.ratelimit.cache", fresh)
        assert "e-mailadres of het wachtwoord" in (
            try_password(client, user, f"verkeerd-{attempt}").content.decode()
        )
    refused = try_password(client, user).content.decode()
    assert "Wacht 5 minuten" in refused
    monkeypatch.undo()
    assert "Wacht 5 minuten" in try_password(Client(), user).content.decode()
    other = try_password(client, give_app(cast.manager))
    assert other.headers["Location"] == CODE  # the lock is on one account


def test_five_wrong_codes_lock_too(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    try_password(client, user)
    for _ in range(5):
        client.post(CODE, {"code": "abc"})
    assert "Wacht 5 minuten" in client.post(CODE, {"code": code_of(user)}).content.decode()


def test_nobody_signs_up_by_themselves(db: None, client: Client) -> None:
    page = client.get("/account/aanmelden/")
    assert "uitnodiging" in page.content.decode()
    assert_sound(page)
    client.post("/account/aanmelden/", {"email": "ik@nieuw.example", "password1": PASSWORD})
    assert "klopt niet" in (
        client.post(LOGIN, {"login": "ik@nieuw.example", "password": PASSWORD}).content.decode()
    )


def test_the_demo_shows_its_accounts_and_current_codes(
    cast: Cast, client: Client, settings: Any
) -> None:
    bureaus.mark_as_demo()
    assert cast.coach.user is not None
    bureaus.give_demo_account(actor=cast.command, now=NOW, user=cast.coach.user, second_factor=True)
    page = client.get(LOGIN)
    text = page.content.decode()
    assert "noor@overweg.example" in text
    assert code_of(cast.coach.user) in text
    assert settings.WISSEL_DEMO_PASSWORD in text
    assert_sound(page)


def test_the_demo_shows_the_code_where_it_is_asked(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    try_password(client, user)
    assert code_of(user) not in client.get(CODE).content.decode()
    bureaus.mark_as_demo()
    assert code_of(user) in client.get(CODE).content.decode()


def test_the_demo_shows_one_account_of_each_role_and_the_code_of_every_one(
    cast: Cast, client: Client
) -> None:
    bureaus.mark_as_demo()
    text = client.get(LOGIN).content.decode()
    assert all(name in text for name in ("Bureau Overweg", "Bureau Zijspoor", "jonker@ad.example"))
    assert "bram@overweg.example" not in text
    assert "pleun@overweg.example" not in text
    user = give_app(cast.other_coach)
    try_password(client, user)
    assert code_of(user) in client.get(CODE).content.decode()


def test_no_account_is_shown_without_the_mark_of_a_demo(cast: Cast, client: Client) -> None:
    give_app(cast.coach)
    text = client.get(LOGIN).content.decode()
    assert "overweg.example" not in text
    assert "demo" not in text.lower()


def test_a_demo_database_is_refused_where_settings_do_not_allow_one(
    cast: Cast, client: Client, settings: Any
) -> None:
    bureaus.mark_as_demo()
    settings.WISSEL_ALLOW_DEMO = False
    page = client.get(LOGIN)
    assert page.status_code == 503
    assert "overweg.example" not in page.content.decode()
    assert client.post(LOGIN, {"login": "a@b.example", "password": "x"}).status_code == 503


def test_staff_cannot_leave_the_second_factor_and_an_employee_can(
    cast: Cast, client: Client
) -> None:
    coach = enter(client, cast.coach)
    confirm(client)
    assert "verplicht" in client.get("/account/code/uitzetten/").content.decode()
    client.post("/account/code/uitzetten/")
    assert bureaus.has_second_factor(user=coach.pk)
    client.logout()
    employee = enter(client, cast.employee)
    confirm(client)
    client.post("/account/code/uitzetten/")
    assert not bureaus.has_second_factor(user=employee.pk)


def test_setting_up_the_app_shows_the_spare_codes_once(cast: Cast, client: Client) -> None:
    user = user_of(cast.coach)
    try_password(client, user)
    page = client.get("/account/code/aanzetten/")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    code = code_for(client.session["mfa.totp.secret"])
    shown = client.post("/account/code/aanzetten/", {"code": code}, follow=True)
    assert shown.request["PATH_INFO"] == "/account/reservecodes/"
    assert "U ziet ze maar één keer" in shown.content.decode()
    again = client.get("/account/reservecodes/").content.decode()
    assert "10 codes" in again
    assert "U ziet ze maar één keer" not in again


def test_a_sign_in_leaves_an_event_without_anything_personal(cast: Cast, client: Client) -> None:
    user = user_of(cast.employee)
    with structlog.testing.capture_logs() as events:
        try_password(client, user, "verkeerd-wachtwoord")
        try_password(client, user)
    assert [event["event"] for event in events] == ["sign-in-failed", "sign-in"]
    assert events[1]["user"] == str(user.pk)
    said = str(events)
    assert not [word for word in (user.email, user.name, "verkeerd", PASSWORD) if word in said]


def test_the_log_of_the_framework_holds_no_address_either(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        try_password(client, user_of(cast.coach), "verkeerd-wachtwoord")
    assert "overweg.example" not in caplog.text


def test_setting_up_a_code_ends_the_sign_ins_that_began_without_one(
    cast: Cast, client: Client
) -> None:
    user = user_of(cast.coach)
    thief = Client()
    for browser in (client, thief):
        try_password(browser, user)
    client.get("/account/code/aanzetten/")
    code = code_for(client.session["mfa.totp.secret"])
    done = client.post("/account/code/aanzetten/", {"code": code})
    # The library tells it on commit, which the transaction of a test never reaches.
    authenticator_added.send(sender=Authenticator, request=done.wsgi_request, user=user)
    assert client.get("/").headers["Location"] == "/vandaag/"
    assert thief.get("/").headers["Location"].startswith(LOGIN)


def test_the_log_tells_visitors_behind_a_proxy_apart(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    visitors = [
        RequestFactory().get("/", headers={"x-forwarded-for": f"192.0.2.{number}"})
        for number in (1, 2)
    ]
    assert len({seen_from(visitor) for visitor in visitors}) == 2
    assert not {seen_from(visitor) for visitor in visitors} & {"192.0.2.1", "192.0.2.2"}
