"""Reads a version of the access table from the data and refuses one that is not whole."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.access._types import (
    REQUIREMENTS,
    Action,
    Condition,
    DataCategory,
    Grant,
    Relation,
    Role,
    RoleEntry,
    Row,
    Table,
)
from wissel.core.sources import Basis, Nature, Text

#: Ties that carry a right. The other two exist only to be refused.
TIES = frozenset({Relation.SELF, Relation.ASSIGNED, Relation.BUREAU, Relation.PARTY})


def versions() -> list[str]:
    """Return the versions of the table in the data, the newest last."""
    folder = resources.files("wissel.rules").joinpath("access")
    return sorted(
        entry.name.removesuffix(".yaml")
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    )


@lru_cache(maxsize=8)
def table(version: str | None = None) -> Table:
    """Return a version of the table; without one, the newest.

    A decision of the past is checked against the version that its log entry names.
    Raises ``LookupError`` for a version that the data does not hold, ``ValueError`` for one that is
    not whole.
    """
    known = versions()
    chosen = version or known[-1]
    if chosen not in known:
        raise LookupError(f"no access table {chosen!r}; the data holds {', '.join(known)}")
    path = resources.files("wissel.rules").joinpath("access", f"{chosen}.yaml")
    return parse(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse(raw: Mapping[str, Any]) -> Table:
    """Turn the parsed YAML of one version into a table.

    Raises ``ValueError`` when a role, a kind of data or a word is missing, unknown, or in the wrong
    place: a table with a hole would deny silently, one with a typing error could grant.
    """
    laws = {key: _basis(entry) for key, entry in raw["laws"].items()}
    roles = {Role(key): _role(entry) for key, entry in raw["roles"].items()}
    conditions = {Condition(key): entry for key, entry in raw["conditions"].items()}
    built = Table(
        version=raw["version"],
        valid_from=raw["valid_from"],
        source=_text(raw["source"]),
        notes={note["code"]: _text(note["text"]) for note in raw["notes"]},
        letters={Action(key): _text(entry["letter"]) for key, entry in raw["actions"].items()},
        actions={Action(key): _text(entry["text"]) for key, entry in raw["actions"].items()},
        relations={Relation(key): _text(entry) for key, entry in raw["relations"].items()},
        conditions={key: _text(entry["text"]) for key, entry in conditions.items()},
        roles=roles,
        rows={
            DataCategory(key): _row(key, entry, laws, roles)
            for key, entry in raw["categories"].items()
        },
    )
    _whole("actions", Action, built.actions)
    _whole("relations", Relation, built.relations)
    _whole("conditions", Condition, built.conditions)
    _whole("roles", Role, built.roles)
    _whole("categories", DataCategory, built.rows)
    for condition, entry in conditions.items():
        if (entry["kind"] == "requirement") is not (condition in REQUIREMENTS):
            raise ValueError(f"conditions.{condition}: {entry['kind']} is not what the code checks")
    return built


def _whole(where: str, expected: Iterable[str], found: Iterable[str]) -> None:
    missing = sorted(set(expected) - set(found))
    if missing:
        raise ValueError(f"{where}: missing {', '.join(missing)}")


def _text(raw: Mapping[str, str]) -> Text:
    return Text(nl=raw["nl"], en=raw["en"])


def _basis(raw: Mapping[str, Any]) -> Basis:
    return Basis(
        article=raw["article"],
        valid_from=raw["valid_from"],
        valid_to=raw.get("valid_to"),
        source=raw["source"],
        nature=Nature(raw["nature"]),
    )


def _role(raw: Mapping[str, Any]) -> RoleEntry:
    return RoleEntry(
        name=_text(raw["name"]),
        scope=_text(raw["scope"]),
        side=raw["side"],
        relations=_ties(raw["relations"]),
    )


def _row(
    key: str,
    raw: Mapping[str, Any],
    laws: Mapping[str, Basis],
    roles: Mapping[Role, RoleEntry],
) -> Row:
    cells = {
        Role(role): tuple(_grant(grant, roles[Role(role)]) for grant in cell)
        for role, cell in raw["cells"].items()
    }
    _whole(f"categories.{key}.cells", Role, cells)
    return Row(
        name=_text(raw["name"]),
        sensitivity=raw["sensitivity"],
        duty=raw["duty"],
        basis=tuple(laws[law] for law in raw["basis"]),
        cells=cells,
    )


def _grant(raw: Mapping[str, Any], role: RoleEntry) -> Grant:
    unknown = set(raw) - {"may", "if", "only", "relations"}
    if unknown:
        raise ValueError(f"a grant does not know {', '.join(sorted(unknown))}")
    requires = tuple(Condition(word) for word in raw.get("if", ()))
    limits = tuple(Condition(word) for word in raw.get("only", ()))
    if set(requires) - REQUIREMENTS or set(limits) & REQUIREMENTS:
        raise ValueError(f"a requirement belongs in `if`, a limit in `only`: {dict(raw)}")
    return Grant(
        may=frozenset(Action(word) for word in raw["may"]),
        requires=requires,
        limits=limits,
        relations=_ties(raw["relations"]) if "relations" in raw else role.relations,
    )


def _ties(raw: Iterable[str]) -> frozenset[Relation]:
    ties = frozenset(Relation(word) for word in raw)
    if not ties or ties - TIES:
        raise ValueError(f"a right needs a tie to the trajectory, not {', '.join(sorted(ties))}")
    return ties
