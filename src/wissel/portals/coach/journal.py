"""The journal of one trajectory: everything that happened, and correcting what was written."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.journal import Decision, JournalEntry, message_in, standing
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.content_forms import ContentForm, content_form, initial_of
from wissel.portals.coach.delivery import is_delivery
from wissel.portals.coach.entries import lines
from wissel.portals.coach.journal_filters import chips, filter_form, matching
from wissel.portals.coach.kinds import LOGGED
from wissel.portals.coach.modules import modules_of
from wissel.portals.coach.names import names_of
from wissel.portals.coach.words import kind_word
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: Kinds that a person wrote by hand, so that a person can correct them.
CORRECTED = frozenset({*LOGGED, "contact"})


@page(*STAFF)
@require_safe
def journal(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the journal, newest first, all of it or one kind; corrected entries stay readable."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    entries = trajectories.entries(
        actor=request.actor, now=request.now, trajectory=trajectory, corrected_too=True
    )
    every = lines(entries, names_of(view.programme))
    form = filter_form(request.GET, standing(entries))
    context = head(request, view, "journal") | {
        "form": form,
        "lines": matching(form, every, entries),
        "chips": list(chips(form, every)),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "opened": any(request.GET.get(name) for name in form.fields if name != "soort"),
        "total": len(every),
        "writable": {entry.id for entry in entries if _may_correct(view, entry)},
        "deliveries": {entry.id for entry in entries if is_delivery(entry)},
    }
    return render(request, "coach/journal.html", context, status=422 if form.errors else 200)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PageRequest, trajectory: UUID, entry: UUID) -> HttpResponse:
    """Write what should have been written; the old version stays readable."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    old = next((each for each in view.case.journal if each.id == str(entry)), None)
    if old is None or not _may_correct(view, old):
        raise Http404
    if is_delivery(old):
        return redirect("coach:correct_delivery", view.id, old.id)
    given: dict[str, Any] = {"today": today_of(request.now), "modules": modules_of(view)}
    form_class = content_form(old.kind)
    if request.method == "POST":
        form = form_class(request.POST, **given)
        if form.is_valid() and _corrected(request, view, old, form):
            return redirect("coach:journal", view.id)
    else:
        start: dict[str, Any] = initial_of(old.content) | {"happened_on": old.happened_on}
        form = form_class(initial=start, **given)
    context = head(request, view, "journal") | {
        "form": form,
        "title": kind_word(old.kind),
        "keep": f"correct-{old.id}",
        "old": lines([old])[0],
    }
    return render(request, "coach/correct.html", context, status=422 if form.is_bound else 200)


def _may_correct(view: CaseView, entry: JournalEntry) -> bool:
    if isinstance(entry.content, Decision) and entry.content.subject == "duty":
        return False  # a new word about the duty takes its place
    if message_in(entry) is not None:
        return False  # their own words
    if is_delivery(entry):
        return DataCategory.DRAFT_REPORTS in view.writes
    return entry.kind in CORRECTED and DataCategory(entry.category) in view.writes


def _corrected(request: PageRequest, view: CaseView, old: JournalEntry, form: ContentForm) -> bool:
    hidden = {
        each.name: getattr(old.content, each.name)
        for each in fields(old.content)
        if each.name not in form.fields
    }
    try:
        trajectories.correct(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            entry=UUID(old.id),
            happened_on=form.cleaned_data["happened_on"],
            content=form.content(**hidden),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, _("Gecorrigeerd. De oude versie blijft leesbaar."), form=f"correct-{old.id}")
    return True
