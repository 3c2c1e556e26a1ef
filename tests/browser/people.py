"""The cast in a browser: signing in through the real pages, or at once where that is not the point.

The clock of the test and of the server stands at ``NOW`` and runs on, codes of the authenticator
included; only the browser's own clock is today's.
"""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.signed_in import client_of
from wissel.infra.doors import Actor


def become(page: Page, address: str, actor: Actor) -> None:
    """Sign in without the pages for it."""
    cookie = client_of(actor).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
    )


def give_password(actor: Actor, *, second_factor: bool = False) -> str:
    """Give somebody the password of the cast; return the secret of their authenticator, if any."""
    user = get_user_model().objects.get(pk=actor.user)
    user.set_password(PASSWORD)
    user.save()
    if not second_factor:
        return ""
    Authenticator.objects.filter(user=user).delete()
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_for(secret: str) -> str:
    """Return the code that an authenticator with this secret shows now."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def sign_in(page: Page, email: str, secret: str = "") -> None:
    """Fill in the sign-in page that stands open, and the page for the code when there is one."""
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    if secret:
        expect(page.get_by_role("heading", level=1)).to_have_text("Vul de code in")
        page.get_by_role("textbox", name="Code").fill(code_for(secret))
        page.get_by_role("button", name="Log in").click()
