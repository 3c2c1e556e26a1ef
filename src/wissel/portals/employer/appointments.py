"""Appointments the employer is asked to, and what both sides expect of the trajectory."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.shell.appointment_page import calendar_response, party_page
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class ExpectationsForm(forms.Form):
    """What the employer expects, and what the bureau may expect of the employer."""

    expects = forms.CharField(
        label=gettext_lazy("Wat verwacht u van het bureau?"),
        help_text=gettext_lazy("Bijvoorbeeld: hoe vaak u iets wilt horen, en van wie."),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    offers = forms.CharField(
        label=gettext_lazy("Wat mag het bureau van u verwachten?"),
        help_text=gettext_lazy("Bijvoorbeeld: wie stukken aanlevert, en hoe snel u antwoordt."),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Show one appointment, and take a choice, a wish for another moment, or that it is off."""

    def more(view: AppointmentView) -> Mapping[str, Any]:
        case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
        request.location = case.place.location
        return {
            "section": "home",
            "view": case,
            "calendar_url": reverse("employer:appointment_calendar", args=(view.id,)),
        }

    return party_page(
        request, appointment, "employer/appointment.html", "employer:appointment", more
    )


@page(Role.EMPLOYER)
@require_safe
def calendar(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Give the calendar file of one appointment."""
    made = guidance.appointment_calendar(
        actor=request.actor, now=request.now, appointment=appointment
    )
    return calendar_response(made)


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def expectations(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what both sides wrote, and take what the employer expects and offers."""
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": trajectory}
    view = trajectories.case(**given)
    request.location = view.place.location
    found = guidance.expectations(**given)
    own = found.get("employer")
    start = {"expects": own.expects, "offers": own.offers} if own is not None else {}
    form = ExpectationsForm(request.POST if request.method == "POST" else None, initial=start)
    keep = f"expectations-{trajectory}"
    if request.method == "POST" and form.is_valid():
        try:
            guidance.write_expectations(**given, **form.cleaned_data)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. Het bureau leest het."), form=keep)
            return redirect("employer:case", trajectory)
    context = {
        "section": "home",
        "view": view,
        "form": form,
        "keep": keep,
        "theirs": found.get("bureau"),
    }
    return render(
        request, "employer/expectations.html", context, status=422 if form.errors else 200
    )
