"""Reads the tables of the ESCO download: occupations, skills, what belongs to what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from wissel.connections.reference._kinds import Recognised
from wissel.connections.reference._table import Row, rows

_GROUP: Final = re.compile(r"/isco/C(\d{1,4})$")
_LEFT: Final = "released"
_ESSENTIAL: Final = "essential"


@dataclass(slots=True)
class EscoOccupation:
    """An occupation of one language; ``isco`` is empty where the row does not name its group."""

    label: str
    names: tuple[str, ...]
    isco: str


@dataclass(slots=True)
class EscoTable:
    """What one table held, with how many rows were used and the last day it was changed."""

    rows: int = 0
    changed: str = ""
    occupations: dict[str, EscoOccupation] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    #: occupation → skills that are essential, and others
    essential: dict[str, list[str]] = field(default_factory=dict)
    optional: dict[str, list[str]] = field(default_factory=dict)
    #: occupation → what it is part of: an occupation or a group of ISCO-08
    broader: dict[str, str] = field(default_factory=dict)

    def count(self, changed: str = "") -> None:
        """Count a row that was used."""
        self.rows += 1
        self.changed = max(self.changed, changed[:10])


def occupations(table: Recognised) -> EscoTable:
    """Read occupations with their names. One that was withdrawn is left out."""
    read = EscoTable()
    cell = _Cells(table)
    for row in rows(table.source, table.layout):
        uri, label, isco = (
            cell(row, "conceptUri"),
            cell(row, "preferredLabel"),
            cell(row, "iscoGroup"),
        )
        if cell(row, "status", _LEFT) != _LEFT:
            continue
        _demand_new(row, uri, read.occupations)
        if not label:
            raise row.fail("preferredLabel", "de naam ontbreekt.", "the name is missing.")
        if isco and not re.fullmatch(r"\d{4}", isco):
            raise row.fail(
                "iscoGroup",
                f"‘{isco[:20]}’ is geen ISCO-code van vier cijfers. Gebruik het bestand zoals het "
                "is binnengehaald: Excel laat nullen weg.",
                f"‘{isco[:20]}’ is no ISCO code of four digits. Use the file as it was "
                "downloaded: Excel drops zeros.",
            )
        names = (*_lines(cell(row, "altLabels")), *_lines(cell(row, "hiddenLabels", "")))
        names = tuple(dict.fromkeys(name for name in names if name != label))
        read.occupations[uri] = EscoOccupation(label, names, isco)
        read.count(cell(row, "modifiedDate", ""))
    return read


def groups(table: Recognised) -> EscoTable:
    """Read the names of the groups of ISCO-08 by code."""
    return labels(table, key="code")


def labels(table: Recognised, key: str = "conceptUri") -> EscoTable:
    """Read names of skills by URI, or by another column."""
    read = EscoTable()
    cell = _Cells(table)
    for row in rows(table.source, table.layout):
        if cell(row, "status", _LEFT) == _LEFT and cell(row, "preferredLabel"):
            read.labels[cell(row, key)] = cell(row, "preferredLabel")
            read.count(cell(row, "modifiedDate", ""))
    return read


def relations(table: Recognised) -> EscoTable:
    """Read which skills belong to which occupation."""
    read = EscoTable()
    cell = _Cells(table)
    shared: dict[str, str] = {}  # the same text once: there are ten times as many rows as skills
    for row in rows(table.source, table.layout):
        kind, uri = cell(row, "relationType"), cell(row, "occupationUri")
        skill = cell(row, "skillUri")
        if kind not in (_ESSENTIAL, "optional"):
            raise row.fail(
                "relationType",
                f"‘{kind[:40]}’ is niet ‘essential’ of ‘optional’.",
                f"‘{kind[:40]}’ is not ‘essential’ or ‘optional’.",
            )
        group = read.essential if kind == _ESSENTIAL else read.optional
        group.setdefault(shared.setdefault(uri, uri), []).append(shared.setdefault(skill, skill))
        read.count()
    return read


def broader(table: Recognised) -> EscoTable:
    """Read what each occupation is part of; the group of ISCO-08 goes first."""
    read = EscoTable()
    cell = _Cells(table)
    for row in rows(table.source, table.layout):
        uri, above = cell(row, "conceptUri"), cell(row, "broaderUri")
        if uri not in read.broader or _GROUP.search(above):
            read.broader[uri] = above
        read.count()
    return read


def group_of(uri: str, above: dict[str, str]) -> str:
    """Return the ISCO-08 group an occupation is in by way of what it is part of, or nothing."""
    seen: set[str] = set()
    while uri in above and uri not in seen:
        seen.add(uri)
        uri = above[uri]
        if found := _GROUP.search(uri):
            return found.group(1)
    return ""


class _Cells:
    """Finds the cell of a column; a column that a release leaves out has its default."""

    def __init__(self, table: Recognised) -> None:
        self._at = {name: number for number, name in enumerate(table.layout.columns)}

    def __call__(self, row: Row, column: str, default: str = "") -> str:
        number = self._at.get(column)
        return default if number is None else row.cells[number].strip() or default


def _demand_new(row: Row, uri: str, known: Iterable[str]) -> None:
    if not uri.startswith("http"):
        raise row.fail(
            "conceptUri",
            f"‘{uri[:40]}’ is geen adres van een begrip.",
            f"‘{uri[:40]}’ is no address of a concept.",
        )
    if uri in known:
        raise row.fail(
            "conceptUri",
            "dit beroep staat er twee keer in. Gebruik één download, en voeg niets samen.",
            "this occupation is in it twice. Use one download, and join nothing.",
        )


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in cell.splitlines() if line.strip())
