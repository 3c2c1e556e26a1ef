"""Feeds come in: each vacancy is read once, the same job is known again, what vanished is closed.

A feed is of the installation, not of a bureau: the command or the worker takes it in. One bad item
never loses the rest; what was wrong is counted and kept with its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy, Source
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._knowledge import read_of, reader_version
from wissel.apps.jobsearch.service._shared import mark_changed
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
_COUNTED: Final = ("read", "new", "changed", "known", "same", "gone", "bad")


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
    reading = _Reading(source, now)
    for chunk in _chunks(items):
        reading.take(chunk)
    counts = reading.counts
    if whole and counts["read"] > counts["bad"]:
        reading.close_unseen()
    source.read_at, source.errors = now, reading.errors
    source.counts = {**counts, "codes": reading.codes}
    source.save(update_fields=["read_at", "errors", "counts"])
    return TakenIn(codes=reading.codes, **counts)


def _chunks(
    items: Iterable[Vacancy | BadItem],
) -> Iterator[list[Vacancy | BadItem]]:
    left = iter(items)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


@dataclass(slots=True)
class _Reading:
    """One reading of a source: what it came to so far."""

    source: Source
    now: datetime
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    codes: dict[str, int] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)

    def take(self, chunk: list[Vacancy | BadItem]) -> None:
        """Store the next items, all or none of them."""
        given = [one for one in chunk if isinstance(one, Vacancy)]
        with transaction.atomic():
            references = [_reference(one) for one in given]
            rows = FeedVacancy.objects.filter(source=self.source, reference__in=references)
            known = {row.reference: row for row in rows}
            as_before: list[UUID] = []
            for one in given:
                self._count(_keep(self.source, one, known, as_before, self.now))
            FeedVacancy.objects.filter(pk__in=as_before).update(seen_at=self.now)
            if len(as_before) < len(given):
                mark_changed(self.source.key)
        for bad in (one for one in chunk if isinstance(one, BadItem)):
            self._count("bad", bad.lost)
            self.codes[bad.code] = self.codes.get(bad.code, 0) + 1
            _note(self.errors, bad)

    def _count(self, what: str, times: int = 1) -> None:
        self.counts["read"] += times
        self.counts[what] += times

    def close_unseen(self) -> None:
        """Close what this reading did not name."""
        rows = FeedVacancy.objects.filter(source=self.source, gone_on=None, seen_at__lt=self.now)
        with transaction.atomic():
            self.counts["gone"] = rows.update(gone_on=today_of(self.now))
            if self.counts["gone"]:
                mark_changed(self.source.key)


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


def _reference(given: Vacancy) -> str:
    return given.id[:200]


def _keep(
    source: Source,
    given: Vacancy,
    known: dict[str, FeedVacancy],
    as_before: list[UUID],
    now: datetime,
) -> str:
    """Store one vacancy; return what that was. Its id here begins with that of its source.

    ``known``: what stands there by reference. What is as it was is put with ``as_before``.
    """
    reference = _reference(given)
    said = replace(given, id=f"{source.key}:{reference}", source=source.key)
    digest = _held.digest_of(said)
    row = known.get(reference)
    read_now = row is not None and row.digest == digest and row.reader == reader_version()
    if row is not None and read_now and row.gone_on is None:
        as_before.append(row.pk)
        return "known"
    key = same_key(said)
    same, other = _known_as(key, source, reference)
    is_new = row is None or row.gone_on is not None
    if row is None:
        row = FeedVacancy(source=source, reference=reference, first_seen=today_of(now))
    if not read_now:
        row.read, row.digest, row.reader = to_json(read_of(said)), digest, reader_version()
    row.same, row.closes_on, row.seen_at, row.gone_on = same, said.closes_on, now, None
    row.save()
    known[reference] = row
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


def read_anew(*, now: datetime) -> int:
    """Read vacancies anew that an older version of the rules read; return how many."""
    rows = FeedVacancy.objects.filter(gone_on=None).exclude(reader=reader_version())
    older = list(rows.values_list("pk", flat=True))  # not while they are written
    for start in range(0, len(older), _CHUNK):
        with transaction.atomic():
            found = FeedVacancy.objects.filter(pk__in=older[start : start + _CHUNK])
            for row in found:
                _read_row_anew(row)
            mark_changed(*{row.source_id for row in found})
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
