"""Plans that were announced and are no law: a layer of their own, never on by itself."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from wissel.core.law import read_yaml, text
from wissel.core.sources import Basis, Nature, Text


@dataclass(frozen=True, slots=True)
class Plan:
    """One announced plan: from when, what it would be, and where it was said."""

    key: str
    from_: date
    number: Decimal
    title: Text
    source: str

    @property
    def basis(self) -> Basis:
        """Return where the plan was said; it is no law."""
        return Basis(self.title.nl, self.from_, None, self.source, Nature.POLICY)

    def holds_on(self, day: date) -> bool:
        """Whether the plan would hold on ``day``."""
        return day >= self.from_


def announced(key: str) -> Plan:
    """Return one plan by its key."""
    return plans()[key]


@cache
def plans() -> dict[str, Plan]:
    """Return every announced plan."""
    rows = read_yaml("money/announced.yaml")["plans"]
    return {
        key: Plan(key, row["from"], Decimal(row["value"]), text(row["title"]), row["source"])
        for key, row in rows.items()
    }
