"""The profiles of one trajectory: side by side, each on a page of its own, and fixing one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.profiled import KeptProfile, ProfileKind
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.plan_words import readable
from wissel.portals.coach.profile_rows import (
    SLUGS,
    change_rows,
    check_rows,
    part_rows,
    profile_url,
    state_chip,
    state_row,
)
from wissel.portals.shell.capacity_view import capacity_shown
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.fixed_profile import SLUGS as KINDS
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.profile_download import profile_pdf as pdf_of
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.work_view import DirectionShown, direction_shown


class FixForm(forms.Form):
    """Why this version comes; the first one needs no reason."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    reason = TextArea(
        label=gettext_lazy("Waarom een nieuwe versie"),
        help_text=gettext_lazy("In één zin. Het staat bij de versie en in het logboek."),
        rows=2,
        max_length=plans.MOST_DETAIL,
        required=False,
    )

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            self.fields["reason"].label = _("Waarom nu")
        else:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _(
                "Schrijf in één zin waarom er een nieuwe versie komt."
            )


class FewForm(forms.Form):
    """Why there are fewer directions than is asked."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    because = TextArea(
        label=gettext_lazy("Waarom er minder richtingen zijn"),
        rows=2,
        max_length=plans.MOST_DETAIL,
        required=False,
    )


@page(Role.COACH, Role.MANAGER)
@require_safe
def profiles(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the three profiles beside what holds of the capacity."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = {kind: read(request, trajectory, kind) for kind in SLUGS}
    lang = reader_language()
    capacity = found["search"].capacity
    context = head(request, view, "profile") | {
        "rows": [state_row(one, trajectory, lang) for one in found.values()],
        "writes_profile": writes(view, found["person"]),
        "directions": directions_of(found["search"], lang),
        "capacity": capacity_shown(capacity, lang) if capacity is not None else None,
        "reads_capacity": request.actor.role == Role.COACH,
    }
    return render(request, "coach/profiles.html", context)


@page(Role.COACH, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: PageRequest, trajectory: UUID, profile: str) -> HttpResponse:
    """Show a whole profile, the draft or with ``?versie=`` what was fixed; fix the draft."""
    kind = kind_or_404(profile)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = read(request, trajectory, kind)
    posted = request.POST if request.method == "POST" else None
    fix = FixForm(
        posted if posted and "few" not in posted else None,
        first=not found.versions,
        initial={"seen": found.stand},
    )
    few = _few_form(found, posted if posted and "few" in posted else None)
    stops: tuple[Any, ...] = ()
    if posted is not None and few.is_bound and few.is_valid():
        if _explained(request, trajectory, few):
            say_saved(request, _("Bewaard."), form=_key("few", kind, trajectory))
            return redirect(f"{profile_url(trajectory, kind)}#richtingen")
    elif posted is not None and fix.is_bound and fix.is_valid():
        try:
            if kept := _fixed(request, trajectory, kind, fix):
                text = _("Versie %(number)s is vastgesteld.") % {"number": kept.number}
                say_saved(request, text, form=_key("fix", kind, trajectory))
                return redirect(profile_url(trajectory, kind))
        except plans.NotReady as held:
            stops = check_rows(held.checks, kind, trajectory)
    context = head(request, view, "profile") | _shown(request, view, found)
    context |= {"fix": fix, "few": few, "stops": stops}
    return render(request, "coach/profile.html", context, status=422 if posted is not None else 200)


@page(Role.COACH, Role.MANAGER)
@require_safe
def profile_pdf(request: PageRequest, trajectory: UUID, profile: str, number: int) -> HttpResponse:
    """Give a version of a profile as PDF."""
    return pdf_of(request, trajectory, profile, number)


def read(request: PageRequest, trajectory: UUID, kind: ProfileKind) -> plans.ProfileView:
    """Return a profile as the reader may see it."""
    return plans.profile(actor=request.actor, now=request.now, trajectory=trajectory, kind=kind)


def writes(view: CaseView, found: plans.ProfileView) -> bool:
    """Whether the reader changes the draft: not once the trajectory has ended."""
    return found.writes and view.case.closed_on is None


def kind_or_404(slug: str) -> ProfileKind:
    """Return the profile that an address names."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def directions_of(found: plans.ProfileView, language: str) -> list[DirectionShown]:
    """Return the directions of a search profile with their tests as they are now."""
    return [
        direction_shown(one, found.tests.get(one.key), language) for one in found.said.directions
    ]


