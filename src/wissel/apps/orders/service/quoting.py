"""Quotes (*offertes*): begun from the bureau's price model, written, sent, taken back."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db.models import Max

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Quote
from wissel.apps.orders.service import _quotes
from wissel.apps.orders.service._quotes import QuoteView, view_of
from wissel.apps.orders.service._said import Ordered, begun, demand_sendable, neat
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action
from wissel.core.journal import Appointment, standing
from wissel.core.money import Line, Totals, vat_rate
from wissel.core.programme import Estimate, Programme, QuoteMoment
from wissel.core.quotes import QuoteSaid, QuoteSent
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Declined, Denied, door, read_door, today_of

#: How long a quote stands unless somebody says otherwise.
STANDS: Final = timedelta(days=30)
#: More quotes than one trajectory ever needs.
MOST_QUOTES: Final = 50


class QuoteChanged(Declined):
    """Somebody saved since the writer opened the quote; ``revision`` is how it stands now."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"revision {revision}")
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Compared:
    """What a trajectory would cost by one of the ways of working the bureau has."""

    programme: str
    version: int
    title: Text
    estimate: Estimate
    is_own: bool  #: the trajectory runs by it


@dataclass(frozen=True, slots=True)
class Next:
    """Which quote comes next by the way of working.

    ``early``: it goes with the report of an intake that has not been yet.
    """

    moment: QuoteMoment
    order: Ordered
    early: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What a trajectory would cost, to write a quote with.

    ``estimate`` is by the trajectory's own way of working; ``compared`` holds it among the others
    that name prices.
    """

    programme: Programme
    estimate: Estimate
    compared: tuple[Compared, ...]
    next: Next


@read_door
def quote_desk(*, actor: Actor, now: datetime, trajectory: UUID) -> Desk:
    """Return what a quote for this trajectory is written with. Staff of the bureau."""
    found = _quotes.within(actor, now, trajectory, Action.READ)
    today = today_of(now)
    own = found.case.programme
    programme = bureaus.held_programme(name=own.name, version=own.version)
    each = {(own.name, own.version): programme}
    for view in bureaus.programmes(actor=actor, now=now):
        each.setdefault(
            (view.name, view.version),
            bureaus.held_programme(name=view.name, version=view.version),
        )
    _quotes.note(found, "quote.estimate", own.name)
    return Desk(
        programme=programme,
        estimate=_quotes.estimate_of(found, programme, today),
        compared=tuple(
            Compared(
                one.name,
                one.version,
                one.title,
                _quotes.estimate_of(found, one, today),
                key == (own.name, own.version),
            )
            for key, one in each.items()
            if one.offer.prices
        ),
        next=_next(found, programme.offer.quote),
    )


def _next(found: trajectories.Within, moment: QuoteMoment) -> Next:
    intake = any(
        isinstance(entry.content, Appointment)
        and (entry.content.purpose, entry.content.outcome) == ("intake", "attended")
        for entry in standing(found.case.journal)
    )
    rows = Quote.objects.filter(trajectory_id=found.id, order="intake")
    asked = rows.filter(declined_at=None, withdrawn_at=None).exists()
    first = moment == "two" and not intake and not asked
    late = moment in ("two", "after-intake")
    return Next(moment, "intake" if first else "trajectory", late and not first and not intake)


@read_door
def quotes(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[QuoteView, ...]:
    """Return the quotes of a trajectory, newest first; whoever is not of the bureau: those sent."""
    found = _quotes.within(actor, now, trajectory, Action.READ)
    rows = Quote.objects.filter(trajectory_id=trajectory).order_by("-number")
    if not _quotes.is_of_bureau(actor):
        rows = rows.filter(sent_at__isnull=False)
    views = tuple(view_of(row, today_of(now)) for row in rows[:MOST_QUOTES])
    _quotes.note(found, "quote.list", str(len(views)))
    return views


@read_door
def quote(*, actor: Actor, now: datetime, quote: UUID) -> QuoteView:
    """Return one quote to whoever may read what is ordered."""
    held = _quotes.hold(actor=actor, now=now, quote=quote)
    _quotes.note(held.within, "quote.view", str(quote))
    return view_of(held.row, today_of(now))


@door
def begin_quote(*, actor: Actor, now: datetime, trajectory: UUID, order: Ordered) -> UUID:
    """Begin a quote with the lines that the price model has for this order; return its id.

    The price of a line in a band is left at nothing: within it a person decides, and the text says
    what it depends on. Payer and purchase reference are those of the client's file. Refused
    (``$``) above :data:`MOST_QUOTES` of them.
    """
    found = _quotes.within(actor, now, trajectory, Action.WRITE, lock=True)
    _demand_bureau(actor)
    rows = Quote.objects.filter(trajectory_id=trajectory)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_QUOTES:
        raise Refused(
            "too-many",
            "$",
            Text(
                f"Dit traject heeft al {MOST_QUOTES} offertes.",
                f"This trajectory has {MOST_QUOTES} quotes already.",
            ),
        )
    today = today_of(now)
    own = found.case.programme
    programme = bureaus.held_programme(name=own.name, version=own.version)
    model = _quotes.estimate_of(found, programme, today)
    said = begun(_proposed(model, order), today + STANDS, bureaus.said_of(client=found.client))
    row = Quote(
        trajectory_id=trajectory,
        number=last + 1,
        order=order,
        begun_at=now,
        said=to_json(replace(said, approach=_explained(model, order))),
    )
    row.save()
    _quotes.note(found, "quote.begin", str(row.pk), writes=True)
    return row.pk


@door
def save_quote(
    *, actor: Actor, now: datetime, quote: UUID, revision: int, said: QuoteSaid
) -> QuoteView:
    """Save a draft. ``revision`` is the one the writer opened; raises :class:`QuoteChanged`.

    Raises :class:`Refused` with the place for what a quote cannot say, and for one that was sent.
    """
    held = _draft(actor, now, quote, revision)
    held.row.said = to_json(neat(said))
    held.row.revision += 1
    held.row.save(update_fields=["said", "revision"])
    _quotes.note(held.within, "quote.save", str(quote), writes=True)
    return view_of(held.row, today_of(now))


@door
def send_quote(*, actor: Actor, now: datetime, quote: UUID, revision: int) -> QuoteView:
    """Give a quote to the employer. From here on nothing in it changes.

    The journal says that it was quoted, which settles what was promised about it, and the
    employer's contacts with an account get a mail that something is ready.
    """
    held = _draft(actor, now, quote, revision)
    row, found, today = held.row, held.within, today_of(now)
    said = view_of(row, today).said
    totals = _quotes.totals_of(said, today)
    demand_sendable(said, totals, today)
    _demand_long_enough(held, today)
    sender = _details(bureaus.bureau(actor=actor, now=now))
    row.sent = to_json(_frozen(found, said, totals, by=actor.name, sender=sender, today=today))
    row.sent_at, row.valid_until, row.sent_by_id = now, said.valid_until, actor.membership
    row.save(update_fields=["sent", "sent_at", "valid_until", "sent_by"])
    _quotes.write_event(held, actor, now, "quoted")
    for address in trajectories.employer_addresses(within=found):
        _quotes.tell(actor, now, address, f"/werkgever/offerte/{quote}/")
    _quotes.note(found, "quote.send", str(quote), writes=True)
    return view_of(row, today)


@door
def withdraw_quote(*, actor: Actor, now: datetime, quote: UUID, reason: str) -> QuoteView:
    """Take a quote back that was sent, with a reason the employer reads."""
    held = _quotes.hold(actor=actor, now=now, quote=quote, action=Action.WRITE, lock=True)
    _demand_bureau(actor)
    return _end(held, actor, now, "withdrawn", reason)


@door
def decline_quote(*, actor: Actor, now: datetime, quote: UUID, reason: str) -> QuoteView:
    """Decline a quote, with a reason the bureau reads. The employer, or the bureau for them.

    Whoever sent it gets a mail that there is something.
    """
    held = _quotes.hold(actor=actor, now=now, quote=quote, action=Action.WRITE, lock=True)
    return _end(held, actor, now, "declined", reason)


def _end(
    held: _quotes.Held, actor: Actor, now: datetime, how: _quotes.Ending, reason: str
) -> QuoteView:
    row, words = held.row, reason.strip()
    _quotes.demand_open(view_of(row, today_of(now)))
    if not words or len(words) > 1000:
        raise Refused(
            "reason",
            "$.reason",
            Text("Schrijf in één of twee zinnen waarom.", "Say why in one or two sentences."),
        )
    column = "declined_at" if how == "declined" else "withdrawn_at"
    setattr(row, column, now)
    row.ended_by, row.reason = actor.name, words
    row.save(update_fields=[column, "ended_by", "reason"])
    _quotes.write_event(held, actor, now, how)
    if how == "declined":
        _quotes.tell_sender(held, actor, now)
    _quotes.note(held.within, f"quote.{how}", str(row.pk), writes=True)
    return view_of(row, today_of(now))


def _frozen(
    found: trajectories.Within,
    said: QuoteSaid,
    totals: Totals,
    *,
    by: str,
    sender: str,
    today: date,
) -> QuoteSent:
    """Return the quote as it goes out, with the weeks as they are counted today."""
    own = found.case.programme
    programme = bureaus.held_programme(name=own.name, version=own.version)
    counted = _quotes.estimate_of(found, programme, today)
    from_ = bureaus.sender_of(coach=found.coach_membership, location=found.location, today=today)
    coach = found.case.party("coach")
    return QuoteSent(
        said=said,
        totals=totals,
        vat=vat_rate(today).basis,
        bureau=from_.name,
        client=found.case.client.name,
        by=by,
        sent_on=today,
        first_day=counted.first_day,
        last_day=counted.last_day,
        weeks=counted.weeks,
        sender=sender,
        coach=coach.name if coach is not None else "",
        accreditations=from_.accreditations,
    )


def _details(bureau: bureaus.BureauView) -> str:
    numbers = (("KvK", bureau.kvk), ("btw", bureau.vat_number))
    parts = [bureau.where, *(f"{word} {number}" for word, number in numbers if number)]
    return " · ".join(part for part in parts if part)


def _draft(actor: Actor, now: datetime, quote: UUID, revision: int) -> _quotes.Held:
    held = _quotes.hold(actor=actor, now=now, quote=quote, action=Action.WRITE, lock=True)
    _demand_bureau(actor)
    if held.row.sent_at is None:
        _quotes.demand_not_ended(held.row)
    else:
        raise Refused(
            "sent-already",
            "$",
            Text(
                "Deze offerte is al verstuurd. Begin een nieuwe als er iets anders moet.",
                "This quote was sent already. Begin a new one if something must change.",
            ),
        )
    if held.row.revision != revision:
        raise QuoteChanged(held.row.revision)
    return held


def _demand_long_enough(held: _quotes.Held, today: date) -> None:
    """Refuse a trajectory that cannot last as long as the way of working asks at least."""
    own = held.within.case.programme
    programme = bureaus.held_programme(name=own.name, version=own.version)
    found = _quotes.estimate_of(held.within, programme, today)
    duration = programme.offer.duration
    if held.row.order != "trajectory" or duration.when_short != "refuse":
        return
    if found.length == "enough" or found.needed_until is None:
        return
    last, needed = (f"{day:%d-%m-%Y}" for day in (found.last_day, found.needed_until))
    raise Refused(
        "too-short",
        "$",
        Text(
            f"De wachttijd eindigt op {last}, en jullie trajecten duren ten minste tot {needed}. "
            "Zo'n traject bieden jullie niet aan.",
            f"The waiting period ends on {last}, and your trajectories last until {needed} at "
            "least. Such a trajectory is not offered.",
        ),
    )


def _demand_bureau(actor: Actor) -> None:
    """Only the bureau writes quotes; the table lets the employer write their own answer."""
    if not _quotes.is_of_bureau(actor):
        raise Denied("bureau-only", hidden=False)


def _explained(found: Estimate, order: Ordered) -> str:
    """Return what a price in a band depends on, for the employer (JP-46 to JP-51)."""
    return "\n\n".join(
        f"De prijs ligt tussen {_euros(line.least)} en {_euros(line.most)} zonder btw. "
        f"Wat meetelt: {'; '.join(factor.nl for factor in line.factors)}."
        for line in found.lines
        if line.order == order and line.least != line.most and line.factors
    )


def _euros(amount: Decimal) -> str:
    return f"€ {amount:,.0f}".replace(",", ".")


def _proposed(found: Estimate, order: Ordered) -> tuple[Line, ...]:
    return tuple(
        Line(
            title=line.title.nl,
            price=line.price if line.least == line.most else Decimal("0.00"),
            quantity=Decimal(max(line.quantity, 1)),
            unit="week" if line.per_week else "once",
        )
        for line in found.lines
        if line.order == order
    )
