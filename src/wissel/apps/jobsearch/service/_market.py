"""The vacancies that are open now, as columns: those of feeds and the bureau's own, each job once.

Counting words and setting columns is done once and kept in memory until a vacancy came or went. A
vacancy itself is read from its row when it is shown or explained.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy
from wissel.apps.jobsearch.service._knowledge import knowledge, reader_version
from wissel.connections.wire import read_value
from wissel.core.matched import Match
from wissel.core.matching import (
    ArrayMarket,
    Corpus,
    Knowledge,
    Search,
    columns_of,
    document_of,
    match,
)
from wissel.core.vacancies import ReadVacancy
from wissel.infra import tenancy
from wissel.infra.doors import today_of

#: The markets of this many bureaus are kept ready at once.
_KEPT: Final = 8
#: So many rows are read at once while the columns are made.
_CHUNK: Final = 1000


@dataclass(frozen=True, slots=True)
class OpenMarket:
    """Every open vacancy, each job once, by the id it has here."""

    index: ArrayMarket
    corpus: Corpus
    known: Knowledge
    same: dict[str, str]  #: the key by which the same job is known
    rows: dict[str, tuple[type[FeedVacancy] | type[OwnVacancy], UUID]]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.rows)

    def read(self, vacancy: str) -> ReadVacancy | None:
        """Return an open vacancy, or ``None``."""
        found = self.rows.get(vacancy)
        if found is None:
            return None
        table, pk = found
        row = table.objects.filter(pk=pk).first()
        return None if row is None else read_value(ReadVacancy, row.read)

    def explained(self, read: ReadVacancy, search: Search, on: date) -> Match:
        """Return what a vacancy comes to, with every reason."""
        document = document_of(read.vacancy.title, read.vacancy.text, self.known)
        return match(search, read, document, self.corpus, self.known, on=on)


_ready: dict[tuple[object, ...], OpenMarket] = {}
_lock = Lock()


def open_market(now: datetime) -> OpenMarket:
    """Return what is open today for the bureau in context."""
    today = today_of(now)
    feeds = FeedVacancy.objects.filter(gone_on=None).filter(_open(today))
    own = OwnVacancy.objects.filter(gone_on=None).filter(_open(today))
    stamp = (
        tenancy.current(),
        today,
        _stamp(feeds, "seen_at"),
        _stamp(own, "entered_at"),
        reader_version(),
    )
    with _lock:
        found = _ready.get(stamp)
        if found is None:
            found = _made(own, feeds)
            while len(_ready) >= _KEPT:
                _ready.pop(next(iter(_ready)))
            _ready[stamp] = found
    return found


def _open(today: date) -> Q:
    return Q(closes_on=None) | Q(closes_on__gte=today)


def _stamp(rows: QuerySet[Any], moment: str) -> tuple[object, ...]:
    """Return what differs as soon as a vacancy came, went or was read again."""
    by_now = Count("pk", filter=Q(reader=reader_version()))
    said = rows.aggregate(count=Count("pk"), read=by_now, last=Max(moment))
    newest = rows.order_by("-pk").values_list("pk", flat=True).first()
    return newest, said["count"], said["read"], said["last"]


def _made(own: QuerySet[Any], feeds: QuerySet[Any]) -> OpenMarket:
    known = knowledge()
    same: dict[str, str] = {}
    rows: dict[str, tuple[type[FeedVacancy] | type[OwnVacancy], UUID]] = {}

    def reads() -> Iterator[ReadVacancy]:
        seen: set[str] = set()
        for table, found in ((OwnVacancy, own), (FeedVacancy, feeds.order_by("first_seen"))):
            for row in found.iterator(chunk_size=_CHUNK):
                if row.same in seen:
                    continue
                seen.add(row.same)
                read = read_value(ReadVacancy, row.read)
                same[read.id], rows[read.id] = row.same, (table, row.pk)
                yield read

    columns, names, corpus = columns_of(reads(), known)
    return OpenMarket(ArrayMarket(columns, names, known), corpus, known, same, rows)
