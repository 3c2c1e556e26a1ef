"""The public form of a bureau: what it says beforehand, and keeping what somebody asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Enquiry
from wissel.apps.orders.service import _quotes
from wissel.apps.orders.service._enquiry import (
    EnquirySaid,
    EnquirySort,
    EnquiryView,
    checked,
    known_day,
    promise_of,
    view_of,
)
from wissel.core.absence import Absence
from wissel.core.clock import ClockInput, timeline
from wissel.core.dates import local_day
from wissel.core.programme import Estimate, HeldPromise, Offer, estimate, moment_later
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of


@dataclass(frozen=True, slots=True)
class PublicForm:
    """What the form of a bureau says beforehand.

    ``promises``: within what it answers, where its way of working says so. ``prices`` only of a
    bureau that shows them: for the trajectory of somebody who fell ill on the day that was asked,
    or, without a day, of a model in which nothing depends on it.
    """

    bureau: bureaus.BureauView
    promises: Mapping[EnquirySort, HeldPromise]
    asks_day: bool  #: whether the price depends on the first sick day
    prices: Estimate | None


@read_door
def public_form(*, actor: Actor, now: datetime, first_sick_day: date | None = None) -> PublicForm:
    """Return what the public form of the visitor's bureau says. Refused: ``$.first_sick_day``."""
    _demand_visitor(actor)
    today = today_of(now)
    bureau = bureaus.bureau(actor=actor, now=now)
    programme = bureaus.chosen_programme(bureau=actor.bureau)
    found = {sort: promise_of(programme, sort, today) for sort in get_args(EnquirySort)}
    offer = programme.offer if bureau.public_prices else None
    return PublicForm(
        bureau=bureau,
        promises={sort: held for sort, held in found.items() if held is not None},
        asks_day=offer is not None and any(one.kind == "per-week" for one in offer.prices),
        prices=_prices(offer, known_day(first_sick_day, today), today) if offer else None,
    )


@door
def enquire(*, actor: Actor, now: datetime, once: UUID, said: EnquirySaid) -> EnquiryView:
    """Keep what somebody asks, and mail the desk that there is something.

    ``once`` names the page it was filled in on: sent again, the first one is returned. Raises
    ``Refused`` with the place for what cannot be.
    """
    _demand_visitor(actor)
    there = Enquiry.objects.filter(once=once)
    earlier = there.first()
    if earlier is not None:
        return view_of(earlier)
    today = today_of(now)
    given = checked(said, today)
    held = promise_of(bureaus.chosen_programme(bureau=actor.bureau), given.sort, today)
    row = Enquiry(once=once, asked_at=now, said=to_json(given))
    if held is not None and held.limit is not None and held.limit.unit == "hours":
        row.answer_at = moment_later(now, held.limit.amount)
        row.answer_by = local_day(row.answer_at)
    elif held is not None:
        row.answer_by = held.due
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # the same page twice at the same moment
        return view_of(there.get())
    for address in bureaus.desk_addresses():
        _quotes.tell(actor, now, address, "/bureau/aanvragen/")
    return view_of(row)


def _prices(offer: Offer, day: date | None, today: date) -> Estimate | None:
    if not offer.prices:
        return None
    if day is None:
        by_week = any(one.kind == "per-week" for one in offer.prices)
        return None if by_week else estimate(offer, first_day=today, last_day=today)
    period = timeline(ClockInput(today, Absence(first_sick_day=day))).waiting_period
    return estimate(offer, first_day=today, last_day=period.last_day)


def _demand_visitor(actor: Actor) -> None:
    if actor.kind != "public" and not actor.is_system:
        raise Denied("visitors-only", hidden=False)
