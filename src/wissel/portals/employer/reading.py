"""A released report on screen and as PDF."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.core.access import Role
from wissel.portals.employer import words
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_name
from wissel.portals.shell.report_view import paper


@page(Role.EMPLOYER)
@require_safe
def report(request: PageRequest, report: UUID) -> HttpResponse:
    """Show a released report: the same record that the PDF prints. The first look is an event."""
    view = documents.report(actor=request.actor, now=request.now, report=report)
    documents.note_read(actor=request.actor, now=request.now, report=report)
    context = {
        "section": "reports",
        "view": view,
        "paper": paper(view.record),
        "title": report_name(view.line.kind, view.line.period, view.record.header.title),
        "answer": words.answer_of(view.line),
    }
    return render(request, "employer/report.html", context)


@page(Role.EMPLOYER)
@require_safe
def report_pdf(request: PageRequest, report: UUID) -> HttpResponse:
    """Give the stored PDF."""
    released = documents.released_file(actor=request.actor, now=request.now, report=report)
    return pdf_response(released)
