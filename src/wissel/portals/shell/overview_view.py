"""The quarterly overview as a page and as a download, for the employer and for the bureau."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import OverviewLine
from wissel.core.overview import SMALLEST_GROUP, CaseQuarter, Quarter, quarter_of
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest

#: Quarters to choose from, the running one first.
_CHOICES: Final = 8


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A case of the overview in words."""

    trajectory: UUID
    employee: str
    phase: str
    said: CaseQuarter
    missing: tuple[str, ...]


def overview_context(request: PageRequest, client: UUID, *, why: str = "") -> dict[str, Any]:
    """Return a page of the overview; of a quarter that is none, the running one with why.

    ``why`` is why there is no PDF of it.
    """
    asked, part = request.GET.get("kwartaal", ""), _part(request.GET)
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "client": client}
    wrong = ""
    try:
        view = documents.quarter_overview(quarter=asked, part=part, **given)
    except Refused as refused:
        wrong = refused.message.in_(reader_language())
        view = documents.quarter_overview(part=1, **given)
    pages = Paginator(range(view.number), documents.CASES_ON_PAGE)
    return {
        "overview": view,
        "rows": [_row(line) for line in view.lines],
        "quarters": [(one.key, quarter_word(one)) for one in _quarters(request)],
        "quarter_word": quarter_word(view.quarter),
        "pages": pages.get_page(1 if wrong else part),
        "kept": f"kwartaal={view.quarter.key}",
        "small": view.number < SMALLEST_GROUP,
        "wrong": wrong or why,
    }


def overview_pdf(request: PageRequest, client: UUID) -> HttpResponse | str:
    """Give the overview as PDF, or say why there is none: no such quarter, too many cases."""
    try:
        made = documents.overview_file(
            actor=request.actor,
            now=request.now,
            client=client,
            quarter=request.GET.get("kwartaal", ""),
            language=reader_language(),
        )
    except Refused as refused:
        return refused.message.in_(reader_language())
    return pdf_response(made)


def quarter_word(quarter: Quarter) -> str:
    """Return a quarter as people write it."""
    return _("kwartaal %(n)s van %(year)s") % {"n": quarter.number, "year": quarter.year}


def _quarters(request: PageRequest) -> list[Quarter]:
    found = [quarter_of(today_of(request.now))]
    while len(found) < _CHOICES:
        found.append(found[-1].before)
    return found


def _part(said: Mapping[str, Any]) -> int:
    text = str(said.get("pagina", "1"))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def _row(line: OverviewLine) -> OverviewRow:
    language = reader_language()
    return OverviewRow(
        trajectory=line.trajectory,
        employee=line.employee,
        phase=", ".join(one.in_(language) for one in line.said.phases),
        said=line.said,
        missing=tuple(one.in_(language) for one in line.said.missing),
    )
