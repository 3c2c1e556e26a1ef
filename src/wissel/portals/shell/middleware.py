"""Turns a request into an actor and a moment, and holds every page to its declared right.

Here, at the entry, the clock is read; nothing below does.
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import Damaged
from wissel.infra.doors import Actor, Denied
from wissel.portals.shell import pages

MEMBERSHIP = "wissel.membership"

#: Pages of the sign-in library: open before, or while, a person gets a second factor.
_SIGN_IN = ("allauth.", "django.views.i18n", "django.views.static", "django.contrib.staticfiles")


class ActorMiddleware:
    """Sets ``request.now`` and ``request.actor``; answers 403 and 404 for what doors deny.

    A document that is gone from storage is a page that names it, whichever page asked for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        entered = cast(pages.PageRequest, request)
        entered.now = datetime.now(UTC)  # noqa: TID251 - where a request enters, the clock is read
        personal = pages.is_signed_in(request)
        who = _enter(request) if personal else None
        if who is not None:
            entered.entered, entered.actor = who, who.actor
        if personal:
            _speak(request)
        response = self.get_response(request)
        # Signing in and signing out change who asks; an answer to somebody is personal either way.
        personal = personal or pages.is_signed_in(request)
        if personal and not response.has_header("Cache-Control"):
            # Pages about a person stay in no cache, not in the browser's either (ASVS V14).
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let a page open for the roles it declares, and for nobody when it declares none."""
        if getattr(view, "__module__", "").startswith(_SIGN_IN) or pages.is_public(view):
            return None
        roles = pages.declared(view)
        if not pages.is_signed_in(request):
            return redirect_to_login(request.get_full_path())
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return render(request, "shell/errors/no_role.html", status=403)
        if roles is None or actor.role not in roles:
            raise Http404
        who = cast(pages.PageRequest, request).entered
        if bureaus.second_factor_required(actor.role) and not who.second_factor:
            return redirect("mfa_activate_totp")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a denial, not there or not allowed, and a document that is lost."""
        if isinstance(exception, Denied):
            status = 404 if exception.hidden else 403
            return render(request, f"shell/errors/{status}.html", status=status)
        if isinstance(exception, Damaged):
            context = {"name": str(exception)}
            return render(request, "shell/errors/file_gone.html", context, status=500)
        return None


def _speak(request: HttpRequest) -> None:
    """Speak the language that the person chose; until they chose, that of the cookie or browser."""
    language = getattr(request.user, "language", "")
    if language:
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _user(request: HttpRequest) -> UUID:
    """Return the key of whoever signed in."""
    return cast(UUID, request.user.pk)


def _enter(request: HttpRequest) -> bureaus.Entered | None:
    user = _user(request)
    chosen = request.session.get(MEMBERSHIP)
    if chosen is None:
        own = bureaus.sign_ins(user=user)
        if not own:
            return None
        chosen = str(own[0].membership)
        request.session[MEMBERSHIP] = chosen
    entered = bureaus.enter(user=user, membership=UUID(chosen), seen_from=seen_from(request))
    if entered is None:
        # The membership ended while the session lived: choose anew at the next request.
        del request.session[MEMBERSHIP]
    return entered


def seen_from(request: HttpRequest) -> str:
    """Return a digest of the network address: enough to see a stranger's, not the address.

    Behind proxies (``WISSEL_PROXIES``) it is the visitor's, as the rate limits see it.
    """
    address = get_client_ip(request) or ""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:16]
