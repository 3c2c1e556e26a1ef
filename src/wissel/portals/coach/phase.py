"""One phase in one trajectory: when it ran, and a reasoned word: begin, end, leave out, later."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import PHASE_STEPS, CaseView
from wissel.core.access import DataCategory
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.case_course import PhaseRow, phase_rows
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.words import PHASE_EFFECTS
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import STAFF, PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: A form cannot tell an empty choice from none.
_BEGIN = "begin"


class PhaseForm(forms.Form):
    """What happens with the phase, when, and why."""

    effect = forms.ChoiceField(
        label=gettext_lazy("Wat gebeurt er met deze fase?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat er met deze fase gebeurt."),
            "invalid_choice": gettext_lazy("Dat kan nu niet met deze fase. Kies opnieuw."),
        },
    )
    until = DayField(
        label=gettext_lazy("Begint op"),
        required=False,
        help_text=gettext_lazy("Alleen bij ‘Begint later’."),
    )
    reason = TextArea(
        rows=2,
        label=gettext_lazy("Waarom?"),
        max_length=500,
        help_text=gettext_lazy("Eén zin. Die staat in het logboek, met je naam."),
        error_messages={"required": gettext_lazy("Schrijf in één zin waarom.")},
    )

    def __init__(self, steps: Iterable[str], data: Any = None) -> None:
        super().__init__(data)
        steps = tuple(steps)
        choices = [(step or _BEGIN, PHASE_EFFECTS[step]) for step in steps]
        self.fields["effect"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if "later" not in steps:
            del self.fields["until"]
        if len(steps) == 1:
            self.fields["effect"].initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        """Ask for the day when it is later."""
        data = super().clean() or {}
        if data.get("effect") == "later" and not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Kies de dag waarop de fase begint."))
        return data


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def phase(request: PageRequest, trajectory: UUID, phase: str) -> HttpResponse:
    """Show one phase, and take a person's word about it."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    row = next((row for row in phase_rows(view) if row.key == phase), None)
    span = next((span for span in view.due.phases if span.key == phase), None)
    if row is None or span is None:
        raise Http404
    form = PhaseForm(PHASE_STEPS[span.state], request.POST if request.method == "POST" else None)
    keep = f"phase-{view.id}-{phase}"
    if form.is_bound and form.is_valid() and _decided(request, view, row, form):
        say_saved(request, _("Vastgelegd in het logboek."), form=keep)
        return redirect("coach:course", trajectory)
    context = head(request, view, "course") | {
        "row": row,
        "form": form,
        "keep": keep,
        "may": DataCategory.MILESTONES in view.writes,
    }
    return render(request, "coach/phase.html", context, status=422 if form.is_bound else 200)


def _decided(request: PageRequest, view: CaseView, row: PhaseRow, form: PhaseForm) -> bool:
    data = form.cleaned_data
    try:
        trajectories.decide_phase(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            phase=row.key,
            effect="" if data["effect"] == _BEGIN else data["effect"],
            reason=data["reason"],
            until=data.get("until"),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
