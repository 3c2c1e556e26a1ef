"""What can be done at once in a selection of trajectories."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import DueDate
from wissel.apps.trajectories.service._bulk_check import MOST_AT_ONCE, kind_of_duty
from wissel.apps.trajectories.service._choices import Choice
from wissel.apps.trajectories.service._guard import log_list, visible
from wissel.apps.trajectories.service._lists import known, open_duties
from wissel.apps.trajectories.service._selection import CaseloadQuery, selected
from wissel.connections import wire
from wissel.core.access import DataCategory, Role
from wissel.core.obligations import Obligation
from wissel.core.sources import Text
from wissel.infra.doors import Actor, read_door, today_of


@dataclass(frozen=True, slots=True)
class BulkChoices:
    """How many trajectories are meant (one more than may be, at most), and what can be chosen.

    ``rules`` are of open duties, those that most of them have first; ``coaches`` for whoever may
    give a trajectory to another.
    """

    count: int
    rules: tuple[Choice, ...]
    coaches: tuple[Choice, ...]


@read_door
def bulk_choices(
    *,
    actor: Actor,
    now: datetime,
    chosen: Sequence[UUID] = (),
    query: CaseloadQuery | None = None,
) -> BulkChoices:
    """Return what can be done in ``chosen``, or in all that ``query`` selects."""
    today = today_of(now)
    rows = (
        selected(actor, query, today)
        if query is not None
        else visible(actor=actor).filter(pk__in=set(chosen))
    )
    found = list(rows.order_by("number").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    log_list(actor=actor, event="bulk.view", category=DataCategory.MILESTONES, shown=found)
    return BulkChoices(len(found), _rules(actor, now, found), _coaches(actor, now))


def _rules(actor: Actor, now: datetime, trajectories: list[UUID]) -> tuple[Choice, ...]:
    today = today_of(now)
    rows = open_duties(actor, today).filter(
        known(today), trajectory_id__in=trajectories, private=False
    )
    holders: dict[str, set[UUID]] = defaultdict(set)
    sample: dict[str, UUID] = {}
    for pk, key, trajectory in rows.values_list("pk", "key", "trajectory_id"):
        rule = kind_of_duty(key)
        holders[rule].add(trajectory)
        sample.setdefault(rule, pk)
    titles = {
        kind_of_duty(row.key): wire.read_value(Obligation, row.duty).title
        for row in DueDate.objects.filter(pk__in=sample.values())
    }
    order = sorted(titles, key=lambda rule: (-len(holders[rule]), titles[rule].nl))
    return tuple(Choice(rule, titles[rule]) for rule in order)


def _coaches(actor: Actor, now: datetime) -> tuple[Choice, ...]:
    if actor.role not in (Role.MANAGER, Role.BACK_OFFICE):
        return ()
    found = bureaus.members(actor=actor, now=now, role=Role.COACH)
    return tuple(Choice(str(one.id), Text(one.name, one.name)) for one in found)
