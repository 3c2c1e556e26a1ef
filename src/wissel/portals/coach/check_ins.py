"""How things go, as far as the employee shares it with the coach; nothing tells of the rest."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.coach.case import head
from wissel.portals.shell.check_in_words import side_by_side
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page


@page(Role.COACH)
@require_safe
def check_ins(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the words of the days that are shared, side by side."""
    shared = guidance.shared_check_ins(actor=request.actor, now=request.now, trajectory=trajectory)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    context = head(request, view, "appointments") | {
        "rows": side_by_side(shared, reader_language()),
    }
    return render(request, "coach/check_ins.html", context)
