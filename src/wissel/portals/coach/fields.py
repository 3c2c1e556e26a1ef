"""Fields that several forms of the portal use."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_WRONG_DAY = _("Vul een dag in die bestaat, bijvoorbeeld 12-11-2026.")
_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


class DayField(forms.DateField):
    """A day: a date picker where there is one, and typed as people type it everywhere else."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        messages = {"invalid": _WRONG_DAY, "required": _("Vul een dag in.")}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        super().__init__(input_formats=_FORMATS, **kwargs)


class TextArea(forms.CharField):
    """Free text of a few lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
