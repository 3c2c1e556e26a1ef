"""One form for every kind of entry, built from its typed content: no kind has a form of its own."""

from collections.abc import Sequence
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.journal import CONTENT_TYPES, Content
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.words import choice_label, day_label, field_label
from wissel.portals.shell.day_field import DayField

#: What the program fills in, or what has a page of its own.
_HIDDEN: Final = frozenset(
    {"kind", "about", "capacity", "obligation", "effect", "version", "report", "module"}
    | {"advice"}
)
#: What a person does not choose here: the second is the program's own word about a duty.
_LEFT_OUT: Final = {
    "decision.until",
    "decision.because",
    "decision.subject=duty",
    "decision.subject=phase",
    "decision.subject=programme",
    "decision.subject=schooling",
    "bottleneck.state",
    "bottleneck.outcome",
}
_LONG: Final = frozenset(
    {"outcome", "remark", "facts", "question", "text", "few_because", "what", "since_last"}
    | {"first_track", "activity", "action"}
)
_EMPTY_CHOICE: Final = ("", gettext_lazy("– kies –"))
_NO_MODULE: Final = ("", gettext_lazy("geen bepaald onderdeel"))
_MOST: Final = 4000


class ContentForm(forms.Form):
    """The day, then the fields of the kind in the order of its type. See :func:`content_form`."""

    kind: str

    def __init__(
        self, *args: Any, today: date, modules: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if modules and "module" in get_type_hints(CONTENT_TYPES[self.kind]):
            self.fields["module"] = module_field(modules)
        if not self.plans:
            self.fields["happened_on"].widget.attrs["max"] = today.isoformat()

    @property
    def plans(self) -> bool:
        """Whether this kind may lie ahead."""
        return self.kind == "appointment"

    def content(self, **given: Any) -> Content:
        """Return the typed content; ``given`` are the fields that the program knows."""
        type_: Any = CONTENT_TYPES[self.kind]
        hints = get_type_hints(type_)
        values = {
            field.name: _value(hints[field.name], self.cleaned_data[field.name], field)
            for field in fields(type_)
            if field.name in self.cleaned_data
        }
        made: Content = type_(**values | given)
        return made


def module_field(modules: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    """Return the choice of the module that an activity belongs to; ``modules``: key and title."""
    label: Any = field_label("", "module")
    return forms.ChoiceField(label=label, choices=[_NO_MODULE, *modules], required=False)


def content_form(kind: str, *, also: frozenset[str] = frozenset()) -> type[ContentForm]:
    """Return the form class of a kind of entry.

    ``also`` are fields that it usually leaves out; they are what is asked now, so they come first.
    """
    type_: Any = CONTENT_TYPES[kind]
    hints = get_type_hints(type_)
    made: dict[str, Any] = {"kind": kind, "happened_on": DayField(label=day_label(kind))}
    for field in sorted(fields(type_), key=lambda field: field.name not in also):
        left_out = f"{kind}.{field.name}" in _LEFT_OUT and field.name not in also
        if field.name not in _HIDDEN and not left_out:
            made[field.name] = _field(kind, field, hints[field.name])
    return type(f"{type_.__name__}Form", (ContentForm,), made)


def initial_of(content: Content) -> dict[str, Any]:
    """Return what a form starts with to correct an entry."""
    values = {field.name: getattr(content, field.name) for field in fields(content)}
    return {
        name: list(value) if isinstance(value, tuple) else _shown(value)
        for name, value in values.items()
    }


def _shown(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value


def _field(kind: str, field: "Field[Any]", hint: Any) -> forms.Field:
    needed = field.default is MISSING
    base: dict[str, Any] = {"label": field_label(kind, field.name), "required": needed}
    inner = _inner(hint)
    if get_origin(inner) is tuple:
        return forms.MultipleChoiceField(
            choices=_choices(kind, field.name, get_args(inner)[0]),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Kies er minstens één.")},
            **base,
        )
    if get_origin(inner) is Literal or _is_enum(inner):
        choices = _choices(kind, field.name, inner)
        start = [] if any(value == "" for value, _word in choices) else [_EMPTY_CHOICE]
        return forms.ChoiceField(choices=[*start, *choices], initial=_start(field), **base)
    if inner is bool:
        return forms.BooleanField(label=base["label"], required=False)
    if inner is int:
        return forms.IntegerField(min_value=0, max_value=10_000, **base)
    if inner is date:
        return DayField(**base)
    if field.name in _LONG:
        return TextArea(max_length=_MOST, **base)
    return forms.CharField(max_length=300, **base)


def _start(field: "Field[Any]") -> Any:
    return None if field.default is MISSING else field.default


def _inner(hint: Any) -> Any:
    """Return the type without ``None``."""
    if get_origin(hint) in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not NoneType]
        return rest[0]
    return hint


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _choices(kind: str, name: str, hint: Any) -> list[tuple[str, str]]:
    values = [each.value for each in hint] if _is_enum(hint) else list(get_args(hint))
    return [
        (value, choice_label(kind, name, value))
        for value in values
        if f"{kind}.{name}={value}" not in _LEFT_OUT
    ]


def _value(hint: Any, given: Any, field: "Field[Any]") -> Any:
    """Return what the typed content takes for what the form cleaned."""
    inner = _inner(hint)
    if get_origin(inner) is tuple:
        return tuple(given)
    if _is_enum(inner):
        return inner(given)
    if isinstance(given, str):
        text = given.strip()
        return _start(field) if not text and field.default is not MISSING else text
    return given
