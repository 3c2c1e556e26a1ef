"""JSON at the edge: read into core types, write core types out, publish their schemas.

:func:`read` accepts exactly what a core dataclass describes and refuses the rest with the place,
what was given and what is expected. :func:`write` turns any core value into JSON. Core types stay
free of pydantic: they only carry its configuration (:class:`wissel.core.wire.Wire`).
"""

import json
from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

from wissel.connections._complaints import InputError, complaint
from wissel.connections._encode import Encoder

__all__ = ["InputError", "error_object", "json_schema", "read", "read_value", "write", "write_text"]

T = TypeVar("T")

_BOM = b"\xef\xbb\xbf"
_WRITTEN = {"date": r"^\d{4}-\d{2}-\d{2}$", "datetime": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"}
_STRICT = frozenset(("bool", "int", "float", "str", "decimal", "enum", "uuid", "bytes"))


def read(type_: type[T], raw: bytes, *, language: str = "nl") -> T:
    """Return ``raw`` JSON as an instance of a core dataclass, or raise :class:`InputError`.

    A byte order mark is accepted. Unknown keys, numbers for dates, ``NaN`` and wrong types are
    not: the error names the JSON path, what was given and what is expected, in ``language``.
    """
    if raw.startswith(_BOM):
        raw = raw[len(_BOM) :]
    careful, quick = _validators(type_)
    try:
        value: T = quick.validate_json(raw)
    except ValidationError:
        try:
            value = careful.validate_json(raw)
        except ValidationError as error:
            raise complaint(error, raw, language) from None
    return value


def read_value(type_: type[T], value: Any) -> T:
    """Return plain JSON types, as a database holds them, as an instance of a core dataclass."""
    return read(type_, json.dumps(value).encode())


_VALIDATORS: dict[type[Any], tuple[SchemaValidator, SchemaValidator]] = {}


def _validators(type_: type[Any]) -> tuple[SchemaValidator, SchemaValidator]:
    """Return what reads a type: one that says best what is wrong, and one that is quick.

    The quick one picks the sort of a choice by its ``kind``, and does not try them all: a file of
    two years holds hundreds of entries of one of 25 kinds.
    """
    known = _VALIDATORS.get(type_)
    if known is None:
        strict = _strict(TypeAdapter(type_).core_schema)
        known = _VALIDATORS[type_] = SchemaValidator(strict), SchemaValidator(_by_kind(strict))
    return known


def _by_kind(node: Any) -> Any:
    """Return a core schema in which a choice of dataclasses with a ``kind`` is made by it."""
    if isinstance(node, dict):
        changed = {key: _by_kind(value) for key, value in node.items()}
        tags = [_kind_of(one) for one in changed.get("choices", ())]
        if node.get("type") == "union" and len(tags) > 1 and all(tags):
            sorts = dict(zip(tags, changed["choices"], strict=True))
            return core_schema.tagged_union_schema(sorts, "kind")
        return changed
    if isinstance(node, list):
        return [_by_kind(value) for value in node]
    if isinstance(node, tuple):
        return tuple(_by_kind(value) for value in node)
    return node


def _kind_of(choice: Any) -> str:
    """Return the one ``kind`` of a dataclass, ``""`` for anything else."""
    if not isinstance(choice, dict) or choice.get("type") != "dataclass":
        return ""
    for field in choice["schema"].get("fields", ()):
        if field["name"] == "kind":
            held = field["schema"]
            held = held.get("schema", held)
            expected = held.get("expected", ())
            return expected[0] if len(expected) == 1 else ""
    return ""


def _strict(node: Any) -> Any:
    """Return a core schema that guesses nothing: no "1" for 1, no number for true, no seconds.

    An amount is text or a whole number: a fraction in JSON is a float, and money never is.

    Left alone, even a strict date takes a string of digits as seconds since 1970. So dates and
    moments are text of one form first, and are parsed from it then.
    """
    if isinstance(node, dict):
        kind = node.get("type")
        if kind in _WRITTEN:
            text = core_schema.str_schema(pattern=_WRITTEN[kind], strict=True)
            return core_schema.custom_error_schema(
                core_schema.chain_schema([text, {**node, "strict": False}]),
                custom_error_type=f"{kind}_expected",
                custom_error_message="not a day or moment in its written form",
            )
        if kind == "decimal":
            exact = core_schema.union_schema(
                [core_schema.str_schema(strict=True), core_schema.int_schema(strict=True)]
            )
            return core_schema.custom_error_schema(
                core_schema.chain_schema([exact, {**node, "strict": False}]),
                custom_error_type="decimal_expected",
                custom_error_message="not an amount in its written form",
            )
        changed = {key: _strict(value) for key, value in node.items()}
        return {**changed, "strict": True} if kind in _STRICT else changed
    if isinstance(node, list):
        return [_strict(value) for value in node]
    if isinstance(node, tuple):
        return tuple(_strict(value) for value in node)
    return node


def write(value: Any, *, language: str | None = None) -> Any:
    """Return a core value as plain JSON types; see :func:`write_text`."""
    return json.loads(write_text(value, language=language))


def write_text(value: Any, *, language: str | None = None) -> str:
    """Return a core value as one line of JSON text; ``language`` picks a sentence of each text.

    Without a language a text is written in both. Fields that hold ``ABSENT`` are left out.
    """
    return _encoder(language).text(value)


@cache
def _encoder(language: str | None) -> Encoder:
    return Encoder(language)


def error_object(code: str, path: str, message: str) -> dict[str, dict[str, str]]:
    """Return the one shape in which every command reports bad input."""
    return {"error": {"code": code, "path": path, "message": message}}


def json_schema(
    type_: type[Any],
    *,
    mode: Literal["validation", "serialization"] = "validation",
    one_language: bool = False,
) -> dict[str, Any]:
    """Return the JSON Schema of a core type, as read (``validation``) or written.

    ``one_language``: texts are written as one sentence, as the commands do.
    """
    from wissel.connections import _schema  # costs a tenth of the start of a command, seldom used

    return _schema.json_schema(type_, mode=mode, one_language=one_language)
