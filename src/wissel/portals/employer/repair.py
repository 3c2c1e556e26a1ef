"""The repair plan of a wage sanction as the employer reads it, and the request to UWV."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.repair_view import repair_rows, request_of


@page(Role.EMPLOYER)
@require_safe
def repair(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what UWV found short, what was done, what shows it, and what is missing."""
    return _page(request, trajectory)


@page(Role.EMPLOYER)
@require_safe
def shortening(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the request to shorten the sanction as PDF, or say what is missing."""
    return request_of(
        request, trajectory, lambda why: _page(request, trajectory, why=why, status=422)
    )


def _page(
    request: PageRequest, trajectory: UUID, *, why: str = "", status: int = 200
) -> HttpResponse:
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    found = documents.repair(actor=request.actor, now=request.now, trajectory=trajectory)
    context = {
        "section": "home",
        "view": view,
        "plan": found.plan,
        "rows": repair_rows(found),
        "request_url": reverse("employer:shortening", args=[view.id]),
        "why": why,
    }
    return render(request, "employer/repair.html", context, status=status)
