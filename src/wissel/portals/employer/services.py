"""Asking for something extra (*aanvullende dienst*): what there is, asking, and how it stands."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.services import catalogue
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.quote_words import quote_chip
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.service_form import AskServiceForm, EndServiceForm
from wissel.portals.shell.service_words import service_shown

_OPEN = ("asked", "accepted")


@page(Role.EMPLOYER)
@require_safe
def services(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what can be asked for, and what was."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    found = orders.services(actor=request.actor, now=request.now, trajectory=trajectory)
    running = {one.kind.key: one.id for one in found if one.state in _OPEN}
    language = reader_language()
    context = {
        "section": "home",
        "view": view,
        "kinds": [
            (
                kind.key,
                kind.title.in_(language),
                kind.explains.in_(language),
                running.get(kind.key),
            )
            for kind in catalogue().kinds
        ],
        "services": [service_shown(one) for one in found],
        "open": view.case.closed_on is None,
    }
    return render(request, "employer/services.html", context)


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PageRequest, trajectory: UUID, extra: str) -> HttpResponse:
    """Ask for one thing; the page says what it is and what happens next."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    kind = catalogue().kind(extra)
    if kind is None:
        raise Http404
    keep = f"service-{kind.key}-{trajectory}"
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
            say_saved(request, _("Verstuurd naar het bureau."), form=keep)
            return redirect("employer:service", made)
    language = reader_language()
    context = {
        "section": "home",
        "view": view,
        "form": form,
        "title": kind.title.in_(language),
        "explains": kind.explains.in_(language),
        "topic": kind.topic,
        "steps": [step.in_(language) for step in kind.steps],
        "open": view.case.closed_on is None,
        "keep": keep,
    }
    return render(request, "employer/service_new.html", context, status=422 if form.errors else 200)


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def service(request: PageRequest, service: UUID) -> HttpResponse:
    """Show how one stands, what came of it, and take it back with a reason."""
    view = orders.service(actor=request.actor, now=request.now, service=service)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    request.location = case.place.location
    keep = f"service-{service}"
    form = EndServiceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            orders.withdraw_service(
                actor=request.actor,
                now=request.now,
                service=service,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Ingetrokken. Het bureau leest waarom."), form=keep)
            return redirect("employer:service", service)
    context = {
        "section": "home",
        "view": case,
        "one": service_shown(view),
        "service": view,
        "steps": [step.in_(reader_language()) for step in view.kind.steps],
        "quote_chip": quote_chip(view.quote, employer=True) if view.quote is not None else None,
        "form": form if view.state in _OPEN else None,
        "wrong": form if form.errors and view.state not in _OPEN else None,
        "running": view.state in _OPEN,
        "keep": keep,
    }
    return render(request, "employer/service.html", context, status=422 if form.errors else 200)
