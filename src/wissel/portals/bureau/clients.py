"""The clients of the bureau and the people there."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import InvitationView
from wissel.core.access import Role
from wissel.portals.shell.pages import STAFF, PageRequest, page
from wissel.portals.shell.saved import say_saved


class ClientForm(forms.Form):
    """A new client."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van de werkgever in.")},
    )
    kvk = forms.RegexField(
        r"^\d{8}$",
        label=gettext_lazy("KvK-nummer"),
        required=False,
        error_messages={"invalid": gettext_lazy("Een KvK-nummer heeft 8 cijfers.")},
    )


class ContactForm(forms.Form):
    """Somebody at a client."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        error_messages={
            "required": gettext_lazy("Vul het e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres."),
        },
    )
    phone = forms.CharField(label=gettext_lazy("Telefoon"), max_length=40, required=False)
    function = forms.CharField(label=gettext_lazy("Functie"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Wat mag deze persoon zien?"),
        choices=[
            (Role.EMPLOYER.value, gettext_lazy("Personeelszaken: trajecten en rapporten")),
            (Role.LINE_MANAGER.value, gettext_lazy("Leidinggevende: alleen de datums")),
        ],
        widget=forms.RadioSelect,
        initial=Role.EMPLOYER.value,
    )


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
    """Show one client with the people there, and take a new one."""
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
    return _answer(request, client, form)


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
    return _answer(request, person.client, ContactForm(), made)


def _answer(
    request: PageRequest,
    client: UUID,
    form: ContactForm,
    invitation: InvitationView | None = None,
) -> HttpResponse:
    link = reverse("invitation_link", args=[invitation.token]) if invitation else ""
    context = {
        "section": "clients",
        "client": bureaus.client(actor=request.actor, now=request.now, client=client),
        "contacts": bureaus.contacts_of(actor=request.actor, now=request.now, client=client),
        "form": form,
        "keep": f"contact-of-{client}",
        "invitation": invitation,
        "link": request.build_absolute_uri(link) if link else "",
    }
    return render(request, "bureau/client.html", context, status=422 if form.is_bound else 200)
