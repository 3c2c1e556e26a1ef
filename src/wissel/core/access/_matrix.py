"""Prints the access table: the whole of it, from the same grants that decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from wissel.core.access._load import table
from wissel.core.access._types import Action, Condition, Grant, Relation, Role, Row, Table
from wissel.core.sources import Basis, Text

WIDTH = 120  #: columns of a terminal or a page on its side

_TITLE = Text("Toegangstabel", "Access table")
_SIDES = {
    "bureau": Text("In het bureau", "In the bureau"),
    "party": Text("De persoon zelf en de partijen", "The person themself and the parties"),
}
_DATA = Text("Gegevens", "Data")
_SCOPE = Text("Wie ziet welke dossiers", "Who sees whose files")
_NOTES = Text("Regels bij de tabel", "Rules with the table")
_GROUNDS = Text("Grondslag per rij", "Legal basis per row")
_NOTHING = Text("niets", "nothing")
_FOR = Text("geldt voor", "holds for")
_CONSENT = Text("t", "c")  #: the one condition that stands in the cell as a letter


def matrix(version: str | None = None) -> "Matrix":
    """Return a version of the table for printing; without one, the newest.

    Raises ``LookupError`` for a version that does not exist.
    """
    return Matrix(table(version))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table with its two printed forms. ``table`` holds it in types."""

    table: Table

    def text(self, language: str = "nl") -> str:
        """Return the table as Markdown, at most 120 columns wide, in ``"nl"`` or ``"en"``."""
        page = _Page(self.table, language)
        return "\n".join(page.lines()) + "\n"

    def data(self) -> dict[str, Any]:
        """Return the table as plain JSON values: every grant typed, both languages."""
        source = self.table
        return {
            "version": source.version,
            "valid_from": source.valid_from.isoformat(),
            "source": _both(source.source),
            "notes": [{"code": code, "text": _both(text)} for code, text in source.notes.items()],
            "actions": {str(key): _both(text) for key, text in source.actions.items()},
            "relations": {str(key): _both(text) for key, text in source.relations.items()},
            "conditions": {str(key): _both(text) for key, text in source.conditions.items()},
            "roles": {
                str(key): {
                    "name": _both(role.name),
                    "scope": _both(role.scope),
                    "relations": _words(Relation, role.relations),
                }
                for key, role in source.roles.items()
            },
            "categories": {str(key): _row_data(row) for key, row in source.rows.items()},
        }


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def _words(kind: type[Action] | type[Relation], chosen: frozenset[Any]) -> list[str]:
    """Return the words in the order of their list, so that the print never changes by itself."""
    return [str(word) for word in kind if word in chosen]


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "name": _both(row.name),
        "sensitivity": row.sensitivity,
        "duty": row.duty,
        "basis": [_basis_data(basis) for basis in row.basis],
        "cells": {
            str(role): [
                {
                    "may": _words(Action, grant.may),
                    "if": [str(word) for word in grant.requires],
                    "only": [str(word) for word in grant.limits],
                    "relations": _words(Relation, grant.relations),
                }
                for grant in grants
            ]
            for role, grants in row.cells.items()
        },
    }


def _basis_data(basis: Basis) -> dict[str, Any]:
    return {
        "article": basis.article,
        "valid_from": basis.valid_from.isoformat(),
        "valid_to": basis.valid_to.isoformat() if basis.valid_to else None,
        "source": basis.source,
        "nature": str(basis.nature),
    }


class _Page:
    """One printing: collects the footnotes in the order in which the cells need them."""

    def __init__(self, source: Table, language: str) -> None:
        self.source = source
        self.language = language
        self.footnotes: dict[str, int] = {}

    def lines(self) -> list[str]:
        source = self.source
        title = f"# {self.say(_TITLE)} {source.version}"
        page = [title, "", *self.fold("", self.say(source.source)), "", *self.legend()]
        for side, name in _SIDES.items():
            roles = [role for role, entry in source.roles.items() if entry.side == side]
            page += ["", f"## {self.say(name)}", "", *self.grid(roles)]
        page.append("")
        for text, number in self.footnotes.items():
            page += self.fold(f"[{number}] ", text)
        page += ["", f"## {self.say(_SCOPE)}", ""]
        for role in source.roles.values():
            page += self.fold("- ", f"{self.say(role.name)}: {self.say(role.scope)}.")
        page += ["", f"## {self.say(_NOTES)}", ""]
        for note in source.notes.values():
            page += self.fold("- ", self.say(note))
        page += ["", f"## {self.say(_GROUNDS)}", ""]
        for row in source.rows.values():
            grounds = "; ".join(basis.article for basis in row.basis)
            page += self.fold("- ", f"{self.say(row.name)}: {grounds}.")
        return page

    def say(self, text: Text) -> str:
        return text.in_(self.language)

    def fold(self, mark: str, text: str) -> list[str]:
        return wrap(
            text,
            WIDTH,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            break_on_hyphens=False,
        )

    def legend(self) -> list[str]:
        source = self.source
        parts = [
            f"{self.say(source.letters[action])} = {self.say(source.actions[action])}"
            for action in Action
            if self.say(source.letters[action]) != self.say(source.actions[action])
        ]
        parts.append(f"{self.say(_CONSENT)} = {self.say(source.conditions[Condition.CONSENT])}")
        parts.append(f"– = {self.say(_NOTHING)}")
        return self.fold("", " · ".join(parts))

    def grid(self, roles: Sequence[Role]) -> list[str]:
        names = [self.say(self.source.roles[role].name) for role in roles]
        rows = [[self.say(_DATA), *names]]
        for row in self.source.rows.values():
            rows.append([self.say(row.name), *(self.cell(row, role) for role in roles)])
        widths = [max(len(line[at]) for line in rows) for at in range(len(rows[0]))]
        printed = [
            "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True))
            for line in rows
        ]
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        return [f"{printed[0]} |", rule, *(f"{line} |" for line in printed[1:])]

    def cell(self, row: Row, role: Role) -> str:
        grants = [self.grant(grant, role) for grant in row.cells[role]]
        return "; ".join(grants) or "–"

    def grant(self, grant: Grant, role: Role) -> str:
        letters = [
            self.say(self.source.letters[action]) for action in Action if action in grant.may
        ]
        short = "".join(letter for letter in letters if len(letter) == 1)
        text = " + ".join([*([short] if short else []), *(x for x in letters if len(x) > 1)])
        if Condition.CONSENT in grant.requires:
            text += f" {self.say(_CONSENT)}"
        marks = [
            self.mark(self.say(self.source.conditions[word]))
            for word in (*grant.requires, *grant.limits)
            if word is not Condition.CONSENT
        ]
        if grant.relations != self.source.roles[role].relations:
            ties = [
                self.say(self.source.relations[tie]) for tie in Relation if tie in grant.relations
            ]
            marks.append(self.mark(f"{self.say(_FOR)}: {', '.join(ties)}"))
        return f"{text} {''.join(marks)}" if marks else text

    def mark(self, text: str) -> str:
        return f"[{self.footnotes.setdefault(text, len(self.footnotes) + 1)}]"
