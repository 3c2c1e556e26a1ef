"""The journal of one trajectory: everything that happened, and correcting what was written."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory, Role
from wissel.core.journal import KINDS, Decision, JournalEntry, message_in
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.content_forms import ContentForm, content_form, initial_of
from wissel.portals.coach.entries import lines
from wissel.portals.coach.kinds import LOGGED
from wissel.portals.coach.words import kind_word
from wissel.portals.shell.pages import STAFF, PageRequest, page
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
    every = lines(entries)
    kind = request.GET.get("soort", "")
    counts = {each: sum(line.kind == each for line in every) for each in KINDS}
    writable = {entry.id for entry in entries if _may_correct(view, entry)}
    context = head(request, view, "journal") | {
        "lines": [line for line in every if not kind or line.kind == kind],
        "kinds": [(each, kind_word(each), count) for each, count in counts.items() if count],
        "kind": kind,
        "total": len(every),
        "writable": writable,
    }
    return render(request, "coach/journal.html", context)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PageRequest, trajectory: UUID, entry: UUID) -> HttpResponse:
    """Write what should have been written; the old version stays readable."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    old = next((each for each in view.case.journal if each.id == str(entry)), None)
    if old is None or not _may_correct(view, old):
        raise Http404
    today = today_of(request.now)
    form_class = content_form(old.kind)
    if request.method == "POST":
        form = form_class(request.POST, today=today)
        if form.is_valid() and _corrected(request, view, old, form):
            return redirect("coach:journal", view.id)
    else:
        start: dict[str, Any] = initial_of(old.content) | {"happened_on": old.happened_on}
        form = form_class(today=today, initial=start)
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
    return entry.kind in CORRECTED and DataCategory(entry.category) in view.writes


def _corrected(request: PageRequest, view: CaseView, old: JournalEntry, form: ContentForm) -> bool:
    hidden = {name: getattr(old.content, name) for name in _KEPT if hasattr(old.content, name)}
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


#: Fields that the form does not show and a correction keeps.
_KEPT = ("about", "obligation", "effect")
