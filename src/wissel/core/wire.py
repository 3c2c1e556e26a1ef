"""How core types are named in JSON.

Core types are plain frozen dataclasses. The edges (:mod:`wissel.connections.wire`) read and write
them with pydantic, which finds this configuration on the class; nothing is imported here, so the
core stays pure. A trailing underscore keeps a field clear of a Python keyword: ``from_`` is
``from`` in JSON.
"""

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
