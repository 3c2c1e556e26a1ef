"""What one employee costs: riding out, by placement, by a sanction. For the client alone."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.finances import service as finances
from wissel.apps.finances.service import CostView
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.finances import EmployerMoney
from wissel.core.money import Scenarios
from wissel.core.money.results import Amount
from wissel.core.money.shown import cost_chart, cost_table
from wissel.core.refusal import Refused
from wissel.infra.charts import draw
from wissel.portals.employer.cost_form import CostForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.scenario_view import known_context


@page(Role.EMPLOYER)
@require_safe
def costs(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the cost side by side; before that, what is still to be filled in."""
    view = finances.costs(actor=request.actor, now=request.now, trajectory=trajectory)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    language = reader_language()
    context: dict[str, Any] = {
        "section": "home",
        "view": case,
        "sheet": view,
        "why": view.told.why.in_(language) if view.told and view.told.why else "",
    }
    if view.told is not None and view.told.scenarios is not None:
        context |= _shown(view.told.scenarios, view, language)
    return render(request, "employer/costs.html", context)


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Ask what the cost follows from; only wage and hours are needed."""
    given: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": trajectory,
    }
    view = finances.costs(**given)
    said = view.said if view.at is not None else _begin(given, view.said)
    form = CostForm(request.POST if request.method == "POST" else None, said=said)
    if request.method == "POST" and form.is_valid():
        try:
            finances.keep_costs(said=form.kept(), **given)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(
                request, _("Bewaard. Alleen u en uw collega's bij deze opdrachtgever zien dit.")
            )
            return redirect("employer:costs", trajectory)
    context = {
        "section": "home",
        "view": trajectories.case(**given),
        "form": form,
        "begun": view.at is None and said.price is not None,
    }
    status = 422 if form.errors else 200
    return render(request, "employer/cost_form.html", context, status=status)


@page(Role.EMPLOYER)
@require_safe
def pdf(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the sheet as PDF."""
    made = documents.cost_file(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        language=reader_language(),
    )
    return pdf_response(made)


def _begin(given: dict[str, Any], said: EmployerMoney) -> EmployerMoney:
    """Begin from the price of the order that was signed, and what the file says of own risk."""
    case = trajectories.case(**given).case
    signed = [one for one in orders.quotes(**given) if one.signature and one.order == "trajectory"]
    price = signed[0].totals.net if signed else None
    return replace(said, price=price, own_risk=case.employment.own_risk_wga)


def _shown(scenarios: Scenarios, view: CostView, language: str) -> dict[str, Any]:
    chart = cost_chart(scenarios, view.known, language)
    by_key: dict[str, list[Amount]] = {}
    for amount in scenarios.amounts:
        # What was left out is no line; that UWV would compensate nothing is one.
        if amount.value or amount.key.startswith("compensation"):
            by_key.setdefault(amount.scenario or "", []).append(amount)
    return {
        "drawing": draw(chart) if chart is not None else None,
        "months": next(
            (each.rows for each in scenarios.sheets[0].situations if each.key == "ride-out"), ()
        ),
        "situations": [
            (
                each.key,
                each.title.in_(language),
                each.if_.in_(language),
                cost_table(each.key, by_key[each.key], language),
                [note.message.in_(language) for note in each.notes],
            )
            for each in scenarios.sheets[0].situations
            if each.key in by_key
        ],
    } | known_context(scenarios, language)
