"""One extra service: accepted, planned anew, quoted, delivered, or ended with a reason."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.orders import service as orders
from wissel.apps.orders.service import Carrier, ServiceView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF
from wissel.core.clock import is_working_day
from wissel.core.journal import PartyRole
from wissel.core.refusal import Refused
from wissel.core.services import usual_day
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.services import came_of
from wissel.portals.coach.words import ROLES
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.quote_words import quote_chip
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.service_form import EndServiceForm, ResultForm, result_initial
from wissel.portals.shell.service_words import service_shown


class PlanForm(forms.Form):
    """Who carries it out, and by when."""

    role = forms.ChoiceField(label=gettext_lazy("In welke rol"))
    name = forms.CharField(
        label=gettext_lazy("Wie doet het"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf de naam van wie dit doet.")},
    )
    organisation = forms.CharField(
        label=gettext_lazy("Van welke organisatie"), max_length=200, required=False
    )
    due = DayField(label=gettext_lazy("Uiterlijk klaar op"))

    def __init__(self, *args: Any, view: ServiceView, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].widget.attrs["min"] = today.isoformat()
        self.fields["due"].help_text = _("Meestal binnen %(days)s werkdagen. %(source)s.") % {
            "days": view.kind.term.working_days,
            "source": view.kind.term.basis.source.partition(";")[0],
        }
        role = self.fields["role"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [(one, ROLES[one]) for one in view.kind.carried_by]

    def carrier(self) -> Carrier:
        """Return who was filled in."""
        said = self.cleaned_data
        return Carrier(cast(PartyRole, said["role"]), said["name"], said["organisation"])


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def service(request: PageRequest, service: UUID) -> HttpResponse:
    """Show one service and take the next step: accept, plan anew, quote, decline, withdraw."""
    view = orders.service(actor=request.actor, now=request.now, service=service)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    posted, today = request.POST or None, today_of(request.now)
    ending = posted is not None and not {"decline", "withdraw"}.isdisjoint(posted)
    quoting = posted is not None and "quote" in posted
    planning = None if ending or quoting else posted
    plan = PlanForm(planning, view=view, today=today, initial=_planned(case, view, today))
    end, quote = EndServiceForm(posted if ending else None), forms.Form(posted if quoting else None)
    form = quote if quoting else end if ending else plan
    if form.is_bound and form.is_valid() and (onward := _taken(request, view, form)):
        return redirect(onward)
    running = view.state in ("asked", "accepted")
    context = head(request, case, "services") | {
        "wrong": form if quoting or not (running and view.may_decide) else None,
        "one": service_shown(view),
        "service": view,
        "plan": plan if running and view.may_decide else None,
        "end": end if running and view.may_decide else None,
        "quote_chip": quote_chip(view.quote) if view.quote is not None else None,
        "may_quote": running and view.may_quote and not _quote_stands(view),
        "may_deliver": view.may_deliver and view.state in ("accepted", "delivered"),
        "keep": f"service-{service}",
    }
    return render(request, "coach/service.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: PageRequest, service: UUID) -> HttpResponse:
    """Write down what came of it, or correct what was written."""
    actor, now = request.actor, request.now
    view = orders.service(actor=actor, now=now, service=service)
    case = trajectories.case(actor=actor, now=now, trajectory=view.trajectory)
    correcting = view.state == "delivered"
    came = [] if correcting else came_of(case, view.kind)
    form = ResultForm(
        request.POST if request.method == "POST" else None,
        kind=view.kind,
        today=today_of(now),
        came=came,
        initial=_start(view),
    )
    if form.is_bound and form.is_valid() and _delivered(request, view, form):
        return redirect("coach:service", service)
    context = head(request, case, "services") | {
        "one": service_shown(view),
        "service": view,
        "correcting": correcting,
        "form": form if view.may_deliver else None,
        "keep": f"result-{service}",
    }
    return render(request, "coach/service_result.html", context, status=422 if form.errors else 200)


def _planned(case: CaseView, view: ServiceView, today: date) -> dict[str, Any]:
    """Begin with what was agreed, or with whom the file knows in the first role that may."""
    if view.carrier is not None:
        said = view.carrier
        return {
            "role": said.role,
            "name": said.name,
            "organisation": said.organisation,
            "due": view.due,
        }
    role = view.kind.carried_by[0]
    party = case.case.party(role)
    return {
        "role": role,
        "name": party.name if party is not None else "",
        "organisation": party.organisation if party is not None else "",
        "due": usual_day(view.kind.term, today, is_working_day),
    }


def _taken(request: PageRequest, view: ServiceView, form: forms.Form) -> str:
    """Take the step that was asked; return where to go on, ``""`` with the errors in the form."""
    posted = request.POST
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "service": view.id}
    try:
        if isinstance(form, PlanForm):
            # By what the page showed: who accepts what somebody else accepted hears of it.
            again = posted.get("plan") == "accepted"
            act = orders.replan_service if again else orders.accept_service
            act(**given, carrier=form.carrier(), due=form.cleaned_data["due"])
            done = _("Vastgelegd. De werkgever leest wie het doet en wanneer het klaar is.")
        elif isinstance(form, EndServiceForm):
            end = orders.decline_service if "decline" in posted else orders.withdraw_service
            end(**given, reason=form.cleaned_data["reason"])
            done = _("Vastgelegd. De werkgever leest waarom het niet doorgaat.")
        else:
            return reverse("coach:quote", args=[orders.quote_service(**given)])
    except Refused as refused:
        add_refusal(form, refused)
        return ""
    say_saved(request, done, form=f"service-{view.id}")
    return reverse("coach:service", args=[view.id])


def _quote_stands(view: ServiceView) -> bool:
    return view.quote is not None and view.quote.state in ("draft", "open", "accepted")


def _start(view: ServiceView) -> dict[str, Any]:
    if view.result is not None:
        return dict(result_initial(view.result))
    carrier = view.carrier
    # What was asked goes first into what was found, where a field of the result has the same name.
    return {**view.answers, "author": carrier.name if carrier is not None else ""}


def _delivered(request: PageRequest, view: ServiceView, form: ResultForm) -> bool:
    said = form.said()
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "service": view.id}
    try:
        if view.state == "delivered":
            orders.correct_result(**given, result=said.result)
            done = _("Verbeterd. De oude versie blijft leesbaar in het logboek.")
        else:
            orders.deliver_service(**given, result=said.result, document=said.document)
            done = _("Opgeleverd. Werkgever en medewerker kunnen het lezen.")
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, done, form=f"result-{view.id}")
    return True
