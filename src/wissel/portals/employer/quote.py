"""A quote the bureau sent: read, signed by name and code, or declined with a reason."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employer.signing import SignForm, proved
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.quote_words import ORDERS, quote_chip, quote_lines
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom wijst u de offerte af?"),
        help_text=gettext_lazy("Het bureau leest dit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf in één of twee zinnen waarom.")},
    )


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: PageRequest, quote: UUID) -> HttpResponse:
    """Show a quote as it was sent; take the signature, or the answer that it will not be."""
    view = orders.quote(actor=request.actor, now=request.now, quote=quote)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    request.location = case.place.location
    posted = request.POST if request.method == "POST" else None
    declining = posted is not None and "decline" in posted
    sign = SignForm(None if declining else posted)
    decline = DeclineForm(posted if declining else None)
    form, act = (decline, _decline) if declining else (sign, _sign)
    keep = f"quote-{quote}"
    if posted is not None and form.is_valid():
        try:
            if done := act(request, quote, form):
                say_saved(request, done, form=keep)
                return redirect("employer:quote", quote)
        except Refused as refused:
            add_refusal(form, refused)
    context = {
        "section": "home",
        "view": case,
        "quote": view,
        "title": ORDERS[view.order],
        "chip": quote_chip(view, employer=True),
        "rows": quote_lines(view.said),
        "sign": sign if view.state == "open" else None,
        "decline": decline if view.state in ("open", "expired") else None,
        "keep": keep,
    }
    status = 422 if form.errors else 200
    return render(request, "employer/quote.html", context, status=status)


@page(Role.EMPLOYER)
@require_safe
def quote_pdf(request: PageRequest, quote: UUID) -> HttpResponse:
    """Give a quote as PDF, in the language of the reader."""
    made = documents.quote_file(
        actor=request.actor, now=request.now, quote=quote, language=reader_language()
    )
    return pdf_response(made)


def _decline(request: PageRequest, quote: UUID, form: forms.Form) -> str:
    orders.decline_quote(
        actor=request.actor, now=request.now, quote=quote, reason=form.cleaned_data["reason"]
    )
    return _("Het bureau leest uw antwoord.")


def _sign(request: PageRequest, quote: UUID, form: forms.Form) -> str:
    """Sign, and return what to say; ``""`` for a wrong code, with the error at its field."""
    given, proof = form.cleaned_data, proved(request, form)
    if proof is None:
        return ""
    documents.sign_order(
        actor=request.actor,
        now=request.now,
        quote=quote,
        proof=proof,
        name=given["name"],
        function=given["function"],
        authorised=given["authorised"],
        language=reader_language(),
    )
    return _("Getekend. Dit is nu de opdracht aan het bureau.")
