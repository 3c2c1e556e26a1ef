"""Appointments on the bureau's side: those that lie ahead, those of a trajectory, and one."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.journal import Appointment, standing
from wissel.core.refusal import Refused
from wissel.infra.typed import refused as refusal
from wissel.portals.coach.appointment_forms import (
    AppointmentForm,
    ExpectationsForm,
    HowForm,
    MomentsForm,
    OffForm,
)
from wissel.portals.coach.case import head
from wissel.portals.shell.agenda import AGENDA_FORMS, agenda_of, answer_agenda, keep_of
from wissel.portals.shell.appointment_page import calendar_response
from wissel.portals.shell.appointment_words import PURPOSES, appointment_row, step_rows
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_HOUR: Final = 60


@page(*STAFF)
@require_safe
def planned(request: PageRequest) -> HttpResponse:
    """Show what lies ahead in the reader's trajectories, and first what asks something."""
    rows = [
        (one.employee, appointment_row(one.view, party=False))
        for one in guidance.planned(actor=request.actor, now=request.now)
    ]
    context = {
        "section": "appointments",
        "asking": [row for row in rows if row[1].asks],
        "ahead": [row for row in rows if not row[1].asks],
    }
    return render(request, "coach/planned.html", context)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the appointments of a trajectory and what both sides expect; take the bureau's side."""
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": trajectory}
    found = guidance.appointments(**given)
    expected = guidance.expectations(**given)
    own = expected.get("bureau")
    start = {"expects": own.expects, "offers": own.offers} if own is not None else {}
    form = ExpectationsForm(request.POST if request.method == "POST" else None, initial=start)
    keep = f"expectations-{trajectory}"
    if request.method == "POST" and form.is_valid():
        try:
            guidance.write_expectations(**given, **form.cleaned_data)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. De werkgever leest het."), form=keep)
            return redirect("coach:appointments", trajectory)
    view = trajectories.case(**given)
    context = head(request, view, "appointments") | {
        "rows": [appointment_row(one, party=False) for one in found],
        "expectations": expected,
        "form": form if request.actor.role == Role.COACH else None,
        "keep": keep,
        "may": DataCategory.APPOINTMENTS in view.writes,
    }
    return render(request, "coach/appointments.html", context, status=422 if form.errors else 200)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Propose up to three moments, or book one that was settled already."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    posted = request.POST if request.method == "POST" else None
    form = AppointmentForm(posted, initial=_start(request, view))
    keep = f"appointment-{trajectory}"
    if posted is not None and form.is_valid() and _is_free(request, view, form):
        try:
            made = _make(request, trajectory, form)
        except Refused as refused:
            add_refusal(form, refused, form.places())
        else:
            said = (
                _("Vastgelegd.")
                if "book" in posted
                else _("Voorgesteld. Wie een account heeft, krijgt een mail.")
            )
            say_saved(request, said, form=keep)
            return redirect("coach:appointment", made)
    context = head(request, view, "appointments") | {"form": form, "keep": keep}
    return render(
        request, "coach/appointment_new.html", context, status=422 if form.errors else 200
    )


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Show one appointment; propose other moments, move, change or cancel it."""
    found = guidance.appointment(actor=request.actor, now=request.now, appointment=appointment)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=found.trajectory)
    posted = request.POST if request.method == "POST" else None
    may = DataCategory.APPOINTMENTS in view.writes
    act = next((key for key in _ACTS if posted is not None and key in posted), "again")
    shown: dict[str, Any] = {
        "moments": MomentsForm(posted if act in ("again", "move") else None),
        "how": HowForm(posted if act == "change" else None, initial=_how(found)),
        "off": OffForm(posted if act == "cancel" else None),
        **{key: AGENDA_FORMS[key](posted if act == key else None) for key in _OF_AGENDA},
    }
    form: forms.Form = shown[_FORM_OF[act]]
    if posted is not None and form.is_valid() and _may_go(request, view, found, form):
        try:
            done = _ACTS[act](request, found, form)
        except Refused as refused:
            add_refusal(form, refused, form.places() if isinstance(form, MomentsForm) else None)
        else:
            keep = keep_of(appointment) if act in _OF_AGENDA else f"appointment-{appointment}"
            say_saved(request, done, form=keep)
            return redirect("coach:appointment", appointment)
    begun = found.begins_at is not None and found.begins_at <= request.now
    alive = may and not begun and found.state in ("proposed", "asked", "agreed")
    context = (
        head(request, view, "appointments")
        | shown
        | {
            "row": appointment_row(found, party=False),
            "appointment": found,
            "steps": step_rows(found),
            "form": form,
            "alive": alive,
            "keep": f"appointment-{appointment}",
            "may_log": "activities" in {str(one) for one in view.writes},
            "calendar_url": "",
            "agenda": agenda_of(request.actor, found, shown["point"], may=may),
        }
    )
    return render(request, "coach/appointment.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_safe
def calendar(request: PageRequest, appointment: UUID) -> HttpResponse:
    """Give the calendar file of one appointment."""
    made = guidance.appointment_calendar(
        actor=request.actor, now=request.now, appointment=appointment
    )
    return calendar_response(made)


def _start(request: PageRequest, view: CaseView) -> dict[str, Any]:
    """Begin with an intake while none was planned or held, else with what the address says."""
    has_intake = any(
        isinstance(entry.content, Appointment)
        and entry.content.purpose == "intake"
        and entry.content.outcome in ("planned", "attended")
        for entry in standing(view.case.journal)
    )
    purpose = request.GET.get("doel", "" if has_intake else "intake")
    purpose = purpose if purpose in PURPOSES else ""
    with_employer = purpose in ("start-employer", "three-way")
    who = ["employee"] if purpose != "start-employer" else []
    return {
        "purpose": purpose,
        "minutes": guidance.INTAKE_MINUTES if purpose == "intake" else _HOUR,
        "who": who + (["employer"] if with_employer else []),
    }


def _how(found: AppointmentView) -> dict[str, Any]:
    said = found.said
    return {
        "medium": said.medium,
        "minutes": said.minutes,
        "place": said.place,
        "link": said.link,
        "note": said.note,
    }


def _is_free(
    request: PageRequest,
    view: CaseView,
    form: MomentsForm,
    minutes: int | None = None,
    but: UUID | None = None,
) -> bool:
    clashes = guidance.clashes(
        actor=request.actor,
        now=request.now,
        trajectory=view.id,
        moments=form.moments(),
        minutes=minutes or form.cleaned_data["minutes"],
        but=but,
    )
    return form.may_stand(clashes)


def _may_go(request: PageRequest, view: CaseView, found: AppointmentView, form: forms.Form) -> bool:
    if not isinstance(form, MomentsForm):
        return True
    return _is_free(request, view, form, found.said.minutes, found.id)


def _make(request: PageRequest, trajectory: UUID, form: AppointmentForm) -> UUID:
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": trajectory}
    moments, said = form.moments(), form.said_new()
    if "book" not in request.POST:
        return guidance.propose(said=said, options=moments, **given)
    _demand_one(moments)
    return guidance.book(said=said, begins_at=moments[0], **given)


def _again(request: PageRequest, found: AppointmentView, form: Any) -> str:
    guidance.propose_again(
        actor=request.actor, now=request.now, appointment=found.id, options=form.moments()
    )
    return _("Voorgesteld. Wie een account heeft, krijgt een mail.")


def _move(request: PageRequest, found: AppointmentView, form: Any) -> str:
    moments = form.moments()
    _demand_one(moments)
    guidance.move(actor=request.actor, now=request.now, appointment=found.id, begins_at=moments[0])
    return _("Vastgelegd. Wie een account heeft, krijgt een mail.")


def _change(request: PageRequest, found: AppointmentView, form: Any) -> str:
    guidance.change(
        actor=request.actor,
        now=request.now,
        appointment=found.id,
        said=form.said(found.said),
    )
    return _("Gewijzigd. Wie een account heeft, krijgt een mail.")


def _cancel(request: PageRequest, found: AppointmentView, form: Any) -> str:
    guidance.cancel(actor=request.actor, now=request.now, appointment=found.id, **form.cleaned_data)
    return _("Afgezegd. Wie een account heeft, krijgt een mail.")


def _point(request: PageRequest, found: AppointmentView, form: Any) -> str:
    given = {"actor": request.actor, "now": request.now, "appointment": found.id}
    return answer_agenda("withdraw" if "withdraw" in form.fields else "point", form, given)


def _demand_one(moments: list[Any]) -> None:
    if len(moments) > 1:
        raise refusal(
            "moments",
            "$.options[1]",
            "Vul één moment in om het meteen vast te leggen.",
            "Give one moment to book it at once.",
        )


_ACTS: Final[dict[str, Callable[[PageRequest, AppointmentView, Any], str]]] = {
    "again": _again,
    "move": _move,
    "change": _change,
    "cancel": _cancel,
    "point": _point,
    "withdraw": _point,
}
#: What the bureau does with an agenda; keeping a point out is the employee's.
_OF_AGENDA: Final = ("point", "withdraw")
_FORM_OF: Final = {
    "again": "moments",
    "move": "moments",
    "change": "how",
    "cancel": "off",
    "point": "point",
    "withdraw": "withdraw",
}
