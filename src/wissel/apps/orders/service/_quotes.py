"""One guarded quote: its row, its trajectory, how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias, cast
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders.models import Quote
from wissel.apps.orders.service._said import Ordered
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import STAFF, Action, DataCategory
from wissel.core.journal import EXTRA, OrderEvent
from wissel.core.money import Totals, total, vat_rate
from wissel.core.programme import Estimate, Programme, estimate
from wissel.core.quotes import QuoteSaid, QuoteSent, Signature, digest_of
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, today_of

#: How a quote ends without an order, and what the journal says of one.
Ending: TypeAlias = Literal["declined", "withdrawn"]
Event: TypeAlias = Literal["quoted", "signed", "declined", "withdrawn"]
QuoteState: TypeAlias = Literal["draft", "open", "expired", "accepted", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote as it stands today. ``sent`` is what the employer reads; a draft has none yet.

    ``ended_by`` and ``reason`` are of whoever declined or withdrew it.
    """

    id: UUID
    trajectory: UUID
    number: int
    order: Ordered
    revision: int
    state: QuoteState
    said: QuoteSaid
    totals: Totals
    sent: QuoteSent | None
    sent_at: datetime | None
    signature: Signature | None
    is_whole: bool  #: what was signed is what stands here
    ended_on: date | None
    ended_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """A row with its trajectory, for a door that changes it."""

    row: Quote
    within: trajectories.Within


def hold(
    *, actor: Actor, now: datetime, quote: UUID, action: Action = Action.READ, lock: bool = False
) -> Held:
    """Return a quote if the table allows the actor this action; the employer reads no draft."""
    rows = Quote.objects.select_for_update() if lock else Quote.objects.all()
    row = rows.filter(pk=quote).first()
    if row is None or (row.sent_at is None and not is_of_bureau(actor)):
        raise Denied("no-such-quote")
    return Held(row, within(actor, now, row.trajectory_id, action, lock=lock))


def within(
    actor: Actor, now: datetime, trajectory: UUID, action: Action, *, lock: bool = False
) -> trajectories.Within:
    """Return the trajectory for whoever may read, or write, what is ordered for it."""
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.ORDER,
        action=action,
        lock=lock,
    )


def is_of_bureau(actor: Actor) -> bool:
    """Whether the actor belongs to the bureau: they read drafts, and the table says who writes."""
    return actor.is_system or actor.role in STAFF


def view_of(row: Quote, today: date) -> QuoteView:
    """Return the quote as it stands on ``today``."""
    sent = wire.read_value(QuoteSent, row.sent) if row.sent is not None else None
    said = sent.said if sent is not None else wire.read_value(QuoteSaid, row.said)
    signature = wire.read_value(Signature, row.signature) if row.signature is not None else None
    ended = row.declined_at or row.withdrawn_at
    return QuoteView(
        id=row.pk,
        trajectory=row.trajectory_id,
        number=row.number,
        order=cast(Ordered, row.order),
        revision=row.revision,
        state=state_of(row, today),
        said=said,
        totals=sent.totals if sent is not None else totals_of(said, today),
        sent=sent,
        sent_at=row.sent_at,
        signature=signature,
        is_whole=signature is None or signature.digest == digest_of(row.sent or {}),
        ended_on=today_of(ended) if ended is not None else None,
        ended_by=row.ended_by,
        reason=row.reason or "",
    )


def state_of(row: Quote, today: date) -> QuoteState:
    """Return how a quote stands on ``today``; that it ran out is computed."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.declined_at is not None:
        return "declined"
    if row.accepted_at is not None:
        return "accepted"
    if row.sent_at is None:
        return "draft"
    return "expired" if row.valid_until is not None and row.valid_until < today else "open"


def totals_of(said: QuoteSaid, today: date) -> Totals:
    """Return what the lines come to at the rate of ``today``."""
    return total(said.lines, said.vat, vat_rate(today))


def estimate_of(found: trajectories.Within, programme: Programme, today: date) -> Estimate:
    """Apply a price model to the weeks from today to the end of the waiting period by the clock."""
    period = found.due.timeline.waiting_period
    return estimate(programme.offer, first_day=today, last_day=period.last_day)


def demand_open(view: QuoteView) -> None:
    """Refuse to answer, or take back, what is not with the employer any more."""
    if view.state not in ("open", "expired"):
        raise Refused(
            "not-open",
            "$",
            Text(
                "Deze offerte staat niet meer open. Kijk hoe die er nu voor staat.",
                "This quote is no longer open. See how it stands now.",
            ),
        )


def demand_not_ended(row: Quote) -> None:
    """Refuse a draft that was taken back with the extra service it was for."""
    if row.withdrawn_at is not None:
        raise Refused(
            "ended",
            "$",
            Text(
                "Deze offerte gaat niet door: de dienst waarvoor die was is ingetrokken.",
                "This quote does not go ahead: the service it was for was withdrawn.",
            ),
        )


def write_event(held: Held, actor: Actor, now: datetime, event: Event) -> None:
    """Write in the journal what became of the quote: quoted, signed, declined, withdrawn."""
    order = cast(Ordered, held.row.order)
    content = OrderEvent(event, order=order)
    if order in EXTRA and event == "declined":  # the service goes on: only its quote ended
        content = OrderEvent("quote-declined", order=order)
    elif order in EXTRA and event == "withdrawn":
        content = OrderEvent("quote-withdrawn", order=order)
    trajectories.append_event(within=held.within, actor=actor, now=now, content=content)


def tell(
    actor: Actor,
    now: datetime,
    address: str,
    path: str,
    notice: mail.Notice = mail.Notice.MESSAGE,
) -> None:
    """Mail somebody that there is something, and nothing of what."""
    mail.queue(
        actor=actor,
        now=now,
        to=address,
        notice=notice,
        path=path,
        language=bureaus.language_of(email=address),
    )


def tell_sender(held: Held, actor: Actor, now: datetime) -> None:
    """Mail whoever sent the quote, if they still work here, that it was answered."""
    sender = held.row.sent_by
    if sender is not None and sender.active and sender.pk != actor.membership:
        tell(actor, now, sender.user.email, f"/offerte/{held.row.pk}/")


def note(found: trajectories.Within, event: str, detail: str, *, writes: bool = False) -> None:
    """Write in the access log who read or changed what is ordered."""
    found.obtained.log(event, DataCategory.ORDER, action="U" if writes else "R", detail=detail)
