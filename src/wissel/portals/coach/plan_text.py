"""The page on which everything of a plan is written that is no step, in one go."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.plan_piece import opened
from wissel.portals.coach.plan_text_form import TextsForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Write texts, directions, days and intensity; each piece is saved by itself."""
    found, today = opened(request, trajectory), today_of(request.now)
    posted = request.POST if request.method == "POST" else None
    if posted is None and not found.is_open:
        return redirect("coach:plan", trajectory)
    form, keep = TextsForm(posted, found, today), f"plan-texts-{trajectory}"
    if posted is not None and form.is_valid() and _saved(request, trajectory, form):
        say_saved(request, _("Bewaard."), form=keep)
        return redirect("coach:plan", trajectory)
    context = head(request, found.view, "plan") | {
        "form": form,
        "keep": keep,
        "plan": found.plan,
        "again": "nu" in request.GET,
    }
    return render(request, "coach/plan_text.html", context, status=422 if posted else 200)


def _saved(request: PageRequest, trajectory: UUID, form: TextsForm) -> bool:
    changed, wrong = form.changed(), dict[str, Exception]()
    for piece, revision in changed.items():
        try:
            _keep(request, trajectory, form, piece, revision)
        except (Refused, plans.PieceChanged) as refusal:
            wrong[piece] = refusal
    if wrong:
        form.show_again(opened(request, trajectory), changed, wrong)
    return not wrong


def _keep(
    request: PageRequest, trajectory: UUID, form: TextsForm, piece: str, revision: int
) -> None:
    given = form.cleaned_data
    doors: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
        "directions": (plans.keep_directions, {"directions": form.chosen()}),
        "duration": (
            plans.keep_duration,
            {
                "begins": given["begins"],
                "ends": given["ends"],
                "because": given["ends_because"],
            },
        ),
        "intensity": (plans.keep_intensity, {"intensity": form.intensity()}),
    }
    text = {"key": piece, "text": given.get(f"text_{piece}", "")}
    door, said = doors.get(piece, (plans.keep_plan_text, text))
    door(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        revision=revision,
        **said,
    )
