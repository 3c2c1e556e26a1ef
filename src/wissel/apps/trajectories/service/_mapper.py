"""Rows of one trajectory to the portable :class:`~wissel.core.trajectory.Trajectory` and back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any, Final, Literal, cast
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast

from wissel.apps.trajectories import models
from wissel.connections import wire
from wissel.core import absence, journal, trajectory
from wissel.core.journal import JournalEntry
from wissel.core.wire import to_json


def to_core(row: models.Trajectory) -> trajectory.Trajectory:
    """Return the whole trajectory of a row as core types. Documents come from the app above."""
    employment = row.employment
    employee = employment.employee
    return trajectory.Trajectory(
        reference=row.number,
        registered_on=row.registered_on,
        programme=trajectory.ProgrammeRef(row.programme, row.programme_version),
        employee=trajectory.Employee(
            name=employee.name,
            date_of_birth=_day(employee.date_of_birth),
            email=employee.email,
            phone=employee.phone,
        ),
        client=trajectory.Client(name=employment.client.name, kvk=employment.client.kvk),
        employment=_employment(employment),
        absence=absence_of(row.absence),
        parties=(*_coaches(row), *(party_of(party) for party in row.parties.order_by("id"))),
        journal=entries_of(row),
        capacity=capacity_of(row),
        consents=tuple(_consent(consent) for consent in row.consents.order_by("id")),
        closed_on=row.closed_on,
    )


def absence_of(
    row: models.Absence, periods: Iterable[models.AbsencePeriod] | None = None
) -> absence.Absence:
    """Return absence facts as core types, periods by day. Lists give the periods they have read."""
    read = row.periods.all() if periods is None else periods
    periods = sorted(read, key=attrgetter("first_day"))
    return absence.Absence(
        first_sick_day=row.first_sick_day,
        healthy=tuple(
            absence.Healthy(p.first_day, p.last_day) for p in periods if p.kind == "healthy"
        ),
        leave=tuple(_leave(p) for p in periods if p.kind != "healthy"),
        recovered_on=row.recovered_on,
    )


#: What is read of an entry before it is opened: every column, the encrypted ones as they lie.
_PLAIN: Final = (
    "pk", "seq", "kind", "category", "happened_on", "recorded_at", "author", "author_role",
    "supersedes", "settles", "digest", "link",
)  # fmt: skip
_SEALED: Final = {
    f"sealed_{name}": Cast(name, TextField()) for name in ("content", "salt", "documents")
}
#: Entries as they were read, by all of their columns: what was touched in the database is read
#: anew. Opening and checking hundreds of entries is most of a derivation.
_read_entries: dict[tuple[object, ...], JournalEntry] = {}
#: Some forty megabytes; when it is full, the half that was read first is forgotten.
_MOST_READ: Final = 20_000


def entries_of(row: models.Trajectory) -> tuple[JournalEntry, ...]:
    """Return the journal by sequence number."""
    rows = row.journal.order_by("seq").annotate(**_SEALED)
    columns = list(rows.values_list(*_PLAIN, *_SEALED))
    found = [(key, _read_entries.get(key)) for key in columns]
    unread = {key[0]: key for key, entry in found if entry is None}
    opened = row.journal.filter(pk__in=list(unread)) if unread else ()
    fresh = {each.pk: entry_of(each) for each in opened}
    _keep({key: fresh[pk] for pk, key in unread.items() if pk in fresh})
    return tuple(entry or fresh[key[0]] for key, entry in found)


def _keep(entries: dict[tuple[object, ...], JournalEntry]) -> None:
    if len(_read_entries) + len(entries) > _MOST_READ:
        for key in list(_read_entries)[: _MOST_READ // 2]:
            _read_entries.pop(key, None)
    _read_entries.update(entries)


def entry_of(row: models.JournalEntry) -> JournalEntry:
    """Return one journal entry as a core type."""
    return JournalEntry(
        id=str(row.id),
        seq=row.seq,
        happened_on=row.happened_on,
        recorded_at=row.recorded_at,
        author=row.author,
        author_role=row.author_role,
        category=row.category,
        content=content_of(row.content),
        documents=tuple(row.documents),
        supersedes=str(row.supersedes) if row.supersedes else None,
        settles=row.settles or None,
        salt=row.salt,
        digest=row.digest,
        link=row.link,
    )


def entry_row(entry: JournalEntry, trajectory_id: UUID) -> models.JournalEntry:
    """Return the unsaved row of a core entry."""
    return models.JournalEntry(
        id=UUID(entry.id),
        trajectory_id=trajectory_id,
        seq=entry.seq,
        kind=entry.kind,
        category=entry.category,
        happened_on=entry.happened_on,
        recorded_at=entry.recorded_at,
        author=entry.author,
        author_role=entry.author_role,
        content=to_json(entry.content),
        salt=entry.salt,
        documents=list(entry.documents),
        supersedes=UUID(entry.supersedes) if entry.supersedes else None,
        settles=entry.settles or "",
        digest=entry.digest,
        link=entry.link,
    )


def content_of(stored: dict[str, Any]) -> journal.Content:
    """Return the typed content of a stored entry; its kind says which type."""
    content: journal.Content = wire.read_value(
        cast(Any, journal.CONTENT_TYPES[stored["kind"]]), stored
    )
    return content


def capacity_of(row: models.Trajectory) -> tuple[trajectory.Capacity, ...]:
    """Return every capacity version, oldest first."""
    return tuple(
        replace(
            wire.read_value(trajectory.Capacity, version.content),
            id=str(version.id),
            version=version.version,
            recorded_at=version.recorded_at,
        )
        for version in row.capacity.order_by("version")
    )


def _employment(row: models.Employment) -> trajectory.Employment:
    return trajectory.Employment(
        function=row.function,
        hours_per_week=float(row.hours_per_week) if row.hours_per_week is not None else None,
        start=row.start,
        end=row.end,
        own_risk_zw=row.own_risk_zw,
        own_risk_wga=row.own_risk_wga,
        several_employers=row.several_employers,
    )


def _leave(row: models.AbsencePeriod) -> absence.Leave:
    said = row.same_cause
    judgement = wire.read_value(absence.Judgement, said) if said is not None else None
    kind = cast(Literal["pregnancy", "maternity"], row.kind)
    return absence.Leave(kind, row.first_day, row.last_day, judgement)


def _coaches(row: models.Trajectory) -> tuple[trajectory.Party, ...]:
    """Return the coach, and after the coach who stands in."""
    members = [row.coach] if row.coach is not None else []
    deputy = row.deputy
    if members and deputy is not None and deputy.active and row.deputy_id != row.coach_id:
        members.append(deputy)
    return tuple(
        trajectory.Party(
            role="coach",
            name=member.user.name,
            email=member.user.email,
            phone=member.phone,
            registration=member.registration,
        )
        for member in members
    )


def party_of(row: models.Party) -> trajectory.Party:
    """Return one party as a core type."""
    return trajectory.Party(
        role=cast(journal.PartyRole, row.role),
        name=row.name,
        organisation=row.organisation,
        email=row.email,
        phone=row.phone,
        registration=row.registration,
        ended_on=row.ended_on,
    )


def _consent(row: models.Consent) -> trajectory.Consent:
    return trajectory.Consent(
        category=row.category,
        receiver=row.receiver,
        purpose=row.purpose,
        text_version=row.text_version,
        given_at=row.given_at,
        withdrawn_at=row.withdrawn_at,
        choice=row.choice,
        named=row.named,
        on_paper=row.on_paper,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
