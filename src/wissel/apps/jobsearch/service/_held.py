"""Reads and writes the rows of lists: what is kept in them as core types."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, cast
from uuid import UUID

from wissel.apps.jobsearch.models import Settings, Suggested, WeekList
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import Action, DataCategory
from wissel.core.journal import PartyRole
from wissel.core.matched import (
    Match,
    Relaxation,
    SearchSettings,
    Snapshot,
    Suggestion,
    VacancyList,
)
from wissel.core.vacancies import ReadVacancy, Vacancy
from wissel.core.wire import to_json
from wissel.infra.doors import Actor

CATEGORY: Final = DataCategory.APPLICATIONS


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list as its row and its lines say it, by the id of each line."""

    row: WeekList
    lines: tuple[tuple[UUID, Suggestion], ...]

    @property
    def said(self) -> VacancyList:
        """The list in core types."""
        told = self.row.told
        return VacancyList(
            week=self.row.week,
            made_at=self.row.made_at,
            asked=self.row.asked,
            suggestions=tuple(one for _, one in self.lines),
            allowed=told["allowed"],
            looked_at=told["looked_at"],
            fewer=tuple(read_value(Relaxation, one) for one in told["fewer"]),
            sent_at=self.row.sent_at,
            sent_by=self.row.sent_by,
            sender=cast(PartyRole, self.row.sender) if self.row.sender else None,
            remark=self.row.remark,
        )


def within(
    actor: Actor, now: datetime, trajectory: UUID, action: Action, *, lock: bool = False
) -> trajectories.Within:
    """Return the guarded trajectory for its search."""
    return trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=CATEGORY, action=action, lock=lock
    )


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def settings_of(trajectory: UUID) -> SearchSettings:
    """Return what the employee said of place and times; nothing where nothing was said."""
    row = Settings.objects.filter(trajectory_id=trajectory).first()
    return SearchSettings() if row is None else read_value(SearchSettings, row.said)


def lists_of(trajectory: UUID) -> tuple[ListRow, ...]:
    """Return the lists of a trajectory, newest first."""
    rows = WeekList.objects.filter(trajectory_id=trajectory).order_by("-week")
    return tuple(list_row(row) for row in rows.prefetch_related("suggestions"))


def list_row(row: WeekList) -> ListRow:
    """Return a list with its lines in order."""
    lines = sorted(row.suggestions.all(), key=lambda one: (one.position, one.pk))
    return ListRow(row, tuple((one.pk, read_value(Suggestion, one.said)) for one in lines))


def suggestions_of(trajectory: UUID) -> tuple[Suggestion, ...]:
    """Return everything that was ever put on a list of a trajectory, oldest first."""
    rows = Suggested.objects.filter(trajectory_id=trajectory).order_by("pk")
    return tuple(read_value(Suggestion, one.said) for one in rows)


def snapshot_of(vacancy: Vacancy, now: datetime) -> Snapshot:
    """Return a vacancy as it is now, with its digest."""
    return Snapshot(vacancy, now, digest_of(vacancy))


def digest_of(vacancy: Vacancy) -> str:
    """Return the SHA-256 of what a source said."""
    said = json.dumps(to_json(vacancy), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def suggestion_of(
    read: ReadVacancy, match: Match, now: datetime, *, by: str = "", because: str = ""
) -> Suggestion:
    """Return a line for a list."""
    return Suggestion(
        snapshot=snapshot_of(read.vacancy, now),
        match=match,
        occupation=read.occupations[0].occupation if read.occupations else "",
        by=by,
        added_because=because,
    )


def add_lines(
    row: WeekList, lines: Iterable[tuple[str, Suggestion]], *, start: int = 1
) -> tuple[UUID, ...]:
    """Store lines of a list, each with the key by which the same job is known."""
    made: list[UUID] = []
    for position, (same, one) in enumerate(lines, start=start):
        line = Suggested(
            list=row,
            trajectory_id=row.trajectory_id,
            position=position,
            vacancy=one.snapshot.vacancy.id,
            same=same,
            said=to_json(one),
            removed=bool(one.removed_because),
            answered_at=one.answered_at,
        )
        line.save()
        made.append(line.pk)
    return tuple(made)


def keep_line(pk: UUID, said: Suggestion, *, removed: bool | None = None) -> None:
    """Store what a line says now."""
    line = Suggested.objects.get(pk=pk)
    line.said, line.answered_at = to_json(said), said.answered_at
    line.removed = bool(said.removed_because) if removed is None else removed
    line.save()


def told(looked_at: int, allowed: int, fewer: Iterable[Relaxation]) -> dict[str, object]:
    """Return what is kept of why a list is as long as it is."""
    return {
        "looked_at": looked_at,
        "allowed": allowed,
        "fewer": [to_json(one) for one in fewer],
    }


def role_of(actor: Actor) -> PartyRole:
    """Return whose act it is, in the words of the journal."""
    return "coach" if actor.is_system else cast(PartyRole, actor.role)


def cut(found: trajectories.Within, one: Suggestion) -> Suggestion:
    """Return a line as its reader may have it: without the capacity to some.

    Why it was taken off may be a limit, in words: it goes to whoever may read those.
    """
    if found.obtained.sees(DataCategory.CAPACITY):
        return one
    plain = replace(one.match, items=(), conflicts=(), questions=())
    return replace(one, match=plain, removed_because="")


def cut_list(
    found: trajectories.Within, said: VacancyList, lines: tuple[Suggestion, ...]
) -> VacancyList:
    """Return a list with lines that were cut: what a doctor said opens nothing to others."""
    fewer = said.fewer
    if not found.obtained.sees(DataCategory.CAPACITY):
        fewer = tuple(one for one in fewer if not one.medical)
    return replace(said, suggestions=lines, fewer=fewer)
