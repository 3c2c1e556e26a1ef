"""Reads the statement of ``wissel.rules.consents`` and refuses one that is not whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import yaml

from wissel.core.consents._types import Asked, Choice, Paragraph
from wissel.core.sources import Basis
from wissel.core.strict import DataError, Place


class ConsentError(DataError):
    """The statement cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One version of what the employee is told and asked. ``version`` goes with every answer."""

    version: str
    valid_from: date
    paragraphs: tuple[Paragraph, ...]
    choices: tuple[Choice, ...]

    def choice(self, key: str) -> Choice | None:
        """Return the choice with this key, if this version has it."""
        return next((choice for choice in self.choices if choice.key == key), None)


@cache
def statement() -> Statement:
    """Return the newest statement of the package data."""
    folder = files("wissel.rules").joinpath("consents")
    newest = max(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    text = folder.joinpath(newest).read_text(encoding="utf-8")
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> Statement:
    """Turn the parsed file into a statement; raise :class:`ConsentError` with the place."""
    fields = Place("$", data, ConsentError).table(
        ("version", "valid_from", "laws", "information", "choices")
    )
    laws = {key: part.basis() for key, part in fields["laws"].named().items()}
    choices = tuple(_choice(part, laws) for part in fields["choices"].items())
    told: set[tuple[str, str]] = set()
    for choice in choices:
        if (choice.category, choice.receiver) in told:
            fields["choices"].fail(f"asks twice for {choice.category} to {choice.receiver}")
        told.add((choice.category, choice.receiver))
    return Statement(
        version=fields["version"].word(),
        valid_from=fields["valid_from"].day(),
        paragraphs=tuple(_paragraph(part, laws) for part in fields["information"].items()),
        choices=choices,
    )


def _paragraph(place: Place, laws: Mapping[str, Basis]) -> Paragraph:
    fields = place.table(("key", "title", "text", "by"))
    return Paragraph(
        key=fields["key"].word(),
        title=fields["title"].text(),
        text=fields["text"].text(),
        basis=fields["by"].rules(laws),
    )


def _choice(place: Place, laws: Mapping[str, Basis]) -> Choice:
    words = ("question", "purpose", "without")
    fields = place.table(("key", "category", "receiver", "asked", *words, "by"), ("named",))
    return Choice(
        key=fields["key"].word(),
        category=fields["category"].word(),
        receiver=fields["receiver"].word(),
        asked=cast(Asked, fields["asked"].one_of(get_args(Asked))),
        named="named" in fields and fields["named"].flag(),
        question=fields["question"].text(),
        purpose=fields["purpose"].text(),
        without=fields["without"].text(),
        basis=fields["by"].rules(laws),
    )
