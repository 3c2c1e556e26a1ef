"""Core values as JSON text, written directly: a bulk command spends most of its time here.

Rules, texts, states and days are shared objects that appear in every line; each is written once
and its text kept by identity (the object is held, so that its identity stays its own). Results
are not.
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

_MOST_KEPT = 1 << 15
_PRINTED = frozenset((Decimal, UUID))
_SHARED_ITEMS = frozenset((Basis, str))


class Encoder:
    """Writes core values in one language, or texts in both when ``language`` is ``None``."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._kept: dict[int, tuple[Any, str]] = {}
        self._forget()

    def text(self, value: Any) -> str:
        """Return ``value`` as JSON without spaces; ``TypeError`` for what has no JSON form."""
        kept = self._kept.get(id(value))
        if kept is not None:
            return kept[1]
        kind = type(value)
        if kind is str:
            return quote(value)
        if kind is int:
            return str(value)
        if kind is tuple or kind is list or kind is frozenset:
            return self._sequence(value)
        if kind is date:
            return self._keep(value, f'"{value.isoformat()}"')
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
        text = self._object(value, kind)
        return self._keep(value, text) if kind is Basis or kind is Text else text

    def _object(self, value: Any, kind: type) -> str:
        values, keys = _layout(kind)
        kept, parts = self._kept.get, []
        for key, each in zip(keys, values(value), strict=True):
            known = kept(id(each))
            if known is not None:
                parts.append(key + known[1])
            elif each is not ABSENT:
                parts.append(key + self.text(each))
        return "{" + ",".join(parts) + "}"

    def _keep(self, value: Any, text: str) -> str:
        if len(self._kept) >= _MOST_KEPT:
            self._forget()
        self._kept[id(value)] = (value, text)
        return text

    def _forget(self) -> None:
        self._kept.clear()
        for value, text in ((None, "null"), (True, "true"), (False, "false")):
            self._kept[id(value)] = (value, text)


@cache
def _layout(kind: type) -> tuple[Any, tuple[str, ...]]:
    """Return how to get all fields of a dataclass at once, and the JSON key before each."""
    names = [field.name for field in fields(kind)]
    keys = tuple(f"{quote(wire_name(name))}:" for name in names)
    if len(names) == 1:
        return (lambda value: (getattr(value, names[0]),)), keys
    return attrgetter(*names), keys
