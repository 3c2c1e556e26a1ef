"""What Today and the caseload share: the rows they may ask, and a trajectory as a line of a list.

Everything is counted, filtered and ordered in SQL by plain columns; encrypted is read only what is
shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from wissel.apps.trajectories.models import DueDate, Trajectory
from wissel.apps.trajectories.service._guard import at_work, may_list, sees_all, visible
from wissel.core.access import DataCategory, Role
from wissel.core.sources import Nature
from wissel.infra.doors import Actor


@dataclass(frozen=True, slots=True)
class CasePlace:
    """One trajectory in a list: who, where, how far. ``last_day`` is of the waiting period."""

    trajectory: UUID
    number: str
    employee: str
    client: str
    coach: str  #: empty while nobody has the case
    first_sick_day: date
    last_day: date
    week: int
    second_track_start: date | None


@dataclass(frozen=True, slots=True)
class CaseLine(CasePlace):
    """A line of the caseload.

    ``next_due`` is the first last day of what somebody must still do, what the file does not know
    left out. ``last_contact`` is with the employee; ``still_since`` the day of a signal that the
    trajectory stands still, as long as nothing was decided on it. Both are ``None`` for whoever
    may not read that kind of data.
    """

    next_due: date | None = None
    last_contact: date | None = None
    still_since: date | None = None
    closed_on: date | None = None


def open_duties(
    actor: Actor, today: date, cases: QuerySet[Trajectory] | None = None
) -> QuerySet[DueDate]:
    """Return the open duties of the actor's open trajectories that a list of theirs may show.

    ``cases`` are those trajectories, from whoever asked them already (:func:`.at_work`).
    What waits until a later day is left out; what the file does not know is not (:func:`known`).
    """
    rows: QuerySet[DueDate] = _allowed(actor, DueDate.objects.all())
    rows = rows.filter(Q(waits_until=None) | Q(waits_until__lte=today))
    if not may_list(actor, DataCategory.MILESTONES):
        return rows.none()
    if sees_all(actor):
        return rows  # a closed trajectory has none
    own = at_work(actor=actor, today=today) if cases is None else cases
    return rows.filter(trajectory__in=own.filter(closed_on=None).order_by().values("pk"))


def known(today: date) -> Q:
    """Return what the file knows: of the rest it cannot be said that somebody must still act."""
    return Q(unknown=False) | Q(due__gt=today)


def duties_of_case(actor: Actor, today: date) -> QuerySet[DueDate]:
    """Return the open duties of an outer query's trajectory, as lists count them."""
    rows: QuerySet[DueDate] = _allowed(actor, DueDate.objects.all())
    return rows.filter(
        known(today),
        Q(waits_until=None) | Q(waits_until__lte=today),
        trajectory=OuterRef("pk"),
    ).order_by()


def first_due(actor: Actor, today: date) -> Subquery:
    """Return the first last day of a trajectory, as an expression."""
    rows = duties_of_case(actor, today).values("trajectory").annotate(first=Min("due"))
    return Subquery(rows.values("first"))


def has_late(actor: Actor, today: date) -> Exists:
    """Return whether something is late in a trajectory, as an expression."""
    return Exists(duties_of_case(actor, today).filter(due__lt=today))


class Row(NamedTuple):
    """The columns of a line as they are asked; the last three are a query's own expressions.

    Columns and no rows of tables: of a person a list shows the name, so it opens nothing else.
    """

    trajectory: UUID
    number: str
    employee: str
    client: str
    coach: str | None  #: the name
    first_sick_day: date
    first_day: date | None
    last_day: date | None
    week_one: date | None
    second_track_start: date | None
    closed_on: date | None
    last_contact: date | None
    still_since: date | None
    next_due: date | None = None
    at: Any = None  #: what the page is ordered by
    total: int = 0


_COACH: Final = "coach__user__name"
_COLUMNS: Final = (
    "pk",
    "number",
    "employment__employee__name",
    "employment__client__name",
    _COACH,
    "absence__first_sick_day",
    "first_day",
    "last_day",
    "week_one",
    "second_track_start",
    "closed_on",
    "last_contact",
    "still_since",
)


def rows_of(actor: Actor, found: QuerySet[Trajectory], *expressions: str) -> list[Row]:
    """Ask the columns of lines, and of ``next_due``, ``at``, ``total`` those that are annotated."""
    coach = _own_or_named(actor) if actor.role == Role.COACH else F(_COACH)
    columns = [coach if name == _COACH else name for name in _COLUMNS]
    asked = found.select_related(None).values_list(*columns, *expressions)
    return [Row(*row) for row in asked]


def _own_or_named(actor: Actor) -> Case:
    """Return the name of a line's coach in a list of a coach, who is it themself in most.

    With the two tables of that one name in the join, PostgreSQL takes longer to plan it than to
    read it.
    """
    other = Trajectory.objects.filter(pk=OuterRef("pk")).order_by().values(_COACH)
    return Case(
        When(coach_id=actor.membership, then=Value(actor.name)),
        default=Subquery(other),
        output_field=CharField(),
    )


def place_of(row: Row, today: date) -> CasePlace:
    """Return a trajectory as it stands in a list. Before it was derived its days are plain ones."""
    first = row.first_day or row.first_sick_day
    counted = min(today, row.closed_on) if row.closed_on is not None else today
    return CasePlace(
        trajectory=row.trajectory,
        number=row.number,
        employee=row.employee,
        client=row.client,
        coach=row.coach or "",
        first_sick_day=first,
        last_day=row.last_day or first + timedelta(weeks=104) - timedelta(days=1),
        week=max((counted - (row.week_one or first)).days // 7 + 1, 1),
        second_track_start=row.second_track_start,
    )


def columns_of(place: CasePlace) -> dict[str, Any]:
    """Return the fields of a place, to make a line of it that says more."""
    return {field.name: getattr(place, field.name) for field in fields(CasePlace)}


def line_of(row: Row, actor: Actor, today: date) -> CaseLine:
    """Return a line of the caseload."""
    contacts = may_list(actor, DataCategory.ACTIVITIES)
    still = may_list(actor, DataCategory.STAGNATION)
    return CaseLine(
        **columns_of(place_of(row, today)),
        next_due=row.next_due,
        last_contact=row.last_contact if contacts else None,
        still_since=row.still_since if still else None,
        closed_on=row.closed_on,
    )


def places(actor: Actor, today: date, trajectories: Iterable[UUID]) -> dict[UUID, CasePlace]:
    """Return the places of these trajectories, those that the actor may list."""
    rows = rows_of(actor, visible(actor=actor).filter(pk__in=set(trajectories)))
    return {row.trajectory: place_of(row, today) for row in rows}


def _allowed(actor: Actor, rows: QuerySet[DueDate]) -> QuerySet[DueDate]:
    """Leave out that there is a message to answer, and people's words, for whom that is hidden."""
    if not may_list(actor, DataCategory.MESSAGES):
        rows = rows.filter(private=False)
    if not may_list(actor, DataCategory.ACTIVITIES):
        rows = rows.exclude(nature=Nature.AGREEMENT)
    return rows
