"""What an employer fills in about a duty."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.core.journal import DocumentKind
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import DOCUMENTS

_EFFECTS: Final = (
    ("done-elsewhere", _("Het is gedaan, maar ergens anders vastgelegd")),
    ("not-applicable", _("Dit geldt hier niet")),
    ("later", _("Dit kan later")),
)


class ProofForm(forms.Form):
    """A document that is there: which one, and the date it bears."""

    document = forms.ChoiceField(label=_("Welk stuk?"), widget=forms.RadioSelect)
    happened_on = DayField(
        label=_("Datum op het stuk"), help_text=_("De dag waarop het is getekend of opgemaakt.")
    )
    author = forms.CharField(label=_("Opgesteld door"), required=False, max_length=200)

    def __init__(
        self, *args: Any, documents: Sequence[DocumentKind], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["document"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [(kind.value, DOCUMENTS[kind]) for kind in documents]
        choice.initial = documents[0].value if documents else None
        if len(documents) == 1:
            choice.widget = forms.HiddenInput()
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()


class DecisionForm(forms.Form):
    """A decision of the employer: when, and what was decided."""

    happened_on = DayField(label=_("Op welke dag?"))
    outcome = forms.CharField(
        label=_("Wat is besloten?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Eén zin. Schrijf niets over gezondheid."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()


class WordForm(forms.Form):
    """A reasoned word about a duty: done elsewhere, does not hold, later."""

    effect = forms.ChoiceField(
        label=_("Wat is er aan de hand?"),
        choices=_EFFECTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie.")},
    )
    until = DayField(
        label=_("Tot en met"),
        required=False,
        help_text=_("Alleen bij ‘Dit kan later’: de dag waarop u dit weer wilt zien."),
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Eén zin. Die staat met uw naam in het logboek."),
        error_messages={"required": _("Schrijf in één zin waarom.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day when it is later."""
        said = super().clean() or {}
        if said.get("effect") == "later" and not said.get("until") and "until" not in self.errors:
            self.add_error("until", _("Kies de dag waarop u dit weer wilt zien."))
        return said
