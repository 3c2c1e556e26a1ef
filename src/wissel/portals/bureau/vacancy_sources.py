"""The sources of vacancies: what their last reading came to, and what the bureau entered itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import SourceView
from wissel.core.access import STAFF
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page

#: What a reading is counted in, in the order of the page.
_COUNTS: Final[tuple[tuple[str, Promise], ...]] = (
    ("read", gettext_lazy("gelezen")),
    ("new", gettext_lazy("nieuw")),
    ("changed", gettext_lazy("gewijzigd")),
    ("known", gettext_lazy("al bekend")),
    ("same", gettext_lazy("zelfde baan als een andere")),
    ("gone", gettext_lazy("verdwenen")),
    ("bad", gettext_lazy("fout")),
)


@dataclass(frozen=True, slots=True)
class ErrorShown:
    """Something of a feed that could not be read: where, and what to mend."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source with its last reading; ``chip`` says what must be looked at, if anything.

    ``unshown``: how many errors were counted and are not kept one by one.
    """

    view: SourceView
    chip: tuple[str, str] | None
    counts: tuple[tuple[str, int], ...]
    errors: tuple[ErrorShown, ...]
    unshown: int


@page(*STAFF)
@require_safe
def sources(request: PageRequest) -> HttpResponse:
    """Show every source with counts and errors, and what the bureau entered by hand."""
    found = jobsearch.sources(actor=request.actor, now=request.now)
    own = jobsearch.own_vacancies(actor=request.actor, now=request.now)
    context = {
        "section": "people",
        "tab": "sources",
        "sources": [source_shown(one, reader_language()) for one in found],
        "own": own,
        "open_count": sum(one.open_count for one in found) + len(own),
    }
    return render(request, "bureau/vacancy_sources.html", context)


def source_shown(view: SourceView, language: str) -> SourceShown:
    """Return a source as the page shows it."""
    counts = {key: int(view.counts.get(key, 0)) for key, _word in _COUNTS}
    errors = tuple(_errors(view, language))
    return SourceShown(
        view=view,
        chip=_chip(view, counts),
        counts=tuple((str(word), counts[key]) for key, word in _COUNTS),
        errors=errors,
        unshown=max(0, counts["bad"] - len(errors)),
    )


def _chip(view: SourceView, counts: dict[str, int]) -> tuple[str, str] | None:
    bad = counts["bad"]
    if view.read_at is None:
        return "unknown", _("nog niet gelezen")
    if bad and bad >= counts["read"]:
        return "late", _("niets te lezen")
    if bad:
        return "due", ngettext("%(bad)s fout", "%(bad)s fouten", bad) % {"bad": bad}
    return None


def _errors(view: SourceView, language: str) -> Iterator[ErrorShown]:
    for one in view.errors:
        place = one["reference"] or _("Hele bron")
        if one["index"]:
            number = _("Nummer %(index)s") % {"index": one["index"]}
            place = f"{number}, {one['reference']}" if one["reference"] else number
        said = one["message"]
        yield ErrorShown(place, said.get(language) or said["nl"])
