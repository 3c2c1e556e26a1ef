"""What a door refused becomes an error at its field, in the reader's language."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import get_language

from wissel.core.refusal import Refused
from wissel.portals.shell.dates import tongue


def add_refusal(form: forms.Form, refused: Refused, places: Mapping[str, str]) -> None:
    """Put the message at the field that the longest fitting path of ``places`` names.

    A path deeper than a known one (``$.absence.healthy[0].to``) goes to the known one; what fits
    none stands above the form.
    """
    fits = [known for known in places if refused.path.startswith(known)]
    field = places[max(fits, key=len)] if fits else None
    known = field if field in form.fields else None
    form.add_error(known, refused.message.in_(tongue(get_language() or "nl")))
