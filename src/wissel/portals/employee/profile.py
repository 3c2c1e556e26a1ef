"""My profile: three questions in small pieces, read over, printed, and as it was fixed before."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import ProfileView
from wissel.core.access import DataCategory, Role
from wissel.core.profile import BlockForm, BlockShown, shown_parts
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.sees import employer_reads
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.profile_download import profile_pdf as pdf_of
from wissel.portals.shell.profile_view import changed_blocks


@dataclass(frozen=True, slots=True)
class Row:
    """A piece on the overview: how it asks, and how far it is in words."""

    block: BlockShown
    far: str


def own_profile(request: PageRequest, own: Own) -> ProfileView:
    """Return the person profile of the case on the page."""
    return plans.profile(
        actor=request.actor, now=request.now, trajectory=own.view.id, kind="person"
    )


def asked(view: ProfileView) -> tuple[BlockForm, ...]:
    """Return the pieces that ask the employee, in order."""
    return tuple(one for one in view.form.blocks() if one.employee is not None)


def following(view: ProfileView) -> BlockForm | None:
    """Return the first piece in which nothing stands; one that may stay empty comes last."""
    empty = [one for one in asked(view) if not view.said.block(one.key).is_said]
    return next((one for one in empty if one.required), next(iter(empty), None))


@page(Role.EMPLOYEE)
@require_safe
def profile(request: PageRequest) -> HttpResponse:
    """Show the pieces and how far each is, and who reads it."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view, language = own_profile(request, own), reader_language()
    parts = shown_parts(view.said, view.forms, language, whole=True)
    context = {
        "section": "home",
        "own": own,
        "profile": view,
        "parts": [(part, [Row(one, _far(one)) for one in part.blocks]) for part in parts],
        "following": following(view),
        "employer_reads": employer_reads(DataCategory.PERSON_PROFILE, own.view.case),
        "open": own.view.case.closed_on is None,
    }
    return render(request, "employee/profile.html", context)


@page(Role.EMPLOYEE)
@require_safe
def read(request: PageRequest) -> HttpResponse:
    """Show everything that stands there now, to read over and to print, and what was fixed."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view, language = own_profile(request, own), reader_language()
    newest = view.newest
    context = {
        "section": "home",
        "own": own,
        "profile": view,
        "parts": shown_parts(view.said, view.forms, language, whole=True),
        "changed": changed_blocks(newest.said, view.said, view.forms, language) if newest else (),
        "open": own.view.case.closed_on is None,
    }
    return render(request, "employee/profile_read.html", context)


@page(Role.EMPLOYEE)
@require_safe
def version(request: PageRequest, number: int) -> HttpResponse:
    """Show a version as it was fixed, and what changed in it since the one before."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view, language = own_profile(request, own), reader_language()
    kept = next((one for one in view.versions if one.number == number), None)
    if kept is None:
        raise Http404
    before = next((one for one in view.versions if one.number == number - 1), None)
    context = {
        "section": "home",
        "own": own,
        "kept": kept,
        "parts": shown_parts(kept.said, view.forms, language, whole=True),
        "changed": changed_blocks(before.said, kept.said, view.forms, language) if before else (),
    }
    return render(request, "employee/profile_version.html", context)


@page(Role.EMPLOYEE)
@require_safe
def profile_pdf(request: PageRequest, profile: str, number: int) -> HttpResponse:
    """Give a version of an own profile as PDF."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    return pdf_of(request, own.view.id, profile, number)


def _far(block: BlockShown) -> str:
    """Return how far a piece is: ``3 regels, 1 van uw coach``, ``45 minuten``, ``nog leeg``."""
    if block.value:
        return block.value
    if block.nothing_because:
        return gettext("niets over te zeggen")
    if not block.lines:
        return gettext("nog leeg") if block.required else gettext("nog leeg, dat mag")
    count, coach = len(block.lines), sum(line.by == "coach" for line in block.lines)
    words = ngettext("%(count)s regel", "%(count)s regels", count) % {"count": count}
    if not coach:
        return words
    return gettext("%(lines)s, %(count)s van uw coach") % {"lines": words, "count": coach}
