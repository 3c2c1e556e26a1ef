"""How long a sign-in lives: so long without a sign of life, and so long in any case.

The settings ``WISSEL_SESSION_IDLE`` and ``WISSEL_SESSION_ABSOLUTE`` say how long. Here too a
request enters, so here the clock is read. What somebody was typing is kept by the page
(``data-keep``) and stands there again after signing in.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from wissel.portals.public import events
from wissel.portals.shell.pages import is_signed_in

#: A sign of life is written at most this often: not every page needs a write.
_WRITE_EVERY: Final = timedelta(minutes=2)
_MARK: Final = "wissel.session"


class SessionLimits:
    """Ends a sign-in that is too old; sends pages that came in parts to the whole sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        now = datetime.now(UTC)  # noqa: TID251 - where a request enters, the clock is read
        response = _ended(request, now) if is_signed_in(request) else None
        return _whole_page(request, response or self.get_response(request))


def _ended(request: HttpRequest, now: datetime) -> HttpResponseBase | None:
    moment = int(now.timestamp())
    began, seen = request.session.get(_MARK, (moment, moment))
    too_old = moment - began >= settings.WISSEL_SESSION_ABSOLUTE.total_seconds()
    if too_old or moment - seen >= settings.WISSEL_SESSION_IDLE.total_seconds():
        events.note("session-ended", request, request.user, why="absolute" if too_old else "idle")
        logout(request, show_message=False)
        messages.info(
            request, _("U was te lang weg. Log opnieuw in. Wat u typte, staat er dan weer.")
        )
        return redirect_to_login(_come_back_to(request))
    if _MARK not in request.session or moment - seen >= _WRITE_EVERY.total_seconds():
        request.session[_MARK] = (began, moment)
    return None


def _come_back_to(request: HttpRequest) -> str:
    """Return where to go on: a form that was sent is filled in again on its own page."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() else "/"


def _whole_page(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    location = response.headers.get("Location", "")
    if request.headers.get("HX-Request") and location.startswith(resolve_url(settings.LOGIN_URL)):
        return HttpResponse(headers={"HX-Redirect": location})
    return response
