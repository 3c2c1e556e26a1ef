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
from wissel.core.journal import Content
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head, remember
from wissel.portals.coach.content_forms import ContentForm, content_form
from wissel.portals.coach.kinds import LOGGED, may_log, others_for
from wissel.portals.coach.rows import title_of
from wissel.portals.coach.words import kind_word
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_AGREED: Final = "agreement:made@"


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def log_kind(request: PageRequest, trajectory: UUID, kind: str) -> HttpResponse:
    """Log an entry of one kind; ``?voor=`` names the duty that it is to settle."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    if kind not in LOGGED:
        raise Http404
    duty = view.due.find(request.GET.get("voor", ""))
    form_class = content_form(kind)
    today = today_of(request.now)
    if request.method == "POST":
        form = form_class(request.POST, today=today)
        if form.is_valid() and _saved(request, view, form, duty):
            return redirect("coach:case", view.id)
    else:
        form = form_class(today=today, initial=_start(request, view, kind, duty))
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
    content = form.content(**_known(form, duty))
    day = form.cleaned_data["happened_on"]
    try:
        trajectories.log(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            happened_on=day,
            content=content,
            settles=duty.key if duty is not None and _settles(duty, content) else None,
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    remember(request, view.id)
    say_saved(request, _("Vastgelegd."), form=f"{form.kind}-{view.id}")
    return True


def _known(form: ContentForm, duty: Obligation | None) -> dict[str, Any]:
    """Return the fields that the page knows: which agreement an entry reports as done."""
    reports = form.kind == "agreement" and form.cleaned_data.get("done")
    if reports and duty is not None and duty.key.startswith(_AGREED):
        return {"about": duty.anchor}
    return {}


def _settles(duty: Obligation, content: Content) -> bool:
    """Whether an entry of this kind is what the duty asks for: the document, the decision."""
    details = {str(getattr(content, name, "")) for name in ("document", "subject", "event")}
    names = {content.kind, *(f"{content.kind}:{detail}" for detail in details if detail)}
    return not names.isdisjoint(duty.satisfied_by)


def _start(
    request: PageRequest, view: CaseView, kind: str, duty: Obligation | None
) -> dict[str, Any]:
    start: dict[str, Any] = {"happened_on": today_of(request.now)}
    if kind == "decision":
        start |= {"owner": request.actor.name, "owner_role": "coach"}
        if request.actor.role != Role.COACH:
            start["owner_role"] = "bureau"
    if duty is None:
        return start
    if kind == "agreement" and duty.key.startswith(_AGREED):
        start |= {"who": duty.actors[0], "what": duty.title.nl, "by": duty.due, "done": True}
    name = next((n for n in duty.satisfied_by if n.startswith(f"{kind}:")), "")
    detail = name.partition(":")[2].partition(":")[0]
    if kind == "document-received":
        start |= {"document": detail, "source": _source(duty), "happened_on": None}
    if kind == "decision" and detail:
        start["subject"] = detail
    if kind == "placement-event" and detail:
        start["event"] = detail
    return start


def _source(duty: Obligation) -> str:
    """Return who sends the document that a duty asks for: its first actor, as a party."""
    first = duty.actors[0] if duty.actors else "other"
    return "employer" if first in ("bureau", "own-risk-bearer", "coach") else first
