"""What the employee prepared for the intake, once it was given: to read and to print."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.coach.case import head
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.intake_words import intake_parts
from wissel.portals.shell.pages import PageRequest, page


@page(Role.COACH)
@require_safe
def intake(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the form as it was given, or that it was not."""
    found = guidance.intake(actor=request.actor, now=request.now, trajectory=trajectory)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    context = head(request, view, "appointments") | {
        "intake": found,
        "parts": intake_parts(found, reader_language()) if found.handed_at else [],
        "given": found.given,
        "count": sum(1 for _ in found.form.questions()),
    }
    return render(request, "coach/intake.html", context)
