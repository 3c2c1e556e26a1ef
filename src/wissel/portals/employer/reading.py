"""A released report on screen and as PDF; of a plan or minutes, whether the employer agrees."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportView
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employer import words
from wissel.portals.employer.signing import SignForm, proved
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.report_agreed import answers_of
from wissel.portals.shell.report_name import is_plan, report_name
from wissel.portals.shell.report_view import paper
from wissel.portals.shell.saved import say_saved

_RELEASED: Final = "vrijgegeven"


class RefuseForm(forms.Form):
    """Why not."""

    because = forms.CharField(
        label=gettext_lazy("Wat moet er anders?"),
        help_text=gettext_lazy("De coach leest dit en past de tekst zo nodig aan."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Schrijf in één of twee zinnen wat er anders moet.")
        },
    )


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PageRequest, report: UUID) -> HttpResponse:
    """Show a released report: the same record that the PDF prints. The first look is an event.

    A plan, and minutes, ask whether the employer agrees: here they sign it, or say what must be
    different.
    """
    view = documents.report(actor=request.actor, now=request.now, report=report)
    posted = request.POST if request.method == "POST" else None
    if posted is not None and not _may_answer(view):
        return redirect("employer:report", report)  # a colleague answered, or there is a newer one
    refusing = posted is not None and "refuse" in posted
    sign = SignForm(None if refusing else posted)
    refuse = RefuseForm(posted if refusing else None)
    form, act = (refuse, _refuse) if refusing else (sign, _sign)
    keep = f"agree-{report}"
    if posted is not None and form.is_valid():
        try:
            if done := act(request, report, form):
                say_saved(request, done, form=keep)
                return redirect("employer:report", report)
        except Refused as refused:
            add_refusal(form, refused)
    documents.note_read(actor=request.actor, now=request.now, report=report)
    may_answer, answers = _may_answer(view), answers_of(view)
    context = {
        "section": "reports",
        "view": view,
        "paper": paper(view.record),
        "title": report_name(view.line.kind, view.line.period, view.record.header.title),
        "answer": words.answer_of(view.line) if not answers else words.EACH_ANSWERS,
        "answers": answers,
        "is_plan": is_plan(view.line.kind),
        "sign": sign if may_answer else None,
        "refuse": refuse if may_answer and view.asks_client else None,
        "keep": keep,
    }
    status = 422 if form.errors else 200
    return render(request, "employer/report.html", context, status=status)


@page(Role.EMPLOYER)
@require_safe
def report_pdf(request: PageRequest, report: UUID) -> HttpResponse:
    """Give the stored PDF."""
    released = documents.released_file(actor=request.actor, now=request.now, report=report)
    return pdf_response(released)


def _may_answer(view: ReportView) -> bool:
    """Whether it waits for an answer, or was refused: who said no may still sign."""
    said = view.client_answer
    refused = said is not None and said.kind == "disagreed" and view.line.state == _RELEASED
    return view.asks_client or refused


def _refuse(request: PageRequest, report: UUID, form: forms.Form) -> str:
    documents.refuse_report(
        actor=request.actor,
        now=request.now,
        report=report,
        because=form.cleaned_data["because"],
    )
    return _("De coach leest uw antwoord.")


def _sign(request: PageRequest, report: UUID, form: forms.Form) -> str:
    """Sign, and return what to say; ``""`` for a wrong code, with the error at its field."""
    given, proof = form.cleaned_data, proved(request, form)
    if proof is None:
        return ""
    documents.sign_report(
        actor=request.actor,
        now=request.now,
        report=report,
        proof=proof,
        name=given["name"],
        function=given["function"],
        authorised=given["authorised"],
    )
    return _("Getekend. De coach weet dat u akkoord bent.")
