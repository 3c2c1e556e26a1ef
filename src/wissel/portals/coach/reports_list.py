"""Reports in lists: all of the reader's cases by whose turn it is, and the months of one case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportLine
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CasePlace, CaseView
from wissel.core.obligations import Obligation
from wissel.core.programme import occasion_day, period_bounds
from wissel.core.refusal import Refused
from wissel.core.reports import document_of, title_of, written_of_occasions, written_once
from wissel.core.sources import Text
from wissel.infra.doors import today_of
from wissel.portals.coach.acts import delivery_of
from wissel.portals.coach.case import head
from wissel.portals.coach.reports import AUTHORS
from wissel.portals.shell.dates import full_date, reader_language, tongue
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_name, report_short

_RELEASED: Final = "report-event:released"
_MONTHS: Final = 24
#: How many talks and signals are offered: the newest of each.
_OCCASIONS: Final = 12
_MONTHS_A_YEAR: Final = 12
_ANSWERED: Final = {
    "agreed": gettext_lazy("De medewerker is het eens met het rapport."),
    "commented": gettext_lazy("De medewerker is het eens, met opmerkingen."),
    "disagreed": gettext_lazy("De medewerker is het niet eens. Dat gaat mee met het rapport."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A report in a list. ``url`` opens it; without one, ``start`` begins it."""

    name: str
    short: str
    period: str
    employee: str
    client: str
    trajectory: UUID
    url: str
    state: str
    chip: tuple[str, str]
    note: str
    version: int = 1
    start: tuple[str, str] = ("", "")  #: name and value of the button that begins it


@page(*AUTHORS)
@require_safe
def reports(request: PageRequest) -> HttpResponse:
    """Show the reports of all the reader's cases: what needs them, what waits, what is out."""
    actor, now = request.actor, request.now
    day = today_of(now)
    lines = documents.on_desks(actor=actor, now=now)
    work = trajectories.report_work(actor=actor, now=now, named={line.trajectory for line in lines})
    whose = {item.trajectory for item in work.due}
    begun = documents.begun(actor=actor, now=now, among=whose)
    to_start = [
        _to_start(item, kind, period, item.duty.due, day)
        for item in work.due
        for kind, period in (_asked(item.duty),)
        if (kind or period) and (item.trajectory, kind, period) not in begun
    ]
    places = work.places
    rows = [_row(line, places[line.trajectory], day) for line in lines if line.trajectory in places]
    context = {
        "section": "reports",
        "needed": [*(row for row in rows if row.state == "needed"), *to_start],
        "reading": [row for row in rows if row.state == "reading"],
        "released": [row for row in rows if row.state == "released"],
        "cases": work.cases,
    }
    return render(request, "coach/reports.html", context)


@page(*AUTHORS)
@require_safe
def reports_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the reports of one trajectory and the months that can be started."""
    return _months_page(request, trajectory)


@page(*AUTHORS)
@require_http_methods(["GET", "HEAD", "POST"])
def report_start(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Start the report of a month, or open the one there is."""
    if request.method != "POST":
        return _months_page(request, trajectory)
    try:
        made = _start(request, trajectory)
    except Refused as refused:
        return _months_page(request, trajectory, error=refused.message.in_(reader_language()))
    return redirect("coach:report", report=made)


def _start(request: PageRequest, trajectory: UUID) -> UUID:
    """Start what the pressed button names: the report of a period, or one that is made once."""
    language = tongue(request.POST.get("language", ""))
    actor, now = request.actor, request.now
    if delivery := request.POST.get("delivery", ""):
        return documents.start_delivery(
            actor=actor, now=now, trajectory=trajectory, delivery=delivery, language=language
        )
    if occasion := request.POST.get("occasion", ""):
        kind, day = _read_occasion(occasion)
        return documents.start_occasion(
            actor=actor, now=now, trajectory=trajectory, kind=kind, day=day, language=language
        )
    period = request.POST.get("period", "")
    return documents.start_report(
        actor=actor, now=now, trajectory=trajectory, period=period, language=language
    )


def occasion_value(kind: str, day: date) -> str:
    """Return what a button says that begins the report of an occasion."""
    return f"{kind}@{day.isoformat()}"


def _read_occasion(said: str) -> tuple[str, date]:
    kind, _, told = said.partition("@")
    day = occasion_day(told)
    if day is None:
        raise Refused(
            "no-occasion",
            "$.day",
            Text(
                "Deze dag is niet te lezen. Ververs de pagina.",
                "This day cannot be read. Reload the page.",
            ),
        )
    return kind, day


def _months_page(request: PageRequest, trajectory: UUID, *, error: str = "") -> HttpResponse:
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    lines = documents.reports_of(actor=actor, now=now, trajectory=trajectory)
    newest: dict[str, ReportLine] = {}
    for line in lines:
        newest.setdefault(line.period, line)
    kinds = {line.kind for line in lines}
    day = today_of(now)
    rows = [_row_of_case(line, view, day) for line in lines]
    context = head(request, view, "reports") | {
        "rows": rows,
        "months": [
            (period, report_short("", period))
            for period in _periods(view, day)
            if period not in newest
        ],
        "once": [row for row in _once(view) if row[0] not in kinds],
        "occasions": _occasions(request, trajectory),
        "report_label": _label(view),
        "error": error,
        "report_language": tongue(request.user.language),
    }
    return render(request, "coach/reports_of.html", context, status=422 if error else 200)


