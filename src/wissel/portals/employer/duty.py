"""One duty of the employer: its ground and consequence, and three ways to settle it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory, Role
from wissel.core.journal import Content, Decision, DocumentKind, DocumentReceived
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.employer import words
from wissel.portals.employer.forms import DecisionForm, ProofForm, WordForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_START: Final = "decision:tweede-spoor-start"
_LAW: Final = "law:"
_PLACES: Final = {"$.happened_on": "happened_on", "$.reason": "reason", "$.until": "until"}


@dataclass(frozen=True, slots=True)
class Ways:
    """The forms of the page; a way that this duty does not have is ``None``."""

    proof: ProofForm | None
    decision: DecisionForm | None
    word: WordForm


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: PageRequest, trajectory: UUID, key: str) -> HttpResponse:
    """Show one duty, and take the document, the decision or the word that settles it."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    found = view.due.find(key)
    if found is None or Role.EMPLOYER not in found.actors:
        raise Http404
    today = today_of(request.now)
    way = request.POST.get("way", "") if request.method == "POST" else ""
    ways = _ways(found, today, request.POST, way)
    chosen: forms.Form | None = getattr(ways, way, None) if way in Ways.__slots__ else None
    if chosen is not None and chosen.is_valid() and _done(request, view.id, found, chosen):
        say_saved(request, _confirmed(request, view.id, found), form=_keep(view.id, way))
        return redirect("employer:case", trajectory)
    reminded = trajectories.last_reminders(actor=request.actor, now=request.now, trajectory=view.id)
    context = {
        "section": "home",
        "view": view,
        "reminded": reminded.get(found.key),
        "ask": words.ask_of(found, view.id, request.actor, today),
        "duty": found,
        "grounds": words.grounds_of(found),
        "open": found.state(today).is_open and DataCategory.MILESTONES in view.writes,
        "ways": ways,
        "kinds": {str(kind) for kind in words.documents_of(found)},
        "wrong": chosen,
        "keep": f"duty-{view.id}",
    }
    return render(request, "employer/duty.html", context, status=422 if chosen else 200)


def _ways(found: Obligation, today: date, posted: Any, way: str) -> Ways:
    kinds = words.documents_of(found)
    return Ways(
        proof=(
            ProofForm(posted if way == "proof" else None, prefix="p", documents=kinds, today=today)
            if kinds
            else None
        ),
        decision=(
            DecisionForm(posted if way == "decision" else None, prefix="d", today=today)
            if _START in found.satisfied_by
            else None
        ),
        word=WordForm(posted if way == "word" else None, prefix="w"),
    )


def _done(request: PageRequest, trajectory: UUID, found: Obligation, form: forms.Form) -> bool:
    said = form.cleaned_data
    try:
        if isinstance(form, WordForm):
            trajectories.decide_duty(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                obligation=found.key,
                effect=said["effect"],
                reason=said["reason"],
                until=said["until"],
            )
        else:
            trajectories.log(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                happened_on=said["happened_on"],
                content=_content(request, form),
                # The law's dates come from the documents themselves; a promise needs the link.
                settles=None if found.rule.startswith(_LAW) else found.key,
            )
    except Refused as refused:
        add_refusal(form, refused, _PLACES)
        return False
    return True


def _content(request: PageRequest, form: forms.Form) -> Content:
    said = form.cleaned_data
    if isinstance(form, ProofForm):
        kind = DocumentKind(said["document"])
        return DocumentReceived(
            document=kind,
            source=words.SOURCES.get(kind, "employer"),
            author=said["author"].strip(),
            received_on=today_of(request.now),
        )
    return Decision(
        subject="tweede-spoor-start",
        outcome=said["outcome"].strip(),
        owner=request.actor.name,
        owner_role="employer",
    )


def _confirmed(request: PageRequest, trajectory: UUID, found: Obligation) -> str:
    """Say that it is kept; and when the duty stays open all the same, that too."""
    view: CaseView = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    now = view.due.find(found.key)
    if now is None or not now.state(view.due.today).is_open:
        return gettext("Vastgelegd. Deze taak is klaar.")
    if now.exemption is not None and now.exemption.kind == "later":
        return gettext("Vastgelegd. De taak komt later terug.")
    return gettext("Vastgelegd. De taak staat nog open: de datum past niet bij deze termijn.")


def _keep(trajectory: UUID, way: str) -> str:
    return f"duty-{trajectory}-{way}"
