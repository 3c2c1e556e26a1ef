"""The bureau itself: its name, address and numbers, as pages and documents show them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import BureauSaid, BureauView
from wissel.core.refusal import Refused
from wissel.portals.bureau.people import DESK
from wissel.portals.bureau.seen import SeenForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved


class BureauForm(SeenForm):
    """What others read of the bureau."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Straat en nummer"), max_length=200, required=False
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10, required=False)
    place = forms.CharField(label=gettext_lazy("Plaats"), max_length=100, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        error_messages={"invalid": gettext_lazy("Dit is geen e-mailadres.")},
    )
    kvk = forms.CharField(
        label=gettext_lazy("KvK-nummer"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    vat_number = forms.CharField(label=gettext_lazy("Btw-nummer"), max_length=24, required=False)
    public_address = forms.CharField(
        label=gettext_lazy("Adres van het formulier voor nieuwe opdrachtgevers"),
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "Het laatste deel, bijvoorbeeld bureau-overweg. Leeg: er is geen formulier."
        ),
    )
    public_prices = forms.BooleanField(
        label=gettext_lazy("Laat op dat formulier zien wat een traject kost"), required=False
    )

    def said(self) -> BureauSaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return BureauSaid(**{name: data[name] for name in BureauSaid.__slots__})


@page(*DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: PageRequest) -> HttpResponse:
    """Show what others read of the bureau; manager and back office change it."""
    now_there = _initial(bureaus.bureau(actor=request.actor, now=request.now))
    form = BureauForm(request.POST if request.method == "POST" else None, initial=now_there)
    if request.method == "POST" and form.is_valid():
        try:
            bureaus.change_bureau(
                actor=request.actor, now=request.now, said=form.said(), revision=form.seen
            )
        except Refused as refused:
            form.refuse(refused, now_there)
        else:
            say_saved(request, _("Bewaard."), form="bureau")
            return redirect("bureau:profile")
    context = {"section": "people", "tab": "profile", "form": form}
    return render(request, "bureau/profile.html", context, status=422 if form.errors else 200)


def _initial(one: BureauView) -> dict[str, Any]:
    names = (*BureauSaid.__slots__, "revision")
    return {name: getattr(one, name) for name in names}
