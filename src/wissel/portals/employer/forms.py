"""What an employer fills in: about a duty, and what they ask."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.apps.trajectories.service import MOST_REQUEST
from wissel.core.journal import DocumentKind
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import DOCUMENTS
from wissel.portals.shell.guarded import GuardedForm

_EFFECTS: Final = (
    ("done-elsewhere", _("Het is gedaan, maar ergens anders vastgelegd")),
    ("not-applicable", _("Dit geldt hier niet")),
    ("later", _("Dit kan later")),
)
#: What an employer can ask, in the words of the page.
SORTS: Final = {
    "question": _("Ik heb een vraag"),
    "adjust": _("Ik wil bijsturen: het moet anders of sneller"),
    "call-back": _("Bel mij terug"),
}


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


class AskForm(GuardedForm):
    """What is asked of the bureau. ``about`` is only there where an employee is still to choose."""

    about = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        error_messages={
            "required": _("Kies een medewerker."),
            "invalid_choice": _("Kies een medewerker uit de lijst."),
        },
    )
    sort = forms.ChoiceField(
        label=_("Wat wilt u?"),
        choices=tuple(SORTS.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een van de drie."),
            "invalid_choice": _("Kies een van de drie."),
        },
    )
    text = forms.CharField(
        label=_("Uw vraag of wens"),
        help_text=_(
            "Bij terugbellen: wanneer het u schikt. Uw medewerker en de coach lezen dit. "
            "Schrijf niets over gezondheid."
        ),
        required=False,
        max_length=MOST_REQUEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if people is None:
            del self.fields["about"]
            return
        choice = self.fields["about"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [("", _("Kies een medewerker")), *people]
        if len(people) == 1:
            choice.initial = people[0][0]

    def clean(self) -> dict[str, Any]:
        """Ask for words where they are the request."""
        said = super().clean() or {}
        said["text"] = (said.get("text") or "").strip()
        asks = said.get("sort") in ("question", "adjust")
        if asks and not said["text"] and "text" not in self.errors:
            self.add_error("text", _("Schrijf in het kort wat u vraagt."))
        return said
