"""What is asked through the public form: its fields, its checks, its view."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.orders.models import Enquiry
from wissel.connections import wire
from wissel.core.clock import is_working_day
from wissel.core.programme import HeldPromise, Programme, promised_within
from wissel.core.wire import Wire
from wissel.infra.typed import demand_address, demand_fits, neat, refused

EnquirySort: TypeAlias = Literal["quote", "call-back", "question"]

#: The event whose promise says when there is an answer.
STARTS: Final[dict[EnquirySort, str]] = {
    "quote": "order-event:requested",
    "call-back": "client-request:asked",
    "question": "client-request:asked",
}
MOST_TEXT: Final = 2000
_MOST: Final = {"organisation": 200, "name": 200, "function": 100, "email": 254, "phone": 30}
#: Whoever fell ill longer ago is past the waiting period, any extension included.
_LONGEST_AGO: Final = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class EnquirySaid(Wire):
    """What somebody asks. ``first_sick_day`` is of an employee nobody names here."""

    sort: EnquirySort
    organisation: str
    name: str
    email: str
    function: str = ""
    phone: str = ""
    text: str = ""
    first_sick_day: date | None = None


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """An enquiry as the desk reads it. ``client``: whom it was made a client of the bureau as."""

    id: UUID
    said: EnquirySaid
    asked_at: datetime
    answer_by: date | None
    answer_at: datetime | None
    client: UUID | None
    settled_at: datetime | None
    settled_by: str
    note: str


def view_of(row: Enquiry) -> EnquiryView:
    """Return a row as the desk reads it."""
    return EnquiryView(
        id=row.pk,
        said=wire.read_value(EnquirySaid, row.said),
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        answer_at=row.answer_at,
        client=row.client_id,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        note=row.note,
    )


def promise_of(programme: Programme, sort: EnquirySort, today: date) -> HeldPromise | None:
    """Return within what the bureau answers somebody who asks this today."""
    return promised_within(programme, STARTS[sort], today, is_working_day)


def checked(said: EnquirySaid, today: date) -> EnquirySaid:
    """Return it with single blanks; refused with its place where it cannot be."""
    given = neat({name: getattr(said, name) for name in _MOST}, _MOST)
    for name in ("organisation", "name", "email"):
        if not given[name]:
            raise refused("missing", f"$.{name}", "Vul dit in.", "Fill this in.")
    demand_address(given["email"])
    if said.sort == "call-back" and not given["phone"]:
        raise refused(
            "missing",
            "$.phone",
            "Vul in op welk nummer we u kunnen bellen.",
            "Give the number we can call you on.",
        )
    text = said.text.strip()
    demand_fits(text, MOST_TEXT, "$.text")
    if said.sort == "question" and not text:
        raise refused("missing", "$.text", "Schrijf uw vraag op.", "Write your question.")
    return EnquirySaid(
        said.sort,
        **given,
        text=text,
        first_sick_day=known_day(said.first_sick_day, today),
    )


def known_day(day: date | None, today: date) -> date | None:
    """Return the first sick day, or refuse one ahead or too long ago."""
    if day is not None and not today - _LONGEST_AGO <= day <= today:
        raise refused(
            "wrong-value",
            "$.first_sick_day",
            "Vul een dag in vóór vandaag, hoogstens vijf jaar geleden.",
            "Give a day before today, five years ago at most.",
        )
    return day
