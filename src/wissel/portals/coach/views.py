"""Views of the caseload that the reader keeps: saving, renaming, removing one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseloadQuery
from wissel.core.access import STAFF
from wissel.core.refusal import Refused
from wissel.portals.coach.caseload_form import ViewForm
from wissel.portals.coach.cases import context_of
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@page(*STAFF)
@require_POST
def save(request: PageRequest) -> HttpResponse:
    """Keep what is asked now under a name."""
    query = CaseloadQuery.read(request.POST.get("query", ""))
    form = ViewForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            trajectories.save_view(
                actor=request.actor,
                now=request.now,
                name=said["name"],
                query=query,
                is_default=said["is_default"],
            )
        except Refused as refused:
            add_refusal(form, refused, {"$.name": "name"})
        else:
            say_saved(request, _("De weergave is bewaard."))
            return redirect(_address(query))
    return _again(request, query, view_form=form)


@page(*STAFF)
@require_POST
def change(request: PageRequest, view: UUID) -> HttpResponse:
    """Rename a view or remove it; ``remove`` in what was sent says which."""
    actor, now = request.actor, request.now
    query = CaseloadQuery.read(request.POST.get("query", ""))
    if "remove" in request.POST:
        trajectories.delete_view(actor=actor, now=now, view=view)
        say_saved(request, _("De weergave is verwijderd."))
        return redirect(_address(query))
    form = ViewForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            trajectories.change_view(
                actor=actor, now=now, view=view, name=said["name"], is_default=said["is_default"]
            )
        except Refused as refused:
            add_refusal(form, refused, {"$.name": "name"})
        else:
            say_saved(request, _("De weergave is gewijzigd."))
            return redirect(_address(query))
    return _again(request, query, changed=str(view), change_form=form)


def _again(request: PageRequest, query: CaseloadQuery, **more: Any) -> HttpResponse:
    """Show the list with what was typed and what is wrong with it."""
    found = trajectories.caseload(actor=request.actor, now=request.now, query=query)
    return render(request, "coach/cases.html", context_of(request, found, **more), status=422)


def _address(query: CaseloadQuery) -> str:
    return f"{reverse('coach:cases')}?{query.written() or 'op=next'}"
