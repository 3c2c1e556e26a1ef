"""What a client agreed instead of a number of the way of working (*maatwerkafspraken*)."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import AgreementView, ProgrammeView, Unit
from wissel.apps.trajectories import service as trajectories
from wissel.core.programme import Limit, Programme, Promise
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import STAFF, PageRequest, page
from wissel.portals.shell.promise_words import often_words, within_words
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


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request: PageRequest, client: UUID) -> HttpResponse:
    """Show what was agreed with a client; the desk adds to it."""
    chosen = _chosen(request)
    programme = bureaus.programme(
        actor=request.actor, now=request.now, name=chosen.name, version=chosen.version
    )
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        initial={"valid_from": today_of(request.now), "unit": "working-days"},
    )
    if request.method == "POST" and form.is_valid() and _agreed(request, client, form, chosen):
        return redirect("bureau:agreements", client)
    return _answer(request, client, form, programme)


@page(*DESK)
@require_POST
def end(request: PageRequest, client: UUID, agreement: UUID) -> HttpResponse:
    """Let an agreement end today: what was due under it stays as it was."""
    try:
        trajectories.end_agreement(
            actor=request.actor,
            now=request.now,
            agreement=agreement,
            last_day=today_of(request.now),
        )
    except Refused as refused:
        say_saved(request, refused.message.in_(reader_language()))
    else:
        say_saved(request, _("De afspraak geldt tot en met vandaag."))
    return redirect("bureau:agreements", client)


def _agreed(request: PageRequest, client: UUID, form: AgreementForm, chosen: ProgrammeView) -> bool:
    data = form.cleaned_data
    try:
        trajectories.agree(
            actor=request.actor,
            now=request.now,
            client=client,
            programme=chosen.name,
            version=chosen.version,
            duty=data["duty"],
            reason=data["reason"],
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            limit=None if data["per"] else form.limit(),
            per=data["per"],
        )
    except Refused as refused:
        add_refusal(form, refused, {"$.limit": "amount"})
        return False
    say_saved(request, _("Afgesproken."), form=f"agreement-{client}")
    return True


def _answer(
    request: PageRequest, client: UUID, form: AgreementForm, programme: Programme
) -> HttpResponse:
    found = bureaus.agreements(actor=request.actor, now=request.now, client=client)
    today = today_of(request.now)
    context = {
        "section": "clients",
        "client": bureaus.client(actor=request.actor, now=request.now, client=client),
        "agreements": [_row(each, programme, today) for each in found],
        "form": form,
        "keep": f"agreement-{client}",
        "may": request.actor.role in DESK,
    }
    status = 422 if form.is_bound else 200
    return render(request, "bureau/agreements.html", context, status=status)


def _row(each: AgreementView, programme: Programme, today: date) -> dict[str, Any]:
    term = each.term
    duty = programme.duty(term.duty)
    if term.limit is not None and isinstance(duty, Promise):
        number = within_words(term.limit)
    else:
        number = often_words(term.limit, term.per)
    return {
        "id": each.id,
        "title": duty.title.in_(reader_language()) if duty is not None else term.duty,
        "number": number,
        "from": term.valid_from,
        "to": term.valid_to,
        "reason": each.reason,
        "made_by": each.made_by,
        "holds": term.holds_on(today),
        "ahead": term.valid_from > today,
    }


def _chosen(request: PageRequest) -> ProgrammeView:
    """Return the newest version of the way of working of new trajectories."""
    every = bureaus.programmes(actor=request.actor, now=request.now)
    return next(each for each in every if each.chosen)
