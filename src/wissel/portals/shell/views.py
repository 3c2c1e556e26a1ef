"""Pages of the shell itself: the component page, and the choice of theme and language."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from wissel.apps.bureaus import service as bureaus
from wissel.infra.doors import Actor
from wissel.portals.shell import sample
from wissel.portals.shell.context import THEME_COOKIE, THEMES
from wissel.portals.shell.pages import PageRequest, public

_YEAR: Final = 365 * 24 * 3600


@public
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Show every component once, with sample data; nothing on it is about anybody."""
    context = sample.context(get_language() or "nl")
    return render(request, "shell/components.html", context)


@public
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or automatic in a cookie, and go back to where the person was."""
    theme = request.POST.get("theme", "auto")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    if theme in THEMES and theme != "auto":
        secure = request.is_secure()
        response.set_cookie(
            THEME_COOKIE, theme, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


@public
@require_POST
def choose_language(request: PageRequest) -> HttpResponseBase:
    """Remember the language in a cookie, and for whoever signed in with their account."""
    language = request.POST.get("language", "")
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and language in dict(settings.LANGUAGES):
        bureaus.choose_language(actor=actor, now=request.now, language=language)
    return set_language(request)
