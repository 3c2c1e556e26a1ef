"""The register of coaches as a table to take away, for whoever audits the bureau's quality mark."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.infra.doors import today_of
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.pages import PageRequest, page


@page(*DESK)
@require_safe
def register(request: PageRequest) -> HttpResponse:
    """Give every coach with every certificate as CSV: a line each, days as 2026-11-26."""
    text = StringIO()
    # A spreadsheet set to Dutch splits at semicolons, and knows UTF-8 by the mark before it.
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("Coach"),
            _("Registratie"),
            _("Vestigingen"),
            _("In dit vak sinds"),
            _("Goed in"),
            _("Talen"),
            _("Certificaat van"),
            _("Nummer"),
            _("Geldig vanaf"),
            _("Geldig tot en met"),
            _("Punten"),
            _("Stand"),
        ]
    )
    for coach in bureaus.coaches(actor=request.actor, now=request.now):
        writer.writerows([plain(cell) for cell in line] for line in _lines(coach))
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"coaches-{today_of(request.now).isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> plain("=1+1"), plain("Noor")
    ("'=1+1", 'Noor')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _lines(coach: bureaus.CoachView) -> Iterator[list[str]]:
    words = {
        "ahead": _("nog niet geldig"),
        "valid": _("geldig"),
        "ends-soon": _("loopt af"),
        "over": _("afgelopen"),
    }
    own = [
        coach.name,
        coach.registration,
        ", ".join(coach.locations),
        str(coach.since_year or ""),
        ", ".join(coach.specialisms),
        ", ".join(coach.languages),
    ]
    for one in coach.certificates:
        until = one.valid_until.isoformat() if one.valid_until is not None else ""
        points = "" if one.points is None else str(one.points)
        from_ = one.valid_from.isoformat()
        yield [*own, one.body, one.number, from_, until, points, words[one.standing]]
    if not coach.certificates:
        yield [*own, "", "", "", "", "", ""]
