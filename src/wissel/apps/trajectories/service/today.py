"""Today: what is open in the actor's cases, by urgency; counted in SQL, shown by the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from django.db.models import CharField, Count, F, Min, Q, QuerySet
from django.db.models.functions import Cast

from wissel.apps.trajectories.models import DueDate, Trajectory
from wissel.apps.trajectories.service._guard import at_work, log_list, visible
from wissel.apps.trajectories.service._keyset import Key, after
from wissel.apps.trajectories.service._lists import (
    CasePlace,
    columns_of,
    known,
    open_duties,
    places,
)
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.obligations import Obligation
from wissel.core.sources import Nature
from wissel.infra.doors import Actor, read_door, today_of

#: How far ahead Today looks: this week and the next.
AHEAD: Final = timedelta(days=14)
WEEK: Final = timedelta(days=7)

#: Rows of a group on the page with everything, and on a page of its own.
SHOWN: Final = 12
MOST: Final = 50

#: Up to how many trajectories are drawn on one line: more is a smudge.
MOST_ON_LINE: Final = 60

Urgency: TypeAlias = Literal["late", "today", "week", "later", "waiting"]
URGENCIES: Final[tuple[Urgency, ...]] = ("late", "today", "week", "later")


@dataclass(frozen=True, slots=True)
class TodayItem(CasePlace):
    """One open duty in one trajectory, for a list."""

    duty: Obligation


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one urgency by day: how many there are, a page of them, where the next begins."""

    key: Urgency
    count: int
    items: tuple[TodayItem, ...]
    following: str  #: for ``after``; empty on the last page


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """Duties that wait for one role (empty: for nobody named): how many, and the oldest."""

    role: str
    count: int
    oldest: date
    place: CasePlace


@dataclass(frozen=True, slots=True)
class Unknown:
    """A trajectory whose file does not say whether ``count`` things happened, practice left out."""

    place: CasePlace
    count: int


@dataclass(frozen=True, slots=True)
class OnLine:
    """A trajectory on the one line of all, with the first day of what must be done in it."""

    place: CasePlace
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Today:
    """The work list.

    ``counts`` are of what is late, of today and of the week, and of what of these waits for others
    (``waiting``); what comes later is not counted.

    ``unknown`` are the first :data:`SHOWN` of ``unknown_cases``. ``line`` is empty above
    :data:`MOST_ON_LINE` trajectories.
    """

    cases: int
    counts: dict[Urgency, int]
    groups: tuple[Group, ...]
    waiting: tuple[WaitsFor, ...]
    unknown: tuple[Unknown, ...]
    unknown_cases: int
    first_day: date | None  #: of what is shown
    line: tuple[OnLine, ...]


@read_door
def today(*, actor: Actor, now: datetime) -> Today:
    """Return what is late or falls within :data:`AHEAD` in the actor's cases, a page of each group.

    A fixed number of queries, whatever the caseload; the access log names who was shown.
    """
    day = today_of(now)
    cases = at_work(actor=actor, today=day).filter(closed_on=None)
    base = _within(actor, day, cases)
    tally = _tally(base, day)
    rows = {key: _page(base, key, day, SHOWN, None) for key in URGENCIES}
    oldest = _oldest(base, day, tally)
    found = _count_cases(cases, day)
    unknown = _unknown(base, found.silent, day)
    shown = {row.trajectory_id for part in rows.values() for row in part}
    shown |= {whose for _, whose in oldest.values()} | set(unknown) | set(found.drawn)
    where = places(actor, day, shown)
    log_list(actor=actor, event="today.view", category=DataCategory.MILESTONES, shown=where)
    return Today(
        cases=found.number,
        counts=tally.counts,
        groups=tuple(_group(key, tally, rows[key], SHOWN, where) for key in URGENCIES),
        waiting=_waiting(tally, oldest, where),
        unknown=tuple(Unknown(where[pk], n) for pk, n in unknown.items() if pk in where),
        unknown_cases=found.silent_number,
        first_day=_first_day(tally, rows["later"]),
        line=_line(base, day, [where[pk] for pk in found.drawn if pk in where]),
    )


