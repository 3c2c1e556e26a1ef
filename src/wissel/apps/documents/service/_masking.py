"""Takes the names of one file out of a record: everybody in it, and everybody of the bureau."""

from collections.abc import Sequence

from wissel.core import reports, wording
from wissel.core.reports.record import ReportRecord
from wissel.core.trajectory import Trajectory


def mask_record(record: ReportRecord, case: Trajectory, staff: Sequence[str]) -> ReportRecord:
    """Return the record with a role in the place of every name; ``staff`` are those of the bureau.

    What looks like a name and is nobody's in the file goes too.
    """
    language = record.language
    bureau = tuple((name, "bureau") for name in staff)
    people = _labelled((*reports.people_in(case, record), *bureau), language)
    organisations = _labelled(reports.organisations_in(case, record), language)
    unknown = reports.role_label("name", language)

    def mask(text: str) -> str:
        return wording.masked(text, people=people, organisations=organisations, unknown=unknown)

    return reports.masked_record(record, mask)


def _labelled(names: Sequence[tuple[str, str]], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, reports.role_label(role, language)) for name, role in names)


def mask_reference(case: Trajectory) -> str:
    """Return the number of a file; one that came from elsewhere may hold a name, which goes."""
    people = ((case.employee.name, "[…]"), *((one.name, "[…]") for one in case.parties))
    return wording.masked(
        case.reference, people=people, organisations=((case.client.name, "[…]"),), unknown="[…]"
    )
