"""What an employee shares about money; nothing tells of the rest."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.finances import service as finances
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.coach.case import head
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.scenario_view import money_context


@page(Role.COACH)
@require_safe
def money(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the situations as the employee sees them, while they are shared."""
    shared = finances.shared_money(actor=request.actor, now=request.now, trajectory=trajectory)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    context = head(request, view, "appointments") | {"shared": shared}
    if shared is not None and shared.told is not None and shared.told.scenarios is not None:
        context |= money_context(shared.told.scenarios, shared.known, reader_language())
    return render(request, "coach/money.html", context)
