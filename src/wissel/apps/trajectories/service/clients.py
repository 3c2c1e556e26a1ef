"""The trajectories of one client, for its file: how far they are and what waits on whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Subquery

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import JournalEntry, Trajectory
from wissel.apps.trajectories.service._guard import log_list, visible
from wissel.apps.trajectories.service._lists import (
    CasePlace,
    columns_of,
    duties_of_case,
    known,
    open_duties,
    place_of,
    rows_of,
)
from wissel.apps.trajectories.service.today import AHEAD
from wissel.connections import wire
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.obligations import Obligation
from wissel.infra.doors import Actor, Denied, read_door, today_of

#: Lines of a file; whoever wants more asks the caseload.
MOST_OF_CLIENT: Final = 50


@dataclass(frozen=True, slots=True)
class ClientCase(CasePlace):
    """A trajectory of a client.

    ``waits``: what the employer must do within two weeks or should have done, first day first.
    """

    waits: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """Something the employer asked that is not answered yet, with the last day promised."""

    entry: UUID
    trajectory: UUID
    employee: str
    asked_at: datetime
    due: date


@dataclass(frozen=True, slots=True)
class ClientCases:
    """The trajectories of a client that the actor may list.

    ``lines`` are open ones, whose turn it is at the employer's first; ``number`` of them may be
    more than is shown. ``requests`` are of those lines.
    """

    lines: tuple[ClientCase, ...]
    number: int
    closed: int
    requests: tuple[WaitingRequest, ...]


@read_door
def client_cases(*, actor: Actor, now: datetime, client: UUID) -> ClientCases:
    """Return the trajectories of a client. Staff; a coach reads the own ones.

    A fixed number of queries, whatever the number of trajectories.
    """
    _demand_staff(actor)
    today = today_of(now)
    rows = visible(actor=actor).filter(employment__client=client).order_by()
    counted = rows.aggregate(
        number=Count("pk", filter=Q(closed_on=None)),
        closed=Count("pk", filter=Q(closed_on__isnull=False)),
    )
    found = rows_of(actor, _by_turn(rows, actor, today)[:MOST_OF_CLIENT])
    shown = [row.trajectory for row in found]
    waits = _waits(actor, today, shown)
    places = {row.trajectory: place_of(row, today) for row in found}
    asked = _requests(actor, today, places)
    log_list(actor=actor, event="client.cases", category=DataCategory.MILESTONES, shown=shown)
    return ClientCases(
        tuple(
            ClientCase(**columns_of(place), waits=tuple(waits[key]))
            for key, place in places.items()
        ),
        counted["number"],
        counted["closed"],
        asked,
    )


@read_door
def places_of(
    *, actor: Actor, now: datetime, trajectories: Sequence[UUID]
) -> dict[UUID, CasePlace]:
    """Return the place of each of these that the actor may list, closed ones too. Staff only."""
    _demand_staff(actor)
    today = today_of(now)
    rows = rows_of(actor, visible(actor=actor).filter(pk__in=set(trajectories)))
    found = {row.trajectory: place_of(row, today) for row in rows}
    log_list(actor=actor, event="client.agreements", category=DataCategory.MILESTONES, shown=found)
    return found


def _demand_staff(actor: Actor) -> None:
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only")


def _by_turn(rows: QuerySet[Trajectory], actor: Actor, today: date) -> QuerySet[Trajectory]:
    """Order open trajectories by what the employer must do first; what waits on nobody is last."""
    first = duties_of_case(actor, today).filter(role=Role.EMPLOYER, due__lte=today + AHEAD)
    turn = Subquery(first.order_by("due").values("due")[:1])
    ordered = rows.filter(closed_on=None).annotate(turn=turn)
    return ordered.order_by(F("turn").asc(nulls_last=True), "last_day", "pk")


def _waits(actor: Actor, today: date, shown: list[UUID]) -> dict[UUID, list[Obligation]]:
    rows = open_duties(actor, today).filter(
        known(today), trajectory__in=shown, role=Role.EMPLOYER, due__lte=today + AHEAD
    )
    found: dict[UUID, list[Obligation]] = defaultdict(list)
    for row in rows.order_by("due", "pk"):
        found[row.trajectory_id].append(wire.read_value(Obligation, row.duty))
    return found


def _requests(
    actor: Actor, today: date, places: Mapping[UUID, CasePlace]
) -> tuple[WaitingRequest, ...]:
    """Return the requests whose answer is still due: a duty of the bureau hangs on the entry."""
    entries = JournalEntry.objects.filter(
        trajectory__in=list(places), kind="client-request", author_role=Role.EMPLOYER
    )
    asked = {str(pk): at for pk, at in entries.values_list("pk", "recorded_at")}
    duties = open_duties(actor, today).filter(trajectory__in=list(places), ours=True)
    found = []
    for whose, key, due in duties.values_list("trajectory_id", "key", "due"):
        entry = key.partition("@")[2]
        if entry in asked:
            found.append(
                WaitingRequest(UUID(entry), whose, places[whose].employee, asked[entry], due)
            )
    return tuple(sorted(found, key=lambda one: (one.due, one.asked_at, str(one.entry))))


@read_door
def agreements_with(
    *, actor: Actor, now: datetime, client: UUID
) -> tuple[bureaus.AgreementView, ...]:
    """Return the agreements with a client; of one trajectory whole to whoever may see that one."""
    shown = bureaus.agreements(actor=actor, now=now, client=client)
    if actor.role != Role.COACH:
        return shown
    found = bureaus.agreements_within(client=client, bureau=actor.bureau)
    wanted = {one.trajectory for one in found if one.trajectory is not None}
    rows = visible(actor=actor).filter(pk__in=wanted) if wanted else ()
    mine = {row.pk for row in rows}
    hidden = {one.id: one for one in shown}
    return tuple(one if one.trajectory in mine else hidden[one.id] for one in found)
