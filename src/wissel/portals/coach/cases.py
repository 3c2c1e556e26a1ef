"""The list of trajectories: filtered, ordered, by pages; and finding one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseLine, Caseload, CaseloadQuery, OwnView
from wissel.core.access import STAFF, Role
from wissel.infra.doors import today_of
from wissel.portals.coach.caseload_form import ONLY, QueryForm, ViewForm, data_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.track import Markup, mini


@dataclass(frozen=True, slots=True)
class Named:
    """A view of one's own as a link; ``current``: it is what is shown."""

    id: str
    name: str
    url: str
    current: bool
    is_default: bool


@page(*STAFF)
@require_safe
def cases(request: PageRequest) -> HttpResponse:
    """Show the trajectories that the reader has a tie to; the address holds the question.

    Without one it is the view that the reader made the default.
    """
    asked = CaseloadQuery.read(request.GET.urlencode()) if request.GET else None
    found = trajectories.caseload(
        actor=request.actor, now=request.now, query=asked, after=request.GET.get("na", "")
    )
    return render(request, "coach/cases.html", context_of(request, found))


@page(*STAFF)
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Find a trajectory by name or case number; a single one opens at once."""
    words = request.GET.get("q", "").strip()
    if not words:
        return redirect("coach:cases")
    query = CaseloadQuery.read(urlencode({"q": words}))
    found = trajectories.caseload(actor=request.actor, now=request.now, query=query)
    if len(found.lines) == 1 and not found.following:
        return redirect("coach:case", found.lines[0].trajectory)
    return render(request, "coach/cases.html", context_of(request, found, section="search"))


def context_of(
    request: PageRequest, found: Caseload, *, section: str = "cases", **more: Any
) -> Mapping[str, Any]:
    """Return what the page of the caseload shows."""
    today, query = today_of(request.now), found.query
    # What was typed stays, also what cannot be read; without a question the default's is filled in.
    typed = request.GET if request.GET and section == "cases" else data_of(query)
    coaches = request.actor.role != Role.COACH
    form = QueryForm(typed, choices=found.choices, coaches=coaches, language=reader_language())
    form.is_valid()
    address = query.written()
    return {
        "section": section,
        "form": form,
        "query": query,
        "address": address,
        "only": [str(ONLY[one]) for one in sorted(query.only)],
        "rows": [(line, _place(line, today)) for line in found.lines],
        "count": found.count,
        "begins": not request.GET.get("na"),
        "next_page": _next_page(found, address),
        "views": [_named(view, address) for view in found.choices.views],
        "view_form": ViewForm(),
        "opened": query.filters or bool(form.errors),
        **more,
    }


def _next_page(found: Caseload, address: str) -> str:
    if not found.following:
        return ""
    return "?" + "&".join(filter(None, (address or "op=next", urlencode({"na": found.following}))))


def _named(view: OwnView, address: str) -> Named:
    return Named(
        id=str(view.id),
        name=view.name,
        url=f"{reverse('coach:cases')}?{view.query or 'op=next'}",
        current=view.query == address,
        is_default=view.is_default,
    )


def _place(line: CaseLine, today: date) -> Markup:
    return mini(line.first_sick_day, line.last_day, today, line.second_track_start)
