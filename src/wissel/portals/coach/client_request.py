"""A request of the employer: what is asked, until when it waits, and the answer."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import MOST_ANSWER, CaseView, RequestView
from wissel.core.access import STAFF, DataCategory
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.log_contact import findings
from wissel.portals.coach.words import choice_label
from wissel.portals.shell.case_words import ground_line
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.guarded import GuardedForm
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_CALL_BACK: Final = "call-back"


class AnswerForm(GuardedForm):
    """The answer to the employer. ``called``: it was given in a call, which counts as a contact."""

    answer = TextArea(
        rows=5,
        label=gettext_lazy("Je antwoord"),
        help_text=gettext_lazy("De werkgever en de medewerker lezen dit. Niets over gezondheid."),
        max_length=MOST_ANSWER,
        error_messages={"required": gettext_lazy("Schrijf je antwoord in het veld.")},
    )
    called = forms.BooleanField(
        label=gettext_lazy("Ik gaf dit antwoord aan de telefoon: leg het ook vast als contact"),
        required=False,
    )


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def client_request(request: PageRequest, trajectory: UUID, entry: UUID) -> HttpResponse:
    """Show one request of the employer and take its answer, words that may not go named first."""
    actor, now = request.actor, request.now
    asked = trajectories.request(actor=actor, now=now, trajectory=trajectory, entry=entry)
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        initial={"called": asked.request.sort == _CALL_BACK},
    )
    found = findings(str(form["answer"].value() or ""), view) if form.is_bound else ()
    if form.is_valid() and form.may_go(found) and _answered(request, view, asked, form):
        say_saved(request, _("Je antwoord staat klaar voor de werkgever."), form=_keep(asked))
        return redirect("coach:case", trajectory)
    context = _context(request, view, asked) | {"form": form, "findings": found}
    status = 422 if form.is_bound else 200
    return render(request, "coach/client_request.html", context, status=status)


def _answered(request: PageRequest, view: CaseView, asked: RequestView, form: AnswerForm) -> bool:
    try:
        trajectories.answer_request(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            entry=asked.id,
            answer=form.cleaned_data["answer"],
            called=form.cleaned_data["called"] and DataCategory.ACTIVITIES in view.writes,
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _context(request: PageRequest, view: CaseView, asked: RequestView) -> dict[str, Any]:
    duty = asked.duty
    return head(request, view, "duties") | {
        "asked": asked,
        "sort": choice_label("client-request", "sort", asked.request.sort),
        "duty": duty,
        "ground": ground_line(duty, reader_language()) if duty is not None else "",
        "contacts": [party for party in view.case.present if party.role == "employer"],
        "may_answer": DataCategory.MILESTONES in view.writes and asked.state == "asked",
        "may_call": DataCategory.ACTIVITIES in view.writes,
        "keep": _keep(asked),
        "lang": reader_language(),
    }


def _keep(asked: RequestView) -> str:
    return f"request-{asked.id}"
