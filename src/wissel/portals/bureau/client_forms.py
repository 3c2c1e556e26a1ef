"""What is typed about a client: a new one, its people, its facts, and what was said in a talk."""

from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus.service import (
    MOST_NOTE,
    ChangeView,
    ClientChanged,
    ClientFile,
    ClientSaid,
    NoteSaid,
)
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.bureau.seen import SeenForm, told
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.day_field import DayField

_NOT_AN_ADDRESS: Final = gettext_lazy("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl")
_RISKS: Final = (
    ("", gettext_lazy("Onbekend")),
    ("yes", gettext_lazy("Ja")),
    ("no", gettext_lazy("Nee")),
)
NAMES: Final = tuple(field.name for field in fields(ClientSaid))


class ClientForm(forms.Form):
    """A new client."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van de werkgever in.")},
    )
    kvk = forms.RegexField(
        r"^\d{8}$",
        label=gettext_lazy("KvK-nummer"),
        required=False,
        error_messages={"invalid": gettext_lazy("Een KvK-nummer heeft 8 cijfers.")},
    )


class ContactForm(forms.Form):
    """Somebody at a client."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        error_messages={
            "required": gettext_lazy("Vul het e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres."),
        },
    )
    phone = forms.CharField(label=gettext_lazy("Telefoon"), max_length=40, required=False)
    function = forms.CharField(label=gettext_lazy("Functie"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Wat mag deze persoon zien?"),
        choices=[
            (Role.EMPLOYER.value, gettext_lazy("Personeelszaken: trajecten en rapporten")),
            (Role.LINE_MANAGER.value, gettext_lazy("Leidinggevende: alleen de datums")),
        ],
        widget=forms.RadioSelect,
        initial=Role.EMPLOYER.value,
    )


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **more)


def _mail(label: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label, required=False, error_messages={"invalid": _NOT_AN_ADDRESS}
    )


def _risk(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_RISKS, required=False, widget=forms.RadioSelect, initial=""
    )


class FactsForm(SeenForm):
    """What is known of a client."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van de werkgever in.")},
    )
    kvk = forms.CharField(
        label=gettext_lazy("KvK-nummer"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    sector = _text(
        gettext_lazy("Sector"), 100, help_text=gettext_lazy("In eigen woorden, zoals vervoer.")
    )
    address = _text(gettext_lazy("Bezoekadres: straat en nummer"), 200)
    postcode = _text(gettext_lazy("Postcode"), 10)
    place = _text(gettext_lazy("Plaats"), 100)
    post_address = _text(gettext_lazy("Postadres, als dat anders is"), 300)
    invoice_address = _text(gettext_lazy("Factuuradres, als dat anders is"), 300)
    invoice_email = _mail(gettext_lazy("E-mailadres voor facturen"))
    reference = _text(
        gettext_lazy("Inkoopnummer of kenmerk"),
        100,
        help_text=gettext_lazy("Komt op elke nieuwe offerte voor deze opdrachtgever."),
    )
    payer_name = _text(gettext_lazy("Naam van de betaler"), 200)
    payer_address = _text(gettext_lazy("Adres"), 300)
    payer_email = _mail(gettext_lazy("E-mailadres"))
    payer_reference = _text(gettext_lazy("Kenmerk"), 100)
    own_risk_wga = _risk(gettext_lazy("Eigenrisicodrager voor de WGA?"))
    own_risk_wga_since = DayField(label=gettext_lazy("Sinds"), required=False)
    own_risk_zw = _risk(gettext_lazy("Eigenrisicodrager voor de Ziektewet?"))
    own_risk_zw_since = DayField(label=gettext_lazy("Sinds"), required=False)

    def said(self) -> ClientSaid:
        """Return what was typed as the door takes it."""
        return ClientSaid(**{name: self.cleaned_data[name] for name in NAMES})

    def show_both(self, changed: ClientChanged) -> None:
        """Show what others changed since beside what was typed; saving again keeps both.

        Fields that only somebody else changed take what stands there now.
        """
        for name, change in changed.by_field.items():
            there = getattr(changed.file.said, name)
            self.add_error(name, _now_there(name, there, change))
        typed = {name: getattr(changed.both, name) for name in NAMES}
        self.data = {
            **{name: _as_typed(value) for name, value in typed.items()},
            "revision": str(changed.file.revision),
        }


class NoteForm(forms.Form):
    """What was said in a talk."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    happened_on = DayField(label=gettext_lazy("Dag van het gesprek"))
    with_whom = forms.CharField(
        label=gettext_lazy("Met wie"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf met wie het gesprek was.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Wat is besproken of afgesproken"),
        max_length=MOST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Over werk en samenwerken, niet over gezondheid of over één medewerker."
        ),
        error_messages={"required": gettext_lazy("Schrijf wat is besproken of afgesproken.")},
    )

    def said(self) -> NoteSaid:
        """Return what was typed as the door takes it."""
        data = self.cleaned_data
        return NoteSaid(data["happened_on"], data["with_whom"], data["text"])


def new_note(today: date) -> NoteForm:
    """Return an empty form for a talk of today."""
    return NoteForm(initial={"once": uuid4(), "happened_on": today})


def facts_initial(file: ClientFile) -> dict[str, Any]:
    """Return what stands in the fields before anybody typed."""
    facts = {name: getattr(file.said, name) for name in NAMES}
    return {**facts, "revision": file.revision}


def _now_there(name: str, value: Any, change: ChangeView) -> str:
    shown = dict(_RISKS).get(value, value) if name in ("own_risk_wga", "own_risk_zw") else value
    return _("Hier staat nu: %(value)s (%(who)s, %(day)s)") % {
        "value": told(shown),
        "who": change.made_by,
        "day": day_year(today_of(change.made_at), reader_language()),
    }


def _as_typed(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
