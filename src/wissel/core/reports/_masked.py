"""A report for who audits quality: dates and clocks as they are, nobody by name."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from wissel.core.journal import Application, EmployerApproach
from wissel.core.reports._words import SHARED, both, rules
from wissel.core.reports.record import ReportRecord
from wissel.core.trajectory import Trajectory

#: What is no text of people: codes, and where things point. Everything else is masked.
_KEPT: Final = frozenset({"id", "kind", "layer", "language", "rules", "key", "status", "statement"})
_KEPT_OF_HEADER: Final = frozenset({"bureau", "control_code", "check_address"})
#: Fields in which the journal names a person or an organisation.
_PERSONS: Final = frozenset({"author", "owner", "name"})
_HOSTS: Final = frozenset({"employer_name", "host"})

Names = tuple[tuple[str, str], ...]


def masked_record(record: ReportRecord, mask: Callable[[str], str]) -> ReportRecord:
    """Return the record with ``mask`` over every text in it; no birth date, no register number.

    A field that a record gets later is masked too, unless it is named here as a code.
    """
    head = _walk(record.header, mask, kept=_KEPT | _KEPT_OF_HEADER)
    shown: ReportRecord = _walk(replace(record, comments=()), mask)
    return replace(shown, header=replace(head, date_of_birth=None, coach_registration=""))


def _walk(value: Any, mask: Callable[[str], str], kept: frozenset[str] = _KEPT) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return mask(value) if value.strip() else value
    if isinstance(value, tuple):
        return tuple(_walk(one, mask) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {
            field.name: _walk(getattr(value, field.name), mask)
            for field in dataclasses.fields(value)
            if field.name not in kept
        }
        return replace(value, **told)
    return value


def role_label(role: str, language: str) -> str:
    """Return what stands in the place of a name: ``[werknemer]``, of an unknown role ``[naam]``."""
    return f"[{both('masked', role if role in _roles() else 'name').in_(language)}]"


def _roles() -> frozenset[str]:
    return frozenset(rules(SHARED)["masked"])


def people_in(case: Trajectory, record: ReportRecord) -> Names:
    """Return everybody whom the file or the record names, with a role."""
    head = record.header
    found = [(case.employee.name, "employee"), (head.employee, "employee")]
    found += [(party.name, party.role) for party in case.parties]
    found += [(head.coach, "coach"), (head.client_contact, "contact")]
    for entry in case.journal:
        found.append((entry.author, entry.author_role))
        found += [(name, "name") for name in _said(entry.content, _PERSONS)]
    found += [(one.author, one.source) for one in case.capacity]
    found += [(held.owner, "name") for _, held in record.statements()]
    found += [(one.author, "name") for one in head.sources]
    found += [(name, "name") for name in head.receivers]
    return _once(found)


def organisations_in(case: Trajectory, record: ReportRecord) -> Names:
    """Return the organisations whose name would say whose file it is, with a role."""
    found = [(case.client.name, "employer"), (record.header.client, "employer")]
    found += [(party.organisation, party.role) for party in case.parties]
    for entry in case.journal:
        if isinstance(entry.content, Application | EmployerApproach):
            found.append((entry.content.employer_name, "possible-employer"))
        found += [(name, "host-employer") for name in _said(entry.content, _HOSTS)]
    return _once(found)


def _said(value: Any, names: frozenset[str]) -> Iterator[str]:
    for field in dataclasses.fields(value):
        held = getattr(value, field.name)
        if field.name in names and isinstance(held, str):
            yield held


def _once(found: list[tuple[str, str]]) -> Names:
    """Keep the first role of each name, leave out who is the program or a role by its word."""
    words = {
        both("roles", role).in_(language) for role in _plain_roles() for language in ("nl", "en")
    }
    kept: dict[str, str] = {}
    for name, role in found:
        plain = " ".join(name.split())
        if plain and role != "system" and plain.casefold() not in words | _plain_roles():
            kept.setdefault(plain, role)
    return tuple(kept.items())


def _plain_roles() -> frozenset[str]:
    return frozenset(rules(SHARED)["roles"])
