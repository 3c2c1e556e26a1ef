"""The quarterly overview of the employer's own cases."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.core.access import Role
from wissel.portals.shell.overview_view import overview_context, overview_pdf
from wissel.portals.shell.pages import PageRequest, page


@page(Role.EMPLOYER)
@require_safe
def overview(request: PageRequest) -> HttpResponse:
    """Show the quarter case by case, and added up where that is about no one person."""
    return _shown(request)


@page(Role.EMPLOYER)
@require_safe
def pdf(request: PageRequest) -> HttpResponse:
    """Return the overview of all own cases as PDF, without names; the page where there is none."""
    made = overview_pdf(request, _own(request))
    return _shown(request, why=made) if isinstance(made, str) else made


def _shown(request: PageRequest, *, why: str = "") -> HttpResponse:
    context = overview_context(request, _own(request), why=why) | {
        "section": "home",
        "pdf_url": reverse("employer:overview_pdf"),
        "case_route": "employer:case",
    }
    return render(
        request, "employer/overview.html", context, status=422 if context["wrong"] else 200
    )


def _own(request: PageRequest) -> UUID:
    if request.actor.client is None:
        raise Http404
    return request.actor.client
