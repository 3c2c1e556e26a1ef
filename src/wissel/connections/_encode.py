"""Core values as JSON text, written directly: a bulk command spends most of its time here.

The rules behind a result are shared objects that appear in every line; each is written once and
its text kept. Nothing else is remembered.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from json.encoder import encode_basestring as quote
from operator import attrgetter
from typing import Any
from uuid import UUID

from wissel.core.clock.facts import ABSENT
from wissel.core.sources import Basis, Text
from wissel.core.wire import wire_name

_MOST_KEPT = 4096
_PRINTED = frozenset((Decimal, UUID))


class Encoder:
    """Writes core values in one language, or texts in both when ``language`` is ``None``."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        # By identity, with the object held so that its identity stays its own.
        self._kept: dict[int, tuple[Any, str]] = {}

    def text(self, value: Any) -> str:
        """Return ``value`` as JSON without spaces; ``TypeError`` for what has no JSON form."""
        kind = type(value)
        if value is None:
            return "null"
        if kind is str:
            return quote(value)
        if kind is date:
            return f'"{value.isoformat()}"'
        if kind is tuple or kind is list or kind is frozenset:
            return self._sequence(value)
        if kind is Text or kind is Basis:
            return self._constant(value)
        if isinstance(value, Enum):
            return quote(str(value.value))
        return self._rare(value, kind)

    def _rare(self, value: Any, kind: type) -> str:
        if kind is bool:
            return "true" if value else "false"
        if kind is int:
            return str(value)
        if is_dataclass(value):
            return self._object(value, kind)
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
        if type(values) is tuple and values and type(values[0]) is Basis:
            kept = self._kept.get(id(values))
            if kept is None:
                kept = self._keep(values, ",".join([self.text(each) for each in values]))
            return f"[{kept[1]}]"
        return "[" + ",".join([self.text(each) for each in values]) + "]"

    def _constant(self, value: Any) -> str:
        kept = self._kept.get(id(value))
        if kept is not None:
            return kept[1]
        if type(value) is Text and self._language is not None:
            return self._keep(value, quote(value.in_(self._language)))[1]
        return self._keep(value, self._object(value, type(value)))[1]

    def _keep(self, value: Any, text: str) -> tuple[Any, str]:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[id(value)] = kept = (value, text)
        return kept

    def _object(self, value: Any, kind: type) -> str:
        values, keys = _layout(kind)
        text = self.text
        parts = [
            key + ("null" if each is None else text(each))
            for key, each in zip(keys, values(value), strict=True)
            if each is not ABSENT
        ]
        return "{" + ",".join(parts) + "}"


@cache
def _layout(kind: type) -> tuple[Any, tuple[str, ...]]:
    """Return how to get all fields of a dataclass at once, and the JSON key before each."""
    names = [field.name for field in fields(kind)]
    keys = tuple(f"{quote(wire_name(name))}:" for name in names)
    if len(names) == 1:
        return (lambda value: (getattr(value, names[0]),)), keys
    return attrgetter(*names), keys
