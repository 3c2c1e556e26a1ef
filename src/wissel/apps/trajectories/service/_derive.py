"""Derives what is due in one trajectory anew from its facts, and keeps the cache for lists."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import DueDate, Trajectory
from wissel.apps.trajectories.service._mapper import to_core
from wissel.core import trajectory
from wissel.core.due import Due, everything_due
from wissel.core.obligations import Obligation
from wissel.core.programme import Programme
from wissel.core.wire import to_json


@dataclass(frozen=True, slots=True)
class Drift:
    """A cached due date that differs from what the facts say."""

    number: str
    key: str
    cached: str
    derived: str


def derive(
    row: Trajectory, today: date, *, trace: bool = False
) -> tuple[trajectory.Trajectory, Due]:
    """Return the trajectory as core types and everything due in it."""
    case, programme = to_core(row), programme_of(row)
    return case, everything_due(case, programme, today=today, trace=trace)


def programme_of(row: Trajectory) -> Programme:
    """Return the version of the way of working it runs by, with what its client agreed."""
    programme = bureaus.held_programme(name=row.programme, version=row.programme_version)
    terms = bureaus.terms_of(client=row.employment.client_id)
    return replace(programme, agreed=terms) if terms else programme


def refresh(row: Trajectory, today: date) -> Due:
    """Derive anew and write what changed in the cache. Inside a writing door."""
    _, due = derive(row, today)
    cached = {cache.key: cache for cache in DueDate.objects.filter(trajectory=row)}
    wanted = {duty.key: _fields(duty) for duty in due.obligations}
    gone = [cache.pk for key, cache in cached.items() if key not in wanted]
    if gone:
        DueDate.objects.filter(pk__in=gone).delete()
    fresh = [
        DueDate(bureau_id=row.bureau_id, trajectory=row, key=key, **fields)
        for key, fields in wanted.items()
        if key not in cached
    ]
    DueDate.objects.bulk_create(fresh)
    for key, fields in wanted.items():
        cache = cached.get(key)
        if cache is not None and _cached(cache) != fields:
            for name, value in fields.items():
                setattr(cache, name, value)
            cache.save(update_fields=list(fields))
    if row.derived_on != today:
        row.derived_on = today
        row.save(update_fields=["derived_on"])
    return due


def drift(row: Trajectory, today: date) -> list[Drift]:
    """Return where the cache differs from a fresh derivation, without mending it."""
    _, due = derive(row, today)
    wanted = {duty.key: _fields(duty) for duty in due.obligations}
    cached = {cache.key: _cached(cache) for cache in DueDate.objects.filter(trajectory=row)}
    return [
        Drift(row.number, key, _printed(cached.get(key)), _printed(wanted.get(key)))
        for key in sorted(wanted.keys() | cached.keys())
        if wanted.get(key) != cached.get(key)
    ]


def _fields(duty: Obligation) -> dict[str, Any]:
    settled = duty.done_on is not None or duty.lapsed or _exempt(duty)
    return {
        "due": duty.due,
        "warn_from": duty.warn_from,
        "settled": settled,
        "duty": to_json(duty),
    }


def _exempt(duty: Obligation) -> bool:
    return duty.exemption is not None and duty.exemption.kind != "later"


def _cached(cache: DueDate) -> dict[str, Any]:
    return {
        "due": cache.due,
        "warn_from": cache.warn_from,
        "settled": cache.settled,
        "duty": cache.duty,
    }


def _printed(fields: dict[str, Any] | None) -> str:
    if fields is None:
        return "-"
    return f"due {fields['due']}, warn from {fields['warn_from']}, settled {fields['settled']}"
