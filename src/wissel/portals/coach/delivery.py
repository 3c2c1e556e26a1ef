"""A report that is made once and was made elsewhere: the day it was delivered, in one step."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory
from wissel.core.journal import JournalEntry, ReportEvent
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.reports import document_of, written_of_occasions
from wissel.infra.doors import today_of
from wissel.portals.coach.acts import delivery_of, report_url
from wissel.portals.coach.case import head
from wissel.portals.coach.names import deliveries_of
from wissel.portals.coach.reports_list import occasion_value
from wissel.portals.coach.rows import title_of
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class DeliveryForm(forms.Form):
    """The day on which the report was delivered."""

    day = DayField(
        label=gettext_lazy("Geleverd op"),
        help_text=gettext_lazy("De dag waarop de werkgever en de medewerker het rapport kregen."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["max"] = today.isoformat()


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: PageRequest, trajectory: UUID, delivery: str) -> HttpResponse:
    """Write down that a report was delivered; one that comes back has its own desk."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    if any(report.key == delivery for report in view.programme.reports) and report_url(view.id):
        return redirect(report_url(view.id))
    return _page(request, view, delivery)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PageRequest, trajectory: UUID, entry: UUID) -> HttpResponse:
    """Correct the day of a delivery; what stood there stays readable."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    old = next((each for each in view.case.journal if each.id == str(entry)), None)
    if old is None or not is_delivery(old):
        raise Http404
    return _page(request, view, getattr(old.content, "label", ""), old)


def is_delivery(entry: JournalEntry) -> bool:
    """Whether the entry says that a report made elsewhere was delivered."""
    content = entry.content
    return isinstance(content, ReportEvent) and content.event == "released" and not content.report


def _page(
    request: PageRequest, view: CaseView, key: str, old: JournalEntry | None = None
) -> HttpResponse:
    title = deliveries_of(view.programme).get(key)
    if title is None:
        raise Http404
    today = today_of(request.now)
    if request.method == "POST":
        form = DeliveryForm(request.POST, today=today)
        if form.is_valid() and _saved(request, view, key, form, old):
            return redirect("coach:journal" if old else "coach:case", view.id)
    else:
        start = today if old is None else old.happened_on
        form = DeliveryForm(initial={"day": start}, today=today)
    duty = _duty(view, key, request.GET.get("voor", ""))
    context = head(request, view, "log" if old is None else "journal") | {
        "form": form,
        "title": title,
        "old": old,
        "duty": duty,
        "duty_title": title_of(duty) if duty is not None else "",
        "keep": _keep(view, key),
        "may": DataCategory.DRAFT_REPORTS in view.writes,
        "written_here": old is None and _start_of(key, duty) is not None,
        "start": _start_of(key, duty),
    }
    return render(request, "coach/delivery.html", context, status=422 if form.is_bound else 200)


def _saved(
    request: PageRequest, view: CaseView, key: str, form: DeliveryForm, old: JournalEntry | None
) -> bool:
    try:
        trajectories.report_delivered(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            delivery=key,
            day=form.cleaned_data["day"],
            corrects=None if old is None else UUID(old.id),
        )
    except Refused as refused:
        add_refusal(form, refused, {"$.happened_on": "day"})
        return False
    say_saved(request, _("Vastgelegd in het logboek."), form=_keep(view, key))
    return True


def _duty(view: CaseView, key: str, named: str) -> Obligation | None:
    """Return the open duty to deliver this report, if there is one; of several the ``named``."""
    found = [
        duty
        for duty in view.due.obligations
        if delivery_of(duty) == key and duty.state(view.due.today).is_open
    ]
    return next((duty for duty in found if duty.key == named), next(iter(found), None))


def _start_of(key: str, duty: Obligation | None) -> tuple[str, str] | None:
    """Return the button that begins the report here, its name and value; ``None`` for no report."""
    if key in written_of_occasions():
        day = None if duty is None else duty.opens
        return None if day is None else ("occasion", occasion_value(key, day))
    return ("delivery", key) if document_of(key) is not None else None


def _keep(view: CaseView, key: str) -> str:
    return f"delivery-{key}-{view.id}"
