"""Forms of the look: label, help, field, error in that order; a summary with links on top."""

from typing import Any, Final

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

_CHOICES: Final = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def _parts(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, _CHOICES):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "single"


def _class(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control"


def _described_by(field: BoundField) -> str:
    ids = []
    if field.help_text:
        ids.append(f"{field.id_for_label}-help")
    if field.errors:
        ids.append(f"{field.id_for_label}-error")
    return " ".join(ids)


@register.filter
def control(field: BoundField) -> SafeString:
    """Print the control of a field with its class, its state, and what describes it."""
    invalid = " is-invalid" if field.errors else ""
    own = str(field.field.widget.attrs.get("class", ""))
    attrs: dict[str, str | bool] = {"class": f"{_class(field)} {own}".strip() + invalid}
    if described := _described_by(field):
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.inclusion_tag("shell/field.html")
def field(bound: BoundField, segments: bool = False, of_a_row: bool = False) -> dict[str, object]:
    """Print one field. ``segments`` shows a choice as a row of buttons instead of a list.

    ``of_a_row``: the row as a whole may stay empty, which is said once above it and not by each
    field, since half a row may not.
    """
    parts = _parts(bound)
    if parts == "choices" and not segments:
        bound.field.widget.attrs.setdefault("class", "form-check-input")
    says_optional = not (bound.field.required or of_a_row)
    return {"field": bound, "parts": parts, "segments": segments, "says_optional": says_optional}


@register.inclusion_tag("shell/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, object]:
    """Print what is still to be mended, with a link to each field; nothing when all is well."""
    wrong: list[dict[str, Any]] = [
        {"id": _first_id(bound), "text": text} for bound in form for text in bound.errors
    ]
    general = list(form.non_field_errors())
    return {"wrong": wrong, "general": general, "count": len(wrong) + len(general)}


def _first_id(bound: BoundField) -> str:
    """Return the id of the control that a link can focus: the first of a choice."""
    return f"{bound.auto_id}_0" if _parts(bound) == "choices" else str(bound.id_for_label)
