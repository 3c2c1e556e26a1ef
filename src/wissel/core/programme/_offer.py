"""What a bureau asks for its work, how long it takes, and what follows a placement, as data.

Shown beside the way of working; quotes are made from it. Amounts are of the bureau, not of the law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeAlias, cast, get_args

from wissel.core.journal import PlacementEvent
from wissel.core.programme._limit import Limit
from wissel.core.programme._read import UNITS, Cursor
from wissel.core.sources import Text
from wissel.core.wire import Wire

PriceKind: TypeAlias = Literal["fixed", "per-week", "band"]
#: Before the intake, after it with the intake report, one for each, or left open.
QuoteMoment: TypeAlias = Literal["before-intake", "after-intake", "two", "open"]
#: What a price is of: the whole trajectory, or the intake alone, which has a quote of its own.
PriceOf: TypeAlias = Literal["trajectory", "intake"]
#: A quote for less than the least duration is held back, or goes with a warning beside it.
WhenShort: TypeAlias = Literal["warn", "refuse"]
#: What follows a placement: some weeks of aftercare, or guidance to the end of the waiting period.
AfterPlacement: TypeAlias = Literal["aftercare", "to-end-of-wait"]
INSTRUMENTS = tuple(str(kind) for kind in get_args(PlacementEvent.__annotations__["placement"]))


@dataclass(frozen=True, slots=True)
class Price(Wire):
    """One line of the price model, in euros without VAT.

    ``fixed``: ``amount`` once. ``per-week``: ``amount`` for every week to the end of the waiting
    period. ``band``: from ``amount`` to ``most``, by ``factors``.
    """

    kind: PriceKind
    title: Text
    amount: Decimal
    most: Decimal | None = None
    factors: tuple[Text, ...] = ()
    order: PriceOf = "trajectory"


@dataclass(frozen=True, slots=True)
class Duration(Wire):
    """How long a trajectory lasts: at least, and usually. Its end is that of the waiting period.

    ``when_short``: what becomes of a quote for a trajectory that cannot last that long any more.
    """

    least: Limit | None = None
    when_short: WhenShort = "warn"
    usual_from: Limit | None = None
    usual_to: Limit | None = None


@dataclass(frozen=True, slots=True)
class Offer(Wire):
    """The price model, the duration, what follows a placement, which instrument is tried first."""

    quote: QuoteMoment = "open"
    prices: tuple[Price, ...] = ()
    travel_included: bool = False
    duration: Duration = Duration()
    after_placement: AfterPlacement = "to-end-of-wait"
    after_placement_text: Text | None = None
    instruments: tuple[str, ...] = ()


def read_offer(cursor: Cursor) -> Offer:
    """Return the offer of a programme, or refuse it with its place."""
    fields = cursor.table(
        ("quote", "prices", "after_placement"),
        ("travel_included", "duration", "after_placement_text", "instruments"),
    )
    instruments = tuple(
        item.one_of(INSTRUMENTS) for item in fields["instruments"].items()
    ) if "instruments" in fields else ()  # fmt: skip
    if len(set(instruments)) < len(instruments):
        fields["instruments"].fail(
            "an instrument stands here twice", "een instrument staat hier twee keer"
        )
    text = fields.get("after_placement_text")
    return Offer(
        quote=cast(QuoteMoment, fields["quote"].one_of(get_args(QuoteMoment))),
        prices=tuple(_price(item) for item in fields["prices"].items()),
        travel_included="travel_included" in fields and fields["travel_included"].flag(),
        duration=_duration(fields["duration"]) if "duration" in fields else Duration(),
        after_placement=cast(
            AfterPlacement, fields["after_placement"].one_of(get_args(AfterPlacement))
        ),
        after_placement_text=text.sentence() if text is not None else None,
        instruments=instruments,
    )


def _price(cursor: Cursor) -> Price:
    fields = cursor.table(("kind", "title", "amount"), ("most", "factors", "order"))
    kind = cast(PriceKind, fields["kind"].one_of(get_args(PriceKind)))
    if (kind == "band") != ("most" in fields):
        cursor.fail(
            "'most' belongs to the kind 'band', and to no other",
            "'most' hoort bij de soort 'band', en bij geen andere",
        )
    amount = _money(fields["amount"])
    most = _money(fields["most"]) if "most" in fields else None
    if most is not None and most <= amount:
        fields["most"].fail(f"must be more than {amount}", f"moet meer zijn dan {amount}")
    factors = fields["factors"].items() if "factors" in fields else []
    return Price(
        kind=kind,
        title=fields["title"].sentence(),
        amount=amount,
        most=most,
        factors=tuple(item.sentence() for item in factors),
        order=cast(PriceOf, fields["order"].one_of(get_args(PriceOf)))
        if "order" in fields
        else "trajectory",
    )


def _money(cursor: Cursor) -> Decimal:
    """Return an amount written as text with two decimals: a fraction would not be exact."""
    word = cursor.word()
    try:
        amount = Decimal(word)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0 or amount.as_tuple().exponent != -2:
        cursor.fail(
            f'{word!r} is no amount; write it as text with two decimals: "535.00"',
            f'{word!r} is geen bedrag; schrijf het als tekst met twee decimalen: "535.00"',
        )
    return amount


def _duration(cursor: Cursor) -> Duration:
    fields = cursor.table((), ("least", "when_short", "usual_from", "usual_to"))
    limits = {key: fields[key].limit() for key in fields if key != "when_short"}
    short: WhenShort = "warn"
    if "when_short" in fields:
        short = cast(WhenShort, fields["when_short"].one_of(get_args(WhenShort)))
        if "least" not in fields:
            fields["when_short"].fail(
                "belongs to 'least': without it nothing is too short",
                "hoort bij 'least': zonder dat is niets te kort",
            )
    if ("usual_from" in limits) != ("usual_to" in limits):
        cursor.fail(
            "'usual_from' and 'usual_to' belong together",
            "'usual_from' en 'usual_to' horen bij elkaar",
        )
    _rising(fields, limits)
    return Duration(**limits, when_short=short)


def _rising(fields: Mapping[str, Cursor], limits: Mapping[str, Limit]) -> None:
    if "usual_to" not in limits:
        return
    first, last = limits["usual_from"], limits["usual_to"]
    if first.unit != last.unit or first.unit not in UNITS.values() or last.amount < first.amount:
        fields["usual_to"].fail(
            "must be as long as 'usual_from' or longer, in the same unit",
            "moet even lang zijn als 'usual_from' of langer, in dezelfde eenheid",
        )
