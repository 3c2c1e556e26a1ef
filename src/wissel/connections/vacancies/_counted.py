"""Counts what a feed gives: for the page that shows how a source does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from wissel.connections.vacancies._bad import BadItem
from wissel.core.feeds import SameJobs
from wissel.core.vacancies import Vacancy


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """How a feed did: items ``read`` are ``good`` or in ``bad``, by code.

    Of the good ones, ``duplicates`` are the same job as one before them and ``closed`` have a
    closing date that is past. ``remarks`` are on items that are good.
    """

    read: int = 0
    good: int = 0
    duplicates: int = 0
    closed: int = 0
    bad: Mapping[str, int] = field(default_factory=dict)
    remarks: Mapping[str, int] = field(default_factory=dict)


class Counted:
    """Passes the items of a feed on and counts them.

    A vacancy that is the same job as one before it is counted and left out, unless
    ``with_duplicates``. One that is closed is passed on, so that whoever has it can close it.
    Hand in one ``same`` for several feeds to find the same job in all of them.
    """

    def __init__(
        self,
        items: Iterable[Vacancy | BadItem],
        *,
        today: date,
        same: SameJobs | None = None,
        with_duplicates: bool = False,
    ) -> None:
        self._items, self._today = items, today
        self._same = SameJobs() if same is None else same
        self._with_duplicates = with_duplicates
        self._good = self._duplicates = self._closed = 0
        self._bad: Counter[str] = Counter()
        self._remarks: Counter[str] = Counter()

    @property
    def counts(self) -> FeedCounts:
        """Return what was counted so far."""
        return FeedCounts(
            read=self._good + sum(self._bad.values()),
            good=self._good,
            duplicates=self._duplicates,
            closed=self._closed,
            bad=dict(self._bad),
            remarks=dict(self._remarks),
        )

    def __iter__(self) -> Iterator[Vacancy | BadItem]:
        for item in self._items:
            if isinstance(item, BadItem):
                (self._bad if item.lost else self._remarks)[item.code] += 1
                yield item
            elif self._is_new(item) or self._with_duplicates:
                yield item

    def _is_new(self, vacancy: Vacancy) -> bool:
        self._good += 1
        self._closed += vacancy.closes_on is not None and vacancy.closes_on < self._today
        new = self._same.first(vacancy) is None
        self._duplicates += not new
        return new
