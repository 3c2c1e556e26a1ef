"""The caseload: the actor's trajectories, filtered, ordered and paged in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Subquery, Value

from wissel.apps.trajectories.service import _keyset
from wissel.apps.trajectories.service._choices import Choices, choices_of
from wissel.apps.trajectories.service._guard import log_list, visible
from wissel.apps.trajectories.service._keyset import Key
from wissel.apps.trajectories.service._lists import CaseLine, Row, first_due, line_of, rows_of
from wissel.apps.trajectories.service._selection import (
    NO_DAY,
    CaseloadQuery,
    is_day,
    ordered,
    selected,
)
from wissel.core.access import DataCategory
from wissel.infra.doors import Actor, read_door, today_of

#: Lines of a page.
MOST_LINES: Final = 50

#: Lines to choose from, where one is wanted.
MOST_CHOICES: Final = 12


@dataclass(frozen=True, slots=True)
class Caseload:
    """A page of the caseload: the question, a page of lines, and how many lines there are in all.

    ``following`` is where the next page begins; empty on the last one.
    """

    query: CaseloadQuery
    lines: tuple[CaseLine, ...]
    count: int
    following: str
    choices: Choices


@read_door
def caseload(
    *, actor: Actor, now: datetime, query: CaseloadQuery | None = None, after: str = ""
) -> Caseload:
    """Return a page of the actor's trajectories that a question selects.

    Without a question it is the one that the actor made the default, or everything by next day.
    Two queries and the line in the access log, whatever the size.
    """
    today = today_of(now)
    choices = choices_of(actor)
    default = next((view.query for view in choices.views if view.is_default), "")
    asked = CaseloadQuery.read(default) if query is None else query
    rows, count = _page(actor, asked, today, Key.read(after))
    lines = tuple(_line(row, actor, today) for row in rows[:MOST_LINES])
    whose = (line.trajectory for line in lines)
    log_list(actor=actor, event="caseload.view", category=DataCategory.MILESTONES, shown=whose)
    following = ""
    if len(rows) > MOST_LINES:
        last = rows[MOST_LINES - 1]
        following = Key(str(last.at), last.trajectory).written()
    return Caseload(asked, lines, count, following, choices)


@read_door
def recent_cases(
    *, actor: Actor, now: datetime, words: str = "", opened: Sequence[str] = ()
) -> tuple[CaseLine, ...]:
    """Return a few trajectories to choose from: found by ``words``, else those of ``opened`` first.

    ``opened`` are ids in the order in which they are wanted; ids that are none are left out.
    """
    today = today_of(now)
    rows = ordered(
        selected(actor, CaseloadQuery(words=words), today), actor, CaseloadQuery(), today
    )
    first: list[Row] = []
    if not words:
        wanted = [pk for pk in map(_identity, opened) if pk is not None][:MOST_CHOICES]
        known = {
            row.trajectory: row for row in rows_of(actor, rows.filter(pk__in=wanted), "next_due")
        }
        first = [known[pk] for pk in wanted if pk in known]
    others = rows.exclude(pk__in=[row.trajectory for row in first])
    more = rows_of(actor, others[: MOST_CHOICES - len(first)], "next_due")
    lines = tuple(_line(row, actor, today) for row in (*first, *more))
    whose = (line.trajectory for line in lines)
    log_list(actor=actor, event="caseload.view", category=DataCategory.MILESTONES, shown=whose)
    return lines


def _identity(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@read_door
def case_lines(*, actor: Actor, now: datetime) -> tuple[CaseLine, ...]:
    """Return all open trajectories of the actor, by next due day and number.

    For the people of one client; staff have :func:`caseload`, which goes by pages.
    """
    today = today_of(now)
    rows = visible(actor=actor).filter(closed_on=None).annotate(next_due=first_due(actor, today))
    lines = [_line(row, actor, today) for row in rows_of(actor, rows, "next_due")]
    whose = (line.trajectory for line in lines)
    log_list(actor=actor, event="caseload.view", category=DataCategory.MILESTONES, shown=whose)
    return tuple(sorted(lines, key=lambda line: (line.next_due or date.max, line.number)))


def _line(row: Row, actor: Actor, today: date) -> CaseLine:
    return line_of(row._replace(next_due=None) if row.next_due == NO_DAY else row, actor, today)


def _page(
    actor: Actor, query: CaseloadQuery, today: date, key: Key | None
) -> tuple[list[Row], int]:
    """Return a page and one row more, and how many there are on all pages; in one query."""
    found = selected(actor, query, today)
    counted = found.order_by().annotate(one=Value(1)).values("one").annotate(total=Count("pk"))
    rows = ordered(found, actor, query, today)
    rows = rows.annotate(total=Subquery(counted.values("total")))
    value = None if key is None else key.day if is_day(query.order) else key.value
    if key is not None and value is not None:
        rows = rows.filter(_keyset.after("at", value, key.row))
    page = rows_of(actor, rows[: MOST_LINES + 1], "next_due", "at", "total")
    return page, page[0].total if page else 0
