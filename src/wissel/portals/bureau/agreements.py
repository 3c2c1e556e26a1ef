"""What a client agreed instead of a number of the way of working (*maatwerkafspraken*)."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ProgrammeView, Unit
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF
from wissel.core.programme import Limit, Programme
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied, today_of
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.agreement_words import AgreementRow, agreement_row
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

UNITS: Final[tuple[tuple[Unit, Any], ...]] = (
    ("working-days", gettext_lazy("werkdagen")),
    ("days", gettext_lazy("dagen")),
    ("weeks", gettext_lazy("weken")),
    ("months", gettext_lazy("maanden")),
)
PERIODS: Final = (
    ("week", gettext_lazy("elke week")),
    ("month", gettext_lazy("elke maand")),
    ("two-months", gettext_lazy("elke twee maanden")),
    ("quarter", gettext_lazy("elk kwartaal")),
)


class AgreementForm(forms.Form):
    """One number that is agreed: a term or interval, or a period of the calendar."""

    duty = forms.ChoiceField(
        label=gettext_lazy("Waarover"),
        error_messages={"required": gettext_lazy("Kies waarover de afspraak gaat.")},
    )
    amount = forms.IntegerField(
        label=gettext_lazy("Aantal"), min_value=1, max_value=3650, required=False
    )
    unit = forms.ChoiceField(label=gettext_lazy("Eenheid"), choices=UNITS, required=False)
    per = forms.ChoiceField(
        label=gettext_lazy("Of per periode"),
        choices=[("", gettext_lazy("– niet van toepassing –")), *PERIODS],
        required=False,
        help_text=gettext_lazy("Alleen bij rapporten en bij wat elke week of maand terugkomt."),
    )
    valid_from = DayField(label=gettext_lazy("Geldt vanaf"))
    valid_to = DayField(label=gettext_lazy("Tot en met"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Met wie afgesproken, en waarom"),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf met wie dit is afgesproken.")},
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = reader_language()
        field = self.fields["duty"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– kies –"))] + [
                (duty.key, duty.title.in_(lang))
                for duty in programme.duties()
                if programme.number_of(duty.key)
            ]

    def limit(self) -> Limit | None:
        """Return the term that was filled in, if one was."""
        amount, unit = self.cleaned_data["amount"], self.cleaned_data["unit"]
        units = {key for key, _word in UNITS}
        return Limit(amount, unit) if amount and unit in units else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where is agreed: with a client for all, or for the one trajectory whose ``case`` it is."""

    client: UUID
    name: str
    programme: Programme
    case: CaseView | None = None

    @property
    def keep(self) -> str:
        """Under what the page keeps what is typed."""
        return f"agreement-{self.client if self.case is None else self.case.id}"

    @property
    def url(self) -> str:
        """The page of these agreements."""
        if self.case is None:
            return reverse("bureau:agreements", args=[self.client])
        return reverse("bureau:case_agreements", args=[self.case.id])


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request: PageRequest, client: UUID) -> HttpResponse:
    """Show what was agreed with a client; the desk adds to it."""
    chosen = _chosen(request)
    programme = bureaus.programme(
        actor=request.actor, now=request.now, name=chosen.name, version=chosen.version
    )
    found = bureaus.client(actor=request.actor, now=request.now, client=client)
    return _page(request, _Place(client, found.name, programme))


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def case_agreements(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what was agreed for one trajectory, beside what holds in all; the desk adds to it."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    return _page(request, _Place(view.client, view.case.client.name, view.programme, view))


@page(*DESK)
@require_POST
def end(request: PageRequest, client: UUID, agreement: UUID) -> HttpResponse:
    """Let an agreement end today: what was due under it stays as it was."""
    to = reverse("bureau:agreements", args=[client])
    try:
        ended = trajectories.end_agreement(
            actor=request.actor,
            now=request.now,
            agreement=agreement,
            last_day=today_of(request.now),
        )
    except Refused as refused:
        say_saved(request, refused.message.in_(reader_language()))
    else:
        say_saved(request, _("De afspraak geldt tot en met vandaag."))
        if ended.trajectory is not None:
            to = reverse("bureau:case_agreements", args=[ended.trajectory])
    return redirect(to)


def _page(request: PageRequest, place: _Place) -> HttpResponse:
    if request.method == "POST" and request.actor.role not in DESK:
        raise Denied("desk-only", hidden=False)
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        programme=place.programme,
        initial={"valid_from": today_of(request.now), "unit": "working-days"},
    )
    if request.method == "POST" and form.is_valid() and _agreed(request, place, form):
        return redirect(place.url)
    return _answer(request, place, form)


def _agreed(request: PageRequest, place: _Place, form: AgreementForm) -> bool:
    data = form.cleaned_data
    try:
        trajectories.agree(
            actor=request.actor,
            now=request.now,
            client=place.client,
            programme=place.programme.name,
            version=place.programme.version,
            duty=data["duty"],
            reason=data["reason"],
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            limit=None if data["per"] else form.limit(),
            per=data["per"],
            trajectory=place.case.id if place.case is not None else None,
        )
    except Refused as refused:
        add_refusal(form, refused, {"$.limit": "amount"})
        return False
    say_saved(request, _("Afgesproken."), form=place.keep)
    return True


def _answer(request: PageRequest, place: _Place, form: AgreementForm) -> HttpResponse:
    context = {
        "section": "clients" if place.case is None else "cases",
        "place": place,
        "case": place.case,
        "agreements": _rows(request, place),
        "form": form,
        "may": request.actor.role in DESK,
    }
    status = 422 if form.is_bound else 200
    return render(request, "bureau/agreements.html", context, status=status)


def _rows(request: PageRequest, place: _Place) -> list[AgreementRow]:
    """Return the agreements, newest first; of one trajectory only what can hold there."""
    actor, now, case = request.actor, request.now, place.case
    found = trajectories.agreements_with(actor=actor, now=now, client=place.client)
    if case is not None:
        found = tuple(one for one in found if one.trajectory in (None, case.id))
        names = {case.id: case.case.employee.name}
    else:
        whose = [one.trajectory for one in found if one.trajectory is not None]
        places = trajectories.places_of(actor=actor, now=now, trajectories=whose) if whose else {}
        names = {key: each.employee for key, each in places.items()}
    return [agreement_row(one, today_of(now), names) for one in found]


def _chosen(request: PageRequest) -> ProgrammeView:
    """Return the newest version of the way of working of new trajectories."""
    every = bureaus.programmes(actor=request.actor, now=request.now)
    return next(each for each in every if each.chosen)
