"""The pages of one gap, one activity, one schooling: new, changed, or taken out."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.core.access import Role
from wissel.core.planned import Activity, Gap, Schooling
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.plan_piece import Opened, kept, opened
from wissel.portals.coach.plan_step_forms import ActivityForm, GapForm, SchoolingForm, StepForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

#: By kind of step: its form, where it stands on the page of the plan, its words.
_FORMS: Final[dict[str, type[StepForm]]] = {
    "gap": GapForm,
    "activity": ActivityForm,
    "schooling": SchoolingForm,
}
_PARTS: Final = {"gap": "afstand", "activity": "activiteiten", "schooling": "scholing"}
_NEW: Final[dict[str, Promise]] = {
    "gap": gettext_lazy("Nieuwe afstand"),
    "activity": gettext_lazy("Nieuwe activiteit"),
    "schooling": gettext_lazy("Nieuwe scholing"),
}
_OLD: Final[dict[str, Promise]] = {
    "gap": gettext_lazy("Afstand"),
    "activity": gettext_lazy("Activiteit"),
    "schooling": gettext_lazy("Scholing"),
}
#: Fields that most steps leave as they are.
_MORE: Final = ("how_often", "hours", "product", "module", "after")


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def gap_new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Write down a distance between person and search profile."""
    return _step(request, trajectory, "gap")


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def gap(request: PageRequest, trajectory: UUID, gap: UUID) -> HttpResponse:
    """Change a gap, or take it out."""
    return _step(request, trajectory, "gap", str(gap))


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def activity_new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Add an activity."""
    return _step(request, trajectory, "activity")


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: PageRequest, trajectory: UUID, activity: UUID) -> HttpResponse:
    """Change an activity, or take it out."""
    return _step(request, trajectory, "activity", str(activity))


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def schooling_new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Add a schooling."""
    return _step(request, trajectory, "schooling")


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def schooling(request: PageRequest, trajectory: UUID, schooling: UUID) -> HttpResponse:
    """Change a schooling, or take it out."""
    return _step(request, trajectory, "schooling", str(schooling))


def _step(request: PageRequest, trajectory: UUID, kind: str, key: str = "") -> HttpResponse:
    found, today = opened(request, trajectory), today_of(request.now)
    plan_page = f"{reverse('coach:plan', args=[trajectory])}#{_PARTS[kind]}"
    posted = request.POST if request.method == "POST" else None
    if posted is None and not found.is_open:
        return redirect(plan_page)
    held = step_of(found, kind, key)
    if posted is None and key and held is None:
        raise Http404
    keep, wrong = f"plan-{kind}-{key or 'nieuw'}-{trajectory}", ""
    if posted is not None and "drop" in posted:
        wrong = _dropped(request, trajectory, key)
        if not wrong:
            say_saved(request, _("Uit het plan gehaald."), form=keep)
            return redirect(plan_page)
        posted = None
    # What was taken out meanwhile keeps what was typed: the door says that it is gone.
    form = _FORMS[kind](posted, plan=found.plan, held=held or _gone(kind, key, today), today=today)
    if posted is None:
        form.initial["revision"] = found.plan.revisions.get(f"{kind}:{key}", 0)
    elif form.is_valid() and _done(request, found, form, held or _gone(kind, key, today)):
        say_saved(request, _("Bewaard."), form=keep)
        return redirect(request.path if "another" in posted else plan_page)
    context = head(request, found.view, "plan") | {
        "form": form,
        "keep": keep,
        "held": held,
        "wrong": wrong,
        "title": _OLD[kind] if key else _NEW[kind],
        "back": plan_page,
        "usual": [one for one in form.shown() if one.name not in _MORE],
        "more": [one for one in form.shown() if one.name in _MORE],
        "again": "nu" in request.GET,
    }
    status = 422 if posted is not None or wrong else 200
    return render(request, "coach/plan_step.html", context, status=status)


def _gone(kind: str, key: str, today: date) -> Any:
    """Return a step of which only the key is known, or ``None`` for a new one."""
    made = {
        "gap": Gap(key, ""),
        "activity": Activity(key, "", "coach", today, today),
        "schooling": Schooling(key, "", ""),
    }
    return made[kind] if key else None


def _dropped(request: PageRequest, trajectory: UUID, key: str) -> str:
    """Take a step out; return what is in the way."""
    said = request.POST.get("revision", "")
    try:
        plans.drop_step(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            step=key,
            revision=int(said) if said.isdecimal() and len(said) < 6 else 0,
        )
    except plans.PieceChanged:
        return _("Intussen bewaarde iemand anders dit. Kijk wat er nu staat, en kies opnieuw.")
    except Refused as refused:
        return refused.message.in_(reader_language())
    return ""


def step_of(found: Opened, kind: str, key: str) -> Any:
    """Return the step with this key, ``None`` for one that is not in the plan on the table."""
    said = found.plan.said
    steps: dict[str, tuple[Any, ...]] = {
        "gap": said.gaps,
        "activity": said.activities,
        "schooling": said.schooling,
    }
    return next((one for one in steps[kind] if one.key == key), None)


def _done(request: PageRequest, found: Opened, form: StepForm, held: Any) -> bool:
    keepers: dict[str, Callable[..., object]] = {
        "gap": plans.keep_gap,
        "activity": plans.keep_activity,
        "schooling": plans.keep_schooling,
    }
    given: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": found.view.id,
        "revision": form.at,
        "once": form.cleaned_data.get("once"),
        form.kind: form.said(held),
    }
    return kept(
        form,
        lambda: keepers[form.kind](**given),
        lambda: _stands(request, found, form, held),
    )


def _stands(request: PageRequest, found: Opened, form: StepForm, held: Any) -> dict[str, Any]:
    """Return what stands in the step now, by field."""
    now = opened(request, found.view.id)
    key = held.key if held is not None else str(form.cleaned_data.get("once") or "")
    return form.start(step_of(now, form.kind, key), now.plan, today_of(request.now))
