"""Where a trajectory is guided, and how far the employee travels for it, in their own words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus.service import LocationView

_WHOLE = gettext_lazy("Vul een heel getal in, of niets.")


def offer_locations(form: forms.Form, locations: Sequence[LocationView]) -> None:
    """Offer these in the field ``location``; without any, the form does not speak of it."""
    field = form.fields["location"]
    if not locations:
        del form.fields["location"]
    elif isinstance(field, forms.ChoiceField):
        field.choices = [
            ("", _("– nog niet gekozen –")),
            *((str(one.id), one.title) for one in locations),
        ]


class PlaceForm(forms.Form):
    """One of the locations of the bureau, and what the employee says of the way to it."""

    location = forms.ChoiceField(label=gettext_lazy("Vestiging"), required=False)
    travel_km = forms.IntegerField(
        label=gettext_lazy("Afstand in kilometers"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3}),
        error_messages={"invalid": _WHOLE},
    )
    travel_minutes = forms.IntegerField(
        label=gettext_lazy("Reistijd in minuten"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3}),
        error_messages={"invalid": _WHOLE},
    )

    def __init__(self, *args: Any, locations: Sequence[LocationView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_locations(self, locations)
