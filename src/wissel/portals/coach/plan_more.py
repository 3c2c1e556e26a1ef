"""The pages of guidance, subgoals and risks, and the one that adds several modules at once."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.plan_more_forms import (
    GuidanceForm,
    ModulesForm,
    RisksForm,
    SubgoalsForm,
)
from wissel.portals.coach.plan_piece import Opened, kept, opened
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

_Form = GuidanceForm | SubgoalsForm | RisksForm
_KEEPERS: Final[dict[str, Callable[..., object]]] = {
    "intensity": plans.keep_intensity,
    "subgoals": plans.keep_subgoals,
    "risks": plans.keep_risks,
}
_PARTS: Final = {"intensity": "begeleiding", "subgoals": "subdoelen", "risks": "risicos"}
_TEMPLATES: Final = {
    "intensity": "coach/plan_guidance.html",
    "subgoals": "coach/plan_subgoals.html",
    "risks": "coach/plan_risks.html",
}


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def guidance(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Say how much guidance is needed, why, and when that is looked at again."""
    return _piece(request, opened(request, trajectory), GuidanceForm)


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def subgoals(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Say how far the subgoals of the way of working are; a way without any has no such page."""
    found = opened(request, trajectory)
    if not found.plan.programme.plan.subgoals:
        raise Http404
    return _piece(request, found, SubgoalsForm)


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def risks(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Say what may go wrong, how it shows, and what is done then."""
    return _piece(request, opened(request, trajectory), RisksForm)


def _piece(request: PageRequest, found: Opened, kind: type[_Form]) -> HttpResponse:
    posted, trajectory = request.POST if request.method == "POST" else None, found.view.id
    if posted is None and not found.is_open:
        return redirect("coach:plan", trajectory)
    form, keep = kind(posted, found, today_of(request.now)), f"plan-{kind.piece}-{trajectory}"
    back = f"{reverse('coach:plan', args=[trajectory])}#{_PARTS[kind.piece]}"
    if posted is None:
        form.initial["revision"] = found.plan.revisions.get(kind.piece, 0)
    elif form.is_valid() and _kept(request, trajectory, form):
        say_saved(request, _("Bewaard."), form=keep)
        return redirect(back)
    context = head(request, found.view, "plan") | {
        "form": form,
        "keep": keep,
        "back": back,
        "again": "nu" in request.GET,
    }
    template = _TEMPLATES[kind.piece]
    return render(request, template, context, status=422 if posted is not None else 200)


def _kept(request: PageRequest, trajectory: UUID, form: _Form) -> bool:
    said: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": trajectory,
        "revision": form.at,
        **form.said(),
    }
    return kept(
        form,
        lambda: _KEEPERS[form.piece](**said),
        lambda: form.start(opened(request, trajectory).plan.said),
    )


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def modules(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Add modules of the way of working as activities, in one go."""
    found, today = opened(request, trajectory), today_of(request.now)
    posted = request.POST if request.method == "POST" else None
    if posted is None and not found.is_open:
        return redirect("coach:plan", trajectory)
    form, keep = ModulesForm(posted, found, today), f"plan-modules-{trajectory}"
    back = f"{reverse('coach:plan', args=[trajectory])}#activiteiten"
    if posted is not None and form.is_valid() and _added(request, trajectory, form):
        count = len(form.cleaned_data["modules"])
        text = ngettext(
            "%(count)s activiteit toegevoegd.", "%(count)s activiteiten toegevoegd.", count
        )
        say_saved(request, text % {"count": count}, form=keep)
        return redirect(back)
    context = head(request, found.view, "plan") | {"form": form, "keep": keep, "back": back}
    return render(request, "coach/plan_modules.html", context, status=422 if posted else 200)


def _added(request: PageRequest, trajectory: UUID, form: ModulesForm) -> bool:
    """Add one activity after the other; what is sent twice stands once."""
    for activity, once in form.activities():
        common: dict[str, Any] = {
            "actor": request.actor,
            "now": request.now,
            "trajectory": trajectory,
            "activity": activity,
            "once": once,
        }

        def keep(common: dict[str, Any] = common) -> None:
            try:
                plans.keep_activity(revision=0, **common)
            except plans.PieceChanged:
                return  # it was added before and changed since: it stands

        if not kept(form, keep, dict):
            return False
    return True
