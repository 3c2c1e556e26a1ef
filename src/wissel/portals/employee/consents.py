"""Information and consent: read, said yes to, and taken back, each in one step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employee.own import own_trajectory
from wissel.portals.shell.consent_words import choice_lines, told
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import file_response, pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.paper_words import CONSENT, title_of
from wissel.portals.shell.saved import say_saved


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: PageRequest) -> HttpResponse:
    """Show what is done with the data and every choice; take an answer to one of them."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    error = ""
    if request.method == "POST":
        try:
            done, place = _act(request, trajectory)
            say_saved(request, done)
            return redirect(_address(request, place))
        except Refused as refused:
            error = refused.message.in_(reader_language())
    found = trajectories.consents(actor=request.actor, now=request.now, trajectory=trajectory)
    asked, later = choice_lines(found)
    papers = documents.papers(actor=request.actor, now=request.now, trajectory=trajectory)
    context = {
        "section": "privacy",
        "found": found,
        "told": told(found, bureaus.bureau(actor=request.actor, now=request.now).name),
        "signed": [one for one in papers if one.kind == CONSENT],
        "others": [(one, title_of(one)) for one in papers if one.kind != CONSENT],
        "name": request.POST.get("name", ""),
        "asked": asked,
        "later": later,
        "error": error,
        "at": request.POST.get("choice", ""),
        "typed": request.POST.get("named", ""),
    }
    return render(request, "employee/consents.html", context, status=422 if error else 200)


@page(Role.EMPLOYEE)
@require_safe
def paper_file(request: PageRequest, paper: UUID) -> HttpResponse:
    """Give a paper of the own file as it was signed."""
    return file_response(documents.paper_file(actor=request.actor, now=request.now, paper=paper))


@page(Role.EMPLOYEE)
@require_safe
def explanation(request: PageRequest) -> HttpResponse:
    """Give the explanation of the second track, to keep or to show somebody."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    made = documents.explanation_file(
        actor=request.actor, now=request.now, trajectory=trajectory, language=reader_language()
    )
    return pdf_response(made)


def _act(request: PageRequest, trajectory: UUID) -> tuple[str, str]:
    """Do what one of the small forms asks; return what to say, and where it stands."""
    said = request.POST
    version, choice = said.get("version", ""), said.get("choice", "")
    if "informed" in said:
        trajectories.confirm_information(
            actor=request.actor, now=request.now, trajectory=trajectory, version=version
        )
        return _("Fijn. Dat staat nu opgeschreven."), "keuzes"
    if "sign" in said:
        documents.sign_consent_form(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            name=said.get("name", ""),
            version=version,
            language=reader_language(),
        )
        return _("Dank u. Uw formulier is getekend. U krijgt een mail met de bevestiging."), "teken"
    if "withdraw" in said:
        trajectories.withdraw_consent(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            consent=_key(said["withdraw"]),
        )
        return _("Ingetrokken. Het geldt vanaf nu niet meer."), choice
    trajectories.give_consent(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        choice=choice,
        version=version,
        named=said.get("named", ""),
    )
    return _("Dank u. U kunt dit altijd weer intrekken."), choice


def _key(said: str) -> UUID:
    """Return the key of a yes; what is none leads to no yes at all."""
    try:
        return UUID(said)
    except ValueError:
        return UUID(int=0)


def _address(request: PageRequest, place: str) -> str:
    chosen = request.GET.get("traject", "")
    tail = f"?traject={chosen}" if chosen else ""
    return f"{reverse('employee:consents')}{tail}#{place}"
