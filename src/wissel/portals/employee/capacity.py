"""What I can do in work, as the doctor wrote it, in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.core.access import Role
from wissel.portals.employee.own import own_case
from wissel.portals.shell.capacity_view import capacity_shown
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page


@page(Role.EMPLOYEE)
@require_safe
def capacity(request: PageRequest) -> HttpResponse:
    """Show what holds now, whose opinion it is, and how to say that it is not right."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    versions = sorted(own.view.case.capacity, key=lambda one: one.version, reverse=True)
    language = reader_language()
    shown = [capacity_shown(version, language) for version in versions]
    context = {
        "section": "home",
        "own": own,
        "capacity": shown[0] if shown else None,
        "earlier": shown[1:],
    }
    return render(request, "employee/capacity.html", context)
