"""The trajectories of a client in a quarter as they were known then, and all; in a door above."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service._derive import programme_of
from wissel.apps.trajectories.service._guard import Obtained, log_list, visible
from wissel.apps.trajectories.service._mapper import to_core
from wissel.apps.trajectories.service.within import Within
from wissel.core.access import DataCategory, Relation, Role
from wissel.core.due import everything_due
from wissel.infra.doors import Actor, Denied

#: Who reads the overview of a client, and by which tie.
_READERS = {Role.EMPLOYER: Relation.PARTY, Role.MANAGER: Relation.BUREAU}


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a client that were open in a stretch of days: a part of them, and how many."""

    rows: tuple[Within, ...]
    number: int


def cases_in(
    *,
    actor: Actor,
    client: UUID,
    first: date,
    as_of: date,
    known_at: datetime | None,
    begin: int,
    most: int | None,
) -> Cases:
    """Return the cases of a client from ``begin`` on, ``most`` of them, the oldest first.

    Each is whole, as it was known, with what was due on ``as_of``. That they stood in a list is
    one line of the access log. Employer and manager alone; the employer their own.
    """
    rows = _rows(actor, client).filter(registered_on__lte=as_of)
    rows = rows.filter(Q(closed_on=None) | Q(closed_on__gte=first)).order_by("number")
    end = None if most is None else begin + most
    found = tuple(_whole(actor, rows[begin:end], as_of, known_at))
    shown = [one.id for one in found]
    log_list(actor=actor, event="quarter.overview", category=DataCategory.MILESTONES, shown=shown)
    return Cases(found, rows.count())


def every_case(*, actor: Actor, today: date, begin: int, most: int) -> Cases:
    """Return the cases of the bureau from ``begin`` on, ``most`` of them, the newest first.

    For the manager, who answers for quality. Each is whole; that they stood in a list is one line
    of the access log.
    """
    if actor.role != Role.MANAGER:
        raise Denied("manager-only")
    rows = visible(actor=actor, category=DataCategory.RELEASED_REPORTS)
    rows = rows.order_by("-registered_on", "-number")
    found = tuple(_whole(actor, rows[begin : begin + most], today, None))
    shown = [one.id for one in found]
    category = DataCategory.RELEASED_REPORTS
    log_list(actor=actor, event="quality.list", category=category, shown=shown)
    return Cases(found, rows.count())


def _rows(actor: Actor, client: UUID) -> QuerySet[Trajectory]:
    if actor.role not in _READERS or (actor.role == Role.EMPLOYER and actor.client != client):
        raise Denied("no-overview", subject=str(client))
    return visible(actor=actor).filter(employment__client=client)


def _whole(
    actor: Actor, rows: QuerySet[Trajectory], as_of: date, known_at: datetime | None
) -> Iterator[Within]:
    relation = _READERS[Role(actor.role)]
    for row in rows.select_related("employment__employee", "employment__client", "absence"):
        case = to_core(row)
        due = everything_due(case, programme_of(row), today=as_of, known_at=known_at)
        yield Within.of(Obtained(row, relation, actor), case, due)
