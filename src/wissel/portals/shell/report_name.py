"""What a report is called in a list or a heading: by its period, or by what it is."""

import re
from typing import Final

from django.utils.translation import gettext

from wissel.core.programme import Programme, occasion_day
from wissel.core.reports import document_of, title_of
from wissel.core.sources import Text
from wissel.portals.shell.dates import full_date, reader_language, report_period

#: The document that is the plan itself.
_PLAN: Final = "d11"
_MONTH: Final = re.compile(r"\d{4}-\d{2}")


def report_name(kind: str, period: str, title: Text | None = None) -> str:
    """Return what a report is called at the bureau and the employer: *Maandrapport november 2026*.

    ``title`` is what the way of working calls it. One that is made once has no period and is called
    by its document (*Intakeverslag tweede spoor*) without it; one of an occasion has its day.
    """
    if not period or occasion_day(period) is not None:
        return _dated(kind, period, title)
    name = report_period(period, reader_language())
    if title is not None:
        return f"{title.in_(reader_language())} {name}"
    if _MONTH.fullmatch(period):
        return gettext("Maandrapport %(month)s") % {"month": name}
    return gettext("Rapport %(period)s") % {"period": name}


def report_about(kind: str, period: str, title: Text | None = None) -> str:
    """Return what the employee reads: *Rapport over november 2026*."""
    if not period or occasion_day(period) is not None:
        return _dated(kind, period, title)
    return gettext("Rapport over %(month)s") % {"month": report_period(period, reader_language())}


def report_short(kind: str, period: str, title: Text | None = None) -> str:
    """Return what tells reports of one trajectory apart: *november 2026*."""
    if not period or occasion_day(period) is not None:
        return _dated(kind, period, title)
    return report_period(period, reader_language())


def is_plan(kind: str) -> bool:
    """Whether a report is the plan as a document of its own."""
    return document_of(kind) == _PLAN


def holds_plan(kind: str, programme: Programme) -> bool:
    """Whether the plan stands in a report: its own, or the one a way of working writes it in."""
    return is_plan(kind) or kind == (programme.plan.written_in or None)


def _dated(kind: str, period: str, title: Text | None = None) -> str:
    found, day, lang = title or title_of(kind), occasion_day(period), reader_language()
    name = gettext("Verslag") if found is None else found.in_(lang)
    if day is None:
        return name
    return gettext("%(report)s van %(day)s") % {"report": name, "day": full_date(day, lang)}
