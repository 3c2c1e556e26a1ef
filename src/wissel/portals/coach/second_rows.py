"""The second reading on Today: what waits for the reader, and what came back to the writer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.documents.service import ReportView, SecondLine, SecondWork
from wissel.portals.shell.report_name import report_short
from wissel.portals.shell.report_view import anchor_of


@dataclass(frozen=True, slots=True)
class SecondRow:
    """A report to read or to mend."""

    name: str
    url: str
    by: str
    since: date


@dataclass(frozen=True, slots=True)
class SecondGroup:
    """Rows of one kind, with their heading."""

    key: str
    title: str
    rows: tuple[SecondRow, ...]


def second_rows(work: SecondWork) -> tuple[SecondGroup, ...]:
    """Return what there is to show: nothing where nobody reads twice."""
    groups = (
        SecondGroup("lezen", _("Te lezen als tweede lezer"), _rows(work.to_read, "report_second")),
        SecondGroup("terug", _("Terug van de tweede lezer"), _rows(work.came_back, "report")),
    )
    return tuple(group for group in groups if group.rows)


@dataclass(frozen=True, slots=True)
class SecondRemark:
    """A remark of the second reader, and where in the report it belongs."""

    text: str
    place: str
    anchor: str  #: empty for the whole report, and for a sentence that is gone


def remarks_of(view: ReportView) -> tuple[SecondRemark, ...]:
    """Return what came back from the second reader, in the order of the report."""
    places = {
        held.id: (section.number, section.title.in_(view.record.language))
        for section, held in view.record.statements()
    }
    found = []
    for one in view.second.remarks if view.second is not None else ():
        if one.statement in places:
            number, title = places[one.statement]
            found.append(SecondRemark(one.text, f"{number}. {title}", anchor_of(one.statement)))
        else:
            gone = _("Een zin die er niet meer staat") if one.statement else _("Het hele verslag")
            found.append(SecondRemark(one.text, gone, ""))
    return tuple(found)


def _rows(lines: Sequence[SecondLine], page: str) -> tuple[SecondRow, ...]:
    return tuple(
        SecondRow(
            f"{line.employee} · {report_short(line.kind, line.period, line.title)}",
            reverse(f"coach:{page}", args=[line.report]),
            line.by,
            line.since,
        )
        for line in lines
    )
