"""The quarterly overview of a client, for the manager of the bureau."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.core.access import Role
from wissel.portals.shell.overview_view import overview_context, overview_pdf
from wissel.portals.shell.pages import PageRequest, page


@page(Role.MANAGER)
@require_safe
def overview(request: PageRequest, client: UUID) -> HttpResponse:
    """Show the quarter of a client case by case, as the client reads it."""
    return _shown(request, client)


@page(Role.MANAGER)
@require_safe
def pdf(request: PageRequest, client: UUID) -> HttpResponse:
    """Return the overview of all cases of a client as PDF, or the page with why there is none."""
    made = overview_pdf(request, client)
    return _shown(request, client, why=made) if isinstance(made, str) else made


def _shown(request: PageRequest, client: UUID, *, why: str = "") -> HttpResponse:
    context = overview_context(request, client, why=why) | {
        "section": "clients",
        "client": client,
        "pdf_url": reverse("bureau:client_overview_pdf", args=[client]),
        "case_route": "coach:case",
    }
    return render(request, "bureau/overview.html", context, status=422 if context["wrong"] else 200)
