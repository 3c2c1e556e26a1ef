"""What a coach fills in at a list of vacancies: a remark, and why one is added or taken off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wissel.portals.coach.fields import TextArea

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
    alles = forms.BooleanField(label=gettext_lazy("Toon ook wat een grens breekt"), required=False)
