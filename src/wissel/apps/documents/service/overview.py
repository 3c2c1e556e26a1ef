"""The quarterly overview for a client (D28): case by case, and added up where that is no person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _once, _papers_out
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.audit import StopsAt, audit
from wissel.core.dates import end_of_day
from wissel.core.overview import (
    CaseQuarter,
    Quarter,
    Totals,
    case_quarter,
    quarter_of,
    read_quarter,
    totals,
)
from wissel.infra import pdf
from wissel.infra.doors import Actor, read_door, today_of
from wissel.infra.typed import refused

#: Cases on a page: each is derived anew as it was then. The PDF holds all of them.
CASES_ON_PAGE: Final = 25
#: More cases than a request can wait for; whoever has more asks the bureau.
MOST_IN_PDF: Final = 250


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A case of the overview: who it is about is for the screen, never for paper."""

    trajectory: UUID
    employee: str
    said: CaseQuarter


@dataclass(frozen=True, slots=True)
class OverviewView:
    """An overview: of which quarter, on which day, the cases of a page, and how many there are.

    ``totals`` is ``None`` where fewer than five cases would be added up, or not all are here.
    """

    client: str
    quarter: Quarter
    as_of: date
    is_running: bool
    lines: tuple[OverviewLine, ...]
    number: int
    totals: Totals | None


@dataclass(frozen=True, slots=True)
class OverviewFile:
    """The overview as PDF, and the name to save it under."""

    file_name: str
    content: bytes


@read_door
def quarter_overview(
    *, actor: Actor, now: datetime, client: UUID, quarter: str = "", part: int = 1
) -> OverviewView:
    """Return a page of the overview, without the check: its questions take too long for a page.

    The running quarter where none is named. Raises ``Refused`` (``$.quarter``) for what is none,
    or is yet to come.
    """
    begin = (max(1, part) - 1) * CASES_ON_PAGE
    return _overview(actor, now, client, quarter, begin=begin, most=CASES_ON_PAGE)


def overview_file(
    *, actor: Actor, now: datetime, client: UUID, quarter: str = "", language: str = "nl"
) -> OverviewFile:
    """Return the overview of all cases as PDF, with where the check stops; it names no person.

    Not one door: the drawing takes long and stands outside of any transaction.
    """
    view, bureau = _gather(actor=actor, now=now, client=client, quarter=quarter)
    content = pdf.render(
        template="overview",
        record=_record(view, bureau, language),
        language=language,
        timestamp=now,
    )
    name = pdf.file_name(
        case_number=view.quarter.key, kind="kwartaaloverzicht", day=view.as_of, version=1
    )
    return OverviewFile(name, content)


@read_door
def _gather(*, actor: Actor, now: datetime, client: UUID, quarter: str) -> tuple[OverviewView, str]:
    view = _overview(actor, now, client, quarter, begin=0, most=MOST_IN_PDF, checked=True)
    if view.number > MOST_IN_PDF:
        raise refused(
            "too-many",
            "$",
            f"Meer dan {MOST_IN_PDF} trajecten passen niet in één pdf. Lees ze hier op de pagina.",
            f"More than {MOST_IN_PDF} trajectories do not fit in one PDF. Read them on this page.",
        )
    return view, bureaus.bureau(actor=actor, now=now).name


def _overview(
    actor: Actor,
    now: datetime,
    client: UUID,
    asked: str,
    *,
    begin: int,
    most: int,
    checked: bool = False,
) -> OverviewView:
    today = today_of(now)
    quarter = _asked(asked, today)
    is_running = quarter.last >= today
    as_of = today if is_running else quarter.last
    known_at = None if is_running else end_of_day(as_of)
    found = trajectories.cases_in(
        actor=actor,
        client=client,
        first=quarter.first,
        as_of=as_of,
        known_at=known_at,
        begin=begin,
        most=most,
    )
    lines = tuple(_line(one, quarter, as_of, known_at, checked=checked) for one in found.rows)
    whole = len(lines) == found.number
    return OverviewView(
        client=bureaus.client(actor=actor, now=now, client=client).name,
        quarter=quarter,
        as_of=as_of,
        is_running=is_running,
        lines=lines,
        number=found.number,
        totals=totals([line.said for line in lines]) if whole else None,
    )


def _asked(text: str, today: date) -> Quarter:
    quarter = read_quarter(text) if text else quarter_of(today)
    if quarter is None or quarter.first > today:
        raise refused(
            "quarter",
            "$.quarter",
            "Kies een kwartaal dat loopt of voorbij is.",
            "Choose a quarter that is running or over.",
        )
    return quarter


def _line(
    within: trajectories.Within,
    quarter: Quarter,
    as_of: date,
    known_at: datetime | None,
    *,
    checked: bool,
) -> OverviewLine:
    stops = _stops_at(within, as_of, known_at) if checked else None
    case = within.case if known_at is None else within.case.as_known(known_at)
    said = case_quarter(case, within.due, quarter, stops_at=stops)
    return OverviewLine(within.id, within.case.employee.name, said)


def _stops_at(within: trajectories.Within, as_of: date, known_at: datetime | None) -> StopsAt:
    """Return where the check of the whole file stops: a step, which both may know."""
    case = _papers_out.with_taken(within.case, within)
    case = plans.with_everything_fixed(case=case, within=within)
    programme = _once.programme_of(case)
    return audit(case, as_of=as_of, known_at=known_at, programme=programme).stops_at


def _record(view: OverviewView, bureau: str, language: str) -> dict[str, Any]:
    return {
        "bureau": bureau,
        "client": view.client,
        "year": view.quarter.year,
        "number": view.quarter.number,
        "first": view.quarter.first.isoformat(),
        "as_of": view.as_of.isoformat(),
        "is_running": view.is_running,
        "cases": [_row(line.said, language) for line in view.lines],
        "totals": _totals(view.totals),
    }


def _row(said: CaseQuarter, language: str) -> dict[str, Any]:
    return {
        "reference": said.reference,
        "phases": [phase.in_(language) for phase in said.phases],
        "closed_on": said.closed_on.isoformat() if said.closed_on is not None else None,
        "weeks_left": said.weeks_left,
        "met": said.met,
        "missed": said.missed,
        "reports_due": said.reports_due,
        "reports_released": said.reports_released,
        "missing": [title.in_(language) for title in said.missing],
        "placements": said.placements,
        "bottlenecks": said.bottlenecks,
        "stands_still": said.stands_still,
        "stops_at": said.stops_at.step if said.stops_at is not None else None,
        "open": len(said.stops_at.unknown) if said.stops_at is not None else 0,
    }


def _totals(found: Totals | None) -> dict[str, int] | None:
    if found is None:
        return None
    return {
        "cases": found.cases,
        "met": found.met,
        "missed": found.missed,
        "reports_due": found.reports_due,
        "reports_released": found.reports_released,
        "missing": found.missing,
        "placements": found.placements,
        "bottlenecks": found.bottlenecks,
        "stand_still": found.stand_still,
    }
