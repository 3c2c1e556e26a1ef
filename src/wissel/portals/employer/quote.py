"""A quote the bureau sent: read, and declined with a reason."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
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
    """Show a quote as it was sent; take the answer that it will not be."""
    view = orders.quote(actor=request.actor, now=request.now, quote=quote)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    request.location = case.place.location
    posted = request.POST if request.method == "POST" else None
    form, keep = DeclineForm(posted), f"quote-{quote}"
    if posted is not None and form.is_valid():
        try:
            orders.decline_quote(
                actor=request.actor,
                now=request.now,
                quote=quote,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Het bureau leest uw antwoord."), form=keep)
            return redirect("employer:quote", quote)
    context = {
        "section": "home",
        "view": case,
        "quote": view,
        "title": ORDERS[view.order],
        "chip": quote_chip(view, employer=True),
        "rows": quote_lines(view.said),
        "decline": form if view.state in ("open", "expired") else None,
        "keep": keep,
    }
    status = 422 if form.errors else 200
    return render(request, "employer/quote.html", context, status=status)
