"""A refusal of a door becomes an error at the field it is about, in the reader's language."""

from collections.abc import Mapping

from django import forms

from wissel.core.refusal import Refused
from wissel.portals.coach.rows import language


def add_refusal(
    form: forms.Form, refused: Refused, places: Mapping[str, str] | None = None
) -> None:
    """Put the message at the field that ``places`` names for the path, else above the form.

    A path that is deeper than a known one (``$.absence.leave[0].to``) goes to the known one.
    """
    field = _field(refused.path, places or {})
    known = field if field in form.fields else None
    form.add_error(known, refused.message.in_(language()))


def _field(path: str, places: Mapping[str, str]) -> str:
    if path in places:
        return places[path]
    fits = [known for known in places if path.startswith(known)]
    if fits:
        return places[max(fits, key=len)]
    return path.removeprefix("$.").partition(".")[0]
