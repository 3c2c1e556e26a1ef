"""A field that several forms of the portal use."""

from typing import Any

from django import forms


class TextArea(forms.CharField):
    """Free text of a few lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
