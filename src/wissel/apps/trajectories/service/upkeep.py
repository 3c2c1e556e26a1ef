"""The daily work and the check: refresh what is due, find drift and broken chains."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wissel.apps.trajectories.models import JournalEntry, Trajectory
from wissel.apps.trajectories.service import _derive, _remind
from wissel.apps.trajectories.service._derive import Drift
from wissel.apps.trajectories.service._mapper import entries_of
from wissel.core.journal import chain_break
from wissel.infra import logs
from wissel.infra.doors import Actor, Denied, door, read_door, today_of


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """A chain that is not whole: which (``changes``, ``access`` or a case number), and where.

    ``journal``: an entry is gone altogether; ``seq`` is its number in the change log.
    """

    chain: str
    seq: int


@read_door
def stale(*, actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the open trajectories that were not derived today, and all that never were."""
    _system_only(actor)
    never = Q(derived_on=None)
    rows = Trajectory.objects.filter(never | Q(closed_on=None) & ~Q(derived_on=today_of(now)))
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


@read_door
def running(*, actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the open trajectories, for the daily work of the apps above."""
    _system_only(actor)
    rows = Trajectory.objects.filter(closed_on=None).order_by("pk")
    return tuple(rows.values_list("pk", flat=True))


@door
def refresh(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Derive one trajectory anew and remind of what is open. Twice on a day changes nothing more.

    What was derived today already is derived again tomorrow: its reminders are a day later then.
    """
    _system_only(actor)
    rows = Trajectory.objects.select_related(
        "employment__employee", "employment__client", "absence", "coach__user"
    )
    row = rows.select_for_update(of=("self",)).filter(pk=trajectory).first()
    if row is not None:
        _remind.remind(row, _derive.refresh(row, today_of(now)), now)


@read_door
def drifts(*, actor: Actor, now: datetime) -> tuple[Drift, ...]:
    """Return every cached date that differs from a fresh derivation."""
    _system_only(actor)
    found: list[Drift] = []
    for row in Trajectory.objects.filter(closed_on=None).order_by("number"):
        found += _derive.drift(row, row.derived_on or today_of(now))
    return tuple(found)


@read_door
def broken_chains(*, actor: Actor, now: datetime) -> tuple[ChainBreak, ...]:
    """Return every chain of the bureau that is not whole: journals, change log, access log."""
    _system_only(actor)
    found: list[ChainBreak] = []
    for row in Trajectory.objects.order_by("number"):
        seq = chain_break(entries_of(row))
        if seq is not None:
            found.append(ChainBreak(row.number, seq))
    # The end of a journal can be cut off without a broken link; the change log knows what was.
    there = {str(key) for key in JournalEntry.objects.values_list("pk", flat=True)}
    made = logs.rows_made(JournalEntry._meta.db_table)
    found += [ChainBreak("journal", seq) for seq, key in made if key not in there]
    names: tuple[logs.LogName, ...] = ("changes", "access")
    for name in names:
        seq = logs.first_break(name)
        if seq is not None:
            found.append(ChainBreak(name, seq))
    return tuple(found)


def _system_only(actor: Actor) -> None:
    if not actor.is_system:
        raise Denied("command-only")
