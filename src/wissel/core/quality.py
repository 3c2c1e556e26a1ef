"""What an audit of quality counts in one file: last days kept, missed and still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from wissel.core.obligations import Obligation, State
from wissel.core.sources import Nature
from wissel.core.wire import Wire

#: Last days that the law sets, and those that the bureau and its client set themselves.
LEGAL: Final = frozenset({Nature.LAW})
PROMISED: Final = frozenset({Nature.PROMISE, Nature.AGREEMENT})


@dataclass(frozen=True, slots=True)
class Clocks(Wire):
    """Duties with a last day, by how they stand: kept, done late, overdue, to come, not known."""

    kept: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0
    unknown: int = 0


_FIELDS: Final = {
    State.DONE: "kept",
    State.LATE: "late",
    State.OVERDUE: "overdue",
    State.UPCOMING: "open",
    State.DUE: "open",
    State.UNKNOWN: "unknown",
}


def clocks(obligations: Iterable[Obligation], natures: frozenset[Nature], today: date) -> Clocks:
    """Count the duties of these natures that have a last day.

    One that no longer matters or does not hold is none. A duty about a message, or about what is
    between employee and coach, is nobody else's to count.
    """
    counted = dict.fromkeys(_FIELDS.values(), 0)
    for duty in obligations:
        field = _FIELDS.get(duty.state(today))
        hidden = duty.is_private or duty.is_between_two
        if field is not None and duty.nature in natures and duty.due is not None and not hidden:
            counted[field] += 1
    return Clocks(**counted)
