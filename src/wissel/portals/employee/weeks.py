"""The page with the plan of the weeks, what may be expected, and the phases."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.core.access import Role
from wissel.core.programme import promised_rhythms
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.plan import Expectation, expectations, plan_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.phase_words import phase_lines


@page(Role.EMPLOYEE)
@require_safe
def weeks(request: PageRequest) -> HttpResponse:
    """Show the coming weeks, the past ones folded; nothing here asks anything."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "weeks"})
    view = own.view
    context = {
        "section": "weeks",
        "own": own,
        "plan": plan_of(view.case, view.due),
        "expected": promised(own),
        "phases": phase_lines(view.programme, view.due.phases, reader_language()),
    }
    return render(request, "employee/weeks.html", context)


def promised(own: Own) -> tuple[Expectation, ...]:
    """Return what holds in this case today: of the programme, or what the client agreed."""
    view = own.view
    held = promised_rhythms(view.programme, view.due.phases, view.due.today)
    return expectations(view.programme, held)
