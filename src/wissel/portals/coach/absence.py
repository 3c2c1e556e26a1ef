"""Changing the facts of an absence; the whole line follows from them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.absence_forms import AbsenceForm, initial_of
from wissel.portals.coach.case import head
from wissel.portals.coach.refusals import add_refusal
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the facts of the absence and take new ones."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    today = today_of(request.now)
    if request.method == "POST":
        form = AbsenceForm(request.POST, today=today)
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
                say_saved(
                    request, _("Bewaard. Alle datums zijn opnieuw berekend."), form=_key(view.id)
                )
                return redirect("coach:case", trajectory)
    else:
        form = AbsenceForm(today=today, initial=initial_of(view.case.absence))
    context = head(request, view, "absence") | {"form": form, "keep": _key(view.id)}
    return render(request, "coach/absence.html", context, status=422 if form.is_bound else 200)


def _key(trajectory: UUID) -> str:
    return f"absence-{trajectory}"
