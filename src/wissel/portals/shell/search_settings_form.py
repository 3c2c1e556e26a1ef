"""Where and when is looked for work: the form of the search settings, for coach and employee."""

from typing import Any, Final, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.matched import SearchSettings, Transport
from wissel.core.vacancies import Shift
from wissel.portals.shell import vacancy_words as words

TRANSPORTS: Final[dict[Transport, Promise]] = {
    "walk": gettext_lazy("te voet"),
    "bike": gettext_lazy("fiets"),
    "e-bike": gettext_lazy("elektrische fiets"),
    "public transport": gettext_lazy("openbaar vervoer"),
    "car": gettext_lazy("auto"),
}
#: No licence is something else than that nobody said.
_NONE: Final = "none"
_LICENCES: Final = ("AM", "B", "BE", "C", "CE", "D", "T")
_NUMBER: Final[dict[str, Any]] = {
    "invalid": gettext_lazy("Vul een heel getal in, bijvoorbeeld 25.")
}
_NUMERIC: Final = {"inputmode": "numeric", "maxlength": 4}


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        error_messages=_NUMBER,
        widget=forms.TextInput(attrs=_NUMERIC),
    )


class SearchSettingsForm(forms.Form):
    """What is said of place, travel and times. Empty is unknown: nothing falls out on it."""

    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("Alleen de cijfers tellen. De straat is niet nodig."),
        max_length=10,
        required=False,
    )
    transport = forms.ChoiceField(
        label=gettext_lazy("Vervoer"),
        choices=[("", gettext_lazy("niet gezegd")), *TRANSPORTS.items()],
        required=False,
    )
    max_km = _number(gettext_lazy("Hoogstens zoveel kilometer"))
    max_minutes = _number(gettext_lazy("Hoogstens zoveel minuten reizen"))
    times = forms.MultipleChoiceField(
        label=gettext_lazy("Wanneer werken kan"),
        help_text=gettext_lazy("Niets aangevinkt: dat is niet gezegd."),
        choices=[(one.value, word) for one, word in words.SHIFTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hours_min = _number(gettext_lazy("Minstens zoveel uren per week"))
    licence = forms.MultipleChoiceField(
        label=gettext_lazy("Rijbewijs"),
        help_text=gettext_lazy("Niets aangevinkt: dat is niet gezegd."),
        choices=[(_NONE, gettext_lazy("geen rijbewijs")), *((one, one) for one in _LICENCES)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    excluded_employers = forms.CharField(
        label=gettext_lazy("Werkgevers die afvallen"),
        help_text=gettext_lazy("Op elke regel één. De eigen werkgever valt vanzelf af."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_licence(self) -> list[str]:
        """Refuse a licence beside none."""
        said = list(self.cleaned_data["licence"])
        if _NONE in said and len(said) > 1:
            raise forms.ValidationError(_("Kies geen rijbewijs, of welk rijbewijs er is."))
        return said

    def said(self) -> SearchSettings:
        """Return the settings as they were filled in. For a form that is valid."""
        data = self.cleaned_data
        licences = tuple(one for one in data["licence"] if one != _NONE)
        lines = (one.strip() for one in data["excluded_employers"].splitlines())
        return SearchSettings(
            postcode=data["postcode"],
            transport=cast(Transport, data["transport"]) if data["transport"] else None,
            max_km=_float(data["max_km"]),
            max_minutes=data["max_minutes"],
            times=tuple(Shift(one) for one in data["times"]) or None,
            licence=licences if data["licence"] else None,
            hours_min=_float(data["hours_min"]),
            excluded_employers=tuple(one for one in lines if one),
        )

    @staticmethod
    def begun(said: SearchSettings) -> dict[str, Any]:
        """Return what the form begins with."""
        licences = said.licence
        return {
            "postcode": said.postcode,
            "transport": said.transport or "",
            "max_km": _whole(said.max_km),
            "max_minutes": _whole(said.max_minutes),
            "times": [one.value for one in said.times or ()],
            "hours_min": _whole(said.hours_min),
            "licence": [] if licences is None else [*licences] or [_NONE],
            "excluded_employers": "\n".join(said.excluded_employers),
        }


def _float(said: int | None) -> float | None:
    return None if said is None else float(said)


def _whole(said: float | None) -> str:
    return "" if said is None else f"{said:g}"
