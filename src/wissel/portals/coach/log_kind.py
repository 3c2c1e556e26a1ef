"""Logging anything that is not a contact: one page for every kind."""

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head, remember
from wissel.portals.coach.content_forms import ContentForm, content_form
from wissel.portals.coach.kinds import LOGGED, may_log, others_for
from wissel.portals.coach.modules import modules_of
from wissel.portals.coach.rows import title_of
from wissel.portals.coach.settling import about, resolves, settles, start_for
from wissel.portals.coach.words import kind_word
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: What a bottleneck's form asks besides when it reports how one ended.
_ENDING: Final = frozenset({"outcome"})


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def log_kind(request: PageRequest, trajectory: UUID, kind: str) -> HttpResponse:
    """Log an entry of one kind; ``?voor=`` names the duty that it is to settle."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    if kind not in LOGGED:
        raise Http404
    duty = view.due.find(request.GET.get("voor", ""))
    also = _ENDING if kind == "bottleneck" and resolves(duty) else frozenset[str]()
    form_class = content_form(kind, also=also)
    given: dict[str, Any] = {"today": today_of(request.now), "modules": modules_of(view)}
    if request.method == "POST":
        form = form_class(request.POST, **given)
        if form.is_valid() and _saved(request, view, form, duty):
            return redirect("coach:case", view.id)
    else:
        form = form_class(initial=_start(request, view, kind, duty), **given)
    context = head(request, view, "log") | {
        "section": "log",
        "form": form,
        "kind": kind,
        "title": kind_word(kind),
        "keep": f"{kind}-{view.id}",
        "duty": duty,
        "duty_title": title_of(duty) if duty is not None else "",
        "others": others_for(view),
        "may": may_log(view, kind),
        "only_you": kind == "note",
    }
    return render(request, "coach/log_kind.html", context, status=422 if form.is_bound else 200)


def _saved(
    request: PageRequest, view: CaseView, form: ContentForm, duty: Obligation | None
) -> bool:
    done = bool(form.cleaned_data.get("done"))
    content = form.content(**about(duty, form.kind, done=done))
    day = form.cleaned_data["happened_on"]
    try:
        trajectories.log(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            happened_on=day,
            content=content,
            settles=duty.key if duty is not None and settles(duty, content) else None,
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    remember(request, view.id)
    say_saved(request, _("Vastgelegd."), form=f"{form.kind}-{view.id}")
    return True


def _start(
    request: PageRequest, view: CaseView, kind: str, duty: Obligation | None
) -> dict[str, Any]:
    today = today_of(request.now)
    start: dict[str, Any] = {"happened_on": today}
    if kind == "decision":
        start |= {"owner": request.actor.name, "owner_role": "coach"}
        if request.actor.role != Role.COACH:
            start["owner_role"] = "bureau"
    if kind == "ladder-finding":
        start["rung"] = request.GET.get("trede", "")
    return start if duty is None else start | start_for(view, duty, kind, today)
