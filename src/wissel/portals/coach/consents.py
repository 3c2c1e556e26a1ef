"""What the employee was told and allowed; the office takes over what they said on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView, Consents
from wissel.core.access import STAFF, DataCategory
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.shell.consent_words import choice_lines
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: What is on paper when it is no choice: that the information was read.
INFORMED = "informed"


class PaperForm(forms.Form):
    """One thing the employee said on paper."""

    what = forms.ChoiceField(
        label=gettext_lazy("Wat staat er op het papier?"),
        error_messages={"required": gettext_lazy("Kies wat er op het papier staat.")},
    )
    named = forms.CharField(
        label=gettext_lazy("Welk bedrijf?"),
        help_text=gettext_lazy("Alleen als de toestemming voor één bedrijf geldt."),
        max_length=200,
        required=False,
    )
    on_paper = DayField(label=gettext_lazy("Getekend op"))

    def __init__(self, *args: Any, found: Consents, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on_paper"].widget.attrs["max"] = today.isoformat()
        what = self.fields["what"]
        if isinstance(what, forms.ChoiceField):
            first, later = choice_lines(found)
            what.choices = [
                ("", _("– kies –")),
                (INFORMED, _("De informatie is gelezen")),
                *((line.key, line.question) for line in (*first, *later)),
            ]


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show information and consent; take over from paper, or take back at the employee's word."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = trajectories.consents(actor=request.actor, now=request.now, trajectory=trajectory)
    today, keep = today_of(request.now), f"consents-{trajectory}"
    posted = request.POST if request.method == "POST" else None
    if posted is not None and "withdraw" in posted:
        return _withdrawn(request, found, posted["withdraw"])
    form = PaperForm(posted, found=found, today=today, initial={"on_paper": today})
    if posted is not None and form.is_valid() and _taken_over(request, found, form):
        say_saved(request, _("Vastgelegd in het logboek."), form=keep)
        return redirect("coach:consents", trajectory)
    first, later = choice_lines(found)
    context = head(request, view, "people") | {
        "found": found,
        "lines": [*first, *later],
        "form": form if _writes(view) else None,
        "keep": keep,
    }
    return render(request, "coach/consents.html", context, status=422 if posted else 200)


def _writes(view: CaseView) -> bool:
    return DataCategory.CONSENTS in view.writes


def _taken_over(request: PageRequest, found: Consents, form: PaperForm) -> bool:
    said = form.cleaned_data
    common = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": found.trajectory,
        "version": found.statement.version,
        "on_paper": said["on_paper"],
    }
    try:
        if said["what"] == INFORMED:
            trajectories.confirm_information(**common)
        else:
            trajectories.give_consent(choice=said["what"], named=said["named"], **common)
    except Refused as refused:
        add_refusal(form, refused, {"$.choice": "what"})
        return False
    return True


def _withdrawn(request: PageRequest, found: Consents, consent: str) -> HttpResponse:
    chosen = next((one.id for one in found.given if str(one.id) == consent), UUID(int=0))
    trajectories.withdraw_consent(
        actor=request.actor, now=request.now, trajectory=found.trajectory, consent=chosen
    )
    say_saved(request, _("Ingetrokken. Het geldt vanaf nu niet meer."))
    return redirect("coach:consents", found.trajectory)
