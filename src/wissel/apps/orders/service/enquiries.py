"""The desk's side of the public form: reading what was asked, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Enquiry
from wissel.apps.orders.service._enquiry import MOST_TEXT, EnquiryView, view_of
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import demand_fits, refused

#: How many of each are shown.
MOST_WAITING: Final = 500
MOST_SETTLED: Final = 50
#: How long an enquiry is kept after it was settled.
KEPT_FOR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Enquiries:
    """What was asked: what waits, longest first, and what was settled, newest first.

    ``number`` of what waits may be more than is shown.
    """

    waiting: tuple[EnquiryView, ...]
    settled: tuple[EnquiryView, ...]
    number: int


@read_door
def enquiries(*, actor: Actor, now: datetime) -> Enquiries:
    """Return what was asked through the public form."""
    bureaus.demand_desk(actor)
    waiting = Enquiry.objects.filter(settled_at=None)
    settled = Enquiry.objects.filter(settled_at__isnull=False)
    return Enquiries(
        tuple(view_of(row) for row in waiting.order_by("asked_at", "id")[:MOST_WAITING]),
        tuple(view_of(row) for row in settled.order_by("-settled_at", "-id")[:MOST_SETTLED]),
        waiting.count(),
    )


@read_door
def enquiry(*, actor: Actor, now: datetime, enquiry: UUID) -> EnquiryView:
    """Return one enquiry."""
    bureaus.demand_desk(actor)
    return view_of(_row(enquiry))


@door
def settle_enquiry(*, actor: Actor, now: datetime, enquiry: UUID, note: str) -> EnquiryView:
    """Close an enquiry, with what came of it in a few words. Refused when somebody did before."""
    bureaus.demand_desk(actor)
    row = _row(enquiry, lock=True)
    if row.settled_at is not None:
        raise refused(
            "settled-already",
            "$",
            f"{row.settled_by} rondde dit al af. Kijk wat er staat.",
            f"{row.settled_by} settled this already. See what it says.",
        )
    said = note.strip()
    demand_fits(said, MOST_TEXT, "$.note")
    if not said:
        raise refused(
            "missing",
            "$.note",
            "Schrijf in een paar woorden wat eruit kwam.",
            "Say in a few words what came.",
        )
    row.settled_at, row.settled_by, row.note = now, actor.name, said
    row.save(update_fields=["settled_at", "settled_by", "note"])
    return view_of(row)


@dataclass(frozen=True, slots=True)
class MadeClient:
    """The client that an enquiry belongs to; ``known``: the bureau had it already."""

    client: UUID
    known: bool


@door
def make_client(*, actor: Actor, now: datetime, enquiry: UUID) -> MadeClient:
    """Make a client with its contact person out of an enquiry, or tie it to the one by that name.

    Of a client that is there nobody becomes a contact: anybody can type a name, and a contact may
    be invited to everything of that client. Twice gives the same one; nobody is invited.
    """
    bureaus.demand_desk(actor)
    row = _row(enquiry, lock=True)
    if row.client_id is not None:
        return MadeClient(row.client_id, known=True)
    said = view_of(row).said
    names = {one.name.casefold(): one.id for one in bureaus.clients(actor=actor, now=now)}
    found = names.get(said.organisation.casefold())
    client = found or bureaus.register_client(actor=actor, now=now, name=said.organisation).id
    if found is None:
        bureaus.add_contact(
            actor=actor,
            now=now,
            client=client,
            name=said.name,
            email=said.email,
            function=said.function,
            phone=said.phone,
        )
    row.client_id = client
    row.save(update_fields=["client"])
    return MadeClient(client, known=found is not None)


@door
def drop_enquiry(*, actor: Actor, now: datetime, enquiry: UUID) -> None:
    """Throw an enquiry away that nobody needs: spam, a test, what somebody asks to be forgotten."""
    bureaus.demand_desk(actor)
    _row(enquiry, lock=True).delete()


@door
def forget_enquiries(*, actor: Actor, now: datetime) -> int:
    """Remove what was settled :data:`KEPT_FOR` ago; return how many. The daily work."""
    if not actor.is_system:
        raise Denied("command-only")
    number, _ = Enquiry.objects.filter(settled_at__lte=now - KEPT_FOR).delete()
    return int(number)


def _row(enquiry: UUID, *, lock: bool = False) -> Enquiry:
    rows = Enquiry.objects.select_for_update() if lock else Enquiry.objects.all()
    row: Enquiry | None = rows.filter(pk=enquiry).first()
    if row is None:
        raise Denied("no-such-enquiry")
    return row
