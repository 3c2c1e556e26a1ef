"""A browser in which one of the cast has signed in, for tests of pages that are not about that."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.test import Client

from wissel.apps.bureaus import service as bureaus
from wissel.infra.doors import Actor
from wissel.portals.shell.middleware import MEMBERSHIP


def client_of(actor: Actor, *, language: str = "nl", second_factor: bool = True) -> Client:
    """Return a client signed in as ``actor``, in that role, with a second factor if it needs one.

    ``second_factor=False`` leaves that out, as for somebody who has yet to set it up.

    Views read the clock where a request enters: travel to the moment of the test first, so that
    the session begins there too.
    """
    user = get_user_model().objects.get(pk=actor.user)
    if second_factor and bureaus.second_factor_required(actor.role) and not _has_app(user.pk):
        TOTP.activate(user, generate_totp_secret())
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    session = client.session
    session[MEMBERSHIP] = str(actor.membership)
    session["wissel.role_chosen"] = True
    session.save()
    return client


def code_of(actor: Actor) -> str:
    """Return the code that the app of this person shows now."""
    app = Authenticator.objects.get(user_id=actor.user, type=Authenticator.Type.TOTP)
    _, now, _ = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(decrypt(app.data["secret"]), now)))


def _has_app(user: object) -> bool:
    return Authenticator.objects.filter(user_id=user, type=Authenticator.Type.TOTP).exists()
