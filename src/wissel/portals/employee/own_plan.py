"""The plan as the employee reads it: where to, by which steps, until when; and earlier ones."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportLine
from wissel.apps.plans import service as plans
from wissel.core.access import Role
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.plan_words import plan_shown
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import holds_plan


@page(Role.EMPLOYEE)
@require_safe
def own_plan(request: PageRequest) -> HttpResponse:
    """Show the plan that was fixed last; one that waits to be read comes first."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    held = _plan(request, own.view.id)
    waiting = documents.waiting_for(actor=request.actor, now=request.now)
    context = {
        "section": "home",
        "own": own,
        "newest": held.newest,
        "plan": plan_shown(held, held.said, reader_language(), chain=held.chain)
        if held.newest is not None
        else None,
        "waiting": next((one for one in waiting if _is_of_plan(one, own)), None),
        "document": _document(request, own),
        "earlier": held.versions[1:],
    }
    return render(request, "employee/own_plan.html", context)


@page(Role.EMPLOYEE)
@require_safe
def version(request: PageRequest, number: int) -> HttpResponse:
    """Show one version as it was fixed: what it said, not how far it is."""
    own = own_case(request)
    if own is None:
        raise Http404
    held = _plan(request, own.view.id)
    kept = next((one for one in held.versions if one.number == number), None)
    if kept is None:
        raise Http404
    context = {
        "section": "home",
        "own": own,
        "kept": kept,
        "plan": plan_shown(held, kept.said, reader_language()),
        "is_newest": kept == held.newest,
    }
    return render(request, "employee/own_plan_version.html", context)


def _plan(request: PageRequest, trajectory: UUID) -> plans.PlanView:
    return plans.plan(actor=request.actor, now=request.now, trajectory=trajectory)


def _document(request: PageRequest, own: Own) -> ReportLine | None:
    """Return the document with the plan in it that the employer has now."""
    found = documents.reports_of(actor=request.actor, now=request.now, trajectory=own.view.id)
    return next(
        (one for one in found if one.state == "vrijgegeven" and _is_of_plan(one, own)), None
    )


def _is_of_plan(line: ReportLine, own: Own) -> bool:
    return line.trajectory == own.view.id and holds_plan(line.kind, own.view.programme)
