"""The first-track check: its questions with what the file knows, and the conclusion of a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import STAFF, DataCategory
from wissel.core.journal import CheckAnswer, FirstTrackCheck
from wissel.core.ladder import Question, first_track
from wissel.core.refusal import Refused
from wissel.core.sources import Basis
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.case_ladder import ladder_of, notices, rung_rows
from wissel.portals.coach.services import start_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_ANSWERS: Final = (
    ("yes", gettext_lazy("Ja")),
    ("no", gettext_lazy("Nee")),
    ("unknown", gettext_lazy("Niet bekend")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its three fields."""

    basis: tuple[Basis, ...]
    answer: BoundField
    words: BoundField
    proof: BoundField


class CheckForm(forms.Form):
    """An answer to every question, and what its author concludes."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Conclusie"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies de conclusie.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Toelichting"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    author = forms.CharField(
        label=gettext_lazy("Wie concludeert dit?"),
        help_text=gettext_lazy("Leeg: jij. Anders de naam, bijvoorbeeld van de arbeidsdeskundige."),
        max_length=200,
        required=False,
    )
    happened_on = DayField(label=gettext_lazy("Datum"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules, language = first_track(), reader_language()
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
        outcome = self.fields["outcome"]
        if isinstance(outcome, forms.ChoiceField):
            outcome.choices = [(key, text.in_(language)) for key, text in rules.outcomes.items()]
        for question in rules.questions:
            self._ask(question)

    def rows(self) -> list[Row]:
        """Return the questions with their fields, in order."""
        return [
            Row(
                question.basis,
                self[question.key],
                self[f"{question.key}-words"],
                self[f"{question.key}-proof"],
            )
            for question in first_track().questions
        ]

    def answers(self) -> dict[str, CheckAnswer]:
        """Return what was answered, by question."""
        said = self.cleaned_data
        return {
            key: CheckAnswer(key, said[key], said[f"{key}-words"], said[f"{key}-proof"])
            for key in (question.key for question in first_track().questions)
        }

    def _ask(self, question: Question) -> None:
        key, text = question.key, question.text.in_(reader_language())
        self.fields[key] = forms.ChoiceField(
            label=text,
            help_text=question.hint.in_(reader_language()) if question.hint else "",
            choices=_ANSWERS,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies ja, nee of niet bekend.")},
        )
        self.fields[f"{key}-words"] = forms.CharField(
            label=_("In een of twee zinnen"), max_length=500, required=False
        )
        self.fields[f"{key}-proof"] = forms.CharField(
            label=_("Waaruit blijkt dat?"),
            max_length=500,
            required=False,
        )


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the check with what the file says of the first track; write a new one."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    today, keep = today_of(request.now), f"first-track-{trajectory}"
    held = trajectories.check_of(view.case)
    posted = request.POST if request.method == "POST" else None
    form = CheckForm(posted, today=today, initial=_start(held, today))
    if posted is not None and form.is_valid() and _written(request, trajectory, form):
        say_saved(request, _("Vastgelegd in het logboek."), form=keep)
        return redirect("coach:first_track", trajectory)
    found = ladder_of(view)
    context = head(request, view, "course") | {
        "held": held,
        "concluded": first_track().outcomes[held.outcome].in_(reader_language()) if held else "",
        "form": form if DataCategory.MILESTONES in view.writes else None,
        "rungs": rung_rows(view, found),
        "notices": notices(view, found),
        "keep": keep,
        **start_of(view),
    }
    return render(request, "coach/first_track.html", context, status=422 if posted else 200)


def _start(held: FirstTrackCheck | None, today: date) -> dict[str, Any]:
    """Begin with what was answered before: most of it still holds."""
    start: dict[str, Any] = {"happened_on": today}
    if held is None:
        return start
    for one in held.answers:
        start |= {
            one.question: one.answer,
            f"{one.question}-words": one.words,
            f"{one.question}-proof": one.proof,
        }
    return start | {"outcome": held.outcome, "reason": held.reason, "author": held.author}


def _written(request: PageRequest, trajectory: UUID, form: CheckForm) -> bool:
    said = form.cleaned_data
    try:
        trajectories.check_first_track(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            happened_on=said["happened_on"],
            outcome=said["outcome"],
            answers=form.answers(),
            author=said["author"],
            reason=said["reason"],
        )
    except Refused as refused:
        keys = [question.key for question in first_track().questions]
        places = {f"$.answers.{key}": key for key in keys}
        places |= {f"$.answers.{key}.words": f"{key}-words" for key in keys}
        places |= {f"$.answers.{key}.proof": f"{key}-proof" for key in keys}
        add_refusal(form, refused, places)
        return False
    return True
