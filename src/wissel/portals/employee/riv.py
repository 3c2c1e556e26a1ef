"""The questions for UWV that only the employee can answer: one on a page, in plain words."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import OwnQuestion
from wissel.core.access import Role
from wissel.core.audit import rules
from wissel.portals.employee.own import own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.riv_answer import (
    answer_form,
    answered,
    next_asked,
    own_question,
    said_rows,
)
from wissel.portals.shell.saved import say_saved


@page(Role.EMPLOYEE)
@require_safe
def questions(request: PageRequest) -> HttpResponse:
    """List the questions that are the employee's: what is still asked first."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    every = documents.own_questions(actor=request.actor, now=request.now, trajectory=own.view.id)
    context = {
        "section": "home",
        "own": own,
        "asked": [(one.check.id, _words(one)) for one in every if one.is_asked],
        "said": [(one.check.id, _words(one)) for one in every if one.said],
    }
    return render(request, "employee/riv.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PageRequest, number: int) -> HttpResponse:
    """Ask one question, and take the answer; then the next."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    found, every = own_question(request, own.view.id, number)
    form, keep = answer_form(request), f"riv-{own.view.id}-{number}"
    following = next_asked(every, number)
    if request.method == "POST" and answered(request, own.view.id, number, form):
        say_saved(request, _("Dank u. Uw antwoord staat in uw dossier."), form=keep)
        onward = (
            reverse("employee:riv_question", args=[following])
            if following is not None
            else reverse("employee:riv")
        )
        return redirect(f"{onward}{own.query}")
    context = {
        "section": "home",
        "own": own,
        "question": _words(found),
        "answers": said_rows(found),
        "next": following,
        "form": form,
        "keep": keep,
    }
    return render(
        request, "employee/riv_question.html", context, status=422 if form.errors else 200
    )


def _words(one: OwnQuestion) -> str:
    """Return the question in plain words."""
    plain = rules().question(one.check.id).employee_text
    return (plain or one.check.question).in_(reader_language())
