"""The locations of the bureau (*vestigingen*), and who works where."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import LocationSaid, LocationView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import STAFF
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied
from wissel.portals.bureau.people import DESK, INVITED, ROLES
from wissel.portals.bureau.seen import SeenForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class LocationForm(SeenForm):
    """What is known of a place."""

    name = forms.CharField(
        label=gettext_lazy("Naam van de vestiging"),
        max_length=100,
        help_text=gettext_lazy("Bijvoorbeeld de plaats. Zo kies je haar bij een traject."),
        error_messages={"required": gettext_lazy("Vul de naam van de vestiging in.")},
    )
    label = forms.CharField(
        label=gettext_lazy("Werkt onder de naam"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Alleen als deze vestiging een eigen handelsnaam (label) heeft."),
    )
    address = forms.CharField(
        label=gettext_lazy("Straat en nummer"), max_length=200, required=False
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10, required=False)
    place = forms.CharField(label=gettext_lazy("Plaats"), max_length=100, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        error_messages={"invalid": gettext_lazy("Dit is geen e-mailadres.")},
    )

    def said(self) -> LocationSaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return LocationSaid(**{name: data[name] for name in LocationSaid.__slots__})


class PeopleForm(forms.Form):
    """Who works at a place."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Wie werkt hier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, members: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(members.items())


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def locations(request: PageRequest) -> HttpResponse:
    """Show the places of the bureau; manager and back office add one."""
    may = request.actor.role in DESK
    form = LocationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _demand_desk(request)
        if form.is_valid():
            try:
                made = bureaus.add_location(actor=request.actor, now=request.now, said=form.said())
            except Refused as refused:
                add_refusal(form, refused)
            else:
                say_saved(request, _("Toegevoegd. Kies nu wie hier werkt."), form="location")
                return redirect("bureau:location", made.id)
    names = _members(request)
    context = {
        "section": "people",
        "tab": "locations",
        "locations": [
            (one, [names[str(key)] for key in one.people if str(key) in names])
            for one in bureaus.locations(actor=request.actor, now=request.now)
        ],
        "form": form,
        "may": may,
    }
    return render(request, "bureau/locations.html", context, status=422 if form.is_bound else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def location(request: PageRequest, location: UUID) -> HttpResponse:
    """Show one place with who works there; manager and back office change it."""
    one = bureaus.location(actor=request.actor, now=request.now, location=location)
    form = LocationForm(request.POST if request.method == "POST" else None, initial=_initial(one))
    if request.method == "POST":
        _demand_desk(request)
        if form.is_valid() and _changed(request, one, form):
            return redirect("bureau:location", location)
    return _answer(request, one, form)


@page(*DESK)
@require_POST
def people(request: PageRequest, location: UUID) -> HttpResponse:
    """Keep who works at a place."""
    one = bureaus.location(actor=request.actor, now=request.now, location=location)
    form = PeopleForm(request.POST, members=_members(request))
    if form.is_valid():
        try:
            bureaus.staff_location(
                actor=request.actor,
                now=request.now,
                location=location,
                people=[UUID(key) for key in form.cleaned_data["people"]],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard."))
            return redirect("bureau:location", location)
    return _answer(request, one, LocationForm(initial=_initial(one)), form)


@page(*DESK)
@require_POST
def close(request: PageRequest, location: UUID) -> HttpResponse:
    """Close a place: nothing new comes here, and what was here keeps it."""
    try:
        trajectories.close_location(actor=request.actor, now=request.now, location=location)
    except Refused as refused:
        one = bureaus.location(actor=request.actor, now=request.now, location=location)
        form = LocationForm(initial=_initial(one))
        return _answer(request, one, form, kept=refused.message.in_(reader_language()))
    say_saved(request, _("Gesloten. Bij een traject kan niemand deze vestiging nog kiezen."))
    return redirect("bureau:location", location)


@page(*DESK)
@require_POST
def reopen(request: PageRequest, location: UUID) -> HttpResponse:
    """Open a place again."""
    bureaus.reopen_location(actor=request.actor, now=request.now, location=location)
    say_saved(request, _("De vestiging is weer open."))
    return redirect("bureau:location", location)


def _changed(request: PageRequest, one: LocationView, form: LocationForm) -> bool:
    try:
        bureaus.change_location(
            actor=request.actor,
            now=request.now,
            location=one.id,
            said=form.said(),
            revision=form.seen,
        )
    except Refused as refused:
        form.refuse(refused, _initial(one))
        return False
    say_saved(request, _("Bewaard."), form=f"location-{one.id}")
    return True


def _answer(
    request: PageRequest,
    one: LocationView,
    form: LocationForm,
    people: PeopleForm | None = None,
    kept: str = "",
) -> HttpResponse:
    members = _members(request)
    there = [str(key) for key in one.people]
    context = {
        "section": "people",
        "tab": "locations",
        "location": one,
        "people": [members[key] for key in there if key in members],
        "form": form,
        "people_form": people or PeopleForm(members=members, initial={"people": there}),
        "may": request.actor.role in DESK,
        "kept": kept,
        "keep": f"location-{one.id}",
    }
    wrong = kept or form.is_bound or people is not None
    return render(request, "bureau/location.html", context, status=422 if wrong else 200)


def _initial(one: LocationView) -> dict[str, Any]:
    names = (*LocationSaid.__slots__, "revision")
    return {name: getattr(one, name) for name in names}


def _members(request: PageRequest) -> dict[str, str]:
    """Return the staff of the bureau: membership, and name with role."""
    found = bureaus.members(actor=request.actor, now=request.now)
    return {
        str(one.id): f"{one.name}, {ROLES[role]}"
        for one in found
        if (role := next((r for r in INVITED if r == one.role), None)) is not None
    }


def _demand_desk(request: PageRequest) -> None:
    if request.actor.role not in DESK:
        raise Denied("desk-only", hidden=False)
