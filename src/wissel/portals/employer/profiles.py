"""The profiles of an employee: the search profile, and with consent the person profile."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.profile import profile_forms
from wissel.core.profiled import KeptProfile, ProfileKind
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.fixed_profile import profile_shown
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.profile_download import profile_pdf as pdf_of


@page(Role.EMPLOYER)
@require_safe
def search_profile(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show in which directions is searched, why, and what each was tested against."""
    return _shown(request, trajectory, "search")


@page(Role.EMPLOYER)
@require_safe
def person_profile(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show who the employee is if they allow it; else that the profile exists, and since when."""
    return _shown(request, trajectory, "person")


@page(Role.EMPLOYER)
@require_safe
def profile_pdf(request: PageRequest, trajectory: UUID, profile: str, number: int) -> HttpResponse:
    """Give a version of a profile as PDF."""
    return pdf_of(request, trajectory, profile, number)


def _shown(request: PageRequest, trajectory: UUID, kind: ProfileKind) -> HttpResponse:
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    request.location = view.place.location
    stands = plans.profile_exists(actor=actor, now=now, trajectory=trajectory, kind=kind)
    language = reader_language()
    context = {
        "section": "home",
        "view": view,
        "stands": stands,
        "is_person": kind == "person",
        "title": profile_forms().forms[kind].title.in_(language),
    }
    if stands is not None and stands.is_open:
        found = plans.profile(actor=actor, now=now, trajectory=trajectory, kind=kind)
        kept = _version(found.versions, request.GET.get("versie", str(stands.number)))
        context |= {"shown": profile_shown(kept, language), "versions": found.versions}
    return render(request, "employer/profile.html", context)


def _version(versions: tuple[KeptProfile, ...], asked: str) -> KeptProfile:
    kept = next((one for one in versions if str(one.number) == asked), None)
    if kept is None:
        raise Http404
    return kept
