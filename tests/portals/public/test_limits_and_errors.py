"""Sessions end, errors say what to do, health tells what works."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.cast import Cast
from tests.portals.public.pages import assert_sound, enter
from wissel.apps.bureaus import service as bureaus
from wissel.config.urls import urlpatterns as real
from wissel.core.access import Role
from wissel.infra.doors import Denied
from wissel.portals.shell.pages import page, public


@public
def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


@public
def misunderstands(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("not understood")


@public
def forbids(request: HttpRequest) -> HttpResponse:
    raise Denied("not-allowed", hidden=False)


@public
def hides(request: HttpRequest) -> HttpResponse:
    raise Denied("not-yours")


@page(Role.COACH)
def work(request: HttpRequest) -> HttpResponse:
    return HttpResponse("work")


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("nobody may read this")


urlpatterns = [
    path("breuk/", breaks),
    path("raar/", misunderstands),
    path("verboden/", forbids),
    path("verborgen/", hides),
    path("vergeten/", undeclared),
    path("vandaag/", work),
    *real,
]


@pytest.fixture
def odd_pages() -> Any:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.usefixtures("odd_pages")
@pytest.mark.parametrize(
    ("where", "status", "words"),
    [
        ("/raar/", 400, "probeer het opnieuw"),
        ("/verboden/", 403, "Vraag het bureau om toegang"),
        ("/verborgen/", 404, "Het adres klopt niet"),
        ("/bestaat-niet/", 404, "Het adres klopt niet"),
        ("/breuk/", 500, "Probeer het over een paar minuten opnieuw"),
    ],
)
def test_an_error_says_in_our_look_what_to_do(
    db: None, where: str, status: int, words: str
) -> None:
    client = Client(raise_request_exception=False, headers={"accept-language": "nl"})
    answer = client.get(where)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert_sound(answer)


@pytest.mark.usefixtures("odd_pages")
def test_a_page_without_a_declared_right_answers_nobody(cast: Cast, client: Client) -> None:
    for actor in cast.everybody.values():
        client.logout()
        enter(client, actor)
        assert client.get("/vergeten/").status_code == 404


def test_a_form_that_stood_open_too_long_says_that_nothing_is_lost(db: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    answer = client.post("/account/inloggen/", {"login": "a@b.example", "password": "x"})
    assert answer.status_code == 403
    assert "Ga een stap terug" in answer.content.decode()
    assert_sound(answer)


def test_too_many_tries_from_one_place_are_answered_in_our_look(cast: Cast, client: Client) -> None:
    for number in range(31):
        answer = client.post("/account/inloggen/", {"login": f"{number}@b.example"})
    assert answer.status_code == 429
    assert "Wacht een paar minuten" in answer.content.decode()
    assert_sound(answer)


@pytest.mark.usefixtures("odd_pages")
def test_a_sign_in_ends_after_two_hours_of_silence_and_not_before(
    cast: Cast, client: Client
) -> None:
    begin = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    with time_machine.travel(begin, tick=False) as clock:
        enter(client, cast.coach)
        assert client.get("/vandaag/").status_code == 200
        for _ in range(3):
            clock.shift(timedelta(minutes=119))
            assert client.get("/vandaag/").status_code == 200
        clock.shift(timedelta(minutes=121))
        ended = client.get("/vandaag/?dag=1")
        assert ended.headers["Location"] == "/account/inloggen/?next=/vandaag/%3Fdag%3D1"
        assert "Wat u typte" in client.get(ended.headers["Location"]).content.decode()


@pytest.mark.usefixtures("odd_pages")
def test_a_sign_in_ends_after_twelve_hours_however_busy(cast: Cast, client: Client) -> None:
    begin = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    with time_machine.travel(begin, tick=False) as clock:
        enter(client, cast.coach)
        for _ in range(12):
            assert client.get("/vandaag/").status_code == 200
            clock.shift(timedelta(hours=1))
        assert client.get("/vandaag/").status_code == 302


@pytest.mark.usefixtures("odd_pages")
def test_a_form_sent_after_the_end_comes_back_to_its_own_page(cast: Cast, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), tick=False) as clock:
        user = enter(client, cast.coach)
        for referer, back in (
            ("http://testserver/vandaag/", "/vandaag/"),
            ("http://elders.example/vandaag/", "/"),
        ):
            client.force_login(user)
            client.get("/vandaag/")
            clock.shift(timedelta(hours=3))
            ended = client.post("/vandaag/", headers={"referer": referer})
            assert ended.headers["Location"] == f"/account/inloggen/?next={back}"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(db: None, client: Client) -> None:
    answer = client.get("/account/", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"].startswith("/account/inloggen/")


def test_the_program_says_that_it_is_alive(client: Client, db: None) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies


def test_the_program_is_not_ready_without_a_worker(db: None, client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "database": "ok",
        "migrations": "ok",
        "cache": "ok",
        "worker": "silent",
        "demo": "ok",
    }


def test_a_demo_database_is_not_ready_where_settings_do_not_allow_one(
    db: None, client: Client, settings: Any
) -> None:
    bureaus.mark_as_demo()
    settings.WISSEL_ALLOW_DEMO = False
    assert client.get("/readyz").json()["demo"] == "refused"


def test_the_icon_and_the_language_can_be_had_without_signing_in(db: None, client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith("wissel.svg")
    client.post("/taal", {"language": "en", "next": "/account/inloggen/"})
    assert 'lang="en"' in client.get("/account/inloggen/").content.decode()
