"""A report as a line of a list, and whether a reader may know that there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk, _once
from wissel.core.access import Role
from wissel.core.sources import Text
from wissel.infra.doors import Actor


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list.

    ``words`` counts the words of the text that was put to the employee (0 before that), so that a
    page can say how long reading takes; ``comments`` counts the employee's remarks.
    """

    id: UUID
    trajectory: UUID
    kind: str
    period: str
    version: int
    state: str
    read_until: date | None
    response: str
    released_at: datetime | None
    words: int
    comments: int
    at_once: bool = False  #: released without having been put to the employee
    title: Text | None = None  #: what the way of working calls it


def line_of(row: Report) -> ReportLine:
    """Return a report as a line of a list."""
    release = getattr(row, "release", None)  # absent before the release
    return ReportLine(
        id=row.pk,
        trajectory=row.trajectory_id,
        kind=row.kind,
        period=row.period,
        version=row.version,
        state=row.state,
        read_until=row.read_until,
        response=(row.response or {}).get("kind", ""),
        released_at=release.released_at if release is not None else None,
        words=_words(row),
        comments=len(row.comments or ()),
        at_once=_once.was_at_once(row),
        title=_once.title_of(row),
    )


def _words(row: Report) -> int:
    if row.sent is None:
        return 0
    return sum(
        len(statement["text"].split())
        for section in row.sent["sections"]
        for statement in section["statements"]
    )


def known_to(actor: Actor, rows: Iterable[Report], drafts: bool) -> list[Report]:
    """Return the rows a reader may know of: the employee not the desk, others releases only."""
    found = list(rows)
    if actor.role in (Role.COACH, Role.MANAGER) or actor.is_system:
        return found
    if actor.role == Role.EMPLOYEE and drafts:
        return [row for row in found if row.state != _desk.CONCEPT]
    return [row for row in found if row.state in (_desk.RELEASED, _desk.REPLACED)]