@read_door
def today_group(*, actor: Actor, now: datetime, urgency: Urgency, after: str = "") -> Today:
    """Return one group of the work list, a page of :data:`MOST` from ``after`` on."""
    day = today_of(now)
    cases = at_work(actor=actor, today=day).filter(closed_on=None)
    base = _within(actor, day, cases)
    tally = _tally(base, day)
    rows = _page(base, urgency, day, MOST, Key.read(after))
    where = places(actor, day, (row.trajectory_id for row in rows))
    log_list(actor=actor, event="today.view", category=DataCategory.MILESTONES, shown=where)
    return Today(
        cases=cases.order_by().count(),
        counts=tally.counts,
        groups=(_group(urgency, tally, rows, MOST, where),),
        waiting=(),
        unknown=(),
        unknown_cases=0,
        first_day=tally.first_day,
        line=(),
    )


@read_door
def today_list(*, actor: Actor, now: datetime) -> tuple[TodayItem, ...]:
    """Return all open duties that are late or fall within :data:`AHEAD`, by day.

    What the file does not know is among them. For the cases of one client; a caseload has
    :func:`today`.
    """
    day = today_of(now)
    rows = list(_within(actor, day, visible(actor=actor)).order_by("due", "key"))
    where = places(actor, day, (row.trajectory_id for row in rows))
    log_list(actor=actor, event="today.view", category=DataCategory.MILESTONES, shown=where)
    return tuple(item_of(row, where) for row in rows)


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many there are: by urgency, and by whose turn it is with the oldest day."""

    counts: dict[Urgency, int]
    roles: dict[str, tuple[int, date]]
    first_day: date | None


@dataclass(frozen=True, slots=True)
class _Cases:
    """How many trajectories are open, and of how many the file does not say all that happened.

    ``drawn`` are all of them, or none where they do not fit on the line; ``silent`` are the first
    :data:`SHOWN` whose file says least for longest.
    """

    number: int
    drawn: list[UUID]
    silent_number: int
    silent: list[UUID]


def _within(actor: Actor, day: date, cases: QuerySet[Trajectory]) -> QuerySet[DueDate]:
    return open_duties(actor, day, cases).filter(due__lte=day + AHEAD)


def _of(urgency: Urgency, day: date) -> Q:
    """Return the condition of a group. Somebody waits for an answer not only on its last day."""
    soon = day + WEEK
    return {
        "late": Q(due__lt=day),
        "today": Q(due__gte=day) & (Q(due=day) | Q(private=True)),
        "week": Q(private=False, due__gt=day, due__lte=soon),
        "later": Q(private=False, due__gt=soon),
        "waiting": Q(ours=False, due__lte=soon),
    }[urgency]


def _tally(base: QuerySet[DueDate], day: date) -> _Tally:
    """Count everything in one reading of the index, in the order in which it lies there."""
    rows = (
        base.filter(known(day), due__lte=day + WEEK)
        .order_by()
        .values_list("due", "role", "ours", "private")
        .annotate(number=Count("*"))
    )
    counts: dict[Urgency, int] = dict.fromkeys(("late", "today", "week", "waiting"), 0)
    others: dict[str, tuple[int, date]] = {}
    first: date | None = None
    for due, role, ours, private, number in rows:
        urgency: Urgency = "late" if due < day else "today" if due == day or private else "week"
        counts[urgency] += number
        first = due if first is None else min(first, due)
        if not ours:
            counts["waiting"] += number
            before, oldest = others.get(role, (0, due))
            others[role] = before + number, min(oldest, due)
    return _Tally(counts, others, first)


def _page(
    base: QuerySet[DueDate], urgency: Urgency, day: date, most: int, key: Key | None
) -> list[DueDate]:
    """Return a page of a group and one row more, which tells that there is another page."""
    rows = base.filter(known(day), _of(urgency, day))
    if key is not None and key.day is not None:
        rows = rows.filter(after("due", key.day, key.row))
    return list(rows.order_by("due", "pk")[: most + 1])


def _group(
    key: Urgency, tally: _Tally, rows: list[DueDate], most: int, where: dict[UUID, CasePlace]
) -> Group:
    shown = rows[:most]
    following = Key(f"{shown[-1].due}", shown[-1].pk).written() if len(rows) > most else ""
    return Group(
        key,
        tally.counts.get(key, len(shown)),
        tuple(item_of(row, where) for row in shown),
        following,
    )


def _first_day(tally: _Tally, later: list[DueDate]) -> date | None:
    return tally.first_day or (later[0].due if later else None)


def item_of(row: DueDate, where: dict[UUID, CasePlace]) -> TodayItem:
    """Return a stored duty with the place of its trajectory."""
    duty = wire.read_value(Obligation, row.duty)
    return TodayItem(**columns_of(where[row.trajectory_id]), duty=duty)


def _oldest(base: QuerySet[DueDate], day: date, tally: _Tally) -> dict[str, tuple[date, UUID]]:
    """Return for each role that is waited for the oldest day, and a trajectory of that day."""
    days = {oldest for _, oldest in tally.roles.values()}
    wanted = Q(pk__in=[])
    for role, (_, oldest) in tally.roles.items():
        wanted |= Q(role=role, due=oldest)
    # Not every database has a least identity; as text all do.
    firsts: Iterable[Any] = (
        base.filter(known(day), wanted, ours=False, due__in=days)
        .order_by()
        .values("role", "due")
        .annotate(whose=Min(Cast(F("trajectory_id"), CharField())))
    )
    return {row["role"]: (row["due"], UUID(row["whose"])) for row in firsts}


def _waiting(
    tally: _Tally, oldest: dict[str, tuple[date, UUID]], where: dict[UUID, CasePlace]
) -> tuple[WaitsFor, ...]:
    """Return per role how many duties wait, the role that is waited for longest first."""
    found = [
        WaitsFor(role, tally.roles[role][0], due, where[whose])
        for role, (due, whose) in oldest.items()
        if whose in where
    ]
    return tuple(sorted(found, key=lambda waits: (waits.oldest, waits.role)))


def _count_cases(cases: QuerySet[Trajectory], day: date) -> _Cases:
    """Count the open trajectories; what fits on the line is asked once, and read for all."""
    unsaid = Q(unknown_from__lte=day)
    counts = cases.order_by().aggregate(all=Count("pk"), unsaid=Count("pk", filter=unsaid))
    drawn: list[UUID] = []
    if counts["all"] <= MOST_ON_LINE:
        rows = list(cases.order_by("pk").values_list("pk", "unknown_from"))
        drawn = [pk for pk, _ in rows]
        since = sorted((first, pk) for pk, first in rows if first is not None and first <= day)
        silent = [pk for _, pk in since[:SHOWN]]
    else:
        first_said_least = cases.filter(unsaid).order_by("unknown_from", "pk")
        silent = list(first_said_least.values_list("pk", flat=True)[:SHOWN])
    return _Cases(counts["all"], drawn, counts["unsaid"], silent)


def _unknown(base: QuerySet[DueDate], first: list[UUID], day: date) -> dict[UUID, int]:
    """Return of how many things the file of each of these trajectories says nothing."""
    rows = base.filter(unknown=True, due__lte=day, trajectory_id__in=first).order_by()
    rows = rows.exclude(nature=Nature.PRACTICE)  # the same as Trajectory.unknown_from looks at
    counts = dict(rows.values_list("trajectory_id").annotate(number=Count("*")))
    return {pk: counts[pk] for pk in first if pk in counts}


def _line(base: QuerySet[DueDate], day: date, drawn: Iterable[CasePlace]) -> tuple[OnLine, ...]:
    found = list(drawn)
    wanted = [place.trajectory for place in found]
    rows = (
        base.filter(known(day), trajectory_id__in=wanted)
        .order_by()
        .values_list("trajectory_id")
        .annotate(first=Min("due"))
    )
    first = dict(rows)
    return tuple(OnLine(place, first.get(place.trajectory)) for place in found)
