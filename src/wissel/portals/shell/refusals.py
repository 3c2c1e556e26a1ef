"""What a door refused becomes an error at its field, in the reader's language."""

from collections.abc import Mapping

from django import forms

from wissel.core.refusal import Refused
from wissel.portals.shell.dates import reader_language


def add_refusal(
    form: forms.Form, refused: Refused, places: Mapping[str, str] | None = None
) -> None:
    """Put the message at the field that the longest fitting path of ``places`` names.

    A path deeper than a known one (``$.absence.healthy[0].to``) goes to the known one. One that
    ``places`` does not know goes to the field of its own name (``$.reason``), and what fits no
    field stands above the form.
    """
    known = places or {}
    fits = [path for path in known if _lies_in(refused.path, path)]
    own = refused.path.removeprefix("$.").partition(".")[0]
    field = known[max(fits, key=len)] if fits else own
    form.add_error(
        field if field in form.fields else None,
        refused.message.in_(reader_language()),
    )


def _lies_in(path: str, known: str) -> bool:
    """Whether a path is the known one or a place within it.

    >>> _lies_in("$.absence.leave[1].to", "$.absence.leave[1]"), _lies_in("$.names", "$.name")
    (True, False)
    """
    return path.startswith(known) and path[len(known) :][:1] in ("", ".", "[")
