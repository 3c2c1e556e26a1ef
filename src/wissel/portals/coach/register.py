"""Registering an employee; what is due first stands on the page that follows."""

from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of, together
from wissel.portals.coach.case import remember
from wissel.portals.coach.register_forms import NEW, RegisterForm
from wissel.portals.coach.rows import title_of
from wissel.portals.shell.absence_page import open_form, show_form
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_KEEP: Final = "register"
#: What the address calls the client to register somebody at.
_AT: Final = "opdrachtgever"


class _NameTaken(Exception):
    """Which field holds a name that is there already."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PageRequest) -> HttpResponse:
    """Show the registration form and take it; nothing is written by half."""
    form = _form(request)
    if form.is_valid():
        try:
            made = _register(request, form)
        except _NameTaken as taken:
            form.add_error(taken.field, _("Deze staat al in de lijst. Kies hem daar."))
        except Refused as refused:
            add_refusal(form, refused, form.places())
        else:
            remember(request, made.id)
            say_saved(request, _first(request, made), form=_KEEP)
            return redirect("coach:case", made.id)
    context = {"section": "cases", "keep": _KEEP}
    return show_form(request, "coach/register.html", context, form)


def _form(request: PageRequest) -> RegisterForm:
    actor, now = request.actor, request.now
    clients = bureaus.clients(actor=actor, now=now)
    found = bureaus.locations(actor=actor, now=now)
    places = [one for one in found if one.closed_on is None]
    here = [str(one.id) for one in places if actor.membership in one.people]
    make = partial(RegisterForm, clients=clients, locations=places, today=today_of(now))
    initial = {"location": here[0]} if len(here) == 1 else {}
    wanted = request.GET.get(_AT, "")
    if any(str(one.id) == wanted for one in clients):
        initial["client"] = wanted
    form = open_form(request, make, initial=initial)
    _propose(request, form)
    return form


def _propose(request: PageRequest, form: RegisterForm) -> None:
    """Say beside the questions about own risk what the file of the chosen client answers."""
    chosen = str(form["client"].value() or "")
    if chosen in form.known:
        file = bureaus.client_file(actor=request.actor, now=request.now, client=UUID(chosen))
        form.propose(file.said)


def _register(request: PageRequest, form: RegisterForm) -> trajectories.Registered:
    """Write client, contact and trajectory: all of them or none."""
    with together():
        client = _client(request, form)
        contact = _contact(request, form, client)
        return trajectories.register(
            actor=request.actor,
            now=request.now,
            registration=replace(
                form.registration(client=client, contact=contact), location=_location(form)
            ),
        )


def _client(request: PageRequest, form: RegisterForm) -> UUID:
    data = form.cleaned_data
    if data["client"] != NEW:
        return UUID(data["client"])
    try:
        made = bureaus.register_client(
            actor=request.actor, now=request.now, name=data["client_name"]
        )
    except bureaus.NameTaken:
        raise _NameTaken("client_name") from None
    return made.id


def _location(form: RegisterForm) -> UUID | None:
    chosen = form.cleaned_data.get("location")
    return UUID(chosen) if chosen else None


def _contact(request: PageRequest, form: RegisterForm, client: UUID) -> UUID | None:
    """Return the contact: a new one, or the one that the client has when there is just one."""
    actor, now, data = request.actor, request.now, form.cleaned_data
    known = bureaus.contacts_of(actor=actor, now=now, client=client)
    if not data["contact_name"]:
        return known[0].id if len(known) == 1 else None
    same = [each for each in known if each.email.lower() == data["contact_email"].lower()]
    if same:
        return same[0].id
    return bureaus.add_contact(
        actor=actor,
        now=now,
        client=client,
        name=data["contact_name"],
        email=data["contact_email"],
        phone=data["contact_phone"],
    ).id


def _first(request: PageRequest, made: trajectories.Registered) -> str:
    """Say what comes first, so that the next step is known at once."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=made.id)
    first = view.due.next_open(1)
    words = _("%(number)s is aangemeld.") % {"number": made.number}
    if not first:
        return words
    return _("%(words)s Eerst: %(duty)s.") % {"words": words, "duty": title_of(first[0])}
