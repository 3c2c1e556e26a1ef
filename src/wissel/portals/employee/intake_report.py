"""Which answers of the intake may stand in the intake report: the employee's own tick."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.core.access import Role
from wissel.core.journal import ReportEvent
from wissel.core.refusal import Refused
from wissel.core.reports import document_of, heard_by
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

_AGAIN: Final = gettext_lazy("Uw coach past het verslag aan en laat het u opnieuw lezen.")


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def in_report(request: PageRequest) -> HttpResponse:
    """Show the answers the coach has, and keep which of them may stand in the report."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    error = ""
    if request.method == "POST":
        try:
            kept = guidance.let_in_report(
                actor=request.actor,
                now=request.now,
                trajectory=own.view.id,
                keys=request.POST.getlist("answer"),
            )
        except Refused as refused:
            error = refused.message.in_(reader_language())
        else:
            text = _kept_words(len(kept))
            if _is_read(request, own):
                text = f"{text} {_AGAIN}"
            say_saved(request, text, form="in-report")
            return redirect(f"{reverse('employee:intake')}{own.query}")
    language = reader_language()
    found = guidance.report_choices(
        actor=request.actor, now=request.now, trajectory=own.view.id, language=language
    )
    context = {
        "section": "home",
        "own": own,
        "error": error,
        "choices": [(one, one.ask.in_(language)) for one in found.answers],
        "found": found,
        "open": own.view.case.closed_on is None and found.released_on is None,
        "reading": _is_read(request, own),
    }
    status = 422 if error else 200
    return render(request, "employee/intake_in_report.html", context, status=status)


def _is_read(request: PageRequest, own: Own) -> bool:
    """Whether the report lies with the employee now: what changes here changes it."""
    lines = documents.reports_of(actor=request.actor, now=request.now, trajectory=own.view.id)
    return any(
        _takes_answers(line.kind) and line.state in ("ter-inzage", "reactie-verwerkt")
        for line in lines
    )


def _takes_answers(kind: str) -> bool:
    document = document_of(kind)
    return document is not None and bool(heard_by(document))


def has_report(own: Own) -> bool:
    """Whether an intake report is made here: the way of working promises one, or it was begun."""
    named = [one.key for one in own.view.programme.deliveries]
    named += [
        entry.content.label
        for entry in own.view.case.journal
        if isinstance(entry.content, ReportEvent)
    ]
    return any(map(_takes_answers, named))


def _kept_words(count: int) -> str:
    if not count:
        return _("Bewaard. Geen van uw antwoorden komt in het verslag.")
    if count == 1:
        return _("Bewaard. Eén antwoord mag in het verslag.")
    return _("Bewaard. %(count)s antwoorden mogen in het verslag.") % {"count": count}
