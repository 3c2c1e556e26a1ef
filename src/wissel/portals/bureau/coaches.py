"""The register of coaches: what they are good at, and what ends."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateView, CoachView
from wissel.core.access import STAFF
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied
from wissel.portals.bureau.coach_forms import CertificateForm, ProfileForm
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """A certificate as a line: what it is, and its validity as a chip or in plain words."""

    one: CertificateView
    words: str
    chip: str  #: empty: nothing to look at


@page(*STAFF)
@require_safe
def coaches(request: PageRequest) -> HttpResponse:
    """Show all coaches by name, and what ends: of everybody for the desk, else of one's own."""
    found = bureaus.coaches(actor=request.actor, now=request.now)
    desk = request.actor.role in DESK
    ending = [
        (coach, line_of(one))
        for coach in found
        if desk or coach.member == request.actor.membership
        for one in coach.certificates
        if one.asks
    ]
    context = {
        "section": "people",
        "tab": "coaches",
        "coaches": [(coach, [line_of(one) for one in coach.certificates]) for coach in found],
        "ending": sorted(ending, key=lambda row: (row[1].one.valid_until or date.max, row[0].name)),
        "desk": desk,
    }
    return render(request, "bureau/coaches.html", context)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def coach(request: PageRequest, member: UUID) -> HttpResponse:
    """Show one coach; the coach themself and the desk change the profile."""
    one = bureaus.coach(actor=request.actor, now=request.now, member=member)
    form = ProfileForm(
        request.POST if request.method == "POST" else None, initial=ProfileForm.initial_of(one)
    )
    if request.method == "POST":
        _demand_change(request, member)
        if form.is_valid() and _kept(request, one, form):
            return redirect("bureau:coach", member)
    return _answer(request, one, profile=form)


@page(*STAFF)
@require_POST
def add(request: PageRequest, member: UUID) -> HttpResponse:
    """Add a certificate to a coach."""
    one = bureaus.coach(actor=request.actor, now=request.now, member=member)
    _demand_change(request, member)
    form = CertificateForm(request.POST)
    if form.is_valid():
        try:
            bureaus.add_certificate(
                actor=request.actor, now=request.now, member=member, said=form.said()
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Toegevoegd."), form=f"certificate-of-{member}")
            return redirect("bureau:coach", member)
    return _answer(request, one, certificate=form)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: PageRequest, member: UUID, certificate: UUID) -> HttpResponse:
    """Change a certificate."""
    one = bureaus.coach(actor=request.actor, now=request.now, member=member)
    held = bureaus.certificate(
        actor=request.actor, now=request.now, member=member, certificate=certificate
    )
    _demand_change(request, member)
    keep = f"certificate-{held.id}"
    start = CertificateForm.initial_of(held)
    form = CertificateForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            bureaus.change_certificate(
                actor=request.actor,
                now=request.now,
                member=member,
                certificate=certificate,
                said=form.said(),
                revision=form.seen,
            )
        except Refused as refused:
            form.refuse(refused, start)
        else:
            say_saved(request, _("Bewaard."), form=keep)
            return redirect("bureau:coach", member)
    context = {
        "section": "people",
        "coach": one,
        "held": held,
        "form": form,
        "keep": keep,
    }
    return render(request, "bureau/certificate.html", context, status=422 if form.is_bound else 200)


@page(*STAFF)
@require_POST
def remove(request: PageRequest, member: UUID, certificate: UUID) -> HttpResponse:
    """Take out a certificate that should not stand there."""
    bureaus.remove_certificate(
        actor=request.actor, now=request.now, member=member, certificate=certificate
    )
    say_saved(request, _("Verwijderd."))
    return redirect("bureau:coach", member)


def line_of(one: CertificateView) -> CertificateLine:
    """Return how a certificate stands: what ends soon or is over stands out."""
    last = day_year(one.valid_until, reader_language()) if one.valid_until else ""
    if one.standing == "over":
        words = _("verlopen op %(day)s") % {"day": last}
        return CertificateLine(one, words, "" if one.followed else "late")
    if one.standing == "ahead":
        first = day_year(one.valid_from, reader_language())
        return CertificateLine(one, _("vanaf %(day)s") % {"day": first}, "")
    words = _("geldig tot en met %(day)s") % {"day": last} if last else _("geldig")
    return CertificateLine(one, words, "due" if one.asks else "")


def _kept(request: PageRequest, one: CoachView, form: ProfileForm) -> bool:
    try:
        bureaus.change_profile(
            actor=request.actor,
            now=request.now,
            member=one.member,
            said=form.said(),
            revision=form.seen,
        )
    except Refused as refused:
        form.refuse(refused, ProfileForm.initial_of(one))
        return False
    say_saved(request, _("Bewaard."), form=f"coach-{one.member}")
    return True


def _answer(
    request: PageRequest,
    one: CoachView,
    *,
    profile: ProfileForm | None = None,
    certificate: CertificateForm | None = None,
) -> HttpResponse:
    context = {
        "section": "people",
        "coach": one,
        "certificates": [line_of(each) for each in one.certificates],
        "form": profile or ProfileForm(initial=ProfileForm.initial_of(one)),
        "certificate_form": certificate or CertificateForm(),
        "may": _may_change(request, one.member),
        "keep": f"coach-{one.member}",
        "keep_certificate": f"certificate-of-{one.member}",
    }
    wrong = any(form is not None and form.is_bound for form in (profile, certificate))
    return render(request, "bureau/coach.html", context, status=422 if wrong else 200)


def _may_change(request: PageRequest, member: UUID) -> bool:
    return request.actor.role in DESK or request.actor.membership == member


def _demand_change(request: PageRequest, member: UUID) -> None:
    if not _may_change(request, member):
        raise Denied("own-profile-only", hidden=False)
