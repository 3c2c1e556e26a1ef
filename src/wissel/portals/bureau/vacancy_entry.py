"""A vacancy that the bureau enters: filled in, looked at as it was understood, and closed."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.jobsearch import service as jobsearch
from wissel.core.access import STAFF
from wissel.core.capacity import catalogue
from wissel.core.demands import sentence_of
from wissel.core.refusal import Refused
from wissel.core.vacancies import OccupationLink, ReadVacancy
from wissel.portals.bureau.vacancy_form import VacancyForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.vacancy_facts import facts_of
from wissel.portals.shell.vacancy_view import text_shown

_KEEP: Final = "vacancy-new"
#: How an occupation was found.
_HOW: Final[dict[str, Promise]] = {
    "code": gettext_lazy("de vacature noemt het zelf"),
    "exact": gettext_lazy("de functie heet precies zo"),
    "words": gettext_lazy("woorden van de functie"),
    "characters": gettext_lazy("de functie lijkt erop"),
}


@dataclass(frozen=True, slots=True)
class DemandShown:
    """Something that the text asks of a worker, or says it does not: the words that show it.

    ``condition``: of an item with several conditions the one that it is about, else empty.
    """

    name: str
    condition: str
    quote: str
    negated: bool


@dataclass(frozen=True, slots=True)
class LinkShown:
    """An occupation that the vacancy is about, and how that was found."""

    label: str
    how: str


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: PageRequest) -> HttpResponse:
    """Fill a vacancy in; ``?van=`` begins with one that the bureau closed."""
    start = _start(request)
    form = VacancyForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            made = jobsearch.enter_vacancy(actor=request.actor, now=request.now, said=form.said())
        except Refused as refused:
            add_refusal(form, refused)
        else:
            _say_entered(request, made)
            return redirect("bureau:own_vacancy", made)
    context = {
        "section": "people",
        "form": form,
        "keep": _KEEP,
        "own": jobsearch.own_vacancies(actor=request.actor, now=request.now),
    }
    return render(request, "bureau/vacancy_new.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PageRequest, own: str) -> HttpResponse:
    """Change an open vacancy of the bureau: what is wrong, or what the employer told since."""
    actor, now = request.actor, request.now
    view = jobsearch.own_vacancy(actor=actor, now=now, vacancy=own)
    if view.gone_on is not None:
        return redirect("bureau:own_vacancy", own)
    start = VacancyForm.begun(view.read.vacancy)
    form = VacancyForm(request.POST if request.method == "POST" else None, initial=start)
    keep = f"vacancy-{own}"
    if form.is_bound and form.is_valid():
        try:
            jobsearch.change_vacancy(actor=actor, now=now, vacancy=own, said=form.said())
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. Kijk of Wissel de tekst goed las."), form=keep)
            return redirect("bureau:own_vacancy", own)
    context = {"section": "people", "form": form, "keep": keep, "changed": view}
    return render(request, "bureau/vacancy_new.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def own_vacancy(request: PageRequest, own: str) -> HttpResponse:
    """Show a vacancy of the bureau and what was read in it; close it."""
    actor, now = request.actor, request.now
    view = jobsearch.own_vacancy(actor=actor, now=now, vacancy=own)
    if request.method == "POST":
        jobsearch.close_vacancy(actor=actor, now=now, vacancy=own)
        say_saved(request, _("De vacature is gesloten. Ze komt op geen lijst meer."))
        return redirect("bureau:own_vacancy", own)
    context = {
        "section": "people",
        "own": view,
        "vacancy": view.read.vacancy,
        "facts": facts_of(view.read, reader_language()),
        "demands": demands_shown(view.read, reader_language()),
        "links": links_shown(view.read.occupations),
        "text": text_shown(view.read.vacancy),
        "asks": _asks(view.read),
    }
    return render(request, "bureau/vacancy_own.html", context)


def demands_shown(read: ReadVacancy, language: str) -> list[DemandShown]:
    """Return what was read of the demands, each with its sentence, what is asked first."""
    shown = []
    for one in sorted(read.demands, key=lambda one: (one.negated, one.start)):
        item = catalogue().item(one.item)
        name = item.name.in_(language) if item is not None else one.item
        level = item.level(one.level) if item is not None and one.level else None
        condition = level.words.in_(language) if level is not None else ""
        quote = sentence_of(read.vacancy.text, one)
        shown.append(DemandShown(name, condition, quote, one.negated))
    return shown


def links_shown(found: tuple[OccupationLink, ...]) -> list[LinkShown]:
    """Return the occupations, the likeliest first."""
    return [LinkShown(one.label, str(_HOW[one.how])) for one in found]


def _asks(read: ReadVacancy) -> list[str]:
    """Return what was not understood and would help, in sentences."""
    found = []
    if not read.occupations:
        found.append(_("Wissel kent dit beroep niet. Vul een functie in zoals anderen die noemen."))
    if read.position is None and not read.remote:
        found.append(_("De plaats is niet bekend. Zonder postcode telt de afstand niet."))
    if not read.demands:
        found.append(_("In de tekst staat niets over wat het werk vraagt. Vraag het de werkgever."))
    return found


def _say_entered(request: PageRequest, made: str) -> None:
    """Say that it is kept, or that somebody kept the same job before."""
    view = jobsearch.own_vacancy(actor=request.actor, now=request.now, vacancy=made)
    if view.entered_at == request.now:
        say_saved(request, _("Bewaard. Kijk of Wissel de tekst goed las."), form=_KEEP)
    else:
        told = _("Deze vacature stond er al, van %(name)s. Er is niets veranderd.")
        say_saved(request, told % {"name": view.entered_by}, form=_KEEP)


def _start(request: PageRequest) -> dict[str, object]:
    before = request.GET.get("van", "")
    if not before:
        return {}
    view = jobsearch.own_vacancy(actor=request.actor, now=request.now, vacancy=before)
    return VacancyForm.begun(view.read.vacancy)
