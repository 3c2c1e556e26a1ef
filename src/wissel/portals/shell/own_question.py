"""A question of the RIV check that a party answers themselves: its form, and writing it down."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import OwnQuestion
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import AuditAnswer
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import AUDIT_ANSWERS
from wissel.portals.shell.pages import PageRequest
from wissel.portals.shell.refusals import add_refusal


class OwnAnswerForm(forms.Form):
    """What it comes to, in a sentence, and what shows it."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Wat is uw antwoord?"),
        choices=list(AUDIT_ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Hoe ging het? Schrijf een of twee zinnen."),
        help_text=gettext_lazy("Schrijf niets over gezondheid."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proof = forms.CharField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        help_text=gettext_lazy("Een brief, mail of gesprek, en van wanneer."),
        max_length=500,
        required=False,
    )
    happened_on = DayField(label=gettext_lazy("Op welke dag zegt u dit?"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"happened_on": today})
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()


def own_question(
    request: PageRequest, trajectory: UUID, number: int
) -> tuple[OwnQuestion, tuple[OwnQuestion, ...]]:
    """Return a question that is theirs, and all of them; 404 for one of somebody else."""
    every = documents.own_questions(actor=request.actor, now=request.now, trajectory=trajectory)
    found = next((one for one in every if one.check.id == number), None)
    if found is None:
        raise Http404
    return found, every


def next_asked(every: tuple[OwnQuestion, ...], number: int) -> int | None:
    """Return the next question that is still asked, after this one and then from the start."""
    asked = [one.check.id for one in every if one.is_asked and one.check.id != number]
    return next((one for one in asked if one > number), next(iter(asked), None))


def answer_form(request: PageRequest) -> OwnAnswerForm:
    """Return the form, with what was sent."""
    posted = request.POST if request.method == "POST" else None
    return OwnAnswerForm(posted, today=today_of(request.now))


def answered(request: PageRequest, trajectory: UUID, number: int, form: OwnAnswerForm) -> bool:
    """Write the answer down; what the door refuses stands at its field."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    role: Any = request.actor.role
    try:
        trajectories.answer_question(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            happened_on=said["happened_on"],
            said=AuditAnswer(
                question=number,
                answer=said["answer"],
                by=role,
                author=request.actor.name,
                words=said["words"],
                proof=said["proof"],
            ),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def said_rows(one: OwnQuestion) -> list[dict[str, Any]]:
    """Return what they answered before, the newest first."""
    return [
        {"said": said, "day": day, "answer": AUDIT_ANSWERS[said.answer]} for day, said in one.said
    ]
