"""The second reader: the page on which they read, and the button by which a writer asks one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import Blocked, Remark, ReportView
from wissel.core.refusal import Refused
from wissel.portals.coach.reports import AUTHORS, keep_key, show
from wissel.portals.coach.reports_desk import desk_of
from wissel.portals.coach.reports_write import posted, saved_first
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_name
from wissel.portals.shell.saved import say_saved

_REMARK = "remark:"


@page(*AUTHORS)
@posted
def report_ask_reader(request: PageRequest, report: UUID) -> HttpResponse:
    """Save what was typed, and ask the chosen person to read."""
    answer = saved_first(request, report)
    if answer is not None:
        return answer
    try:
        documents.ask_second_reader(
            actor=request.actor, now=request.now, report=report, reader=_chosen(request)
        )
    except Blocked as blocked:
        view = _view(request, report)
        return show(request, view, blocked=blocked.checks, saved=True, status=422)
    except Refused as refused:
        problems = (refused.message.in_(reader_language()),)
        view = _view(request, report)
        return show(request, view, problems=problems, saved=True, status=422)
    say_saved(request, _("Gevraagd. De tweede lezer kreeg bericht."), form=keep_key(report))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@require_http_methods(["GET", "HEAD", "POST"])
def report_second(request: PageRequest, report: UUID) -> HttpResponse:
    """Show a report to its second reader, who agrees or returns it with remarks."""
    view = _view(request, report)
    if view.second is None or not (view.second.may_read or request.method == "POST"):
        return redirect("coach:report", report=report)
    if request.method != "POST":
        return _reading_page(request, view)
    remarks = _remarks(request)
    try:
        if request.POST.get("act") == "agree":
            return _agree(request, report, remarks)
        documents.return_to_writer(
            actor=request.actor, now=request.now, report=report, remarks=remarks
        )
    except Refused as refused:
        return _reading_page(request, _view(request, report), refused, remarks)
    text = _("Teruggegeven. De schrijver kreeg bericht.")
    say_saved(request, text, form=f"second-{report}")
    return redirect("coach:today")


def _agree(request: PageRequest, report: UUID, remarks: tuple[Remark, ...]) -> HttpResponse:
    """Agree; whoever typed a remark and agrees is asked which of the two they mean."""
    if remarks:
        text = _("Er staan nog opmerkingen. Geef het verslag terug, of haal ze weg en ga akkoord.")
        return _reading_page(request, _view(request, report), None, remarks, problem=text)
    documents.agree_as_reader(
        actor=request.actor,
        now=request.now,
        report=report,
        digest=request.POST.get("digest", ""),
    )
    text = _("Gelezen, akkoord. De schrijver kreeg bericht.")
    say_saved(request, text, form=f"second-{report}")
    return redirect("coach:today")


def _reading_page(
    request: PageRequest,
    view: ReportView,
    refused: Refused | None = None,
    typed: tuple[Remark, ...] = (),
    *,
    problem: str = "",
) -> HttpResponse:
    desk = desk_of(view)
    texts = {one.statement: one.text for one in typed}
    problem = refused.message.in_(reader_language()) if refused is not None else problem
    wrong = refused.path.removeprefix("$.remarks.") if refused is not None else ""
    context = {
        "section": "reports",
        "view": view,
        "line": view.line,
        "desk": desk,
        "paper": desk.paper,
        "reading": True,
        "name": report_name(view.line.kind, view.line.period, view.record.header.title),
        "sections": [
            (one, [(held, texts.get(held.id, ""), held.id == wrong) for held in one.statements])
            for one in desk.paper.sections
        ],
        "general": texts.get(None, ""),
        "problem": problem,
        "keep": f"second-{view.line.id}",
    }
    return render(request, "coach/report_second.html", context, status=422 if problem else 200)


def _remarks(request: PageRequest) -> tuple[Remark, ...]:
    """Return what was typed at the sentences, and of the whole."""
    return tuple(
        Remark(name.removeprefix(_REMARK) or None, text)
        for name, text in request.POST.items()
        if name.startswith(_REMARK) and isinstance(text, str) and text.strip()
    )


def _chosen(request: PageRequest) -> UUID:
    """Return whom the form names; nobody's id where it names nobody, which the door refuses."""
    try:
        return UUID(request.POST.get("reader", ""))
    except ValueError:
        return UUID(int=0)


def _view(request: PageRequest, report: UUID) -> ReportView:
    return documents.report(actor=request.actor, now=request.now, report=report)
