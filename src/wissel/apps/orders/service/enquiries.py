"""The desk's side of the public form: reading what was asked, and what becomes of it."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Enquiry
from wissel.apps.orders.service._enquiry import (
    MOST_TEXT,
    EnquiryView,
    demand_text,
    view_of,
)
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door

#: How many are shown; those that wait come first.
MOST_ENQUIRIES = 200


@read_door
def enquiries(*, actor: Actor, now: datetime) -> tuple[EnquiryView, ...]:
    """Return what was asked: what waits longest first, then what was settled, newest first."""
    _demand_desk(actor)
    rows = Enquiry.objects.order_by(F("settled_at").desc(nulls_first=True), "asked_at", "id")[
        :MOST_ENQUIRIES
    ]
    return tuple(view_of(row) for row in rows)


@read_door
def enquiry(*, actor: Actor, now: datetime, enquiry: UUID) -> EnquiryView:
    """Return one enquiry."""
    _demand_desk(actor)
    return view_of(_row(enquiry))


@door
def settle_enquiry(*, actor: Actor, now: datetime, enquiry: UUID, note: str) -> EnquiryView:
    """Close an enquiry, with what came of it in a few words. Refused when somebody did before."""
    _demand_desk(actor)
    row = _row(enquiry, lock=True)
    if row.settled_at is not None:
        raise Refused(
            "settled-already",
            "$",
            Text(
                f"{row.settled_by} rondde dit al af. Kijk wat er staat.",
                f"{row.settled_by} settled this already. See what it says.",
            ),
        )
    said = note.strip()
    demand_text(said, MOST_TEXT, "$.note")
    if not said:
        raise Refused(
            "missing",
            "$.note",
            Text("Schrijf in een paar woorden wat eruit kwam.", "Say in a few words what came."),
        )
    row.settled_at, row.settled_by, row.note = now, actor.name, said
    row.save(update_fields=["settled_at", "settled_by", "note"])
    return view_of(row)


@door
def make_client(*, actor: Actor, now: datetime, enquiry: UUID) -> UUID:
    """Make a client with its contact person out of an enquiry, or find them by their names.

    Return the client. Twice gives the same one; nobody is invited.
    """
    _demand_desk(actor)
    row = _row(enquiry, lock=True)
    if row.client_id is not None:
        return row.client_id
    said = view_of(row).said
    known = {one.name.casefold(): one.id for one in bureaus.clients(actor=actor, now=now)}
    found = known.get(said.organisation.casefold())
    client = found or bureaus.register_client(actor=actor, now=now, name=said.organisation).id
    people = bureaus.contacts_of(actor=actor, now=now, client=client)
    if not any(one.email.casefold() == said.email.casefold() for one in people):
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
    return client


def _row(enquiry: UUID, *, lock: bool = False) -> Enquiry:
    rows = Enquiry.objects.select_for_update() if lock else Enquiry.objects.all()
    row: Enquiry | None = rows.filter(pk=enquiry).first()
    if row is None:
        raise Denied("no-such-enquiry")
    return row


def _demand_desk(actor: Actor) -> None:
    if not actor.is_system and actor.role not in (Role.MANAGER, Role.BACK_OFFICE):
        raise Denied("desk-only", hidden=False)
