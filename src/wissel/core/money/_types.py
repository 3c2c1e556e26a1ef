"""What every calculation gives: amounts with their grounds, days, notes, and what is missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.sources import Basis, Text, Trace
from wissel.core.wire import Wire

Unit: TypeAlias = Literal["EUR", "EUR/month", "EUR/day", "months", "percent"]
#: What an amount rests on. ``law``: a rule over what was entered; ``parameter``: set by the state;
#: ``input``: entered or agreed; ``estimate``: a person would judge otherwise; ``assumption``: if.
Kind: TypeAlias = Literal["law", "parameter", "input", "estimate", "assumption"]


@dataclass(slots=True)
class Amount(Wire):
    """One amount: gross, rounded once. ``from``/``to`` are inclusive, ``None`` for no period.

    Per month it includes holiday allowance. ``scenario`` names the situation it belongs to.
    """

    key: str
    title: Text
    value: Decimal
    unit: Unit
    kind: Kind
    basis: tuple[Basis, ...]
    from_: date | None = None
    to: date | None = None
    scenario: str | None = None


@dataclass(slots=True)
class Day(Wire):
    """A day that matters: until when to claim, when a benefit ends."""

    key: str
    title: Text
    on: date
    basis: tuple[Basis, ...]


@dataclass(slots=True)
class Note(Wire):
    """Something the reader must know. ``path`` is the place in the input it speaks of."""

    code: str
    message: Text
    path: str | None = None
    basis: tuple[Basis, ...] = ()


@dataclass(slots=True)
class Missing(Wire):
    """A fact that was not given and would change the answer; nothing was guessed for it."""

    path: str
    message: Text


@dataclass(slots=True)
class Outcome(Wire):
    """The answer to one calculation. ``trace`` is empty unless it was asked for."""

    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    trace: tuple[Trace, ...] = ()


@dataclass(slots=True)
class Row(Wire):
    """One calendar month of a situation: parts by key, and their total, gross with holiday pay."""

    month: date
    parts: dict[str, Decimal]
    total: Decimal


@dataclass(slots=True)
class Event(Wire):
    """What changes in a situation, on which day and why."""

    on: date
    code: str
    message: Text
    basis: tuple[Basis, ...]


@dataclass(slots=True)
class Situation(Wire):
    """One situation of a sheet: never a forecast, always an if."""

    key: str
    title: Text
    if_: Text
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class Sheet(Wire):
    """The situations of one side, with what was not given."""

    side: Literal["employee", "employer"]
    situations: tuple[Situation, ...]
    missing: tuple[Missing, ...]


@dataclass(slots=True)
class Scenarios(Wire):
    """Both sheets. ``amounts`` holds every piece of every situation (``scenario`` is its key)."""

    amounts: tuple[Amount, ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    trace: tuple[Trace, ...] = ()
