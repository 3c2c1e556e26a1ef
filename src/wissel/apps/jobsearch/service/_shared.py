"""The vacancies of feeds as columns: made once, and shared by every process of this machine.

A market of many vacancies takes minutes to make and over a gigabyte to hold. The worker makes it
after the feeds were read and leaves it in a folder, and every process maps the same files. A small
one is made in memory, by whoever needs it first.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db.models import Q, QuerySet

from wissel.apps.jobsearch.models import FeedVacancy, Source
from wissel.apps.jobsearch.service._knowledge import knowledge, reader_version
from wissel.connections.wire import read_value
from wissel.core.matching import LAYOUT, ArrayMarket, Corpus, columns_of, pack, unpack
from wissel.core.vacancies import ReadVacancy
from wissel.infra.doors import today_of
from wissel.infra.ids import uuid7

log = structlog.get_logger("wissel.jobsearch")

#: So many rows are read at once while the columns are made.
_CHUNK: Final = 500
#: So many markets are left: that of now, and the one before it for who is just opening it.
_LEFT: Final = 2


@dataclass(frozen=True, slots=True)
class FeedMarket:
    """Every open vacancy of feeds, each job once. ``name`` differs as soon as one came or went."""

    name: str
    index: ArrayMarket
    corpus: Corpus


_ready: dict[str, FeedMarket] = {}
_lock = Lock()


def mark_changed(*sources: str) -> None:
    """Say, in the caller's transaction, that vacancies of these sources came, went or changed."""
    Source.objects.filter(key__in=sources).update(mark=str(uuid7()))


def open_on(today: date) -> Q:
    """Return which vacancies can still be applied to."""
    return Q(closes_on=None) | Q(closes_on__gte=today)


def feed_market(today: date) -> FeedMarket | None:
    """Return the vacancies of feeds; as they were before where it was not made since.

    ``None``: there are many, and they were not made yet by the rules of now.
    """
    name = _name()
    found = _ready.get(name)
    if found is not None:
        return found
    if _few():
        with _lock:
            return _ready.get(name) or _kept(_made(name, today))
    if not (_folder() / name).is_dir():
        earlier = _newest()
        if earlier is None:
            return None
        name = earlier.name
    with _lock:
        return _ready.get(name) or _opened(name)


def make_market(*, now: datetime) -> int:
    """Leave the vacancies of feeds as columns for every process, if they changed.

    Returns how many were made; few are left to whoever needs them. It takes minutes, and meanwhile
    others go on with what there was.
    """
    folder = _folder() / _name()
    if _few() or folder.is_dir():
        return 0
    with _one_maker():
        if folder.is_dir():
            return 0
        rows = _once_each(_open_rows(today_of(now)))
        pack(*columns_of(_reads(rows), knowledge()), folder)
        for old in _folders()[_LEFT:]:  # who still reads it has it mapped
            shutil.rmtree(old)
    log.info("market.made", vacancies=len(rows))
    return len(rows)


def _kept(found: FeedMarket) -> FeedMarket:
    _ready.clear()
    _ready[found.name] = found
    return found


def _made(name: str, today: date) -> FeedMarket:
    columns, names, corpus = columns_of(_reads(_once_each(_open_rows(today))), knowledge())
    return FeedMarket(name, ArrayMarket(columns, names, knowledge()), corpus)


def _opened(name: str) -> FeedMarket | None:
    try:
        index, corpus = unpack(_folder() / name, knowledge())
    except FileNotFoundError:  # made anew and removed since
        return None
    return _kept(FeedMarket(name, index, corpus))


def _name() -> str:
    marks = list(Source.objects.order_by("key").values_list("key", "mark"))
    said = hashlib.sha256(repr(marks).encode()).hexdigest()[:16]
    return f"{_prefix()}{said}"


def _prefix() -> str:
    """Return how names begin that are of now; what is laid out otherwise is not read."""
    return f"{LAYOUT}.{reader_version()}-"


def _folder() -> Path:
    return Path(settings.MARKET_DIR)


def _folders() -> list[Path]:
    """Return the markets that were made, the newest first."""
    found = [one for one in _folder().glob("*-*") if one.is_dir() and one.suffix != ".making"]
    return sorted(found, key=lambda one: one.stat().st_mtime_ns, reverse=True)


def _newest() -> Path | None:
    """Return the newest market that was made by the rules of now."""
    return next((one for one in _folders() if one.name.startswith(_prefix())), None)


@contextmanager
def _one_maker() -> Iterator[None]:
    """Let one process of this machine make a market; others wait for it."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for half in _folder().glob("*.making"):  # of one that was killed
            shutil.rmtree(half)
        yield


def _few() -> bool:
    most: int = settings.MARKET_SHARED_FROM
    return FeedVacancy.objects.filter(gone_on=None)[: most + 1].count() <= most


def _open_rows(today: date) -> "QuerySet[FeedVacancy]":
    return FeedVacancy.objects.filter(gone_on=None).filter(open_on(today))


def _once_each(rows: "QuerySet[Any]") -> list[UUID]:
    """Return of each job the row that was seen first."""
    first: dict[str, UUID] = {}
    found = rows.order_by("first_seen", "pk").values_list("pk", "same")
    for pk, same in found.iterator(chunk_size=10_000):
        first.setdefault(same, pk)
    return list(first.values())


def _reads(rows: list[UUID]) -> Iterator[ReadVacancy]:
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        read = dict(FeedVacancy.objects.filter(pk__in=chunk).values_list("pk", "read"))
        for pk in chunk:
            if pk in read:  # not gone meanwhile
                yield read_value(ReadVacancy, read[pk])
