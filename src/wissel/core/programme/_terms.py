"""What a client agreed instead of a number of the programme, from one day until another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from wissel.core.programme._limit import Limit
from wissel.core.sources import Basis, Nature, Text
from wissel.core.wire import Wire

Span: TypeAlias = tuple[date, date | None]

_DAY = timedelta(days=1)
_RULE = "client-agreement"
_NOTE = Text("Afgesproken met de opdrachtgever.", "Agreed with the client.")
_CASE_RULE = "case-agreement"
_CASE_NOTE = Text(
    "Afgesproken met de opdrachtgever voor dit traject.",
    "Agreed with the client for this trajectory.",
)


@dataclass(frozen=True, slots=True)
class ClientTerm(Wire):
    """One number that a client agreed: the limit of a promise, or how often a rhythm asks.

    ``duty`` is the key of the duty in any programme. ``limit`` holds for promises and rolling
    rhythms, ``per`` for reports and rhythms of the calendar. Days are inclusive. ``case``: agreed
    for one trajectory, where it goes before what the client agreed for all of them.
    """

    id: str
    duty: str
    valid_from: date
    valid_to: date | None = None
    limit: Limit | None = None
    per: Literal["", "week", "month", "two-months", "quarter"] = ""
    case: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def basis(self) -> Basis:
        """Return the ground of a duty that follows this agreement."""
        return Basis(
            article=_CASE_RULE if self.case else _RULE,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.id,
            nature=Nature.AGREEMENT,
            note=_CASE_NOTE if self.case else _NOTE,
        )


def term_on(terms: Sequence[ClientTerm], duty: str, day: date) -> ClientTerm | None:
    """Return the agreement about a duty that holds on a day: of this trajectory, else of all.

    Of more than one of a kind it is the one that began last.
    """
    held = [term for term in terms if term.duty == duty and term.holds_on(day)]
    return max(held, key=lambda term: (term.case, term.valid_from), default=None)


def cut(
    span: Span, terms: Sequence[ClientTerm], duty: str
) -> Iterator[tuple[Span, ClientTerm | None]]:
    """Yield the parts of a span in which one agreement, or none, holds about a duty.

    >>> from datetime import date
    >>> term = ClientTerm("a", "call", date(2026, 3, 1), date(2026, 3, 31))
    >>> for part, held in cut((date(2026, 2, 1), None), (term,), "call"):
    ...     print(part[0], part[1], held is not None)
    2026-02-01 2026-02-28 False
    2026-03-01 2026-03-31 True
    2026-04-01 None False
    """
    begin, end = span
    ours = [term for term in terms if term.duty == duty]
    days = {term.valid_from for term in ours}
    days |= {term.valid_to + _DAY for term in ours if term.valid_to is not None}
    inside = sorted(day for day in days if day > begin and (end is None or day <= end))
    for first, following in zip((begin, *inside), (*inside, None), strict=True):
        last = end if following is None else following - _DAY
        yield (first, last), term_on(ours, duty, first)
