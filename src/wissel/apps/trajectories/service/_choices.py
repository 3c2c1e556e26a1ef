"""What the filters of the caseload offer, and the views that somebody keeps: one query."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from wissel.apps.trajectories.models import SavedView, Trajectory
from wissel.apps.trajectories.service._guard import visible
from wissel.apps.trajectories.service._selection import NOBODY
from wissel.core.programme import load
from wissel.core.sources import Text
from wissel.infra.doors import Actor


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its value in a question, and how it is called."""

    value: str
    name: Text


@dataclass(frozen=True, slots=True)
class OwnView:
    """A question that the actor keeps under a name; ``query`` as in an address."""

    id: UUID
    name: str
    query: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: only what occurs in the actor's trajectories.

    ``locations`` is empty while there is nothing to choose between.
    """

    coaches: tuple[Choice, ...]
    clients: tuple[Choice, ...]
    locations: tuple[Choice, ...]
    phases: tuple[Choice, ...]
    views: tuple[OwnView, ...]


_NOTHING: Final = Value("")


def choices_of(actor: Actor) -> Choices:
    """Return what occurs in the actor's trajectories, and the actor's own views."""
    rows: QuerySet[Trajectory] = visible(actor=actor).select_related(None).order_by()
    views = SavedView.objects.filter(membership_id=actor.membership).order_by()
    found = _part(rows, "client", "employment__client_id", F("employment__client__name")).union(
        _part(rows.filter(coach__isnull=False), "coach", "coach_id", F("coach__user__name")),
        _part(rows, "location", "location_id", F("location__name")),
        _part(rows, "programme", "programme", F("programme_version")),
        _part(views, "view", "id", F("name"), F("query"), F("is_default")),
    )
    parts: dict[str, list[tuple[str, ...]]] = {}
    for kind, *told in found:
        parts.setdefault(kind, []).append(tuple(told))
    return Choices(
        coaches=_named(parts.get("coach", [])),
        clients=_named(parts.get("client", [])),
        locations=_locations(parts.get("location", [])),
        phases=_phases(parts.get("programme", [])),
        views=_views(parts.get("view", [])),
    )


def _part(
    rows: QuerySet[Any],
    kind: str,
    key: str,
    label: F,
    detail: Value | F = _NOTHING,
    mark: Value | F = _NOTHING,
) -> QuerySet[Any, tuple[str, ...]]:
    """Return columns of one kind as text: a union asks the same type of every part."""
    told = (Value(kind), F(key), label, detail, mark)
    return rows.values_list(*(Cast(value, CharField()) for value in told)).distinct()


def _named(rows: list[tuple[str, ...]]) -> tuple[Choice, ...]:
    found = [Choice(str(UUID(row[0])), Text(row[1], row[1])) for row in rows]
    return tuple(sorted(found, key=lambda choice: choice.name.nl.casefold()))


def _locations(rows: list[tuple[str, ...]]) -> tuple[Choice, ...]:
    """Return where trajectories are, and nowhere when some are; nothing for one place or none."""
    there = _named([row for row in rows if row[0]])
    nowhere = Choice(NOBODY, Text("nog geen vestiging", "no location yet"))
    found = there if len(there) == len(rows) else (*there, nowhere)
    return found if there and len(found) > 1 else ()


def _phases(rows: list[tuple[str, ...]]) -> tuple[Choice, ...]:
    """Return the phases of the programmes in use, in their order; the newest words for a key."""
    found: dict[str, Choice] = {}
    for name, version, *_ in sorted(rows, key=lambda row: (row[0], int(row[1]))):
        for phase in load(name, int(version)).phases:
            value = f"{name}:{phase.key}"
            found[value] = Choice(value, phase.title)
    return tuple(found.values())


def _views(rows: list[tuple[str, ...]]) -> tuple[OwnView, ...]:
    found = [
        OwnView(UUID(key), name, query, mark in ("1", "true")) for key, name, query, mark in rows
    ]
    return tuple(sorted(found, key=lambda view: view.name.casefold()))
