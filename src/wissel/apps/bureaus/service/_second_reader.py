"""Which kinds of report a bureau has read twice: for the doors of this app and those above."""

from typing import Final
from uuid import UUID

from wissel.apps.bureaus.models import Bureau
from wissel.core import reports

#: Every report, those that a later version of the program writes too.
ALL: Final = "all"
#: The report of a period, whatever the way of working calls it.
PERIODIC: Final = "periodic"


def kinds_of_report() -> tuple[str, ...]:
    """Return the kinds of report of which a bureau can ask it, in the order of a trajectory."""
    return (PERIODIC, *reports.written_once(), *reports.written_of_occasions())


def chosen(kinds: list[str]) -> frozenset[str]:
    """Return the kinds a stored setting comes to."""
    return frozenset(kinds_of_report()) if ALL in kinds else frozenset(kinds)


def read_twice_in(*, bureau: UUID) -> frozenset[str]:
    """Return the kinds of report of which somebody else reads each, of a bureau. Inside a door."""
    return chosen(Bureau.objects.values_list("second_reader", flat=True).get(pk=bureau))


def is_read_twice(*, bureau: UUID, kind: str) -> bool:
    """Whether a report of that kind is read by a second reader now. Inside a door."""
    key = PERIODIC if reports.document_of(kind) is None else kind
    return key in read_twice_in(bureau=bureau)
