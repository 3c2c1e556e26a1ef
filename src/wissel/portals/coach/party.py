"""Somebody who takes part in a trajectory: adding them, how to reach them, and the end of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView, PartyView
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.party_forms import DetailsForm, EndForm, PartyForm
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Add somebody to the trajectory."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    keep = f"party-new-{view.id}"
    form = PartyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = trajectories.add_party(
                actor=request.actor, now=request.now, trajectory=trajectory, **form.cleaned_data
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("%(name)s doet mee.") % {"name": made.party.name}, form=keep)
            return redirect("coach:people", trajectory)
    context = head(request, view, "people") | {"form": form, "keep": keep}
    return render(request, "coach/party_new.html", context, status=422 if form.is_bound else 200)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def party(request: PageRequest, trajectory: UUID, party: UUID) -> HttpResponse:
    """Show how somebody is called and reached, and take what changed."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    one = _one(request, trajectory, party)
    form = _details(one, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            trajectories.change_party(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                party=party,
                **form.details(),
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard."), form=f"party-{one.id}")
            return redirect("coach:people", trajectory)
    return _answer(request, view, one, details=form)


@page(Role.COACH, Role.BACK_OFFICE)
@require_POST
def end(request: PageRequest, trajectory: UUID, party: UUID) -> HttpResponse:
    """End that somebody takes part."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    one = _one(request, trajectory, party)
    form = EndForm(request.POST, today=today_of(request.now))
    if form.is_valid():
        try:
            trajectories.end_party(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                party=party,
                last_day=form.cleaned_data["last_day"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            words = _("%(name)s doet niet meer mee en ziet het dossier niet meer.")
            say_saved(request, words % {"name": one.party.name}, form=f"party-end-{one.id}")
            return redirect("coach:people", trajectory)
    return _answer(request, view, one, ending=form)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def employee(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show how the employee is called and reached, and take what changed."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    said = view.case.employee
    keep = f"employee-{view.id}"
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        initial={"name": said.name, "email": said.email, "phone": said.phone},
        has_account=view.employee_has_account,
        organisation=False,
    )
    if form.is_valid():
        try:
            trajectories.change_employee(
                actor=request.actor, now=request.now, trajectory=trajectory, **form.details()
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard."), form=keep)
            return redirect("coach:people", trajectory)
    context = head(request, view, "people") | {
        "details": form,
        "name": said.name,
        "email": said.email,
        "role": actor_word(Role.EMPLOYEE, reader_language()),
        "has_account": view.employee_has_account,
        "keep": keep,
    }
    return render(request, "coach/party.html", context, status=422 if form.is_bound else 200)


def _one(request: PageRequest, trajectory: UUID, party: UUID) -> PartyView:
    """Return somebody who takes part now; there is nothing to change about who once did."""
    found = trajectories.parties(actor=request.actor, now=request.now, trajectory=trajectory)
    for one in found:
        if one.id == party and one.party.ended_on is None:
            return one
    raise Http404


def _details(one: PartyView, data: Mapping[str, Any] | None = None) -> DetailsForm:
    said = one.party
    start = {
        "name": said.name,
        "organisation": said.organisation,
        "email": said.email,
        "phone": said.phone,
    }
    return DetailsForm(data, initial=start, has_account=one.has_account)


def _answer(
    request: PageRequest,
    view: CaseView,
    one: PartyView,
    *,
    details: DetailsForm | None = None,
    ending: EndForm | None = None,
) -> HttpResponse:
    today = today_of(request.now)
    wrong = any(form is not None and form.is_bound for form in (details, ending))
    said = one.party
    context = head(request, view, "people") | {
        "details": details or _details(one),
        "ending": ending or EndForm(today=today, initial={"last_day": today}),
        "party": one,
        "name": said.name,
        "email": said.email,
        "role": actor_word(said.role, reader_language()),
        "has_account": one.has_account,
        "keep": f"party-{one.id}",
    }
    return render(request, "coach/party.html", context, status=422 if wrong else 200)
