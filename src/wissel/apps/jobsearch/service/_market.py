"""The vacancies that are open now, made ready to be matched: those of feeds and the bureau's own.

Reading a vacancy and counting its words is done once: what is ready is kept in memory and made
anew when a vacancy came or went.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, Final

from django.db.models import Count, Max, Q, QuerySet

from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy
from wissel.apps.jobsearch.service._knowledge import knowledge, reader_version
from wissel.connections.wire import read_value
from wissel.core.matching import Market, market_of_read
from wissel.core.vacancies import ReadVacancy
from wissel.infra import tenancy
from wissel.infra.doors import today_of

#: The markets of this many bureaus are kept ready at once.
_KEPT: Final = 8


@dataclass(frozen=True, slots=True)
class OpenMarket:
    """Every open vacancy, each job once, by the id it has here."""

    market: Market
    reads: dict[str, ReadVacancy]
    same: dict[str, str]  #: the key by which the same job is known

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.reads)


_ready: dict[tuple[object, ...], OpenMarket] = {}
_lock = Lock()


def open_market(now: datetime) -> OpenMarket:
    """Return what is open today for the bureau in context."""
    today = today_of(now)
    feeds = FeedVacancy.objects.filter(gone_on=None).filter(_open(today))
    own = OwnVacancy.objects.filter(gone_on=None).filter(_open(today))
    stamp = (tenancy.current(), today, _stamp(feeds), _stamp(own), reader_version())
    with _lock:
        found = _ready.get(stamp)
        if found is None:
            found = _made((*own.order_by("pk"), *feeds.order_by("first_seen", "pk")))
            while len(_ready) >= _KEPT:
                _ready.pop(next(iter(_ready)))
            _ready[stamp] = found
    return found


def _open(today: date) -> Q:
    return Q(closes_on=None) | Q(closes_on__gte=today)


def _stamp(rows: QuerySet[Any]) -> tuple[object, ...]:
    said = rows.aggregate(count=Count("pk"), newest=Max("pk"), digest=Max("digest"))
    return said["count"], said["newest"], said["digest"]


def _made(rows: Iterable[FeedVacancy | OwnVacancy]) -> OpenMarket:
    reads: dict[str, ReadVacancy] = {}
    same: dict[str, str] = {}
    seen: set[str] = set()
    for row in rows:
        if row.same in seen:
            continue
        seen.add(row.same)
        read = read_value(ReadVacancy, row.read)
        reads[read.id] = read
        same[read.id] = row.same
    return OpenMarket(market_of_read(tuple(reads.values()), knowledge()), reads, same)
