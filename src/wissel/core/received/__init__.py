"""Papers that come in: which kinds a bureau takes, and which it never does, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.journal import DocumentKind
from wissel.core.sources import Basis, Text
from wissel.core.strict import DataError, Place

__all__ = ["Catalogue", "ReceivedError", "RefusedKind", "TakenKind", "catalogue", "parse"]


class ReceivedError(DataError):
    """The list of kinds cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class TakenKind:
    """A kind the bureau takes: whose data it is, and what is looked at before it counts."""

    key: DocumentKind
    category: str
    title: Text
    look: Text
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class RefusedKind:
    """A kind the bureau never takes, and why (UAVG art. 30, AP's policy rules)."""

    key: str
    title: Text
    why: Text
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One version of the list."""

    version: str
    valid_from: date
    taken: tuple[TakenKind, ...]
    refused: tuple[RefusedKind, ...]

    def take(self, key: str) -> TakenKind | None:
        """Return a kind that is taken."""
        return next((kind for kind in self.taken if kind.key == key), None)

    def refuse(self, key: str) -> RefusedKind | None:
        """Return a kind that is refused."""
        return next((kind for kind in self.refused if kind.key == key), None)


@cache
def catalogue() -> Catalogue:
    """Return the newest list of the package data."""
    folder = files("wissel.rules").joinpath("received")
    newest = max(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    text = folder.joinpath(newest).read_text(encoding="utf-8")
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> Catalogue:
    """Turn the parsed file into a list; raise :class:`ReceivedError` with the place."""
    fields = Place("$", data, ReceivedError).table(
        ("version", "valid_from", "laws", "taken", "refused")
    )
    laws = {key: part.basis() for key, part in fields["laws"].named().items()}
    return Catalogue(
        version=fields["version"].word(),
        valid_from=fields["valid_from"].day(),
        taken=tuple(_taken(part, laws) for part in fields["taken"].items()),
        refused=tuple(_refused(part, laws) for part in fields["refused"].items()),
    )


def _taken(place: Place, laws: Mapping[str, Basis]) -> TakenKind:
    fields = place.table(("key", "category", "title", "look", "by"))
    return TakenKind(
        key=DocumentKind(fields["key"].one_of([str(kind) for kind in DocumentKind])),
        category=fields["category"].word(),
        title=fields["title"].text(),
        look=fields["look"].text(),
        basis=fields["by"].rules(laws),
    )


def _refused(place: Place, laws: Mapping[str, Basis]) -> RefusedKind:
    fields = place.table(("key", "title", "why", "by"))
    return RefusedKind(
        key=fields["key"].word(),
        title=fields["title"].text(),
        why=fields["why"].text(),
        basis=fields["by"].rules(laws),
    )
