"""One question of the RIV check that the employer answers themselves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.audit import rules
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.riv_answer import (
    answer_form,
    answered,
    next_asked,
    own_question,
    said_rows,
)
from wissel.portals.shell.riv_words import mark_of
from wissel.portals.shell.saved import say_saved


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PageRequest, trajectory: UUID, number: int) -> HttpResponse:
    """Show a question that is the employer's to judge, and write their judgement down."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    found, every = own_question(request, trajectory, number)
    form, keep = answer_form(request), f"riv-{trajectory}-{number}"
    if request.method == "POST" and answered(request, trajectory, number, form):
        say_saved(request, _("Vastgelegd in het dossier."), form=keep)
        return redirect("employer:riv_question", trajectory, number)
    check, language = found.check, reader_language()
    kind, word, _part = mark_of(check)
    context = {
        "section": "home",
        "view": view,
        "question": check.question.in_(language),
        "number": number,
        "chip": (kind, str(word)),
        "why": check.why.in_(language) if found.is_told else "",
        "shown_by": rules().question(number).shown_by.in_(language),
        "answers": said_rows(found),
        "next": next_asked(every, number),
        "form": form,
        "keep": keep,
    }
    return render(
        request, "employer/riv_question.html", context, status=422 if form.errors else 200
    )
