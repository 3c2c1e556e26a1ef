"""An answer to a question of the RIV check: its form, writing it down, and whose it is."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import gettext, gettext_lazy

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


class AnswerForm(forms.Form):
    """What it comes to, in a sentence, and what shows it, as the coach writes it down."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Wat is het antwoord?"),
        choices=list(AUDIT_ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In een of twee zinnen"),
        help_text=gettext_lazy("Schrijf niets over gezondheid."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proof = forms.CharField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        help_text=gettext_lazy("Het stuk of gesprek, en van wanneer."),
        max_length=500,
        required=False,
    )
    happened_on = DayField(label=gettext_lazy("Op welke dag?"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"happened_on": today})
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()


class OwnAnswerForm(AnswerForm):
    """The same in the words of who answers for themselves."""

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, today=today)
        fields = self.fields
        fields["answer"].label = gettext("Wat is uw antwoord?")
        fields["words"].label = gettext("Hoe ging het? Schrijf een of twee zinnen.")
        fields["proof"].help_text = gettext("Een brief, mail of gesprek, en van wanneer.")
        fields["happened_on"].label = gettext("Op welke dag zegt u dit?")


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


def answered(request: PageRequest, trajectory: UUID, number: int, form: AnswerForm) -> bool:
    """Write the answer down; what the door refuses stands at its field.

    It is the actor's own, or of whom the form names.
    """
    if not form.is_valid():
        return False
    said: dict[str, Any] = {"by": request.actor.role, "author": request.actor.name}
    said |= form.cleaned_data
    try:
        trajectories.answer_question(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            happened_on=said["happened_on"],
            said=AuditAnswer(
                question=number,
                answer=said["answer"],
                by=said["by"],
                author=said["author"],
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
