"""A form about something that two people may change at once: it knows what its writer saw."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wissel.core.refusal import Refused
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.refusals import add_refusal


class SeenForm(forms.Form):
    """Carries the revision that its writer saw."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> int:
        """The revision that the writer saw; none is that there was nothing yet."""
        return self.cleaned_data["revision"] or 0

    def refuse(self, refused: Refused, now_there: Mapping[str, Any]) -> None:
        """Put what a door refused at its field.

        When somebody else changed it meanwhile, what stands there now (``now_there``, by field,
        ``revision`` included) is said beside what was typed; saving again replaces it.
        """
        if refused.code != "changed-meanwhile":
            add_refusal(self, refused)
            return
        for name, value in now_there.items():
            if name != "revision" and self.cleaned_data.get(name) != value:
                self.add_error(name, _("Hier staat nu: %(value)s") % {"value": told(value)})
        self.add_error(None, refused.message.in_(reader_language()))
        self.data = {**dict(self.data.items()), "revision": str(now_there["revision"])}


def told(value: Any) -> str:
    """Return a value as it is told to whoever typed another."""
    if isinstance(value, date):
        return day_year(value, reader_language())
    return str(value or "–")
