"""The desk of one report: the draft with its gate, the paper after that, what the employer gets."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportView
from wissel.core.access import Role
from wissel.core.reports.record import Check
from wissel.infra.doors import today_of
from wissel.portals.coach.report_forms import Typed
from wissel.portals.coach.reports_desk import desk_of, entries_of, gate_of
from wissel.portals.shell.dates import full_date, reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_agreed import answers_of
from wissel.portals.shell.report_name import is_plan, report_name
from wissel.portals.shell.report_view import answer_words, paper

#: Who writes reports. What each may do with which, the doors decide.
AUTHORS: Final = (Role.COACH, Role.MANAGER)


@page(*AUTHORS)
@require_safe
def report(request: PageRequest, report: UUID) -> HttpResponse:
    """Show one report: the desk while it is a draft, the paper after that."""
    return show(request, documents.report(actor=request.actor, now=request.now, report=report))


@page(*AUTHORS)
@require_safe
def report_preview(request: PageRequest, report: UUID) -> HttpResponse:
    """Show exactly what the employer gets."""
    view = documents.report(actor=request.actor, now=request.now, report=report)
    context = {"section": "reports", "view": view, "paper": paper(view.employer_record)}
    return render(request, "coach/report_preview.html", context)


@page(*AUTHORS)
@require_safe
def report_pdf(request: PageRequest, report: UUID) -> HttpResponse:
    """Give the PDF of a released report."""
    try:
        released = documents.released_file(actor=request.actor, now=request.now, report=report)
    except documents.Damaged as lost:
        view = documents.report(actor=request.actor, now=request.now, report=report)
        text = _(
            "%(name)s is weg of veranderd. De tekst staat hier nog. Vraag de beheerder om het "
            "bestand terug te zetten uit een back-up."
        )
        return show(request, view, problems=(text % {"name": lost},), status=500)
    return pdf_response(released)


def show(
    request: PageRequest,
    view: ReportView,
    *,
    typed: Typed | None = None,
    problems: Sequence[str] = (),
    blocked: Iterable[Check] = (),
    reasons: dict[str, tuple[str, str]] | None = None,
    correction: tuple[str, str] = ("", ""),
    lost: Sequence[str] = (),
    saved: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show a report with what was typed, and what stands in the way.

    ``reasons`` holds, by finding, what was typed and what is wrong with it; ``correction`` the same
    for the reason of a correction; ``lost`` texts that the report takes no more; ``saved`` that
    what was sent is stored, so that the browser puts no older copy back over it.
    """
    desk = desk_of(view, typed=typed, known=_known(request, view), reasons=reasons or {})
    _remember(request, view)
    line, day = view.line, today_of(request.now)
    context = {
        "section": "reports",
        "desk": desk,
        "view": view,
        "line": line,
        "paper": desk.paper,
        "name": report_name(line.kind, line.period, view.record.header.title),
        "at_once": view.shown_at_once,
        "steps": _steps(view, desk.first_name, day),
        "term_over": line.read_until is not None and line.read_until < day,
        "answer": answer_words(view.response),
        "problems": problems,
        "held": tuple(gate_of(check, view.record) for check in blocked),
        "typed": typed,
        "lost": lost,
        "correction": correction if any(correction) else _why_again(view),
        "answers": answers_of(view),
        "is_agreed": view.asks_client or view.client_answer is not None,
        "plan_url": reverse("coach:plan", args=[line.trajectory]) if is_plan(line.kind) else "",
        "keep_key": keep_key(line.id),
        "saved": saved,
        "template": _TEMPLATES.get(line.state, "coach/report_reading.html"),
    }
    return render(request, "coach/report.html", context, status=status)


def _why_again(view: ReportView) -> tuple[str, str]:
    """Return what the employer wanted otherwise, as the reason of a next version to begin with."""
    answer = view.client_answer
    if answer is None or answer.kind == "agreed":
        return "", ""
    return _("De werkgever is niet akkoord: %(reason)s") % {"reason": answer.because}, ""


def keep_key(report: UUID) -> str:
    """Return the key under which the browser keeps what is typed on a draft."""
    return f"report-{report}"


_TEMPLATES: Final = {
    "concept": "coach/report_draft.html",
    "vrijgegeven": "coach/report_released.html",
    "vervangen": "coach/report_released.html",
}


def _steps(view: ReportView, name: str, day: date) -> list[tuple[str, str]]:
    """Return the steps to a release: the class of each mark and its words."""
    line = view.line
    if (view.shown_at_once or line.at_once) and line.read_until is None:
        out = line.state != "concept"
        both = _("Vrijgegeven aan medewerker en werkgever")
        return [("ok" if out else "at", _("Concept")), ("ok" if out else "", both)]
    order = ["concept", "ter-inzage", "reactie-verwerkt", "vrijgegeven"]
    at = order.index(line.state) if line.state in order else len(order)
    reading = _("Ter inzage bij %(name)s") % {"name": name}
    if line.state == "ter-inzage" and line.read_until is not None:
        said = {"name": name, "day": full_date(line.read_until, reader_language())}
        reading = _("Ter inzage bij %(name)s, tot en met %(day)s") % said
    words = [_("Concept"), reading, _("Reactie verwerkt"), _("Vrijgegeven aan de werkgever")]
    if line.state == "ter-inzage" and line.read_until is not None and line.read_until < day:
        words[2] = _("Geen reactie")
    done = line.state in ("vrijgegeven", "vervangen")
    marks = ["ok" if i < at or done else "at" if i == at else "" for i in range(len(words))]
    return list(zip(marks, words, strict=True))


def _known(request: PageRequest, view: ReportView) -> frozenset[str] | None:
    """Return the journal entries that this reader saw in this draft, if they opened it before."""
    if view.drafted is None:
        return None
    kept = request.session.get(_seen_key(view.line.id))
    return frozenset(kept) if isinstance(kept, list) else None


def _remember(request: PageRequest, view: ReportView) -> None:
    if view.drafted is not None:
        request.session[_seen_key(view.line.id)] = sorted(entries_of(view))


def _seen_key(report: UUID) -> str:
    return f"wissel.report.{report}"
