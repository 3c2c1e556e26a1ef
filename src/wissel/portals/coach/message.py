"""A message of the employee: what it says, and how to answer it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.coach.case import head
from wissel.portals.shell.message_words import call_line, subject_line
from wissel.portals.shell.pages import PageRequest, page


@page(Role.COACH)
@require_safe
def message(request: PageRequest, trajectory: UUID, entry: UUID) -> HttpResponse:
    """Show one message. The employee then sees that it was read."""
    actor, now = request.actor, request.now
    said = trajectories.message(actor=actor, now=now, trajectory=trajectory, entry=entry)
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    duty = view.due.find(f"message:answer@{entry}")
    context = head(request, view, "duties") | {
        "said": said,
        "subject": subject_line(said.message),
        "call": call_line(said.message),
        "duty": duty,
        "phone": view.case.employee.phone,
    }
    return render(request, "coach/message.html", context)
