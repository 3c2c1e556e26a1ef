"""Which answers of the intake may stand in the intake report: the employee's own tick."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.guidance import service as guidance
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.reports import document_of
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved


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
            say_saved(request, _kept_words(len(kept)), form="in-report")
            return redirect(f"{reverse('employee:intake')}{own.query}")
    choices = guidance.report_choices(
        actor=request.actor,
        now=request.now,
        trajectory=own.view.id,
        language=reader_language(),
    )
    context = {
        "section": "home",
        "own": own,
        "error": error,
        "choices": [(one, one.ask.in_(reader_language())) for one in choices],
        "open": own.view.case.closed_on is None,
    }
    status = 422 if error else 200
    return render(request, "employee/intake_in_report.html", context, status=status)


def has_report(own: Own) -> bool:
    """Whether the way of working makes an intake report here."""
    return any(document_of(one.key) is not None for one in own.view.programme.deliveries)


def _kept_words(count: int) -> str:
    if not count:
        return _("Bewaard. Geen van uw antwoorden komt in het verslag.")
    if count == 1:
        return _("Bewaard. Eén antwoord mag in het verslag.")
    return _("Bewaard. %(count)s antwoorden mogen in het verslag.") % {"count": count}
