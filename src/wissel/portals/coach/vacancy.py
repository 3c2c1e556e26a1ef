"""One vacancy for one trajectory: its verdict, its text, and on or off the list of the week."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import VacancyView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.matched import Fit
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.vacancy_forms import AddForm, RemoveForm
from wissel.portals.coach.vacancy_rows import lacks_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.vacancy_facts import facts_of, facts_of_kept
from wissel.portals.shell.vacancy_view import answered, text_shown, verdict_of, verdict_shown, where


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def vacancy(request: PageRequest, trajectory: UUID, vacancy: str) -> HttpResponse:
    """Show a vacancy; put it on this week's list or take it off, with a reason."""
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": trajectory}
    view = jobsearch.vacancy(**given, vacancy=vacancy)
    form = _form(request, view, closed=case.case.closed_on is not None)
    if form is not None and form.is_bound and form.is_valid():
        because = form.cleaned_data["because"]
        try:
            if isinstance(form, RemoveForm) and view.line is not None:
                jobsearch.remove_vacancy(**given, line=view.line, because=because)
                done = _("Van de lijst gehaald.")
            else:
                jobsearch.add_vacancy(**given, vacancy=vacancy, because=because)
                done = _("Op de lijst van deze week gezet.")
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, done, form=f"vacancy-{vacancy}")
            return redirect(_onward(request, trajectory))
    context = head(request, case, "vacancies") | _shown(view, trajectory)
    context |= {"form": form, "keep": f"vacancy-{vacancy}", "zoek": request.POST.get("zoek", "")}
    wrong = form is not None and bool(form.errors)
    return render(request, "coach/vacancy.html", context, status=422 if wrong else 200)


def _form(request: PageRequest, view: VacancyView, *, closed: bool) -> forms.Form | None:
    """Return what can be done with it now: nothing with what was sent, or breaks a limit."""
    posted = request.POST if request.method == "POST" else None
    if closed and posted is None:
        return None
    if view.kept is None:
        fits = view.match is not None and view.match.fit is not Fit.UNSUITABLE
        return AddForm(posted) if fits or posted is not None else None
    if view.sent or view.kept.removed_because:
        return AddForm(posted) if posted is not None else None
    return RemoveForm(posted, line="af")


def _shown(view: VacancyView, trajectory: UUID) -> dict[str, Any]:
    language = reader_language()
    told = "no-capacity" not in view.missing
    kept = view.kept
    if view.read is not None:
        said, facts = view.read.vacancy, facts_of(view.read, language)
    elif kept is not None:
        said = kept.snapshot.vacancy
        facts = facts_of_kept(said, language)
    else:
        raise Http404
    match = view.match or (kept.match if kept is not None else None)
    return {
        "vacancy": said,
        "one": view,
        "where": where(said, match, remote=bool(said.remote)),
        "mark": verdict_of(view.match, told=told),
        "verdict": verdict_shown(match, language, told=told) if match is not None else None,
        "facts": facts,
        "text": text_shown(said),
        "answer": answered(kept),
        "off": kept.removed_because if kept is not None else "",
        "breaks": view.match is not None and view.match.fit is Fit.UNSUITABLE,
        "lacks": lacks_of(view.missing, trajectory),
    }


def _onward(request: PageRequest, trajectory: UUID) -> str:
    """Return where to go on: to the search that it was found with, else to the list."""
    before = request.POST.get("zoek", "")
    if not before:
        return reverse("coach:vacancies", args=[trajectory])
    asked = QueryDict(before).urlencode()
    return f"{reverse('coach:vacancy_search', args=[trajectory])}?{asked}"
