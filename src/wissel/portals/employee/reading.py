"""Reading a report: remarks on each sentence, an answer at the end, the PDF once it is released."""

from dataclasses import dataclass
from typing import Final, Literal, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employee.forms import AnswerForm, CommentForm
from wissel.portals.employee.own import Helper, helper_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_agreed import AnswerRow, answers_of
from wissel.portals.shell.report_name import holds_plan, report_about
from wissel.portals.shell.report_view import Paper, SectionView, anchor_of, paper
from wissel.portals.shell.saved import say_saved

_TO_ANSWER: Final = ("ter-inzage", "reactie-verwerkt")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report on the employee's page, with the two forms."""

    view: documents.ReportView
    paper: Paper
    name: str
    helper: Helper
    open: bool  #: whether an answer can still be given or changed
    answered: bool
    late: bool = False  #: it went to both at once: an answer comes after it
    is_of_plan: bool = False  #: the plan stands in it, which has a page of its own
    answers: tuple[AnswerRow, ...] = ()  #: of minutes: what each of the three says of them

    @property
    def sections(self) -> tuple[SectionView, ...]:
        """The sections in reading order."""
        return self.paper.sections

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """What this version changes: the line, and the anchor of what now stands there."""
        record = self.view.record
        return tuple(
            (one.line.in_(record.language), anchor_of(one.statement) if one.after else "")
            for one in self.view.changes
        )


@page(Role.EMPLOYEE)
@require_safe
def report(request: PageRequest, report: UUID) -> HttpResponse:
    """Show the report exactly as the employer gets it."""
    return _show(request, _reading(request, report))


@page(Role.EMPLOYEE)
@require_POST
def comment(request: PageRequest, report: UUID) -> HttpResponse:
    """Keep a remark on one sentence; back to that sentence."""
    form = CommentForm(request.POST)
    if form.is_valid():
        statement = form.cleaned_data["statement"] or None
        try:
            documents.comment(
                actor=request.actor,
                now=request.now,
                report=report,
                text=form.cleaned_data["text"],
                statement=statement,
            )
        except Refused as refused:
            form.add_error("text", refused.message.in_(reader_language()))
        else:
            say_saved(
                request,
                gettext("Uw opmerking is opgeslagen. Uw coach leest hem."),
                form=keep_key(report, statement or ""),
            )
            place = anchor_of(statement) if statement else "opmerkingen"
            return redirect(f"{reverse('employee:report', args=[report])}#{place}")
    return _show(request, _reading(request, report), comment=form)


@page(Role.EMPLOYEE)
@require_POST
def respond(request: PageRequest, report: UUID) -> HttpResponse:
    """Keep the answer to the whole report; then say what happens next."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            documents.respond(
                actor=request.actor,
                now=request.now,
                report=report,
                kind=cast(Literal["agreed", "commented", "disagreed"], said["kind"]),
                text=said["text"],
            )
        except Refused as refused:
            form.add_error("text", refused.message.in_(reader_language()))
        else:
            say_saved(request, gettext("Uw antwoord is opgeslagen."), form=f"answer-{report}")
            return redirect("employee:answered", report=report)
    return _show(request, _reading(request, report), answer=form)


@page(Role.EMPLOYEE)
@require_safe
def answered(request: PageRequest, report: UUID) -> HttpResponse:
    """Say what was answered and what happens next."""
    reading = _reading(request, report)
    if not reading.answered:
        return redirect("employee:report", report=report)
    return render(request, "employee/answered.html", _context(reading))


@page(Role.EMPLOYEE)
@require_safe
def report_pdf(request: PageRequest, report: UUID) -> HttpResponse:
    """Give the PDF of a released report."""
    released = documents.released_file(actor=request.actor, now=request.now, report=report)
    return pdf_response(released)


def keep_key(report: UUID, statement: str) -> str:
    """Return the key under which the browser keeps what is typed at a sentence."""
    return f"comment-{report}-{anchor_of(statement) if statement else 'all'}"


def _reading(request: PageRequest, report: UUID) -> Reading:
    view = documents.report(actor=request.actor, now=request.now, report=report)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.line.trajectory)
    is_open = view.line.state in _TO_ANSWER
    late = view.line.at_once and view.line.state == "vrijgegeven"
    return Reading(
        view=view,
        paper=paper(view.record, comments=view.comments),
        name=report_about(view.line.kind, view.line.period, view.record.header.title),
        helper=helper_of(request, case),
        open=is_open,
        answered=(is_open or late) and view.response is not None,
        late=late,
        is_of_plan=holds_plan(view.line.kind, case.programme),
        answers=answers_of(view),
    )


def _show(
    request: PageRequest,
    reading: Reading,
    *,
    comment: CommentForm | None = None,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    response = reading.view.response
    given = {"kind": response.kind, "text": response.text} if response is not None else None
    asked = comment["statement"].value() if comment is not None else ""
    place = asked if asked and reading.view.record.find(asked) is not None else ""
    context = _context(reading) | {
        "comment": comment,
        "answer": answer or AnswerForm(initial=given),
        "comment_at": place,
        "comment_anchor": anchor_of(place) if place else "all",
    }
    status = 200 if comment is None and answer is None else 422
    return render(request, "employee/report.html", context, status=status)


def _context(reading: Reading) -> dict[str, object]:
    return {
        "section": "reports",
        "reading": reading,
        "report": reading.view.line.id,
        "paper": reading.paper,
        "response": reading.view.response,
        "read_until": reading.view.line.read_until,
        "helper": reading.helper,
    }
