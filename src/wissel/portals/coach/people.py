"""The people of a trajectory: who takes part, inviting them, and who coaches."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import InvitationView
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.case_parts import Person, employee_of, party_of
from wissel.portals.coach.place_form import PlaceForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class AddressForm(forms.Form):
    """The address that the invitation of the employee goes to."""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de medewerker"),
        error_messages={
            "required": gettext_lazy("Vul het e-mailadres van de medewerker in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres."),
        },
    )


class CoachForm(forms.Form):
    """Who coaches this trajectory."""

    coach = forms.ChoiceField(
        label=gettext_lazy("Coach"),
        error_messages={"required": gettext_lazy("Kies een coach.")},
    )

    def __init__(self, *args: Any, coaches: tuple[bureaus.CoachView, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["coach"]
        if isinstance(field, forms.ChoiceField):
            named = [(str(each.member), _choice(each)) for each in coaches]
            field.choices = [("", _("– kies –")), *named]


class DeputyForm(forms.Form):
    """Who stands in for the coach; nobody is an answer as well."""

    deputy = forms.ChoiceField(label=gettext_lazy("Waarnemer"), required=False)

    def __init__(self, *args: Any, coaches: Sequence[bureaus.CoachView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deputy"]
        if isinstance(field, forms.ChoiceField):
            named = [(str(each.member), _choice(each)) for each in coaches]
            field.choices = [("", _("– niemand –")), *named]


@page(*STAFF)
@require_safe
def people(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show who takes part and who has an account."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    return _answer(request, view)


@page(Role.COACH, Role.BACK_OFFICE)
@never_cache
@require_POST
def invite(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Invite the employee: the link is mailed and shown once."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            made = trajectories.invite_employee(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                email=form.cleaned_data["email"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            return _answer(request, view, invitation=made)
    return _answer(request, view, address=form)


@page(*STAFF)
@never_cache
@require_POST
def invite_contact(request: PageRequest, trajectory: UUID, contact: UUID) -> HttpResponse:
    """Invite somebody of the employer: the link is mailed and shown once."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    person = bureaus.contact(actor=request.actor, now=request.now, contact=contact)
    made = bureaus.invite(
        actor=request.actor,
        now=request.now,
        email=person.email,
        name=person.name,
        role=Role(person.role),
        client=person.client,
        contact=person.id,
    )
    return _answer(request, view, invitation=made)


