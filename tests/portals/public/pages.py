"""What the tests of the public pages share: signing in as one of the cast, reading a page."""

import time
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from tests.cast import PASSWORD
from wissel.infra.doors import Actor


def user_of(actor: Actor | UUID | None) -> Any:
    """Return the user of an actor, with a password."""
    user = get_user_model().objects.get(pk=actor.user if isinstance(actor, Actor) else actor)
    user.set_password(PASSWORD)
    user.save()
    return user


def give_app(actor: Actor | UUID | None) -> Any:
    """Give an actor an authenticator app; return the user."""
    user = user_of(actor)
    TOTP.activate(user, generate_totp_secret())
    return user


def code_of(user: Any, periods: int = 0) -> str:
    """Return the code that the app of a user shows now, or some periods away."""
    found = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_for(decrypt(found.data["secret"]), periods)


def code_for(secret: str, periods: int = 0) -> str:
    """Return the code that an app with this secret shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def enter(client: Client, actor: Actor) -> Any:
    """Sign in for a test that is not about signing in; return the user."""
    user = give_app(actor)
    client.force_login(user)
    session = client.session
    session["wissel.membership"] = str(actor.membership)
    session["wissel.role_chosen"] = True
    session.save()
    return user


def confirm(client: Client) -> None:
    """Give the password once more, so that pages that matter open."""
    client.post("/account/bevestigen/", {"password": PASSWORD})


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.language = ""
        self.headings = 0
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        self.headings += tag == "h1"
        self._in_script = tag == "script"
        if tag == "style" or "style" in given or (tag == "script" and not given.get("src")):
            self.inline.append(tag)
        self.inline += [name for name in given if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.inline.append("script text")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def assert_sound(response: HttpResponse, language: str = "nl") -> None:
    """Check what holds for every page: its language, one title, nothing inline, the headers."""
    page = _Page()
    page.feed(response.content.decode())
    assert page.inline == []
    assert page.language == language
    assert page.headings == 1
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
