"""Reads the forms of ``wissel.rules.papers`` and refuses one that is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import yaml

from wissel.core.papers._types import Field, Form, FormSection, Kind
from wissel.core.strict import DataError, Place

#: How long what is typed may be, where the data says nothing.
MOST = 200


class PaperError(DataError):
    """The data of a form cannot be used: where and why."""


@cache
def form(kind: str) -> Form:
    """Return a form of the package data by its kind (``aanmeldingsformulier``)."""
    path = files("wissel.rules").joinpath("papers", f"{kind}.yaml")
    return parse(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse(data: Any) -> Form:
    """Turn the parsed file into a form; raise :class:`PaperError` with the place."""
    fields = Place("$", data, PaperError).table(
        ("kind", "version", "valid_from", "title", "laws", "sections"), ("declares",)
    )
    read = Form(
        kind=fields["kind"].word(),
        version=fields["version"].number(),
        valid_from=fields["valid_from"].day(),
        title=fields["title"].text(),
        declares=fields["declares"].text() if "declares" in fields else None,
        basis=tuple(part.basis() for part in fields["laws"].items()),
        sections=tuple(_section(part) for part in fields["sections"].items()),
    )
    keys = [field.key for field in read.fields]
    if double := sorted({key for key in keys if keys.count(key) > 1}):
        fields["sections"].fail(f"has {', '.join(double)} twice")
    return read


def _section(place: Place) -> FormSection:
    fields = place.table(("key", "title"), ("fields", "paragraphs"))
    return FormSection(
        key=fields["key"].word(),
        title=fields["title"].text(),
        fields=tuple(_field(part) for part in fields["fields"].items())
        if "fields" in fields
        else (),
        paragraphs=tuple(part.text() for part in fields["paragraphs"].items())
        if "paragraphs" in fields
        else (),
    )


def _field(place: Place) -> Field:
    fields = place.table(("key", "label"), ("kind", "typed", "needed", "again", "most", "hint"))
    kind = fields["kind"].one_of(get_args(Kind)) if "kind" in fields else "text"
    return Field(
        key=fields["key"].word(),
        label=fields["label"].text(),
        kind=cast(Kind, kind),
        typed=_flag(fields, "typed"),
        needed=_flag(fields, "needed"),
        again=_flag(fields, "again"),
        most=fields["most"].number() if "most" in fields else MOST,
        hint=fields["hint"].text() if "hint" in fields else None,
    )


def _flag(fields: Mapping[str, Place], name: str) -> bool:
    return name in fields and fields[name].flag()
