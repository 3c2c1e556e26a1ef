"""What a door changes, gathered while it runs. A write while nobody gathers raises."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class WriteOutsideDoor(RuntimeError):
    """A row was written without a door: nobody said who acts and why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One written row: table, key (``*`` for a set), ``create | update | delete``, fields."""

    table: str
    row: str
    action: str
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """The changes of one door, in order."""

    changes: list[Change] = field(default_factory=list)


_gathering: ContextVar[Gathered | None] = ContextVar("wissel_changes", default=None)


def note(table: str, row: str, action: str, fields: tuple[str, ...]) -> None:
    """Note a write that is about to happen, or refuse it outside a door."""
    gathered = _gathering.get()
    if gathered is None:
        raise WriteOutsideDoor(f"{table} is written through a door only (rule 5 of the house)")
    gathered.changes.append(Change(table, row, action, fields))


def gathering() -> bool:
    """Whether a door is open for writing."""
    return _gathering.get() is not None


@contextmanager
def gather() -> Iterator[Gathered]:
    """Gather changes. For doors only."""
    gathered = Gathered()
    token = _gathering.set(gathered)
    try:
        yield gathered
    finally:
        _gathering.reset(token)
