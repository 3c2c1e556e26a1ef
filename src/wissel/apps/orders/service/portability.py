"""Quotes out to the trajectory file and back in. For doors of the app above."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, get_args
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.orders.models import ExtraService, Quote
from wissel.apps.orders.service._quotes import Ending
from wissel.apps.orders.service._said import Ordered, neat
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.money import total
from wissel.core.quotes import QuoteEnding, QuoteSent, SentQuote, Signature, digest_of
from wissel.core.sources import Parameter
from wissel.core.wire import to_json
from wissel.infra.restoring import (
    demand_in_order,
    demand_own_id,
    identity_taken,
    placed,
    wrong,
)
from wissel.infra.typed import demand_fits, refused

#: More quotes than one trajectory ever has, and what any database counts to.
_LARGEST: Final = 1_000_000
_MOST_REASON: Final = 1000


def quotes_to_keep(*, within: trajectories.Within) -> tuple[SentQuote, ...]:
    """Return the quotes that were sent, for whoever the table lets read what is ordered."""
    if not within.obtained.sees(DataCategory.ORDER):
        return ()
    rows = Quote.objects.filter(trajectory_id=within.id, sent_at__isnull=False)
    return tuple(_kept(row) for row in rows.order_by("number"))


def quote_drafts(*, within: trajectories.Within) -> tuple[int, ...]:
    """Return the numbers of the quotes that no file holds: those nobody sent."""
    rows = Quote.objects.filter(trajectory_id=within.id, sent_at=None).order_by("number")
    return tuple(rows.values_list("number", flat=True))


def services_asked(*, within: trajectories.Within) -> tuple[str, ...]:
    """Return which extra services were asked for: no file holds those yet, but for the journal."""
    rows = ExtraService.objects.filter(trajectory_id=within.id).order_by("asked_at", "id")
    return tuple(rows.values_list("kind", flat=True))


def restore_quotes(*, trajectory: UUID, quotes: Sequence[SentQuote], now: datetime) -> None:
    """Store quotes of a file as they stood. Raises :class:`Refused` with the place in it.

    Nobody is their sender by account: a quote that still stands has its sender's name alone.
    """
    _check(quotes, now)
    rows = [_row(trajectory, quote) for quote in quotes]
    try:
        with transaction.atomic():
            for row in rows:
                row.save(force_insert=True)
    except IntegrityError:
        raise identity_taken("$.quotes") from None


def _kept(row: Quote) -> SentQuote:
    if row.sent_at is None:
        raise AssertionError("asked for with a moment of sending")
    ended = row.declined_at or row.withdrawn_at
    how: Ending = "declined" if row.declined_at is not None else "withdrawn"
    return SentQuote(
        id=str(row.pk),
        number=row.number,
        order=row.order,
        begun_at=row.begun_at,
        sent_at=row.sent_at,
        sent=wire.read_value(QuoteSent, row.sent),
        signature=None if row.signature is None else wire.read_value(Signature, row.signature),
        ending=None if ended is None else QuoteEnding(how, ended, row.ended_by, row.reason or ""),
    )


def _row(trajectory: UUID, quote: SentQuote) -> Quote:
    signature, ending = quote.signature, quote.ending
    row = Quote(
        id=UUID(quote.id),
        trajectory_id=trajectory,
        number=quote.number,
        order=quote.order,
        begun_at=quote.begun_at,
        said=to_json(quote.sent.said),
        sent=to_json(quote.sent),
        sent_at=quote.sent_at,
        valid_until=quote.sent.said.valid_until,
    )
    if signature is not None:
        row.signature, row.accepted_at = to_json(signature), signature.signed_at
    if ending is not None:
        row.ended_by, row.reason = ending.by, ending.reason or None
        setattr(row, f"{ending.how}_at", ending.at)
    return row


def _check(quotes: Sequence[SentQuote], now: datetime) -> None:
    number, ids = 0, set[str]()
    for index, quote in enumerate(quotes):
        place = f"$.quotes[{index}]"
        demand_own_id(quote.id, ids, place)
        if not number < quote.number < _LARGEST:
            raise wrong(
                f"{place}.number",
                "is niet hoger dan het nummer ervoor",
                "is not higher than the number before it",
            )
        if quote.order not in get_args(Ordered):
            raise wrong(f"{place}.order", "is niet te bestellen", "cannot be ordered")
        number = quote.number
        _check_moments(quote, place, now)
        _check_sent(quote.sent, f"{place}.sent")
        _check_end(quote, place)


def _check_moments(quote: SentQuote, place: str, now: datetime) -> None:
    signature, ending = quote.signature, quote.ending
    steps = [
        ("begun_at", quote.begun_at),
        ("sent_at", quote.sent_at),
        ("signature.signed_at", None if signature is None else signature.signed_at),
        ("ending.at", None if ending is None else ending.at),
    ]
    demand_in_order(place, now, steps)


def _check_sent(sent: QuoteSent, place: str) -> None:
    """Demand what a quote can say, and that its totals are those of its lines."""
    with placed(f"{place}.said"):
        neat(sent.said)
    percent = sent.totals.percent
    if percent is not None and not 0 <= percent <= 100:
        raise wrong(f"{place}.totals.percent", "is geen tarief", "is not a rate")
    rate = Parameter("vat", percent or Decimal(0), sent.vat)
    if sent.totals != total(sent.said.lines, sent.said.vat, rate):
        raise wrong(f"{place}.totals", "telt de regels niet op", "does not add up the lines")


def _check_end(quote: SentQuote, place: str) -> None:
    signature, ending = quote.signature, quote.ending
    if signature is not None and ending is not None:
        raise wrong(f"{place}.ending", "is van een getekende offerte", "is of a signed quote")
    if signature is not None and signature.digest != digest_of(to_json(quote.sent)):
        raise refused(
            "wrong-hash",
            f"{place}.signature.digest",
            "Deze offerte is veranderd nadat zij was getekend: het controlegetal klopt niet. Vraag "
            "een nieuwe export.",
            "This quote was changed after it was signed: its hash does not hold. Ask for a new "
            "export.",
        )
    if ending is not None:
        demand_fits(ending.by, 200, f"{place}.ending.by")
        demand_fits(ending.reason, _MOST_REASON, f"{place}.ending.reason")
