"""Changing the facts of an absence; the whole line follows from them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.shell.absence_form import AbsenceForm, initial_of
from wissel.portals.shell.absence_page import open_form, show_form
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the facts of the absence and take new ones."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = open_form(
        request,
        partial(AbsenceForm, today=today_of(request.now)),
        initial=initial_of(view.case.absence),
    )
    keep = f"absence-{view.id}"
    if form.is_valid():
        try:
            trajectories.change_absence(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                facts=form.absence(),
            )
        except Refused as refused:
            add_refusal(form, refused, form.places())
        else:
            say_saved(request, _("Bewaard. Alle datums zijn opnieuw berekend."), form=keep)
            return redirect("coach:case", trajectory)
    context = head(request, view, "absence") | {"keep": keep}
    return show_form(request, "coach/absence.html", context, form)
