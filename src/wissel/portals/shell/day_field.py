"""A day in a form: a date picker where there is one, and typed as people type it elsewhere."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

_FORMATS: Final = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_MESSAGES: Final = {
    "required": _("Vul een dag in."),
    "invalid": _("Vul een dag in die bestaat, bijvoorbeeld 12-11-2026."),
}


class DayField(forms.DateField):
    """A day, in one message when it does not exist."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        messages = _MESSAGES | kwargs.pop("error_messages", {})
        super().__init__(input_formats=_FORMATS, error_messages=messages, **kwargs)
