"""Extra services of a trajectory: what was asked, asking for one, and what was done elsewhere."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.ladder import trigger
from wissel.core.refusal import Refused
from wissel.core.services import ServiceKind, Study, catalogue, studies
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.service_form import AskServiceForm, ResultForm
from wissel.portals.shell.service_words import service_shown, studies_shown, trigger_shown


@page(*STAFF)
@require_safe
def services(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what was asked, why one would ask, and what labour experts advised."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    found = orders.services(actor=actor, now=now, trajectory=trajectory)
    running = {one.kind.key for one in found if one.state in ("asked", "accepted")}
    language = reader_language()
    open_ = view.case.closed_on is None
    context = head(request, view, "services") | {
        "services": [service_shown(one) for one in found],
        "kinds": [
            (
                kind.key,
                kind.title.in_(language),
                kind.explains.in_(language),
                kind.key in running,
            )
            for kind in catalogue().kinds
        ]
        if open_ and may_order(view)
        else [],
        "may_record": open_ and _may_record(request, view),
        **start_of(view),
    }
    return render(request, "coach/services.html", context)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PageRequest, trajectory: UUID, extra: str) -> HttpResponse:
    """Ask for a service on behalf of the employer."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    kind = kind_or_404(extra)
    form = AskServiceForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_bound and form.is_valid():
        try:
            made = orders.ask_service(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                kind=kind.key,
                answers=form.cleaned_data,
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Gevraagd."), form=_keep(kind, trajectory))
            return redirect("coach:service", made)
    context = _page(request, view, kind, form) | {"asking": True}
    return render(request, "coach/service_new.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: PageRequest, trajectory: UUID, extra: str) -> HttpResponse:
    """Write down what came of something that was done elsewhere, or before."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    kind = kind_or_404(extra)
    if not _may_record(request, view):
        raise Http404
    form = ResultForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        today=today_of(now),
        came=came_of(view, kind),
        initial=_first(came_of(view, kind)),
    )
    if form.is_bound and form.is_valid():
        said = form.said()
        try:
            made = orders.record_service(
                actor=actor,
                now=now,
                trajectory=trajectory,
                kind=kind.key,
                result=said.result,
                document=said.document,
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Vastgelegd in het logboek."), form=_keep(kind, trajectory))
            return redirect("coach:service", made.id)
    context = _page(request, view, kind, form) | {"asking": False}
    return render(request, "coach/service_new.html", context, status=422 if form.errors else 200)


def start_of(view: CaseView) -> dict[str, Any]:
    """Return the reason to ask a labour expert, and what they advised, as the file has it."""
    return {
        "trigger": trigger_shown(trigger(view.case.journal, view.due.today)),
        "studies": studies_shown(studies(view.case.journal)),
    }


def may_order(view: CaseView) -> bool:
    """Whether the reader may ask for a service: the door asks the same of the table."""
    return DataCategory.MILESTONES in view.writes or DataCategory.ORDER in view.writes


def came_of(view: CaseView, kind: ServiceKind) -> list[Study]:
    """Return the reports that came in and of which nobody said yet what they come to."""
    if kind.told_as != "report":
        return []
    return [one for one in studies(view.case.journal) if one.advice is None]


def kind_or_404(key: str) -> ServiceKind:
    """Return a kind that can be asked for."""
    kind = catalogue().kind(key)
    if kind is None:
        raise Http404
    return kind


def _may_record(request: PageRequest, view: CaseView) -> bool:
    return request.actor.role == Role.COACH and DataCategory.MILESTONES in view.writes


def _first(came: list[Study]) -> dict[str, Any]:
    return {"dated": came[0].dated, "author": came[0].author} if came else {}


def _page(
    request: PageRequest, view: CaseView, kind: ServiceKind, form: forms.Form
) -> dict[str, Any]:
    language = reader_language()
    return head(request, view, "services") | {
        "form": form,
        "title": kind.title.in_(language),
        "explains": kind.explains.in_(language),
        "keep": _keep(kind, view.id),
    }


def _keep(kind: ServiceKind, trajectory: UUID) -> str:
    return f"service-{kind.key}-{trajectory}"
