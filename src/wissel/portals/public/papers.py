"""Sending papers by a personal link, without an account.

The secret of the link is put away, encrypted, at the first step, as with an invitation: every later
page has an address without it.
"""

from typing import Final

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import LinkGone, LinkPage, ReceivedView
from wissel.infra import crypto
from wissel.infra.doors import today_of
from wissel.portals.shell.pages import PageRequest, public
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.sending_form import SendForm, Sent, kind_titles, send_each

_KEPT: Final = "wissel.papers"
_FIELD: Final = "session.papers"
_RATES: Final = {"open": "30/m/ip", "send": "60/h/ip", "renew": "5/h/ip"}


@public
@never_cache
@require_safe
@sensitive_variables("token")
def follow(request: PageRequest, token: str) -> HttpResponse:
    """Take the secret out of the address."""
    if not _within(request, "open"):
        answer = _too_often(request)
        # The framework logs the address of what it refuses, and the secret stands in that.
        answer._has_been_logged = True  # type: ignore[attr-defined]  # a mark of the framework's
        return answer
    request.session[_KEPT] = crypto.encrypt(token, scope="-", field=_FIELD)
    answer = redirect("papers")
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def papers(request: PageRequest) -> HttpResponse:
    """Show what is asked, take files, or hear that everything was sent."""
    token = _token(request)
    try:
        view = documents.link_page(token=token, now=request.now)
        if request.method != "POST":
            return _answer(request, view, _form(request, view))
        if request.POST.get("link") != view.mark:
            return render(request, "public/papers_other.html", {"view": view}, status=409)
        if "klaar" in request.POST:
            documents.finish_link(token=token, now=request.now)
            return redirect("papers_done")
        return _sent(request, token, view)
    except LinkGone as gone:
        return _gone(request, gone)


@public
@never_cache
@require_POST
@sensitive_variables("token")
def renew(request: PageRequest) -> HttpResponse:
    """Have a new link mailed to the address of the old one; the answer is always the same."""
    if not _within(request, "renew"):
        return _too_often(request)
    documents.renew_link(token=_token(request), now=request.now)
    return render(request, "public/papers_renewed.html")


@public
@never_cache
@require_safe
def done(request: PageRequest) -> HttpResponse:
    """Say thank you, and forget the link."""
    request.session.pop(_KEPT, None)
    return render(request, "public/papers_done.html")


@sensitive_variables("token")
def _sent(request: PageRequest, token: str, view: LinkPage) -> HttpResponse:
    form = _form(request, view)
    if not form.is_valid():
        return _answer(request, view, form)
    if not _within(request, "send"):
        return _too_often(request)

    def keep(content: bytes) -> ReceivedView:
        return documents.send_by_link(
            token=token,
            now=request.now,
            kind=form.cleaned_data["kind"],
            content=content,
            dated=form.cleaned_data["dated"],
        )

    results = send_each(form, keep)
    if any(one.why for one in results):
        now_there = documents.link_page(token=token, now=request.now)
        return _answer(request, now_there, form, results)
    say_saved(request, _("Ontvangen. Dank u."))
    return redirect("papers")


def _form(request: PageRequest, view: LinkPage) -> SendForm:
    posted = request.method == "POST" and "klaar" not in request.POST
    data = (request.POST, request.FILES) if posted else ()
    return SendForm(*data, asked=view.said.kinds, today=today_of(request.now))


def _answer(
    request: PageRequest, view: LinkPage, form: SendForm, results: list[Sent] | None = None
) -> HttpResponse:
    context = {
        "view": view,
        "form": form,
        "results": results or [],
        "asked": kind_titles(view.said.kinds),
    }
    status = 422 if form.is_bound else 200
    return render(request, "public/papers.html", context, status=status)


def _gone(request: PageRequest, gone: LinkGone) -> HttpResponse:
    context = {"code": gone.code, "renewable": gone.renewable}
    return render(request, "public/papers_gone.html", context, status=410)


def _token(request: PageRequest) -> str:
    kept = request.session.get(_KEPT)
    return crypto.decrypt(kept, scope="-", field=_FIELD) if kept else ""


def _within(request: PageRequest, action: str) -> bool:
    usage = ratelimit.consume(
        request, app="wissel.papers", action=action, config=_RATES, limit_get=True
    )
    return usage is not None


def _too_often(request: PageRequest) -> HttpResponse:
    return render(request, "429.html", status=429)
