"""JSON Schemas of core types, as the commands read and write them."""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from wissel.core.clock.facts import Absent
from wissel.core.sources import Text


def json_schema(
    type_: type[Any], *, mode: JsonSchemaMode = "validation", one_language: bool = False
) -> dict[str, Any]:
    """Return the JSON Schema of a core type, as read (``validation``) or written.

    ``one_language``: texts are written as one sentence, as the commands do.
    """
    generator = _OneLanguage if one_language else _Schema
    schema = TypeAdapter(type_).json_schema(mode=mode, schema_generator=generator)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


class _Schema(GenerateJsonSchema):
    """Leaves out what has no JSON form: the value that stands for an absent key."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if isinstance(schema.get("default"), Absent):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_is_required(self, field: Any, total: bool) -> bool:
        if isinstance(field.get("schema", {}).get("default"), Absent):
            return False
        return super().field_is_required(field, total)


class _OneLanguage(_Schema):
    """Writes :class:`Text` as one sentence."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        if schema["cls"] is Text:
            return {"type": "string"}
        return super().dataclass_schema(schema)
