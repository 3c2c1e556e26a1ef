"""What is filled in about somebody who takes part."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.trajectories.service import PARTY_ROLES
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField

#: What somebody with an account changes, and nobody else.
_OWN: Final = ("name", "email")


class DetailsForm(forms.Form):
    """Name, organisation, address, phone. Of somebody with an account the first is theirs alone."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisatie"), max_length=200, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl")
        },
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def __init__(
        self, *args: Any, has_account: bool = False, organisation: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {name: self.initial.get(name, "") for name in _OWN} if has_account else {}
        for name in self.kept:
            del self.fields[name]
        if not organisation:
            del self.fields["organisation"]

    def details(self) -> dict[str, str]:
        """Return all details as the door takes them."""
        return {**self.cleaned_data, **self.kept}


class PartyForm(DetailsForm):
    """Somebody new: the role first, from the list."""

    role = forms.ChoiceField(
        label=gettext_lazy("Wat doet deze persoon hier"),
        help_text=gettext_lazy("Iemand van de werkgever met een e-mailadres kun je uitnodigen."),
        error_messages={"required": gettext_lazy("Kies wat deze persoon hier doet.")},
    )
    field_order = ("role",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– kies –")), *((role, _word(role)) for role in PARTY_ROLES)]


class EndForm(forms.Form):
    """The last day on which somebody takes part."""

    last_day = DayField(label=gettext_lazy("Laatste dag"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].widget.attrs["max"] = today.isoformat()


def _word(role: str) -> str:
    word = actor_word(role, reader_language())
    return word[:1].upper() + word[1:]
