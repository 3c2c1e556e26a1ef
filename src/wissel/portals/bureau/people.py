"""The people of the bureau, for manager and planner; the manager invites new ones."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.core.access import STAFF, Role
from wissel.infra.doors import Denied
from wissel.portals.shell.pages import PageRequest, page

ROLES = {
    Role.COACH: gettext_lazy("coach"),
    Role.BACK_OFFICE: gettext_lazy("planner of backoffice"),
    Role.MANAGER: gettext_lazy("manager"),
    Role.EMPLOYER: gettext_lazy("werkgever"),
    Role.LINE_MANAGER: gettext_lazy("leidinggevende"),
    Role.EMPLOYEE: gettext_lazy("medewerker"),
    Role.COMPANY_DOCTOR: gettext_lazy("bedrijfsarts"),
    Role.LABOUR_EXPERT: gettext_lazy("arbeidsdeskundige"),
    Role.HOST_EMPLOYER: gettext_lazy("nieuwe werkgever"),
    Role.AUDITOR: gettext_lazy("auditor"),
    Role.SYSADMIN: gettext_lazy("beheerder"),
}
#: Who is invited here; everybody else is invited at their trajectory or client.
INVITED = STAFF
#: Who keeps the registers of the bureau.
DESK = (Role.MANAGER, Role.BACK_OFFICE)


class MemberForm(forms.Form):
    """Somebody who comes to work at the bureau."""

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
    role = forms.ChoiceField(
        label=gettext_lazy("Rol"),
        choices=[(role.value, ROLES[role]) for role in INVITED],
        widget=forms.RadioSelect,
        initial=Role.COACH.value,
    )


@page(Role.MANAGER, Role.BACK_OFFICE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: PageRequest) -> HttpResponse:
    """Show who works at the bureau; take the invitation of somebody new, whose link shows once."""
    form = MemberForm(request.POST if request.method == "POST" else None)
    invitation = None
    if request.method == "POST":
        if request.actor.role != Role.MANAGER:
            raise Denied("manager-only", hidden=False)
        if form.is_valid():
            invitation = bureaus.invite(
                actor=request.actor,
                now=request.now,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
            )
            form = MemberForm()
    members = bureaus.members(actor=request.actor, now=request.now)
    link = reverse("invitation_link", args=[invitation.token]) if invitation else ""
    context = {
        "section": "people",
        "tab": "people",
        "members": [(one, ROLES[Role(one.role)]) for one in members if one.role in INVITED],
        "form": form,
        "may_invite": request.actor.role == Role.MANAGER,
        "invitation": invitation,
        "link": request.build_absolute_uri(link) if link else "",
    }
    return render(request, "bureau/people.html", context, status=422 if form.is_bound else 200)
