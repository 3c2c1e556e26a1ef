"""What the bureau and this employer agreed, and what the bureau knows of the organisation."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.shell.agreement_words import agreement_row, standing
from wissel.portals.shell.pages import PageRequest, page


@page(Role.EMPLOYER)
@require_safe
def agreed(request: PageRequest) -> HttpResponse:
    """Show the numbers that hold for this employer, and the facts of its file."""
    actor, now = request.actor, request.now
    if actor.client is None:
        raise Http404
    found = bureaus.agreements(actor=actor, now=now, client=actor.client)
    names = {one.trajectory: one.employee for one in trajectories.case_lines(actor=actor, now=now)}
    today = today_of(now)
    context = {
        "section": "home",
        "facts": bureaus.client_file(actor=actor, now=now, client=actor.client).said,
        "agreements": standing(agreement_row(one, today, names) for one in found),
        "bureau": bureaus.bureau(actor=actor, now=now),
    }
    return render(request, "employer/agreed.html", context)
