"""What a bureau offers by its way of working: prices, what follows, what is tried first."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.programme import Programme

PLACEMENTS: Final[dict[str, Promise]] = {
    "werkritmeplaats": gettext_lazy("werkritmeplaats"),
    "werkervaringsplaats": gettext_lazy("werkervaringsplaats"),
    "detachering": gettext_lazy("detachering"),
    "proefplaatsing": gettext_lazy("proefplaatsing"),
    "dienstverband": gettext_lazy("dienstverband"),
}


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line of the price model in words. ``most`` only for a band."""

    title: str
    amount: Decimal
    most: Decimal | None
    unit: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """What the bureau's way of working asks and offers, for the coach's eyes."""

    prices: tuple[PriceRow, ...]
    travel_included: bool
    after_placement: str
    instruments: tuple[str, ...]


def offer_of(programme: Programme, lang: str) -> OfferView:
    """Return the offer of a way of working in words. Not for the employer: a quote is."""
    offer = programme.offer
    units = {"fixed": _("eenmalig"), "per-week": _("per week"), "band": ""}
    after = offer.after_placement_text
    return OfferView(
        prices=tuple(
            PriceRow(
                title=price.title.in_(lang),
                amount=price.amount,
                most=price.most,
                unit=units[price.kind],
                factors=tuple(factor.in_(lang) for factor in price.factors),
            )
            for price in offer.prices
        ),
        travel_included=offer.travel_included,
        after_placement=after.in_(lang) if after is not None else "",
        instruments=tuple(str(PLACEMENTS.get(each, each)) for each in offer.instruments),
    )