@page(Role.BACK_OFFICE, Role.MANAGER)
@require_POST
def assign(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the trajectory to a coach."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = CoachForm(request.POST, coaches=_coaches(request))
    if not form.is_valid():
        return _answer(request, view, coach=form)
    trajectories.assign_coach(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        coach=UUID(form.cleaned_data["coach"]),
    )
    say_saved(request, _("Toegewezen. Dit staat ook in het logboek."))
    return redirect("coach:people", trajectory)


@page(*STAFF)
@require_POST
def deputy(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Name who stands in for the coach, or nobody."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = DeputyForm(request.POST, coaches=_others(request, view))
    if form.is_valid():
        chosen = form.cleaned_data["deputy"]
        try:
            trajectories.name_deputy(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                deputy=UUID(chosen) if chosen else None,
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. Dit staat ook in het logboek."))
            return redirect("coach:people", trajectory)
    return _answer(request, view, deputy=form)


@page(Role.BACK_OFFICE, Role.MANAGER)
@require_POST
def settle_click(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Note that the wish for another coach was talked over, and the coach stays."""
    guidance.settle_other_coach(actor=request.actor, now=request.now, trajectory=trajectory)
    say_saved(request, _("Genoteerd. De coach en de werkgever zien dit niet."))
    return redirect("coach:people", trajectory)


@page(Role.COACH, Role.BACK_OFFICE)
@require_POST
def place(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Keep at which location the trajectory is guided, and how far that is for the employee."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = PlaceForm(request.POST, locations=_places(request, view))
    if form.is_valid():
        chosen = form.cleaned_data.get("location")
        try:
            trajectories.change_place(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                location=UUID(chosen) if chosen else None,
                travel_km=form.cleaned_data["travel_km"],
                travel_minutes=form.cleaned_data["travel_minutes"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard."))
            return redirect("coach:people", trajectory)
    return _answer(request, view, place=form)


def _answer(
    request: PageRequest,
    view: CaseView,
    *,
    invitation: InvitationView | None = None,
    address: AddressForm | None = None,
    coach: CoachForm | None = None,
    deputy: DeputyForm | None = None,
    place: PlaceForm | None = None,
) -> HttpResponse:
    may_assign = request.actor.role in (Role.BACK_OFFICE, Role.MANAGER)
    current = str(view.coach.id) if view.coach is not None else ""
    if may_assign and coach is None:
        coach = CoachForm(initial={"coach": current}, coaches=_coaches(request))
    may_invite = DataCategory.IDENTITY in view.writes and not view.employee_has_account
    present, earlier = _people(request, view)
    asked = None
    if may_assign:
        asked = guidance.click(actor=request.actor, now=request.now, trajectory=view.id)
    context = head(request, view, "people") | {
        "people": present,
        "earlier": earlier,
        "may_change": _may_change(request, view),
        "contacts": bureaus.contacts_of(actor=request.actor, now=request.now, client=view.client),
        "invitation": invitation,
        "link": _link(request, invitation),
        "address": address or AddressForm(initial={"email": view.case.employee.email}),
        "may_invite": may_invite,
        "coach_form": coach,
        "deputy_form": deputy or _deputy_form(request, view),
        "place_form": place or _place_form(request, view),
        "other_coach": asked if asked is not None and asked.waits else None,
        "has_account": view.employee_has_account,
    }
    wrong = any(form is not None and form.is_bound for form in (address, coach, deputy, place))
    return render(request, "coach/people.html", context, status=422 if wrong else 200)


def _people(request: PageRequest, view: CaseView) -> tuple[list[Person], list[Person]]:
    """Return who takes part and who once did, each with the page where that is changed."""
    now, writes = request.now, _may_change(request, view)
    url = reverse("coach:employee", args=[view.id]) if writes else ""
    present, earlier = [employee_of(view, now, url)], []
    # Coach and deputy have accounts of their own and come first.
    members = (view.coach, view.deputy)
    own = view.case.parties[: sum(member is not None for member in members)]
    present += [party_of(view, party, now) for party in own]
    for one in trajectories.parties(actor=request.actor, now=now, trajectory=view.id):
        if one.party.ended_on is not None:
            earlier.append(party_of(view, one.party, now))
            continue
        url = reverse("coach:party", args=[view.id, one.id]) if writes else ""
        present.append(party_of(view, one.party, now, url))
    return present, earlier


def _deputy_form(request: PageRequest, view: CaseView) -> DeputyForm | None:
    """Return the form for whoever may name a deputy: managers, planners and the coach."""
    own = view.coach is not None and view.coach.id == request.actor.membership
    if request.actor.role == Role.COACH and not own:
        return None
    current = str(view.deputy.id) if view.deputy is not None else ""
    return DeputyForm(coaches=_others(request, view), initial={"deputy": current})


def _others(request: PageRequest, view: CaseView) -> list[bureaus.CoachView]:
    """Return the coaches of the bureau but the one of this trajectory."""
    coach = view.coach.id if view.coach is not None else None
    return [each for each in _coaches(request) if each.member != coach]


def _place_form(request: PageRequest, view: CaseView) -> PlaceForm | None:
    """Return what somebody may change of the place; ``None`` while the bureau has no locations."""
    found = _places(request, view)
    if not found or not _may_change(request, view):
        return None
    here = view.place
    start = {
        "location": str(here.location.id) if here.location is not None else "",
        "travel_km": here.travel_km,
        "travel_minutes": here.travel_minutes,
    }
    return PlaceForm(locations=found, initial=start)


def _places(request: PageRequest, view: CaseView) -> list[bureaus.LocationView]:
    """Return the open locations, and the one of this trajectory whether open or not."""
    here = view.place.location
    return [
        one
        for one in bureaus.locations(actor=request.actor, now=request.now)
        if one.closed_on is None or (here is not None and one.id == here.id)
    ]


def _may_change(request: PageRequest, view: CaseView) -> bool:
    return DataCategory.IDENTITY in view.writes and request.actor.role != Role.MANAGER


def _link(request: PageRequest, invitation: InvitationView | None) -> str:
    if invitation is None:
        return ""
    return request.build_absolute_uri(reverse("invitation_link", args=[invitation.token]))


def _coaches(request: PageRequest) -> tuple[bureaus.CoachView, ...]:
    return bureaus.coaches(actor=request.actor, now=request.now)


def _choice(coach: bureaus.CoachView) -> str:
    """Return a coach to choose: the name, where they work and what they are good at."""
    said = (*coach.locations, *coach.specialisms)
    return f"{coach.name} ({', '.join(said)})" if said else coach.name
