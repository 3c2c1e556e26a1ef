"""A length of time as a programme, or an agreement with a client, writes it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wissel.core.wire import Wire

Unit: TypeAlias = Literal["hours", "days", "working-days", "weeks", "months"]


@dataclass(frozen=True, slots=True)
class Limit(Wire):
    """A length of time.

    Hours count from the minute where the file knows it; otherwise they are rounded up to days.
    """

    amount: int
    unit: Unit
