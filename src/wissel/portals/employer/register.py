"""Registering an own employee, in one go or in several; the page of the new trajectory follows."""

from functools import partial
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import DraftView
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied, today_of, together
from wissel.portals.employer.register_form import RegisterForm
from wissel.portals.shell.absence_page import open_form, show_form
from wissel.portals.shell.dates import full_day, reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: What the address, or the form, calls a registration that was begun before; and the button.
_DRAFT: Final = "verder"
_LATER: Final = "later"


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PageRequest) -> HttpResponse:
    """Show the form and take it; the client is always the employer's own."""
    client = request.actor.client
    if client is None:
        raise Http404
    draft = _draft(request)
    make = partial(RegisterForm, today=today_of(request.now))
    if _LATER in request.POST:
        return _for_later(request, draft, make(request.POST))
    form = open_form(
        request, make, initial=_known(request, client) if draft is None else draft.said
    )
    if form.is_valid():
        try:
            with together():
                made = trajectories.register(
                    actor=request.actor,
                    now=request.now,
                    registration=form.registration(client=client),
                )
                if draft is not None:
                    trajectories.drop_draft(actor=request.actor, now=request.now, draft=draft.id)
        except Refused as refused:
            add_refusal(form, refused, form.places())
        else:
            words = gettext("%(number)s is aangemeld. Het bureau wijst een coach aan.")
            say_saved(request, words % {"number": made.number}, form=_keep(draft))
            return redirect("employer:case", made.id)
    return _answer(request, draft, form)


@page(Role.EMPLOYER)
@require_POST
def drop(request: PageRequest, draft: UUID) -> HttpResponse:
    """Throw away a registration that was not sent."""
    trajectories.drop_draft(actor=request.actor, now=request.now, draft=draft)
    say_saved(request, gettext("Weggegooid."))
    return redirect("employer:home")


def _for_later(request: PageRequest, draft: DraftView | None, form: RegisterForm) -> HttpResponse:
    """Keep what was typed, whatever is wrong with it or missing: nothing is judged yet."""
    try:
        kept = trajectories.keep_draft(
            actor=request.actor,
            now=request.now,
            said={name: request.POST.get(name, "") for name in form.fields},
            draft=draft.id if draft is not None else None,
        )
    except Refused as refused:
        form.errors.clear()
        add_refusal(form, refused)
        return _answer(request, draft, form)
    view = trajectories.draft(actor=request.actor, now=request.now, draft=kept)
    until = full_day(view.until, reader_language())
    words = gettext("Bewaard. Ga verder wanneer u wilt, tot en met %(day)s.")
    say_saved(request, words % {"day": until}, form=_keep(draft))
    return redirect("employer:home")


def _keep(draft: DraftView | None) -> str:
    """Return under what the page keeps what is typed: of another person never the same."""
    return f"register-{draft.id}" if draft is not None else "register"


def _known(request: PageRequest, client: UUID) -> dict[str, bool]:
    """Return what the bureau knows of the employer already; what is unknown stands empty."""
    said = bureaus.client_file(actor=request.actor, now=request.now, client=client).said
    today = today_of(request.now)
    return {
        "own_risk_zw": bool(said.bears("zw", today)),
        "own_risk_wga": bool(said.bears("wga", today)),
    }


def _draft(request: PageRequest) -> DraftView | None:
    said = request.POST.get(_DRAFT) or request.GET.get(_DRAFT, "")
    if not said:
        return None
    try:
        return trajectories.draft(actor=request.actor, now=request.now, draft=UUID(said))
    except ValueError:
        raise Http404 from None
    except Denied:
        if request.method == "POST":
            return None  # sent or thrown away elsewhere: what was typed here still counts
        raise


def _answer(request: PageRequest, draft: DraftView | None, form: RegisterForm) -> HttpResponse:
    context = {"section": "register", "keep": _keep(draft), "draft": draft}
    return show_form(request, "employer/register.html", context, form)
