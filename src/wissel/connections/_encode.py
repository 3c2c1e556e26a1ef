"""Core values as JSON text, written directly: a bulk command spends most of its time here.

Rules, texts, states and days are shared objects that appear in every line; each is written once
and its text kept by identity (the object is held, so that its identity stays its own). Results
are not.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring_ascii as quote
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from wissel.core.clock.facts import ABSENT, Absent
from wissel.core.sources import Basis, Text
from wissel.core.wire import wire_name

#: The law is some hundreds of objects. What passes only once (the sentence of a note) is kept too,
#: so all of it is forgotten now and then: a small store costs less to begin again than to let grow.
_MOST_KEPT = 1024
_MOST_DAYS = 1 << 15
_PRINTED = frozenset((Decimal, UUID))
_SHARED_ITEMS = frozenset((Basis, str))


#: Getter of all fields, JSON key and writer of each, and the object with room for the written
#: fields; empty when a field may be absent.
_Layout: TypeAlias = tuple[Any, list[str], list[Callable[[Any], str]], str]


class Encoder:
    """Writes core values in one language, or texts in both when ``language`` is ``None``."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._kept: dict[int, tuple[Any, str]] = {}
        self._days = _Days({None: "null"})
        self._layouts: dict[type, _Layout] = {}
        self._forget()

    def text(self, value: Any) -> str:
        """Return ``value`` as JSON without spaces; ``TypeError`` for what has no JSON form."""
        kept = self._kept.get(id(value))
        if kept is not None:
            return kept[1]
        kind = type(value)
        layout = self._layouts.get(kind)
        if layout is not None:
            return self._object(value, layout)
        if kind is str:
            return quote(value)
        if kind is int:
            return str(value)
        if kind is tuple or kind is list or kind is frozenset:
            return self._sequence(value)
        if kind is date:
            return self._days[value]
        if is_dataclass(value):
            return self._dataclass(value, kind)
        return self._rare(value, kind)

    def _rare(self, value: Any, kind: type) -> str:
        if isinstance(value, Enum):
            return self._keep(value, self.text(value.value))
        if isinstance(value, Mapping):
            pairs = (f"{quote(str(key))}:{self.text(each)}" for key, each in value.items())
            return "{" + ",".join(pairs) + "}"
        if kind is datetime:
            return f'"{value.isoformat()}"'
        if kind in _PRINTED:
            return quote(str(value))
        if kind is float and value - value == 0:
            return repr(value)
        raise TypeError(f"{value!r} has no JSON form")

    def _sequence(self, values: Any) -> str:
        text = "[" + ",".join([self.text(each) for each in values]) + "]"
        if type(values) is tuple and values and type(values[0]) in _SHARED_ITEMS:
            return self._keep(values, text)
        return text

    def _dataclass(self, value: Any, kind: type) -> str:
        if kind is Text and self._language is not None:
            return self._keep(value, quote(value.in_(self._language)))
        layout = self._layout(kind)
        if kind is Text or kind is Basis:
            return self._keep(value, self._object(value, layout))
        self._layouts[kind] = layout
        return self._object(value, layout)

    def _object(self, value: Any, layout: _Layout) -> str:
        values, keys, writers, template = layout
        if template:
            return template % tuple(
                [writer(each) for writer, each in zip(writers, values(value), strict=True)]
            )
        parts = [
            key + writer(each)
            for key, writer, each in zip(keys, writers, values(value), strict=True)
            if each is not ABSENT
        ]
        return "{" + ",".join(parts) + "}"

    def _layout(self, kind: type) -> _Layout:
        """Return how to get all fields of a dataclass at once, and how to write each."""
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        keys = [f"{quote(wire_name(name))}:" for name in names]
        writers = [self._writer(_choices(hints[name])) for name in names]
        sparse = any(Absent in _choices(hints[name]) for name in names)
        template = "" if sparse else "{" + ",".join(f"{key}%s" for key in keys) + "}"
        if len(names) == 1:
            return (lambda value: (getattr(value, names[0]),)), keys, writers, template
        return attrgetter(*names), keys, writers, template

    def _writer(self, choices: frozenset[Any]) -> Callable[[Any], str]:
        """Return the quickest way to write what a field is declared to hold."""
        if choices - {NoneType} == {date}:
            return self._days.__getitem__
        return quote if choices == {str} else self.text

    def _keep(self, value: Any, text: str) -> str:
        if len(self._kept) >= _MOST_KEPT:
            self._forget()
        self._kept[id(value)] = (value, text)
        return text

    def _forget(self) -> None:
        self._kept.clear()
        for value, text in ((None, "null"), (True, "true"), (False, "false")):
            self._kept[id(value)] = (value, text)


class _Days(dict[date | None, str]):
    """The text of a day, written once."""

    def __missing__(self, day: date) -> str:
        text = f'"{day.isoformat()}"'
        if len(self) < _MOST_DAYS:
            self[day] = text
        return text


def _choices(hint: Any) -> frozenset[Any]:
    """Return the types a field may hold."""
    union = get_origin(hint) in (Union, UnionType)
    return frozenset(get_args(hint) if union else (hint,))
