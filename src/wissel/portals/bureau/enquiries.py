"""What came through the public form: read, called, made a client, closed."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import EnquiryView
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: What was asked, in the words of the desk.
SORTS: Final = {
    "quote": gettext_lazy("wil een offerte"),
    "call-back": gettext_lazy("wil gebeld worden"),
    "question": gettext_lazy("heeft een vraag"),
}


class SettleForm(forms.Form):
    """What came of it."""

    note = forms.CharField(
        label=gettext_lazy("Wat kwam eruit?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf in een paar woorden wat eruit kwam.")},
    )


@page(*DESK)
@require_safe
def enquiries(request: PageRequest) -> HttpResponse:
    """Show what was asked: what waits, longest first, what was settled, and open services."""
    found = orders.enquiries(actor=request.actor, now=request.now)
    context = {
        "section": "people",
        "tab": "enquiries",
        "waiting": [_line(one) for one in found.waiting],
        "settled": [_line(one) for one in found.settled],
        "number": found.number,
        "services": [
            (one, one.kind.title.in_(reader_language()))
            for one in orders.open_services(actor=request.actor, now=request.now)
        ],
        "bureau": bureaus.bureau(actor=request.actor, now=request.now),
        "today": today_of(request.now),
    }
    return render(request, "bureau/enquiries.html", context)


@page(*DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: PageRequest, enquiry: UUID) -> HttpResponse:
    """Show one enquiry, and close it."""
    one = orders.enquiry(actor=request.actor, now=request.now, enquiry=enquiry)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        try:
            orders.settle_enquiry(
                actor=request.actor,
                now=request.now,
                enquiry=enquiry,
                note=form.cleaned_data["note"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Afgerond."), form=f"enquiry-{enquiry}")
            return redirect("bureau:enquiries")
    context = {
        "section": "people",
        "tab": "enquiries",
        "one": one,
        "sort": SORTS[one.said.sort],
        "form": form,
        "today": today_of(request.now),
    }
    return render(request, "bureau/enquiry.html", context, status=422 if form.errors else 200)


@page(*DESK)
@require_POST
def make_client(request: PageRequest, enquiry: UUID) -> HttpResponse:
    """Make a client with its contact person out of an enquiry."""
    made = orders.make_client(actor=request.actor, now=request.now, enquiry=enquiry)
    if made.known:
        words = _("Deze opdrachtgever was er al. Ga na wie het vroeg voor je iemand toevoegt.")
    else:
        words = _("Dit is nu een opdrachtgever, met deze contactpersoon.")
    say_saved(request, words)
    return redirect("bureau:client", made.client)


@page(*DESK)
@require_POST
def drop(request: PageRequest, enquiry: UUID) -> HttpResponse:
    """Throw an enquiry away."""
    orders.drop_enquiry(actor=request.actor, now=request.now, enquiry=enquiry)
    say_saved(request, _("Weggegooid."), form=f"enquiry-{enquiry}")
    return redirect("bureau:enquiries")


def _line(one: EnquiryView) -> tuple[EnquiryView, object]:
    return one, SORTS[one.said.sort]
