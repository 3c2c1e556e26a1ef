"""The document of the plan: where it stands between coach, employee and employer."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportLine, ReportView
from wissel.apps.plans.service import PlanView
from wissel.core.reports import document_of, title_of
from wissel.infra.doors import today_of
from wissel.portals.shell.dates import full_date, reader_language
from wissel.portals.shell.pages import PageRequest

#: The document of a plan that no report of the way of working holds.
OWN: Final = "trajectory-plan"


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """The document with its state. Without ``url`` nobody began it; ``kind`` begins it.

    ``is_behind``: the plan was fixed again after this was released.
    """

    kind: str
    label: str
    url: str = ""
    chip: tuple[str, str] = ("open", "")
    note: str = ""
    version: int = 1
    is_behind: bool = False


def kind_of(plan: PlanView) -> str:
    """Return the kind of report that the plan is written in."""
    written_in = plan.programme.plan.written_in
    return written_in if written_in and document_of(written_in) is not None else OWN


def document_shown(request: PageRequest, trajectory: UUID, plan: PlanView) -> DocumentShown:
    """Return the newest version of the document, or what can be begun."""
    kind, actor, now = kind_of(plan), request.actor, request.now
    label = _label(plan, kind)
    found = documents.reports_of(actor=actor, now=now, trajectory=trajectory)
    line = max(
        (one for one in found if one.kind == kind), key=lambda one: one.version, default=None
    )
    if line is None:
        return DocumentShown(kind, label)
    view = None
    if line.state == "vrijgegeven":
        view = documents.report(actor=actor, now=now, report=line.id)
    chip, note = _standing(line, view, today_of(now))
    behind = (
        line.released_at is not None
        and plan.newest is not None
        and plan.newest.at > line.released_at
    )
    url = reverse("coach:report", args=[line.id])
    return DocumentShown(kind, label, url, chip, note, line.version, behind)


def _label(plan: PlanView, kind: str) -> str:
    language = reader_language()
    if kind == OWN:
        return plan.programme.plan.label.in_(language)
    named = next((one.label for one in plan.programme.deliveries if one.key == kind), None)
    title = named or title_of(kind)
    return title.in_(language) if title is not None else kind


def _standing(line: ReportLine, view: ReportView | None, day: date) -> tuple[tuple[str, str], str]:
    """Return the chip of a document, and what to do or to know."""
    until = full_date(line.read_until, reader_language()) if line.read_until is not None else ""
    if line.state == "concept":
        return ("open", _("concept")), _("Stuur het de medewerker om te lezen.")
    if line.state == "reactie-verwerkt":
        return ("now", _("reactie binnen")), _("Lees de reactie en geef vrij.")
    if line.state == "ter-inzage":
        if line.read_until is not None and line.read_until < day:
            return ("due", _("leestermijn voorbij")), _("Er kwam geen reactie. Je kunt vrijgeven.")
        note = _("De medewerker kan reageren tot en met %(day)s.") % {"day": until}
        return ("now", _("ter inzage")), note
    answer = view.client_answer if view is not None else None
    if answer is not None and answer.kind == "agreed":
        said = {"name": answer.by, "day": full_date(today_of(answer.at), reader_language())}
        return ("done", _("getekend")), _("Getekend door %(name)s op %(day)s.") % said
    if answer is not None:
        return ("late", _("niet akkoord")), f"{answer.by}: {answer.because}"
    if view is not None and view.asks_client:
        return ("now", _("vrijgegeven")), _("Wacht op de handtekening van de werkgever.")
    return ("done", _("vrijgegeven")), ""
