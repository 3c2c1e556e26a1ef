"""How core types are named in JSON.

Core types are plain frozen dataclasses. The edges (:mod:`wissel.connections.wire`) read and write
them with pydantic, which finds this configuration on the class; nothing is imported here, so the
core stays pure. A trailing underscore keeps a field clear of a Python keyword: ``from_`` is
``from`` in JSON.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar


def wire_name(field: str) -> str:
    """Return the JSON name of a field.

    >>> wire_name("from_"), wire_name("first_sick_day")
    ('from', 'first_sick_day')
    """
    return field.rstrip("_")


class Wire:
    """Mix-in of every core type that has a JSON form. Unknown keys are refused, not ignored."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": wire_name,
        "populate_by_name": True,
        "ser_json_inf_nan": "constants",
    }


def to_json(value: Any) -> Any:
    """Return a core value in its JSON form: the one form that digests and chains are taken over.

    >>> from datetime import date
    >>> to_json((date(2026, 1, 1), None, Decimal("1.50")))
    ['2026-01-01', None, '1.50']
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {wire_name(f.name): to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_json(item) for item in value]
    return value
