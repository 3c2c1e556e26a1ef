"""A vacancy that somebody of the bureau fills in by hand, and how a form begins with one."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.vacancies import Shift, Vacancy
from wissel.portals.shell import vacancy_words as words
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField

_UNSAID: Final = gettext_lazy("staat er niet in")
#: "None needed" is something else than "it does not say".
_NONE: Final = "none"
_LICENCES: Final = ("AM", "B", "BE", "C", "CE", "D", "T")
_HOURS: Final = ("hours_min", "hours_max", "hours_per_day")
_MOST_WEEK, _MOST_DAY = 60, 12


def _hours(label: Any) -> AmountField:
    return AmountField(
        label=label,
        required=False,
        error_messages={"invalid": gettext_lazy("Vul een aantal uren in, bijvoorbeeld 24.")},
    )


class VacancyForm(forms.Form):
    """What the vacancy says. Empty is unknown: then the text is read, and never guessed."""

    title = forms.CharField(
        label=gettext_lazy("Functie"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de functie in.")},
    )
    employer = forms.CharField(label=gettext_lazy("Werkgever"), max_length=200, required=False)
    place = forms.CharField(label=gettext_lazy("Plaats"), max_length=100, required=False)
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("Hiermee telt de afstand."),
        max_length=10,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Tekst van de vacature"),
        help_text=gettext_lazy(
            "Neem de hele tekst over. Wissel leest erin wat het werk vraagt: tillen, lopen, drukte."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Vul de tekst van de vacature in.")},
    )
    hours_min = _hours(gettext_lazy("Uren per week, vanaf"))
    hours_max = _hours(gettext_lazy("Uren per week, tot"))
    hours_per_day = _hours(gettext_lazy("Uren per dag"))
    shifts = forms.MultipleChoiceField(
        label=gettext_lazy("Wanneer is het werk"),
        help_text=gettext_lazy("Niets aangevinkt: dat staat er niet in."),
        choices=[(one.value, word) for one, word in words.SHIFTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    education = forms.ChoiceField(
        label=gettext_lazy("Niveau"),
        choices=[("", _UNSAID), *((str(key), word) for key, word in words.EDUCATION.items())],
        required=False,
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Rijbewijs"),
        choices=[
            ("", _UNSAID),
            (_NONE, gettext_lazy("niet nodig")),
            *((one, one) for one in _LICENCES),
        ],
        required=False,
    )
    contract = forms.ChoiceField(
        label=gettext_lazy("Contract"),
        choices=[("", _UNSAID), *words.CONTRACTS.items()],
        required=False,
    )
    wage = forms.CharField(label=gettext_lazy("Loon"), max_length=200, required=False)
    url = forms.CharField(
        label=gettext_lazy("Adres op het web"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    closes_on = DayField(label=gettext_lazy("Reageren kan tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check that hours can be."""
        data = super().clean() or {}
        for name in _HOURS:
            most = _MOST_DAY if name == "hours_per_day" else _MOST_WEEK
            said = data.get(name)
            if said is not None and not 0 < said <= most:
                self.add_error(name, _("Vul een getal in van 1 tot %(most)s.") % {"most": most})
        least, most_hours = data.get("hours_min"), data.get("hours_max")
        if least is not None and most_hours is not None and least > most_hours:
            self.add_error("hours_max", _("Dit is minder dan het laagste aantal uren."))
        return data

    def said(self) -> Vacancy:
        """Return the vacancy as it was filled in. For a form that is valid."""
        data = self.cleaned_data
        shifts = tuple(Shift(one) for one in data["shifts"])
        return Vacancy(
            id="",
            title=data["title"],
            text=data["text"],
            employer=data["employer"],
            place=data["place"],
            postcode=data["postcode"],
            contract=data["contract"],
            wage=data["wage"],
            url=data["url"],
            hours_min=_float(data["hours_min"]),
            hours_max=_float(data["hours_max"]),
            hours_per_day=_float(data["hours_per_day"]),
            shifts=shifts or None,
            education=int(data["education"]) if data["education"] else None,
            licence=_licence(data["licence"]),
            closes_on=data["closes_on"],
        )

    @staticmethod
    def begun(said: Vacancy) -> dict[str, Any]:
        """Return what the form begins with to enter a vacancy anew."""
        licences = said.licences
        return {
            **{name: getattr(said, name) for name in _TEXTS},
            **{name: _plain(getattr(said, name)) for name in _HOURS},
            "shifts": [one.value for one in said.shifts or ()],
            "education": str(said.education or ""),
            "licence": "" if licences is None else (licences[0] if licences else _NONE),
            "closes_on": said.closes_on,
        }


_TEXTS: Final = ("title", "employer", "place", "postcode", "text", "contract", "wage", "url")


def _licence(said: str) -> tuple[str, ...] | None:
    if not said:
        return None
    return () if said == _NONE else (said,)


def _float(said: Decimal | None) -> float | None:
    return None if said is None else float(said)


def _plain(said: float | None) -> str:
    return "" if said is None else f"{said:g}"
