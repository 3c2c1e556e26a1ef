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
from wissel.core.access import STAFF, DataCategory
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.case_course import PhaseRow, phase_rows
from wissel.portals.coach.duty import WordForm
from wissel.portals.coach.words import PHASE_EFFECTS
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: A form cannot tell an empty choice from none.
_BEGIN = "begin"


class PhaseForm(WordForm):
    """What happens with the phase, of the steps there are, with a reason."""

    no_day = gettext_lazy("Kies de dag waarop de fase begint.")

    def __init__(self, steps: Iterable[str], data: Any = None) -> None:
        super().__init__(data)
        choices = [(step or _BEGIN, PHASE_EFFECTS[step]) for step in steps]
        self.fields["effect"] = forms.ChoiceField(
            label=_("Wat gebeurt er met deze fase?"),
            choices=choices,
            initial=choices[0][0] if len(choices) == 1 else None,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Kies wat er met deze fase gebeurt."),
                "invalid_choice": _("Dat kan nu niet met deze fase. Kies opnieuw."),
            },
        )
        if "later" not in steps:
            del self.fields["until"]
            return
        self.fields["until"].label = _("Begint op")
        self.fields["until"].help_text = _("Alleen bij ‘Begint later’.")


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
