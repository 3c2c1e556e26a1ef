"""Where and when is looked for work: the form of the search settings."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.matched import SearchSettings
from wissel.core.vacancies import Shift
from wissel.portals.shell.money import AmountField, typed
from wissel.portals.shell.vacancy_words import SHIFTS

#: As many employers can be named, and one more is refused by the list as a whole.
EMPLOYERS: Final = {f"$.{number}": "excluded_employers" for number in range(20)}
_TRANSPORT: Final = (
    ("walk", gettext_lazy("lopend")),
    ("bike", gettext_lazy("met de fiets")),
    ("e-bike", gettext_lazy("met de elektrische fiets")),
    ("public transport", gettext_lazy("met bus, tram of trein")),
    ("car", gettext_lazy("met de auto")),
)
#: What stands for having no licence at all: not the same as saying nothing.
NO_LICENCE: Final = "geen"
_LICENCES: Final = (
    (NO_LICENCE, gettext_lazy("Ik heb geen rijbewijs")),
    ("AM", gettext_lazy("AM: bromfiets of scooter")),
    ("B", gettext_lazy("B: auto")),
    ("BE", gettext_lazy("BE: auto met aanhanger")),
    ("C", gettext_lazy("C: vrachtwagen")),
    ("CE", gettext_lazy("CE: vrachtwagen met aanhanger")),
    ("D", gettext_lazy("D: bus")),
    ("T", gettext_lazy("T: trekker")),
)
_NO_NUMBER: Final = gettext_lazy("Vul een getal in, bijvoorbeeld 20.")
_WHOLE: Final = gettext_lazy("Vul een heel getal in, bijvoorbeeld 45.")


class SearchSettingsForm(forms.Form):
    """Where to look, how far and when; every field may stay empty: then it is not known.

    It speaks to the employee; a form for who guides them gives the fields other labels.
    """

    postcode = forms.CharField(
        label=gettext_lazy("Uw postcode"),
        help_text=gettext_lazy("De vier cijfers zijn genoeg. Bijvoorbeeld: 3511."),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    transport = forms.ChoiceField(
        label=gettext_lazy("Hoe reist u naar werk?"),
        choices=_TRANSPORT,
        widget=forms.RadioSelect,
        required=False,
    )
    max_minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten wilt u het meest reizen?"),
        help_text=gettext_lazy("Voor één kant op. Leeg? Dan geldt de reistijd in uw profiel."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _WHOLE},
    )
    max_km = AmountField(
        label=gettext_lazy("Of: hoeveel kilometer ver?"),
        help_text=gettext_lazy("Vult u allebei in? Dan tellen de minuten."),
        required=False,
        error_messages={"invalid": _NO_NUMBER},
    )
    times = forms.MultipleChoiceField(
        label=gettext_lazy("Wanneer kunt u werken?"),
        help_text=gettext_lazy(
            "Kiest u niets? Dan weet Wissel het niet en vraagt het per vacature."
        ),
        choices=tuple((one.value, word) for one, word in SHIFTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    licence = forms.MultipleChoiceField(
        label=gettext_lazy("Welk rijbewijs heeft u?"),
        help_text=gettext_lazy("Kiest u niets? Dan weet Wissel het niet."),
        choices=_LICENCES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hours_min = AmountField(
        label=gettext_lazy("Hoeveel uur per week wilt u ten minste?"),
        help_text=gettext_lazy(
            "Hoeveel u het meest kunt werken, zegt de arts. Dat staat hier niet."
        ),
        required=False,
        error_messages={"invalid": _NO_NUMBER},
    )
    excluded_employers = forms.CharField(
        label=gettext_lazy("Bij welke werkgevers wilt u niet werken?"),
        help_text=gettext_lazy("Zet elke naam op een nieuwe regel."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, said: SearchSettings) -> None:
        super().__init__(data, initial=typed(_first(said)))
        self.said = said

    def clean_licence(self) -> list[str]:
        """Take no licence and a licence together for a slip."""
        chosen: list[str] = self.cleaned_data["licence"]
        if NO_LICENCE in chosen and len(chosen) > 1:
            raise forms.ValidationError(
                _("U koos ‘geen rijbewijs’ en ook een rijbewijs. Kies een van beide.")
            )
        return chosen

    def settings(self) -> SearchSettings:
        """Return what was filled in. For a form that is valid."""
        said = self.cleaned_data
        chosen = said["licence"]
        km, hours = said["max_km"], said["hours_min"]
        return replace(
            self.said,
            postcode=said["postcode"],
            transport=said["transport"] or None,
            max_minutes=said["max_minutes"],
            max_km=float(km) if km is not None else None,
            times=tuple(map(Shift, said["times"])) or None,
            licence=tuple(one for one in chosen if one != NO_LICENCE) if chosen else None,
            hours_min=float(hours) if hours is not None else None,
            excluded_employers=tuple(
                line.strip() for line in said["excluded_employers"].splitlines() if line.strip()
            ),
        )


def _first(said: SearchSettings) -> dict[str, Any]:
    """Return what stands in the fields at first."""
    licence = said.licence
    return {
        "postcode": said.postcode,
        "transport": said.transport,
        "max_minutes": said.max_minutes,
        "max_km": _amount(said.max_km),
        "times": [one.value for one in said.times or ()],
        "licence": [NO_LICENCE] if licence == () else list(licence or ()),
        "hours_min": _amount(said.hours_min),
        "excluded_employers": "\n".join(said.excluded_employers),
    }


def _amount(said: float | None) -> Decimal | None:
    return None if said is None else Decimal(str(said))
