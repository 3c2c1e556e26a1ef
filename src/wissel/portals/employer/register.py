"""Registering an own employee; the page of the new trajectory follows."""

from functools import partial
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.employer.register_form import RegisterForm
from wissel.portals.shell.absence_page import open_form, show_form
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_KEEP: Final = "register"


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PageRequest) -> HttpResponse:
    """Show the form and take it; the client is always the employer's own."""
    client = request.actor.client
    if client is None:
        raise Http404
    form = open_form(request, partial(RegisterForm, today=today_of(request.now)))
    if form.is_valid():
        try:
            made = trajectories.register(
                actor=request.actor,
                now=request.now,
                registration=form.registration(client=client),
            )
        except Refused as refused:
            add_refusal(form, refused, form.places())
        else:
            words = gettext("%(number)s is aangemeld. Het bureau wijst een coach aan.")
            say_saved(request, words % {"number": made.number}, form=_KEEP)
            return redirect("employer:case", made.id)
    context = {"section": "register", "keep": _KEEP}
    return show_form(request, "employer/register.html", context, form)
