"""Own search over every open vacancy, and where and when to look."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import Hits
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.search_settings_form import EMPLOYERS, SearchSettingsForm
from wissel.portals.shell.vacancy_view import card_of, relaxations_shown


@page(Role.EMPLOYEE)
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Show what is found, with the same verdicts as the weekly list."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "vacancies"})
    words, everything = request.GET.get("q", ""), bool(request.GET.get("alles"))
    hits = jobsearch.search_vacancies(
        actor=request.actor,
        now=request.now,
        trajectory=own.view.id,
        words=words,
        page=_number(request.GET.get("page", "")),
        everything=everything,
    )
    language, told = reader_language(), "no-capacity" not in hits.missing
    context = {
        "section": "vacancies",
        "own": own,
        "hits": hits,
        "cards": [
            (
                card_of(hit.read.vacancy, hit.match, language, read=hit.read, told=told),
                hit.on_list,
            )
            for hit in hits.hits
        ],
        "everything": everything,
        "relaxations": relaxations_shown(hits.relaxations, language),
        **_links(own, hits, everything=everything),
    }
    return render(request, "employee/vacancy_search.html", context)


def _links(own: Own, hits: Hits, *, everything: bool) -> dict[str, str]:
    """Return the addresses of the same search: the pages beside it, and more or less of it."""
    base = {"q": hits.words} | ({"traject": str(own.view.id)} if own.others else {})
    every = {"alles": "1"} if everything else {}
    other = {} if everything else {"alles": "1"}
    return {
        "earlier": _query(base, every, page=hits.page - 1) if hits.page > 1 else "",
        "later": _query(base, every, page=hits.page + 1) if hits.has_more else "",
        "toggle": _query(base, other),
    }


def _query(base: dict[str, str], more: dict[str, str], *, page: int = 1) -> str:
    return f"?{urlencode(base | more | ({'page': str(page)} if page > 1 else {}))}"


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: PageRequest) -> HttpResponse:
    """Ask where to look, how far and when."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "vacancies"})
    said = jobsearch.search_settings(actor=request.actor, now=request.now, trajectory=own.view.id)
    form = SearchSettingsForm(request.POST if request.method == "POST" else None, said=said)
    if form.is_bound and form.is_valid():
        try:
            jobsearch.keep_search_settings(
                actor=request.actor,
                now=request.now,
                trajectory=own.view.id,
                said=form.settings(),
            )
        except Refused as refused:
            add_refusal(form, refused, EMPLOYERS)
        else:
            say_saved(request, _("Bewaard. De volgende lijst houdt er rekening mee."), form="zoek")
            return redirect(f"{reverse('employee:vacancies')}{own.query}")
    context = {
        "section": "vacancies",
        "own": own,
        "form": form,
        "open": own.view.case.closed_on is None,
    }
    return render(
        request, "employee/vacancy_settings.html", context, status=422 if form.errors else 200
    )
