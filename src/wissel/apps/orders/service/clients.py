"""What is open between the bureau and one client: quotes, and what was asked from outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Enquiry, Quote
from wissel.apps.orders.service._enquiry import EnquiryView
from wissel.apps.orders.service._enquiry import view_of as enquiry_view
from wissel.apps.orders.service._quotes import QuoteState, is_of_bureau, state_of
from wissel.apps.orders.service._said import Ordered
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.infra.doors import Actor, Denied, read_door, today_of

#: How many of each are shown.
MOST_OPEN: Final = 50
_DESK: Final = (Role.MANAGER, Role.BACK_OFFICE)


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quote that nobody answered, took back or signed. No price is told."""

    id: UUID
    trajectory: UUID
    employee: str
    number: int
    order: Ordered
    state: QuoteState
    begun_at: datetime
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class OpenWithClient:
    """The open quotes of a client, oldest first, and the enquiries that wait; for the desk only."""

    quotes: tuple[QuoteLine, ...]
    enquiries: tuple[EnquiryView, ...]


@read_door
def open_with_client(*, actor: Actor, now: datetime, client: UUID) -> OpenWithClient:
    """Return what is open with a client. Staff; a coach reads the quotes of the own trajectories.

    A fixed number of queries, whatever the number of trajectories.
    """
    if not is_of_bureau(actor):
        raise Denied("staff-only")
    bureaus.client(actor=actor, now=now, client=client)
    rows = Quote.objects.filter(
        trajectory__employment__client=client,
        accepted_at=None,
        declined_at=None,
        withdrawn_at=None,
    )
    found = list(rows.order_by("begun_at", "pk")[:MOST_OPEN])
    names = trajectories.names_in_list(
        actor=actor,
        event="client.quotes",
        category=DataCategory.ORDER,
        trajectories=[row.trajectory_id for row in found],
    )
    today = today_of(now)
    quotes = tuple(
        _line(row, names[row.trajectory_id], today) for row in found if row.trajectory_id in names
    )
    return OpenWithClient(quotes, _enquiries(actor, client))


def _enquiries(actor: Actor, client: UUID) -> tuple[EnquiryView, ...]:
    if not actor.is_system and actor.role not in _DESK:
        return ()
    rows = Enquiry.objects.filter(client=client, settled_at=None)
    return tuple(enquiry_view(row) for row in rows.order_by("asked_at", "pk")[:MOST_OPEN])


def _line(row: Quote, employee: str, today: date) -> QuoteLine:
    return QuoteLine(
        id=row.pk,
        trajectory=row.trajectory_id,
        employee=employee,
        number=row.number,
        order=cast(Ordered, row.order),
        state=state_of(row, today),
        begun_at=row.begun_at,
        valid_until=row.valid_until,
    )
