"""The employee's appointments: all of them, and one to choose, move or cancel."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.portals.employee.own import Own, helper_of, own_case
from wissel.portals.shell.appointment_page import calendar_response, party_page
from wissel.portals.shell.appointment_words import AppointmentRow, appointment_row
from wissel.portals.shell.pages import PageRequest, page


@page(Role.EMPLOYEE)
@require_safe
def appointments(request: PageRequest) -> HttpResponse:
    """Show what lies ahead, what waits for a choice, and what was."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    rows = rows_of(request, own)
    ahead = [row for row in rows if row.view.state in ("proposed", "asked", "agreed")]
    context = {
        "section": "home",
        "own": own,
        "ahead": ahead,
        "over": [row for row in rows if row not in ahead],
        "expectations": guidance.expectations(
            actor=request.actor, now=request.now, trajectory=own.view.id
        ),
    }
    return render(request, "employee/appointments.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Show one appointment, and take a choice, a wish for another moment, or that it is off."""

    def more(view: AppointmentView) -> Mapping[str, Any]:
        case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
        request.location = case.place.location
        return {
            "section": "home",
            "helper": helper_of(request, case),
            "calendar_url": reverse("employee:appointment_calendar", args=(view.id,)),
        }

    return party_page(
        request, appointment, "employee/appointment.html", "employee:appointment", more
    )


@page(Role.EMPLOYEE)
@require_safe
def calendar(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Give the calendar file of one appointment."""
    made = guidance.appointment_calendar(
        actor=request.actor, now=request.now, appointment=appointment
    )
    return calendar_response(made)


def rows_of(request: PageRequest, own: Own) -> list[AppointmentRow]:
    """Return the appointments of the own case, what lies ahead first."""
    found = guidance.appointments(actor=request.actor, now=request.now, trajectory=own.view.id)
    return [appointment_row(view, party=True) for view in found]
