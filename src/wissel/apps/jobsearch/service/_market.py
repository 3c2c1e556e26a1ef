"""The vacancies that are open now: those of feeds, which all share, and the bureau's own.

They are two sets of columns, searched one after the other and ranked together. A vacancy itself is
read from its row when it is shown or explained.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy
from wissel.apps.jobsearch.service._knowledge import knowledge, reader_version
from wissel.apps.jobsearch.service._shared import FeedMarket, feed_market, open_on
from wissel.connections.wire import read_value
from wissel.core.matched import Match
from wissel.core.matching import (
    ArrayMarket,
    Corpus,
    KeptOut,
    Knowledge,
    Picks,
    Search,
    columns_of,
    document_of,
    match,
)
from wissel.core.vacancies import ReadVacancy
from wissel.infra import tenancy
from wissel.infra.doors import today_of

#: The own vacancies of this many bureaus are kept ready at once.
_KEPT: Final = 8


#: Threads share the columns, and a search fills their tables: they take turns.
_turn = Lock()


@dataclass(frozen=True, slots=True)
class Here:
    """An open vacancy as it stands here; ``same``: the key by which the same job is known."""

    read: ReadVacancy
    same: str


@dataclass(frozen=True, slots=True)
class OpenMarket:
    """Every open vacancy, each job once. ``own``: the rows of the bureau's own, by id.

    ``hidden``: of a feed, but the bureau has the same job itself. ``complete``: those of feeds are
    in it; they are not while they are made ready for the first time.
    """

    parts: tuple[ArrayMarket, ...]
    corpus: Corpus
    known: Knowledge
    own: dict[str, UUID]
    hidden: tuple[str, ...]
    today: date
    complete: bool

    @property
    def size(self) -> int:
        """How many there are."""
        return sum(one.open_on(self.today) for one in self.parts) - len(self.hidden)

    def best(self, search: Search, *, count: int, least: float = 0.0) -> Picks:
        """Return the best of what is allowed, at most ``count``, about the work for ``least``."""
        asked = self._without_hidden(search)
        with _turn:
            found = [one.best(asked, on=self.today, count=count, least=least) for one in self.parts]
        ranked = sorted(
            (-score, id_) for one in found for score, id_ in zip(one.scores, one.ids, strict=True)
        )[:count]
        return Picks(
            tuple(id_ for _, id_ in ranked),
            tuple(-score for score, _ in ranked),
            sum(one.allowed for one in found),
            sum(one.near for one in found),
        )

    def kept_out(self, search: Search) -> list[KeptOut]:
        """Return what one thing alone keeps out, of what is about this work, the nearest first."""
        asked = self._without_hidden(search)
        with _turn:
            found = [each for one in self.parts for each in one.kept_out(asked, on=self.today)]
        return sorted(found, key=lambda one: (-one.about, one.id))

    def _without_hidden(self, search: Search) -> Search:
        done = (*search.profile.done, *self.hidden)
        return replace(search, profile=replace(search.profile, done=done))

    def rows(self, vacancies: Iterable[str]) -> dict[str, Here]:
        """Return those of the vacancies that are open, in the order in which they were asked."""
        asked = list(vacancies)
        by_source: dict[str, list[str]] = {}
        for one in asked:
            if one not in self.own:
                source, _, reference = one.partition(":")
                by_source.setdefault(source, []).append(reference)
        mine = {self.own[one] for one in asked if one in self.own}
        found = list(_rows(OwnVacancy.objects.filter(pk__in=mine), self.today))
        for source, references in by_source.items():
            of_source = FeedVacancy.objects.filter(source=source, reference__in=references)
            found += _rows(of_source, self.today)
        here = {one.read.id: one for one in found}
        return {one: here[one] for one in asked if one in here}

    def explained(self, read: ReadVacancy, search: Search) -> Match:
        """Return what a vacancy comes to, with every reason."""
        document = document_of(read.vacancy.title, read.vacancy.text, self.known)
        return match(search, read, document, self.corpus, self.known, on=self.today)


def _rows(rows: QuerySet[Any], today: date) -> list[Here]:
    found = rows.filter(gone_on=None).filter(open_on(today)).values_list("read", "same")
    return [Here(read_value(ReadVacancy, read), same) for read, same in found]


@dataclass(frozen=True, slots=True)
class _Own:
    """What a bureau entered itself, as columns, weighed by the words of the whole market."""

    index: ArrayMarket
    corpus: Corpus
    rows: dict[str, UUID]
    hidden: tuple[str, ...]


_ready: dict[tuple[object, ...], _Own] = {}
_lock = Lock()


def open_market(now: datetime) -> OpenMarket:
    """Return what is open today for the bureau in context."""
    today = today_of(now)
    feeds = feed_market(today)
    own = _own(today, feeds)
    shared = feeds is not None and len(feeds.index) > 0
    return OpenMarket(
        parts=(own.index,) if feeds is None else (own.index, feeds.index),
        corpus=feeds.corpus if feeds is not None and shared else own.corpus,
        known=knowledge(),
        own=own.rows,
        hidden=own.hidden,
        today=today,
        complete=feeds is not None,
    )


def _own(today: date, feeds: FeedMarket | None) -> _Own:
    rows = OwnVacancy.objects.filter(gone_on=None).filter(open_on(today))
    stamp = (tenancy.current(), today, _stamp(rows), feeds.name if feeds is not None else "")
    with _lock:
        found = _ready.get(stamp)
        if found is None:
            found = _own_made(rows, feeds)
            while len(_ready) >= _KEPT:
                _ready.pop(next(iter(_ready)))
            _ready[stamp] = found
    return found


def _stamp(rows: QuerySet[OwnVacancy]) -> tuple[object, ...]:
    """Return what differs as soon as a vacancy came, went, changed or was read again."""
    by_now = Count("pk", filter=Q(reader=reader_version()))
    said = rows.aggregate(count=Count("pk"), read=by_now, last=Max("entered_at"))
    newest = rows.order_by("-pk").values_list("pk", flat=True).first()
    return newest, said["count"], said["read"], said["last"]


def _own_made(rows: QuerySet[OwnVacancy], feeds: FeedMarket | None) -> _Own:
    known = knowledge()
    first: dict[str, OwnVacancy] = {}
    for row in rows.order_by("pk"):
        first.setdefault(row.same, row)
    reads = {pk.pk: read_value(ReadVacancy, pk.read) for pk in first.values()}
    whole = feeds.corpus if feeds is not None and len(feeds.index) else None
    columns, names, corpus = columns_of(reads.values(), known, corpus=whole)
    twice = FeedVacancy.objects.filter(same__in=list(first), gone_on=None)
    hidden = [f"{source}:{ref}" for source, ref in twice.values_list("source_id", "reference")]
    return _Own(
        index=ArrayMarket(columns, names, known),
        corpus=corpus,
        rows={read.id: pk for pk, read in reads.items()},
        hidden=tuple(one for one in hidden if feeds is not None and feeds.index.has(one)),
    )
