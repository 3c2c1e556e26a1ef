"""A report that is made once (*levering*, such as the intake report): how it differs."""

from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.apps.guidance import service as guidance
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.due import Due
from wissel.core.obligations import Obligation
from wissel.core.programme import Delivery, Programme
from wissel.core.refusal import Refused
from wissel.core.reports.record import Check, ReportRecord
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

#: The period of a report that belongs to none.
ONCE: Final = ""
#: The ways of quoting in which the quote for the trajectory goes with the intake report.
_QUOTED_WITH: Final = ("after-intake", "two")
_OUT: Final = frozenset({"open", "accepted", "declined", "expired"})


def programme_of(case: Trajectory) -> Programme:
    """Return the version of the way of working that the trajectory runs by."""
    return bureaus.held_programme(name=case.programme.name, version=case.programme.version)


def promised(case: Trajectory, key: str) -> Delivery:
    """Return the delivery with that key, if it is one that is written here; refuse any other."""
    found = next((one for one in programme_of(case).deliveries if one.key == key), None)
    if found is None or reports.document_of(key) is None:
        raise Refused(
            "no-such-delivery",
            "$.delivery",
            Text(
                "Deze werkwijze kent dit verslag niet, of het wordt buiten Wissel gemaakt.",
                "This way of working does not know this report, or it is made outside Wissel.",
            ),
        )
    return found


def shown_at_once(row: Report, case: Trajectory) -> bool:
    """Whether the way of working shows this report to employee and employer at once (PA-31)."""
    programme = programme_of(case)
    policies = {one.key: one.release for one in programme.deliveries}
    policies |= {one.key: one.release for one in programme.reports}
    return policies.get(row.kind) == "both-at-once"


def drafting(row: Report, within: trajectories.Within) -> dict[str, Any]:
    """Return what the draft of a report that is made once takes besides; nothing for a month's."""
    document = reports.document_of(row.kind)
    if document is None:
        return {}
    labels = {one.key: one.label for one in programme_of(within.case).deliveries}
    wanted = reports.heard_by(document)
    heard = guidance.heard_within(within=within, language=row.language)
    return {
        "document": document,
        "title": labels.get(row.kind),
        "heard": tuple(one for one in heard if one.key in wanted),
    }


def duty_of(due: Due, kind: str) -> Obligation | None:
    """Return the duty to deliver it: the one that is open, else the last one that was."""
    event = f"report-event:released:{kind}"
    found = [duty for duty in due.obligations if event in duty.satisfied_by]
    still = [duty for duty in found if duty.state(due.today).is_open]
    return next(iter(still), found[-1] if found else None)


def offer_checks(row: Report, within: trajectories.Within, record: ReportRecord) -> list[Check]:
    """Say whether the quote that goes with the intake report is there (XS-47)."""
    if record.document != "d08" or programme_of(within.case).offer.quote not in _QUOTED_WITH:
        return []
    states = orders.quote_states(within=within, order="trajectory", today=within.due.today)
    if _OUT.intersection(states):
        return [reports.offer_check("ok")]
    return [reports.offer_check("draft" if "draft" in states else "none")]


def existing(trajectory: UUID, kind: str, period: str) -> UUID | None:
    """Return the newest version of a report of that kind and period, if it was begun."""
    rows = Report.objects.filter(trajectory_id=trajectory, kind=kind, period=period)
    found = rows.order_by("-version").first()
    return None if found is None else found.pk
