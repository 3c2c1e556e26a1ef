"""The vacancies of each week, one vacancy with its verdict, and what the employee says of it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import ListView, VacancyView
from wissel.core.access import Role
from wissel.core.matched import Answer, VacancyList
from wissel.core.refusal import Refused
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.vacancy_form import AnswerForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.vacancy_facts import facts_of, facts_of_kept
from wissel.portals.shell.vacancy_view import (
    CardShown,
    RelaxationShown,
    card_of,
    relaxations_shown,
    text_shown,
    verdict_shown,
)


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list on the page, with what it came to then. ``next``: the first that waits."""

    said: VacancyList
    cards: tuple[CardShown, ...]
    waiting: int
    next: CardShown | None
    fewer: tuple[RelaxationShown, ...]

    @property
    def is_short(self) -> bool:
        """Whether there is less on it than the way of working promises at most."""
        return len(self.cards) < self.said.asked


@page(Role.EMPLOYEE)
@require_safe
def vacancies(request: PageRequest) -> HttpResponse:
    """Show the newest list, what waits on it, those before, and what is missing."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "vacancies"})
    view = jobsearch.search_view(actor=request.actor, now=request.now, trajectory=own.view.id)
    lists = [one for one in (view.week, *view.before) if one is not None]
    shown = [_list(one) for one in lists]
    context = {
        "section": "vacancies",
        "own": own,
        "open": own.view.case.closed_on is None,
        "search": view,
        "list": shown[0] if shown else None,
        "is_this_week": view.week is not None,
        "before": shown[1:],
    }
    return render(request, "employee/vacancies.html", context)


def _list(one: ListView) -> ListShown:
    language = reader_language()
    cards = tuple(
        card_of(line.said.snapshot.vacancy, line.said.match, language, said=line.said)
        for line in one.lines
    )
    waits = [card for card in cards if not card.answer]
    return ListShown(
        said=one.said,
        cards=cards,
        waiting=len(waits),
        next=waits[0] if waits else None,
        fewer=relaxations_shown(one.said.fewer[:3], language),
    )


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def vacancy(request: PageRequest, vacancy: str) -> HttpResponse:
    """Show one vacancy and what it comes to; ask about one that was sent."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "vacancies"})
    view = jobsearch.vacancy(
        actor=request.actor, now=request.now, trajectory=own.view.id, vacancy=vacancy
    )
    form = AnswerForm(request.POST if request.method == "POST" else None, said=view.kept)
    if form.is_bound and form.is_valid() and _keep(request, own, view, form):
        return redirect(f"{reverse('employee:vacancies')}{own.query}")
    context = {
        "section": "vacancies",
        "own": own,
        "open": own.view.case.closed_on is None,
        "form": form,
        "keep": f"vacature-{view.line}",
        "asks": view.sent and view.line is not None,
        **_shown(view),
    }
    return render(request, "employee/vacancy.html", context, status=422 if form.errors else 200)


def _keep(request: PageRequest, own: Own, view: VacancyView, form: AnswerForm) -> bool:
    """Keep an answer; return whether it is kept. What stands in the way goes to the form."""
    if view.line is None:
        form.add_error(None, _("Deze vacature staat niet op een lijst van uw coach."))
        return False
    suits: Answer = form.cleaned_data["suits"]
    try:
        jobsearch.answer(
            actor=request.actor,
            now=request.now,
            trajectory=own.view.id,
            line=view.line,
            suits=suits,
            because=form.cleaned_data["because"],
            words=form.cleaned_data["words"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    name = own.helper.first_name
    said = _("Bewaard: dit past bij u.") if suits == "suits" else _("Bewaard: dit past niet.")
    leest = _("%(name)s leest het.") % {"name": name}
    say_saved(request, f"{said} {leest}", form=f"vacature-{view.line}")
    return True


def _shown(view: VacancyView) -> dict[str, Any]:
    """Return what the page shows of a vacancy: as it is, or as it was when it was sent."""
    language, told = reader_language(), "no-capacity" not in view.missing
    if view.read is not None and view.match is not None:
        match, source = view.match, view.read.vacancy
        card = card_of(source, match, language, read=view.read, said=view.kept, told=told)
        facts = facts_of(view.read, language, source=view.source)
    elif view.kept is None:
        raise Http404
    else:
        match, source, told = view.kept.match, view.kept.snapshot.vacancy, True
        card = card_of(source, None, language, said=view.kept)
        facts = facts_of_kept(source, language, source=view.source)
    return {
        "card": card,
        "kept": view.kept,
        "gone": view.match is None,
        "facts": facts,
        "verdict": verdict_shown(match, language, told=told),
        "text": text_shown(source),
        "missing": view.missing,
    }
