"""Derives what is due in one trajectory anew from its facts, and keeps the cache for lists."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import DueDate, PhaseWindow, Trajectory
from wissel.apps.trajectories.service._cache import (
    Window,
    case_fields,
    due_fields,
    is_listed,
    phase_windows,
)
from wissel.apps.trajectories.service._mapper import to_core
from wissel.core import trajectory
from wissel.core.due import Due, everything_due
from wissel.core.programme import Programme

_later: ContextVar[bool] = ContextVar("wissel_caches_later", default=False)


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
    terms = bureaus.terms_of(client=row.employment.client_id, trajectory=row.pk)
    return replace(programme, agreed=terms) if terms else programme


@contextmanager
def caches_later() -> Iterator[None]:
    """Leave the caches for lists as they are while many entries of one trajectory are written.

    For a command that plays a whole journal; it calls ``refresh`` at the end. Until then lists show
    nothing of it. Whatever a door decides is derived from the facts, never from a cache.
    """
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def keep_up(row: Trajectory, today: date) -> None:
    """Bring the caches up to date after a change, unless that is left for later."""
    if not _later.get():
        refresh(row, today)


def due_after(row: Trajectory, today: date) -> Due:
    """Return everything due after a change, and bring the caches up to date as ``keep_up``."""
    return derive(row, today)[1] if _later.get() else refresh(row, today)


def refresh(row: Trajectory, today: date) -> Due:
    """Derive anew and write what changed in the caches. Inside a writing door."""
    case, due = derive(row, today)
    wanted = _wanted(row, due)
    cached = {cache.key: cache for cache in DueDate.objects.filter(trajectory=row)}
    _write_due_dates(row, wanted, cached)
    _write_phases(row, phase_windows(due))
    fields = case_fields(case, due) | {"derived_on": today}
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, fields[name])
        row.save(update_fields=changed)
    return due


def drift(row: Trajectory, today: date) -> list[Drift]:
    """Return where the caches differ from a fresh derivation, without mending them."""
    case, due = derive(row, today)
    wanted = _wanted(row, due)
    cached = {
        cache.key: _of(cache, wanted.get(cache.key, {"due": cache.due}))
        for cache in DueDate.objects.filter(trajectory=row)
    }
    found = [
        Drift(row.number, key, _printed(cached.get(key)), _printed(wanted.get(key)))
        for key in sorted(wanted.keys() | cached.keys())
        if wanted.get(key) != cached.get(key)
    ]
    for name, value in case_fields(case, due).items():
        if getattr(row, name) != value:
            found.append(Drift(row.number, name, str(getattr(row, name)), str(value)))
    windows, stored = phase_windows(due), _stored_phases(row)
    if windows != stored:
        found.append(Drift(row.number, "phases", str(stored), str(windows)))
    return found


def _wanted(row: Trajectory, due: Due) -> dict[str, Mapping[str, Any]]:
    closed = row.closed_on is not None
    return {
        duty.key: due_fields(duty) for duty in due.obligations if is_listed(duty, closed=closed)
    }


def _write_due_dates(
    row: Trajectory, wanted: dict[str, Mapping[str, Any]], cached: dict[str, DueDate]
) -> None:
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
        if cache is not None and _of(cache, fields) != fields:
            for name, value in fields.items():
                setattr(cache, name, value)
            cache.save(update_fields=list(fields))


def _write_phases(row: Trajectory, windows: tuple[Window, ...]) -> None:
    if windows == _stored_phases(row):
        return
    PhaseWindow.objects.filter(trajectory=row).delete()
    PhaseWindow.objects.bulk_create(
        PhaseWindow(bureau_id=row.bureau_id, trajectory=row, key=key, begun=begun, ended=ended)
        for key, begun, ended in windows
    )


def _stored_phases(row: Trajectory) -> tuple[Window, ...]:
    stored = PhaseWindow.objects.filter(trajectory=row).values_list("key", "begun", "ended")
    return tuple(sorted(stored, key=lambda window: window[:2]))


def _of(cache: DueDate, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(cache, name) for name in fields}


def _printed(fields: Mapping[str, Any] | None) -> str:
    if fields is None:
        return "-"
    # What people wrote stays out: this is printed.
    return ", ".join(f"{name} {value}" for name, value in fields.items() if name != "duty")
