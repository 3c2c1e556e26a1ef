"""The repair plan of a wage sanction as the coach keeps it, and the request to UWV."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import RepairView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory, Role
from wissel.core.audit import RepairPlan
from wissel.core.journal import JournalEntry, standing
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import entry_line
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.repair_view import repair_rows, request_of
from wissel.portals.shell.saved import say_saved

#: Who can repair a shortcoming.
_OWNERS: Final = ("employer", "coach", "employee", "company-doctor", "labour-expert", "other")
_MOST: Final = 500


class ShortcomingForm(forms.Form):
    """A shortcoming as UWV wrote it, and what is done about it."""

    what = TextArea(label=gettext_lazy("Wat schrijft UWV?"), max_length=_MOST)
    action = TextArea(label=gettext_lazy("Wat wordt eraan gedaan?"), max_length=_MOST)
    owner = forms.ChoiceField(label=gettext_lazy("Door wie?"))
    by = DayField(label=gettext_lazy("Uiterlijk op"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner, language = self.fields["owner"], reader_language()
        if isinstance(owner, forms.ChoiceField):
            owner.choices = [(key, actor_word(key, language)) for key in _OWNERS]


class RepairForm(forms.Form):
    """Which shortcoming was repaired, how, and what in the file shows it."""

    shortcoming = forms.ChoiceField(label=gettext_lazy("Welke tekortkoming?"))
    outcome = TextArea(label=gettext_lazy("Wat is er gedaan?"), max_length=_MOST)
    happened_on = DayField(label=gettext_lazy("Hersteld op"))
    proofs = forms.MultipleChoiceField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        help_text=gettext_lazy("Staat het er niet bij? Leg dat stuk dan eerst vast."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies wat het herstel laat zien.")},
    )

    def __init__(self, *args: Any, today: date, found: RepairView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
        named, proofs = self.fields["shortcoming"], self.fields["proofs"]
        if isinstance(named, forms.ChoiceField) and found.plan is not None:
            named.choices = [(one.entry, one.what) for one in found.plan.shortcomings]
        if isinstance(proofs, forms.MultipleChoiceField):
            proofs.choices = _proofs(found)


def _proofs(found: RepairView) -> list[tuple[str, str]]:
    """Return what in the file can show a repair, the newest first."""
    return [
        (entry.id, _label(entry))
        for entry in reversed(standing(found.case.journal))
        if trajectories.shows_repair(entry)
    ]


def _label(entry: JournalEntry) -> str:
    language = reader_language()
    title = entry_line(entry, language=language).title
    return f"{title}, {day_year(entry.happened_on, language)}"


@page(Role.COACH, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def repair(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show each shortcoming with its repair; write down a shortcoming, or a repair."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = documents.repair(actor=request.actor, now=request.now, trajectory=trajectory)
    posted = request.POST if request.method == "POST" else None
    act = posted.get("act", "") if posted is not None else ""
    named, mended = _forms(request, found, act)
    done = (act == "name" and named.is_valid() and _named(request, view, named)) or (
        act == "repair" and mended.is_valid() and _mended(request, view, mended)
    )
    if done:
        say_saved(request, _("Vastgelegd in het logboek."), form=f"{act}-{trajectory}")
        return redirect("coach:repair", trajectory)
    return _page(request, view, found, (named, mended), status=422 if posted is not None else 200)


@page(Role.COACH, Role.MANAGER)
@require_safe
def shortening(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the request to shorten the sanction as PDF, or say what is missing."""

    def otherwise(why: str) -> HttpResponse:
        view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
        found = documents.repair(actor=request.actor, now=request.now, trajectory=trajectory)
        return _page(request, view, found, _forms(request, found, ""), why=why, status=422)

    return request_of(request, trajectory, otherwise)


def _forms(request: PageRequest, found: RepairView, act: str) -> tuple[ShortcomingForm, RepairForm]:
    today, posted = today_of(request.now), request.POST
    named = ShortcomingForm(posted if act == "name" else None, auto_id="naam_%s")
    mended = RepairForm(
        posted if act == "repair" else None,
        today=today,
        found=found,
        initial={"happened_on": today},
    )
    return named, mended


def _page(
    request: PageRequest,
    view: CaseView,
    found: RepairView,
    both: tuple[ShortcomingForm, RepairForm],
    *,
    status: int,
    why: str = "",
) -> HttpResponse:
    may = request.actor.role == Role.COACH and DataCategory.STAGNATION in view.writes
    plan: RepairPlan | None = found.plan
    decided = plan is not None and plan.decided_on is not None
    context = head(request, view, "riv") | {
        "plan": plan,
        "rows": repair_rows(found),
        "named": both[0] if may and decided else None,
        "mended": both[1] if may and plan is not None and plan.shortcomings else None,
        "document_url": reverse("coach:log_kind", args=[view.id, "document-received"]),
        "request_url": reverse("coach:shortening", args=[view.id]),
        "may": may,
        "why": why,
    }
    return render(request, "coach/repair.html", context, status=status)


def _named(request: PageRequest, view: CaseView, form: ShortcomingForm) -> bool:
    said = form.cleaned_data
    try:
        trajectories.name_shortcoming(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            what=said["what"],
            action=said["action"],
            owner=said["owner"],
            by=said["by"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _mended(request: PageRequest, view: CaseView, form: RepairForm) -> bool:
    said = form.cleaned_data
    try:
        trajectories.repair_shortcoming(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            shortcoming=UUID(said["shortcoming"]),
            happened_on=said["happened_on"],
            outcome=said["outcome"],
            proofs=said["proofs"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