def _label(view: CaseView) -> str:
    """Return what the way of working calls the report that comes back."""
    labels = [one.label.in_(reader_language()) for one in view.programme.reports]
    return labels[0] if labels else _("Rapport")


def _occasions(request: PageRequest, trajectory: UUID) -> list[tuple[str, str]]:
    """Return the talks and signals without a report: the button's value, and the name."""
    found = documents.occasions_to_report(
        actor=request.actor, now=request.now, trajectory=trajectory
    )
    return [
        (occasion_value(kind, day), report_short(kind, day.isoformat()))
        for kind, day in found[:_OCCASIONS]
    ]


def _once(view: CaseView) -> Iterator[tuple[str, str]]:
    """Yield the reports made once that are written here, by the names of the way of working."""
    named = {each.key: each.label for each in view.programme.deliveries}
    for kind in written_once():
        label = named.get(kind) or title_of(kind)
        if label is not None:
            yield kind, label.in_(reader_language())


def _periods(view: CaseView, day: date) -> list[str]:
    """Return the periods a report can be made of, the newest first: months, or what is asked."""
    asked = [
        duty.anchor
        for duty in view.due.obligations
        if _RELEASED in duty.satisfied_by and duty.opens is not None and duty.opens <= day
    ]
    months = _months(view, day)
    others = [anchor for anchor in asked if anchor not in months and _is_period(anchor)]
    if not others:
        return months
    return sorted({*asked}, key=period_bounds, reverse=True)


def _months(view: CaseView, day: date) -> list[str]:
    """Return the months from the first fact of the file until now, the newest first."""
    facts = [view.case.registered_on, *(entry.happened_on for entry in view.case.journal)]
    first = min(facts)
    count = (day.year - first.year) * _MONTHS_A_YEAR + day.month - first.month + 1
    found = []
    year, month = day.year, day.month
    for _step in range(min(max(count, 1), _MONTHS)):
        found.append(f"{year:04d}-{month:02d}")
        year, month = (year, month - 1) if month > 1 else (year - 1, _MONTHS_A_YEAR)
    return found


def _row_of_case(line: ReportLine, view: CaseView, day: date) -> Row:
    return _listed(line, view.case.employee.name, view.case.client.name, day)


def _row(line: ReportLine, case: CasePlace, day: date) -> Row:
    return _listed(line, case.employee, case.client, day)


def _listed(line: ReportLine, employee: str, client: str, day: date) -> Row:
    state, chip, note = _standing(line, day)
    return Row(
        name=report_name(line.kind, line.period, line.title),
        short=report_short(line.kind, line.period, line.title),
        period=line.period,
        employee=employee,
        client=client,
        trajectory=line.trajectory,
        url=reverse("coach:report", args=[line.id]),
        state=state,
        chip=chip,
        note=note,
        version=line.version,
    )


def _standing(line: ReportLine, day: date) -> tuple[str, tuple[str, str], str]:
    """Return the group of a report, its chip, and what to do or to know."""
    until = full_date(line.read_until, reader_language()) if line.read_until else ""
    if line.state == "concept":
        return "needed", ("open", _("concept")), _("Schrijf het af en stuur het ter inzage.")
    if line.state == "reactie-verwerkt":
        return "needed", ("now", _("reactie binnen")), str(_ANSWERED.get(line.response, ""))
    if line.state == "ter-inzage":
        if line.read_until is not None and line.read_until < day:
            note = _("Geen reactie. De leestermijn liep tot en met %(day)s.") % {"day": until}
            return "needed", ("due", _("leestermijn voorbij")), note
        note = _("De medewerker kan reageren tot en met %(day)s.") % {"day": until}
        return "reading", ("now", _("ter inzage")), note
    if line.at_once and line.response in ("commented", "disagreed") and line.state != "vervangen":
        note = _("De medewerker reageerde na de vrijgave. Begin een correctie.")
        return "needed", ("now", _("reactie binnen")), note
    if line.state == "vervangen":
        return "released", ("na", _("vervangen")), _("Er is een nieuwere versie.")
    return "released", ("done", _("vrijgegeven")), _on(line.released_at)


def _on(moment: datetime | None) -> str:
    return full_date(today_of(moment), reader_language()) if moment is not None else ""


def _asked(duty: Obligation) -> tuple[str, str]:
    """Return what a duty asks to be written here: a kind of report, and its period or day."""
    kind = delivery_of(duty)
    if kind in written_of_occasions() and duty.opens is not None:
        return kind, duty.opens.isoformat()
    if kind and document_of(kind) is not None:
        return kind, ""
    return "", duty.anchor if _is_period(duty.anchor) else ""


def _to_start(case: CasePlace, kind: str, period: str, due: date | None, day: date) -> Row:
    late = due is not None and due < day
    note = _("Klaar op %(day)s") % {"day": full_date(due, reader_language())} if due else ""
    chip = ("late", _("nog niet begonnen")) if late else ("open", _("nog niet begonnen"))
    start = ("delivery", kind) if kind else ("period", period)
    if kind and (on := occasion_day(period)) is not None:
        start = ("occasion", occasion_value(kind, on))
    return Row(
        name="",
        short=report_short(kind, period),
        start=start,
        period=period,
        employee=case.employee,
        client=case.client,
        trajectory=case.trajectory,
        url="",
        state="to-start",
        chip=chip,
        note=note,
    )


def _is_period(text: str) -> bool:
    try:
        period_bounds(text)
    except ValueError:
        return False
    return True
