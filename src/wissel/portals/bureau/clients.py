"""The clients of the bureau, the file of each, and the people there."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ClientChanged
from wissel.core.access import STAFF, Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.bureau.client_file import file_of
from wissel.portals.bureau.client_forms import (
    ClientForm,
    ContactForm,
    FactsForm,
    NoteForm,
    facts_initial,
    new_note,
)
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def clients(request: PageRequest) -> HttpResponse:
    """Show the clients by name, and take a new one."""
    form = ClientForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = bureaus.register_client(
                actor=request.actor,
                now=request.now,
                name=form.cleaned_data["name"],
                kvk=form.cleaned_data["kvk"],
            )
        except bureaus.NameTaken:
            form.add_error("name", _("Deze werkgever staat al in de lijst."))
        else:
            say_saved(request, _("Toegevoegd."), form="client")
            return redirect("bureau:client", made.id)
    context = {
        "section": "clients",
        "clients": bureaus.clients(actor=request.actor, now=request.now),
        "form": form,
    }
    return render(request, "bureau/clients.html", context, status=422 if form.is_bound else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def client(request: PageRequest, client: UUID) -> HttpResponse:
    """Show the file of one client, and take a new person there."""
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            bureaus.add_contact(
                actor=request.actor,
                now=request.now,
                client=client,
                name=data["name"],
                email=data["email"],
                role=Role(data["role"]),
                function=data["function"],
                phone=data["phone"],
            )
        except bureaus.NameTaken:
            form.add_error("email", _("Iemand met dit e-mailadres staat al in de lijst."))
        else:
            say_saved(request, _("Toegevoegd."), form=f"contact-of-{client}")
            return redirect("bureau:client", client)
    return _answer(request, client, contact=form)


@page(*STAFF)
@never_cache
@require_POST
def invite(request: PageRequest, client: UUID, contact: UUID) -> HttpResponse:
    """Invite somebody of a client: the link is mailed and shown once."""
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
    link = request.build_absolute_uri(reverse("invitation_link", args=[made.token]))
    return _answer(request, person.client, invitation=made, link=link)


@page(*DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: PageRequest, client: UUID) -> HttpResponse:
    """Change what is known of a client; what somebody else changed meanwhile is not lost."""
    file = bureaus.client_file(actor=request.actor, now=request.now, client=client)
    form = FactsForm(
        request.POST if request.method == "POST" else None, initial=facts_initial(file)
    )
    if request.method == "POST" and form.is_valid() and _changed(request, client, form):
        return redirect("bureau:client", client)
    context = {
        "section": "clients",
        "client": client,
        "name": file.said.name,
        "form": form,
        "keep": f"facts-of-{client}",
    }
    status = 422 if form.is_bound else 200
    return render(request, "bureau/client_facts.html", context, status=status)


@page(*STAFF)
@require_POST
def note(request: PageRequest, client: UUID) -> HttpResponse:
    """Keep what was said in a talk with a client."""
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            bureaus.add_client_note(
                actor=request.actor,
                now=request.now,
                client=client,
                said=form.said(),
                once=form.cleaned_data["once"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. De notitie blijft staan."), form=f"note-of-{client}")
            return redirect("bureau:client", client)
    return _answer(request, client, note=form)


def _changed(request: PageRequest, client: UUID, form: FactsForm) -> bool:
    try:
        bureaus.change_client(
            actor=request.actor,
            now=request.now,
            client=client,
            said=form.said(),
            revision=form.seen,
        )
    except ClientChanged as changed:
        form.show_both(changed)
        return False
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, _("Bewaard."), form=f"facts-of-{client}")
    return True


def _answer(
    request: PageRequest,
    client: UUID,
    *,
    contact: ContactForm | None = None,
    note: NoteForm | None = None,
    **more: Any,
) -> HttpResponse:
    """Show the file; a form that was sent and is here again is not in order."""
    context = {
        **file_of(request, client),
        "section": "clients",
        "contacts": bureaus.contacts_of(actor=request.actor, now=request.now, client=client),
        "form": contact or ContactForm(),
        "note_form": note or new_note(today_of(request.now)),
        **more,
    }
    wrong = any(form is not None and form.is_bound for form in (contact, note))
    return render(request, "bureau/client.html", context, status=422 if wrong else 200)
