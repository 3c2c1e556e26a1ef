"""What a coach fills in at a list of vacancies: a remark, and why one is added or taken off."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.search_settings_form import NO_LICENCE, SearchSettingsForm

_WHY: dict[str, Any] = {"required": gettext_lazy("Zeg waarom.")}


class SendForm(forms.Form):
    """The words that go with a list."""

    remark = TextArea(
        label=gettext_lazy("Bericht bij de lijst"),
        help_text=gettext_lazy("De medewerker leest dit boven de vacatures."),
        max_length=500,
        rows=2,
        required=False,
    )


class RemoveForm(forms.Form):
    """Why a vacancy goes off the list; each line has its own."""

    because = TextArea(
        label=gettext_lazy("Waarom van de lijst"),
        help_text=gettext_lazy("De vacature komt niet terug. Schrijf over het werk."),
        max_length=300,
        rows=2,
        error_messages=_WHY,
    )

    def __init__(self, data: Any = None, *, line: str) -> None:
        super().__init__(data, auto_id=f"id_{line}_%s")


class AddForm(forms.Form):
    """Why a vacancy goes on the list; each hit has its own."""

    because = TextArea(
        label=gettext_lazy("Waarom op de lijst"),
        help_text=gettext_lazy("De medewerker kan dit lezen. Schrijf over het werk."),
        max_length=300,
        rows=2,
        error_messages=_WHY,
    )

    def __init__(self, data: Any = None, *, hit: str = "") -> None:
        super().__init__(data, auto_id=f"id_{hit}_%s" if hit else "id_%s")


class SearchForm(forms.Form):
    """What is looked for, and whether what breaks a limit is shown too."""

    woorden = forms.CharField(
        label=gettext_lazy("Ander werk zoeken"),
        help_text=gettext_lazy("Leeg: de richtingen van het zoekprofiel."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    alles = forms.BooleanField(
        label=gettext_lazy("Toon ook wat op één grens afvalt"), required=False
    )


#: What is asked of the employee about the own life, said of them.
_LABELS: dict[str, tuple[Any, Any]] = {
    "postcode": (gettext_lazy("Postcode"), gettext_lazy("De vier cijfers zijn genoeg.")),
    "transport": (gettext_lazy("Vervoer"), ""),
    "max_minutes": (
        gettext_lazy("Hoogstens zoveel minuten reizen"),
        gettext_lazy("Enkele reis. Leeg: de reistijd van het profiel."),
    ),
    "max_km": (
        gettext_lazy("Hoogstens zoveel kilometer"),
        gettext_lazy("Met allebei tellen de minuten."),
    ),
    "times": (
        gettext_lazy("Wanneer werken kan"),
        gettext_lazy("Niets aangevinkt: dat is niet gezegd."),
    ),
    "licence": (gettext_lazy("Rijbewijs"), gettext_lazy("Niets aangevinkt: dat is niet gezegd.")),
    "hours_min": (
        gettext_lazy("Minstens zoveel uren per week"),
        gettext_lazy("Het meeste zegt de belastbaarheid."),
    ),
    "excluded_employers": (
        gettext_lazy("Werkgevers die afvallen"),
        gettext_lazy("Op elke regel één. De eigen werkgever valt vanzelf af."),
    ),
}


class CaseSettingsForm(SearchSettingsForm):
    """Where and when is looked, as the coach fills it in for somebody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in _LABELS.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
        licence = cast(forms.MultipleChoiceField, self.fields["licence"])
        licence.choices = [
            (key, _("geen rijbewijs") if key == NO_LICENCE else word)
            for key, word in cast("list[tuple[str, str]]", licence.choices)
        ]