def _shown(request: PageRequest, view: CaseView, found: plans.ProfileView) -> dict[str, Any]:
    """Return what the page shows: the draft, or the version that was asked for."""
    lang, chosen = reader_language(), _chosen(request, found)
    said, before = found.said, _before(found, chosen)
    may = writes(view, found) and chosen is None
    if chosen is not None:
        said = chosen.said
    tests = dict(found.tests)
    if chosen is not None:
        tests = {one.direction: one.test for one in chosen.tests}
    shown = [direction_shown(one, tests.get(one.key), lang) for one in said.directions]
    return {
        "kind": found.kind,
        "slug": SLUGS[found.kind],
        "title": found.form.title.in_(lang),
        "chip": state_chip(found, lang),
        "found": found,
        "said": said,
        "chosen": chosen,
        "before": before,
        "parts": part_rows(
            said, found.forms, view.id, lang, before=before.said if before else None, writes=may
        ),
        "changes": change_rows(before.said, said, lang) if before is not None else (),
        "checks": check_rows(found.checks, found.kind, view.id) if may else (),
        "review": [readable(one) for one in found.review],
        "may": may,
        "directions": {
            state: [one for one in shown if one.said.state == state]
            for state in ("active", "reserve", "dropped")
        },
        "options": _options(request, view, found, lang),
        "keep": {one: _key(one, found.kind, view.id) for one in ("fix", "few")},
    }


def _options(
    request: PageRequest, view: CaseView, found: plans.ProfileView, language: str
) -> list[DirectionShown]:
    """Return the directions that an employability profile leads to."""
    if found.kind != "employability":
        return []
    options = directions_of(read(request, view.id, "search"), language)
    return [one for one in options if one.said.state != "dropped"]


def _chosen(request: PageRequest, found: plans.ProfileView) -> KeptProfile | None:
    """Return the version the address names; a number that does not exist is not there."""
    wanted = request.GET.get("versie", "")
    if not wanted:
        return None
    kept = next((one for one in found.versions if str(one.number) == wanted), None)
    if kept is None:
        raise Http404
    return kept


def _before(found: plans.ProfileView, chosen: KeptProfile | None) -> KeptProfile | None:
    """Return the version that what is shown is held against: the one before it."""
    if chosen is not None:
        return next((one for one in found.versions if one.number < chosen.number), None)
    return next(iter(found.versions if found.is_changed else found.versions[1:]), None)


def _few_form(found: plans.ProfileView, posted: Any) -> FewForm:
    start = {"because": found.said.few_because, "revision": found.revisions.get("few", 0)}
    return FewForm(posted, initial=start, auto_id="few_%s")


def _explained(request: PageRequest, trajectory: UUID, form: FewForm) -> bool:
    given = form.cleaned_data
    try:
        plans.explain_few(actor=request.actor, now=request.now, trajectory=trajectory, **given)
    except Refused as refused:
        add_refusal(form, refused)
    except plans.PieceChanged as changed:
        stands = read(request, trajectory, "search").said.few_because
        form.data = replace_revision(form.data, changed.revision)
        form.add_error(
            "because",
            _("Iemand anders schreef intussen: ‘%(text)s’. Bewaar je nu, dan geldt jouw tekst.")
            % {"text": stands},
        )
    else:
        return True
    return False


def replace_revision(data: Any, revision: int) -> Any:
    """Return what was sent with the revision of now: saving again goes over what is there."""
    copied = data.copy()
    copied["revision"] = str(revision)
    return copied


def _fixed(
    request: PageRequest, trajectory: UUID, kind: ProfileKind, form: FixForm
) -> KeptProfile | None:
    try:
        return plans.fix_profile(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            kind=kind,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return None


def _key(what: str, kind: ProfileKind, trajectory: UUID) -> str:
    return f"{what}-{kind}-{trajectory}"
