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

Writer: TypeAlias = Callable[[Any], str]


class Encoder:
    """Writes core values in one language, or texts in both when ``language`` is ``None``."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._kept: dict[int, str] = {}
        self._held: list[Any] = []
        self._days = _Days({None: "null"})
        self._writers: dict[type, Writer] = {}
        self._forget()

    def text(self, value: Any) -> str:
        """Return ``value`` as JSON without spaces; ``TypeError`` for what has no JSON form."""
        kept = self._kept.get(id(value))
        if kept is not None:
            return kept
        kind = type(value)
        writer = self._writers.get(kind)
        if writer is not None:
            return writer(value)
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
        writer = self._object_writer(kind)
        if kind is Text or kind is Basis:
            return self._keep(value, writer(value))
        self._writers[kind] = writer
        return writer(value)

    def _object_writer(self, kind: type) -> Writer:
        """Return a function that writes a dataclass of this kind."""
        hints = get_type_hints(kind)
        choices = {field.name: _choices(hints[field.name]) for field in fields(kind)}
        keys = {name: f"{quote(wire_name(name))}:" for name in choices}
        if any(Absent in each for each in choices.values()):
            return lambda value: self._sparse(value, keys)
        # Compiled, as dataclasses compile __init__: walking over the fields costs twice as much.
        pairs = ",".join(keys[name] + f"{{{_quickest(choices[name], name)}}}" for name in choices)
        known = {
            "days": self._days,
            "kept": self._kept.get,
            "quote": quote,
            "text": self.text,
        }
        source = f"lambda v: f'{{{{{pairs}}}}}'"
        writer: Writer = eval(source, known)  # noqa: S307 - holds only the names of our own fields
        return writer

    def _sparse(self, value: Any, keys: Mapping[str, str]) -> str:
        """Write a dataclass without the fields that hold ``ABSENT``."""
        pairs = [
            key + self.text(each)
            for name, key in keys.items()
            if (each := getattr(value, name)) is not ABSENT
        ]
        return "{" + ",".join(pairs) + "}"

    def _keep(self, value: Any, text: str) -> str:
        if len(self._kept) >= _MOST_KEPT:
            self._forget()
        self._held.append(value)
        self._kept[id(value)] = text
        return text

    def _forget(self) -> None:
        self._kept.clear()
        self._held.clear()
        for value, text in ((None, "null"), (True, "true"), (False, "false")):
            self._keep(value, text)


class _Days(dict[date | None, str]):
    """The text of a day, written once."""

    def __missing__(self, day: date) -> str:
        text = f'"{day.isoformat()}"'
        if len(self) < _MOST_DAYS:
            self[day] = text
        return text


def _quickest(choices: frozenset[Any], name: str) -> str:
    """Return the quickest expression for what a field is declared to hold."""
    if choices - {NoneType} == {date}:
        return f"days[v.{name}]"
    return f"quote(v.{name})" if choices == {str} else f"kept(id(v.{name})) or text(v.{name})"


def _choices(hint: Any) -> frozenset[Any]:
    """Return the types a field may hold."""
    union = get_origin(hint) in (Union, UnionType)
    return frozenset(get_args(hint) if union else (hint,))
