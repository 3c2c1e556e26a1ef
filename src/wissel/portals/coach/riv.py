"""The RIV check of a trajectory: where the file stops, what to solve, and every question."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import RivView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory, Role
from wissel.core.audit import REPAIR, Question, rules
from wissel.core.journal import AuditAnswer, standing
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.names import names_of
from wissel.portals.coach.riv_rows import Evidence, roles, shown, whole_row
from wissel.portals.coach.words import ROLES
from wissel.portals.shell.bundle_download import bundle_of, reading_copy_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import AUDIT_ANSWERS
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.riv_answer import AnswerForm, answered
from wissel.portals.shell.saved import say_saved

_ALL: Final = 500


class DayForm(forms.Form):
    """The day on which UWV would have looked."""

    op = DayField(label=gettext_lazy("Zoals UWV het zag op"))


class JudgementForm(AnswerForm):
    """Whose judgement it is besides."""

    by = forms.ChoiceField(
        label=gettext_lazy("Wie oordeelt dat?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wie dit oordeelt.")},
    )
    author = forms.CharField(label=gettext_lazy("Naam"), max_length=200)

    def __init__(self, data: Any = None, *, question: Question, today: date) -> None:
        super().__init__(data, today=today)
        by = self.fields["by"]
        if isinstance(by, forms.ChoiceField):
            by.choices = [(role, ROLES[role]) for role in question.answered_by]


@page(Role.COACH, Role.MANAGER)
@require_safe
def check(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the check of today, or as UWV would have seen the file on a day before."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    asked = "op" in request.GET
    form = DayForm(request.GET if asked else None, initial={"op": today_of(request.now)})
    day = form.cleaned_data["op"] if asked and form.is_valid() else None
    try:
        found = _check(request, trajectory, day)
    except Refused as refused:
        add_refusal(form, refused, {"$.on": "op"})
        found = _check(request, trajectory, None)
    context = head(request, view, "riv") | {
        "riv": shown(found.check, _evidence(view, found)),
        "found": found,
        "form": form,
        "version": found.check.version,
    }
    return render(request, "coach/riv.html", context, status=422 if form.errors else 200)


@page(Role.COACH, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PageRequest, trajectory: UUID, number: int) -> HttpResponse:
    """Show one question whole, with what people judged about it; write down a judgement."""
    try:
        asked = rules().question(number)
    except LookupError:
        raise Http404 from None
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    today, keep = today_of(request.now), f"riv-{trajectory}-{number}"
    posted = request.POST if request.method == "POST" else None
    form = JudgementForm(posted, question=asked, today=today)
    if posted is not None and answered(request, trajectory, number, form):
        say_saved(request, _("Vastgelegd in het logboek."), form=keep)
        return redirect("coach:riv_question", trajectory, number)
    found = _check(request, trajectory, None)
    one = found.check.check(number)
    language = reader_language()
    context = head(request, view, "riv") | {
        "row": whole_row(one, _evidence(view, found), most=_ALL),
        "shown_by": asked.shown_by.in_(language),
        "official": ", ".join(one.official),
        "judges": roles(asked.answered_by),
        "answers": _answers(view, number),
        "group": rules().groups[asked.group].in_(language),
        "form": form if _may_answer(request, view) else None,
        "keep": keep,
        "is_repair": number == REPAIR,
    }
    return render(request, "coach/riv_question.html", context, status=422 if posted else 200)


@page(Role.COACH, Role.MANAGER)
@require_safe
def evidence_bundle(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the evidence bundle as it is now, as the employer may read it."""
    return bundle_of(request, trajectory)


@page(Role.COACH, Role.MANAGER)
@require_safe
def reading_copy(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the bundle and its documents as one PDF to read and print."""
    return reading_copy_of(request, trajectory)


def _check(request: PageRequest, trajectory: UUID, day: date | None) -> RivView:
    return documents.riv_check(actor=request.actor, now=request.now, trajectory=trajectory, on=day)


def _evidence(view: CaseView, found: RivView) -> Evidence:
    return Evidence(found.case, view.id, names_of(view.programme))


def _may_answer(request: PageRequest, view: CaseView) -> bool:
    return request.actor.role == Role.COACH and DataCategory.MILESTONES in view.writes


def _answers(view: CaseView, number: int) -> list[dict[str, Any]]:
    """Return what people said about a question, the newest first."""
    return [
        {
            "said": entry.content,
            "day": entry.happened_on,
            "answer": AUDIT_ANSWERS[entry.content.answer],
            "by": ROLES[entry.content.by],
        }
        for entry in reversed(standing(view.case.journal))
        if isinstance(entry.content, AuditAnswer) and entry.content.question == number
    ]
