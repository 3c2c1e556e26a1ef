"""Pages by key: a page begins after the last row of the page before it, however many there are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ended: the value it is sorted by, and the row.

    >>> key = Key("2026-11-22", UUID(int=7))
    >>> Key.read(key.written()) == key, Key.read("nonsense")
    (True, None)
    """

    value: str
    row: UUID

    def written(self) -> str:
        """Return the key as it stands in an address."""
        return f"{self.value}~{self.row}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """Return the key in an address; what is no key begins at the beginning."""
        value, _, row = text.rpartition("~")
        try:
            return cls(value, UUID(row))
        except ValueError:
            return None

    @property
    def day(self) -> date | None:
        """The value as a day, if it is one."""
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            return None


def after(field: str, value: object, row: UUID, *, down: bool = False) -> Q:
    """Return what comes after a key in the order of ``field``, then of the row.

    The first part is what an index can begin at.
    """
    way = "lt" if down else "gt"
    return Q(**{f"{field}__{way}e": value}) & (Q(**{f"{field}__{way}": value}) | Q(pk__gt=row))
