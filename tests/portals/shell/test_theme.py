"""The choice of theme is remembered in a cookie and never leads away from the site."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from wissel.portals.shell import pages, views
from wissel.portals.shell.context import THEME_COOKIE


def choose(**data: str) -> HttpResponse:
    return views.choose_theme(RequestFactory().post("/weergave", data))


def test_a_chosen_theme_is_remembered() -> None:
    response = choose(theme="dark", next="/traject?x=1")
    assert response["Location"] == "/traject?x=1"
    assert response.cookies[THEME_COOKIE].value == "dark"
    assert response.cookies[THEME_COOKIE]["httponly"]


@pytest.mark.parametrize("theme", ["auto", "paars", ""])
def test_anything_else_follows_the_device(theme: str) -> None:
    assert choose(theme=theme).cookies[THEME_COOKIE].value == ""


@pytest.mark.parametrize(
    "back", ["https://elders.example/", "//elders.example", "javascript:1", ""]
)
def test_the_way_back_stays_on_the_site(back: str) -> None:
    assert choose(theme="light", next=back)["Location"] == "/"


def test_a_theme_is_only_chosen_by_a_form() -> None:
    assert views.choose_theme(RequestFactory().get("/weergave")).status_code == 405


def test_the_pages_of_the_shell_are_declared_public() -> None:
    assert pages.is_public(views.components)
    assert pages.is_public(views.choose_theme)
