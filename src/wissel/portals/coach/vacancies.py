"""The vacancies of one trajectory: this week's list to look at and send, and those before."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import SearchView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.vacancy_forms import RemoveForm, SendForm
from wissel.portals.coach.vacancy_rows import BLOCKS, lacks_of, list_shown
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: So many earlier lists are read at once; the others stand behind a summary.
FEW: Final = 4


@page(Role.COACH, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def vacancies(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the lists; draft this week's, take a line off, or send it."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = _posted(request) if request.method == "POST" else None
    if form is not None and form.is_valid() and _taken(request, trajectory, form):
        return redirect("coach:vacancies", trajectory)
    found = jobsearch.search_view(actor=request.actor, now=request.now, trajectory=trajectory)
    context = head(request, view, "vacancies") | _lists(request, found, trajectory, form)
    return render(request, "coach/vacancies.html", context, status=200 if form is None else 422)


def _posted(request: PageRequest) -> forms.Form:
    """Return the form that was sent: a line to take off, an order to draft, else the list."""
    if "remove" in request.POST:
        return RemoveForm(request.POST, line=request.POST["remove"])
    if "draft" in request.POST:
        return forms.Form(request.POST)
    return SendForm(request.POST)


def _taken(request: PageRequest, trajectory: UUID, form: forms.Form) -> bool:
    """Take the step that was asked; ``False`` with the errors in the form."""
    given: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": trajectory,
    }
    keep = f"list-{trajectory}"
    try:
        if isinstance(form, RemoveForm):
            line, because = _identity(request.POST["remove"]), form.cleaned_data["because"]
            jobsearch.remove_vacancy(**given, line=line, because=because)
            keep, done = f"line-{line}", _("Van de lijst gehaald.")
        elif isinstance(form, SendForm):
            count = jobsearch.send_list(**given, remark=form.cleaned_data["remark"])
            done = _sent(count)
        elif jobsearch.draft_list(**given) is None:
            form.add_error(None, _("Er is nog niet genoeg om mee te zoeken."))
            return False
        else:
            done = _("De lijst is opgesteld. Kijk ze na en stuur ze.")
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, done, form=keep)
    return True


def _sent(count: int) -> str:
    if not count:
        return _("Verstuurd: er is deze week niets, met jouw bericht erbij.")
    words = ngettext(
        "Verstuurd: %(count)s vacature. De medewerker krijgt een mail dat er iets klaarstaat.",
        "Verstuurd: %(count)s vacatures. De medewerker krijgt een mail dat er iets klaarstaat.",
        count,
    )
    return words % {"count": count}


def _lists(
    request: PageRequest, found: SearchView, trajectory: UUID, form: forms.Form | None
) -> dict[str, Any]:
    language = reader_language()
    week = found.week
    drafted = week is not None and week.said.sent_at is None
    removes = _remove_forms(request, found, form) if drafted and found.writes else {}
    shown = list_shown(week, found, trajectory, language, removes) if week is not None else None
    before = [list_shown(one, found, trajectory, language) for one in found.before]
    return {
        "found": found,
        "lacks": lacks_of(found.missing, trajectory),
        "can_draft": found.writes and BLOCKS.isdisjoint(found.missing),
        "week": shown,
        "drafted": drafted,
        "wrong": form if not (drafted and isinstance(form, SendForm)) else None,
        "send": form if isinstance(form, SendForm) else SendForm(),
        "before": before[:FEW],
        "earlier": before[FEW:],
        "keep": f"list-{trajectory}",
    }


def _remove_forms(
    request: PageRequest, found: SearchView, form: forms.Form | None
) -> dict[UUID, RemoveForm]:
    """Return a form for each line; the one that was sent with what was typed and its errors."""
    lines = found.week.lines if found.week is not None else ()
    sent = request.POST.get("remove", "") if isinstance(form, RemoveForm) else ""
    return {
        one.id: form
        if isinstance(form, RemoveForm) and str(one.id) == sent
        else RemoveForm(line=str(one.id))
        for one in lines
    }


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
