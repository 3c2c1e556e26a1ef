"""Feeds come in: each vacancy is read once, the same job is known again, what vanished is closed.

A feed is of the installation, not of a bureau: the command or the worker takes it in. One bad item
never loses the rest; what was wrong is counted and kept with its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy, Source
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._knowledge import read_of, reader_version
from wissel.connections.vacancies import BadItem
from wissel.connections.wire import read_value
from wissel.core.access import Role
from wissel.core.feeds import are_same, same_key
from wissel.core.vacancies import ReadVacancy, Vacancy
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: So many vacancies are written in one transaction.
_CHUNK: Final = 500
#: So many errors are kept of one reading: the first of each kind, and then more.
_ERRORS: Final = 50


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What the reading of a source came to."""

    read: int
    new: int
    changed: int
    known: int  #: as they were
    same: int  #: jobs that another vacancy is already
    gone: int
    bad: int
    codes: dict[str, int]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as it stands: when it was read, what that came to, the errors with their place."""

    key: str
    name: str
    mapping: str
    read_at: datetime | None
    counts: dict[str, Any]
    errors: tuple[dict[str, Any], ...]
    open_count: int


def take_in(
    *,
    now: datetime,
    key: str,
    name: str,
    mapping: str,
    items: Iterable[Vacancy | BadItem],
    whole: bool = True,
) -> TakenIn:
    """Take the vacancies of a source in. ``whole``: what it does not name any more is gone."""
    source, _ = Source.objects.update_or_create(
        key=key, defaults={"name": name, "mapping": mapping}
    )
    counts = {"read": 0, "new": 0, "changed": 0, "same": 0, "gone": 0, "bad": 0, "known": 0}
    codes: dict[str, int] = {}
    errors: list[dict[str, Any]] = []
    for chunk in _chunks(items):
        with transaction.atomic():
            for one in chunk:
                if isinstance(one, BadItem):
                    counts["read"] += one.lost
                    counts["bad"] += one.lost
                    codes[one.code] = codes.get(one.code, 0) + 1
                    _note(errors, one)
                else:
                    counts["read"] += 1
                    counts[_keep(source, one, now)] += 1
    if whole and counts["read"] > counts["bad"]:
        counts["gone"] = _close_unseen(source, now)
    source.read_at, source.errors = now, errors
    source.counts = {**counts, "codes": codes}
    source.save()
    return TakenIn(codes=codes, **counts)


def _chunks(
    items: Iterable[Vacancy | BadItem],
) -> Iterator[list[Vacancy | BadItem]]:
    left = iter(items)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def _note(errors: list[dict[str, Any]], bad: BadItem) -> None:
    if len(errors) < _ERRORS or bad.code not in {one["code"] for one in errors}:
        errors.append(
            {
                "code": bad.code,
                "index": bad.index,
                "reference": bad.reference,
                "message": {"nl": bad.message.nl, "en": bad.message.en},
            }
        )


def _keep(source: Source, given: Vacancy, now: datetime) -> str:
    """Store one vacancy; return what that was. Its id here begins with that of its source."""
    reference = given.id[:200]
    said = replace(given, id=f"{source.key}:{reference}", source=source.key)
    digest = _held.digest_of(said)
    row = FeedVacancy.objects.filter(source=source, reference=reference).first()
    if row is not None and row.digest == digest and row.reader == reader_version():
        row.seen_at, row.gone_on = now, None
        row.save(update_fields=["seen_at", "gone_on"])
        return "known"
    read = read_of(said)
    key = same_key(said)
    same, other = _known_as(key, source, reference)
    if row is None:
        row = FeedVacancy(source=source, reference=reference, first_seen=today_of(now))
    row.same, row.digest, row.read, row.reader = same, digest, to_json(read), reader_version()
    row.closes_on, row.seen_at, row.gone_on = said.closes_on, now, None
    is_new = row._state.adding
    row.save()
    if other:
        return "same"
    return "new" if is_new else "changed"


def _known_as(key: str, source: Source, reference: str) -> tuple[str, bool]:
    """Return the key of the job this is, and whether another vacancy is that job."""
    block = key.partition(".")[0]
    rows = FeedVacancy.objects.filter(same__startswith=f"{block}.", gone_on=None)
    others = rows.exclude(Q(source=source) & Q(reference=reference)).order_by("first_seen", "pk")
    for known in others.values_list("same", flat=True).distinct():
        if are_same(key, known):
            return known, True
    return key, False


def _close_unseen(source: Source, now: datetime) -> int:
    rows = FeedVacancy.objects.filter(source=source, gone_on=None, seen_at__lt=now)
    return rows.update(gone_on=today_of(now))


def read_anew(*, now: datetime) -> int:
    """Read vacancies anew that an older version of the rules read; return how many."""
    rows = FeedVacancy.objects.filter(gone_on=None).exclude(reader=reader_version())
    older = list(rows.values_list("pk", flat=True))  # not while they are written
    for pk in older:
        _read_row_anew(FeedVacancy.objects.get(pk=pk))
    return len(older)


@door
def read_own_anew(*, actor: Actor, now: datetime) -> int:
    """Do the same with what the bureau entered by hand. Part of the daily work."""
    if not actor.is_system:
        raise Denied("command-only")
    rows = list(OwnVacancy.objects.filter(gone_on=None).exclude(reader=reader_version()))
    for row in rows:
        _read_row_anew(row)
    return len(rows)


def _read_row_anew(row: FeedVacancy | OwnVacancy) -> None:
    said: ReadVacancy = read_value(ReadVacancy, row.read)
    row.read, row.reader = to_json(read_of(said.vacancy)), reader_version()
    row.save(update_fields=["read", "reader"])


@read_door
def sources(*, actor: Actor, now: datetime) -> tuple[SourceView, ...]:
    """Return the sources of the installation with what their last reading came to."""
    if actor.role not in (Role.COACH, Role.BACK_OFFICE, Role.MANAGER):
        raise Denied("bureau-only", hidden=False)
    return source_views()


def source_views() -> tuple[SourceView, ...]:
    """Return every source with what its last reading came to."""
    return tuple(
        SourceView(
            key=one.key,
            name=one.name,
            mapping=one.mapping,
            read_at=one.read_at,
            counts=one.counts,
            errors=tuple(one.errors),
            open_count=FeedVacancy.objects.filter(source=one, gone_on=None).count(),
        )
        for one in Source.objects.all()
    )
