"""Where and when is looked for one trajectory: the settings, as the employee has them too."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.vacancy_forms import CaseSettingsForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.search_settings_form import EMPLOYERS


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show and keep place, travel, times and licence."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    held = jobsearch.search_settings(actor=actor, now=now, trajectory=trajectory)
    keep = f"search-settings-{trajectory}"
    form = CaseSettingsForm(request.POST if request.method == "POST" else None, said=held)
    if form.is_bound and form.is_valid():
        try:
            jobsearch.keep_search_settings(
                actor=actor, now=now, trajectory=trajectory, said=form.settings()
            )
        except Refused as refused:
            add_refusal(form, refused, EMPLOYERS)
        else:
            say_saved(request, _("Bewaard. De volgende lijst zoekt hiermee."), form=keep)
            return redirect("coach:vacancies", trajectory)
    context = head(request, view, "vacancies") | {
        "form": form,
        "keep": keep,
        "open": view.case.closed_on is None,
    }
    status = 422 if form.errors else 200
    return render(request, "coach/vacancy_settings.html", context, status=status)
