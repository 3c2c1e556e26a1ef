"""The audit view of quality: files by number with their clocks, and reports without a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import QUALITY_ON_PAGE, QualityCase, QualityReport
from wissel.core.access import Role
from wissel.core.quality import Clocks
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_name
from wissel.portals.shell.report_view import paper

#: No bureau has so many pages that their number is longer.
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of a file, by what it is called."""

    name: str
    said: QualityReport
    is_out: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A file: its clocks in the order of the columns, and its reports."""

    reference: str
    clocks: tuple[tuple[str, Clocks], ...]
    reports: tuple[ReportRow, ...]


@page(Role.MANAGER)
@require_safe
def quality(request: PageRequest) -> HttpResponse:
    """Show the files of the bureau by number, a page at a time (``deel``)."""
    part = _part(request.GET.get("deel", ""))
    view = documents.quality(actor=request.actor, now=request.now, part=part)
    parts = max(1, -(-view.number // QUALITY_ON_PAGE))
    context = {
        "section": "people",
        "tab": "quality",
        "cases": [_case(one) for one in view.cases],
        "number": view.number,
        "part": part,
        "parts": parts,
        "before": part - 1 if part > 1 else 0,
        "after": part + 1 if part < parts else 0,
    }
    return render(request, "bureau/quality.html", context)


@page(Role.MANAGER)
@require_safe
def report(request: PageRequest, report: UUID) -> HttpResponse:
    """Show a released report without a name in it."""
    found = documents.masked_report(actor=request.actor, now=request.now, report=report)
    context = {
        "section": "people",
        "tab": "quality",
        "reference": found.reference,
        "row": _row(found.report),
        "paper": paper(found.record),
    }
    return render(request, "bureau/quality_report.html", context)


def _part(said: str) -> int:
    fits = said.isascii() and said.isdecimal() and len(said) <= _MOST_DIGITS
    return max(1, int(said)) if fits else 1


def _case(one: QualityCase) -> CaseRow:
    clocks = ((_("Wettelijk"), one.legal), (_("Toegezegd"), one.promised))
    return CaseRow(one.reference, clocks, _rows(one.reports))


def _rows(reports: Sequence[QualityReport]) -> tuple[ReportRow, ...]:
    return tuple(map(_row, reports))


def _row(one: QualityReport) -> ReportRow:
    name = report_name(one.kind, one.period, one.title)
    return ReportRow(name, one, one.state in ("vrijgegeven", "vervangen"))
