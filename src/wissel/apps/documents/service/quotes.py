"""A quote on paper: drawn from what was sent, the same bytes each time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wissel.apps.orders import service as orders
from wissel.apps.orders.service import QuoteView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.dates import clock_time, local_day
from wissel.core.wire import to_json
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied, read_door


@dataclass(frozen=True, slots=True)
class QuoteFile:
    """A quote as PDF, and the name to save it under: case number, kind, day, number."""

    file_name: str
    content: bytes


def quote_file(*, actor: Actor, now: datetime, quote: UUID, language: str = "nl") -> QuoteFile:
    """Return a quote that was sent as PDF/A-2a and PDF/UA-1; signed, with its signature.

    Not one door: the drawing takes long and stands outside of any transaction. A draft is not
    there (:class:`Denied`, hidden): nothing was sent.
    """
    view, case_number, employee = _read(actor=actor, now=now, quote=quote)
    if view.sent is None or view.sent_at is None:
        raise Denied("not-sent", subject=str(view.trajectory))
    drawn = pdf.render(
        template="quote",
        record=_record(view, case_number, employee),
        language=language,
        timestamp=view.signature.signed_at if view.signature is not None else view.sent_at,
    )
    name = pdf.file_name(
        case_number=case_number, kind="offerte", day=view.sent.sent_on, version=view.number
    )
    return QuoteFile(name, drawn)


@read_door
def _read(*, actor: Actor, now: datetime, quote: UUID) -> tuple[QuoteView, str, str]:
    view = orders.quote(actor=actor, now=now, quote=quote)
    found = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=view.trajectory, category=DataCategory.ORDER
    )
    return view, found.case.reference, found.case.employee.name


def _record(view: QuoteView, case_number: str, employee: str) -> dict[str, Any]:
    signature = view.signature
    return {
        "number": view.number,
        "order": view.order,
        "case_number": case_number,
        "employee": employee,
        "sent": to_json(view.sent),
        "amounts": [str(line.amount) for line in view.said.lines],
        "signature": to_json(signature),
        "signed_day": local_day(signature.signed_at).isoformat() if signature else "",
        "signed_time": clock_time(signature.signed_at) if signature else "",
        "proved_time": clock_time(signature.proved_at) if signature else "",
    }
