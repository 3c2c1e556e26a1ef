"""Own search over every open vacancy, with the same verdicts as the weekly list."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import Hit
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.matched import Fit
from wissel.portals.coach.case import head
from wissel.portals.coach.vacancy_forms import AddForm, SearchForm
from wissel.portals.coach.vacancy_rows import lacks_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.vacancy_view import CardShown, card_of, relaxations_shown

#: Nobody reads further; a larger number is no page.
_MOST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class HitShown:
    """A vacancy that was found; ``form``: to put it on the list, where nothing forbids that."""

    card: CardShown
    url: str
    form: AddForm | None
    on_list: bool


@page(Role.COACH)
@require_safe
def search(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what is open: by the search profile, or by other words (``woorden``)."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    form = SearchForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    words, everything = said.get("woorden", ""), said.get("alles", False)
    found = jobsearch.search_vacancies(
        actor=actor,
        now=now,
        trajectory=trajectory,
        words=words,
        page=_page_of(request.GET),
        everything=everything,
    )
    told, language = "no-capacity" not in found.missing, reader_language()
    asked = _query(words, everything=everything, page=found.page)
    may_add = view.case.closed_on is None
    context = head(request, view, "vacancies") | {
        "form": form,
        "found": found,
        "hits": [_hit(n, one, trajectory, told, may_add) for n, one in enumerate(found.hits)],
        "lacks": lacks_of(found.missing, trajectory),
        "fewer": relaxations_shown(found.relaxations, language),
        "zoek": asked or "woorden=",
        "everything": everything,
        "previous": _query(words, everything=everything, page=found.page - 1)
        if found.page > 1
        else "",
        "following": _query(words, everything=everything, page=found.page + 1)
        if found.has_more
        else "",
    }
    return render(request, "coach/vacancy_search.html", context)


def _hit(number: int, one: Hit, trajectory: UUID, told: bool, may_add: bool) -> HitShown:
    fits = one.match.fit is not Fit.UNSUITABLE and not one.on_list
    return HitShown(
        card=card_of(one.read.vacancy, one.match, reader_language(), read=one.read, told=told),
        url=reverse("coach:vacancy", args=[trajectory, one.read.id]),
        form=AddForm(hit=str(number)) if fits and may_add else None,
        on_list=one.on_list,
    )


def _page_of(asked: QueryDict) -> int:
    said = asked.get("bladzijde", "1")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    return min(max(1, number), _MOST_PAGE)


def _query(words: str, *, everything: bool, page: int) -> str:
    asked = QueryDict(mutable=True)
    if words:
        asked["woorden"] = words
    if everything:
        asked["alles"] = "on"
    if page > 1:
        asked["bladzijde"] = str(page)
    return asked.urlencode()
