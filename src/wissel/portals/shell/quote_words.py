"""Quotes in words, for whoever writes them and whoever reads them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.orders.service import QuoteLine, QuoteSaid, QuoteView

ORDERS: Final[dict[str, Promise]] = {
    "trajectory": gettext_lazy("Traject"),
    "intake": gettext_lazy("Intake"),
    "labour-expert-study": gettext_lazy("Arbeidsdeskundig onderzoek"),
    "unblocking": gettext_lazy("Vlottrekken"),
    "placement-guidance": gettext_lazy("Begeleiding bij een plaatsing"),
    "other": gettext_lazy("Iets anders"),
}


UNITS: Final[dict[str, Promise]] = {
    "once": gettext_lazy("eenmalig"),
    "week": gettext_lazy("per week"),
    "month": gettext_lazy("per maand"),
    "hour": gettext_lazy("per uur"),
    "piece": gettext_lazy("per stuk"),
}


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of a quote; ``how`` is empty for one of something."""

    title: str
    how: str
    quantity: Decimal
    price: Decimal
    amount: Decimal


def quote_lines(said: QuoteSaid) -> list[LineRow]:
    """Return the lines as they are read."""
    return [
        LineRow(
            line.title,
            "" if line.unit == "once" else str(UNITS[line.unit]),
            line.quantity,
            line.price,
            line.amount,
        )
        for line in said.lines
    ]


def quote_chip(view: QuoteView | QuoteLine, *, employer: bool = False) -> tuple[str, str]:
    """Return the kind of chip and the word for how a quote stands, for the bureau or employer."""
    return {
        "draft": ("open", _("concept")),
        "open": ("due", _("wacht op u") if employer else _("bij de werkgever")),
        "expired": ("weak", _("verlopen")),
        "accepted": ("done", _("getekend")),
        "declined": ("na", _("afgewezen")),
        "withdrawn": ("na", _("ingetrokken")),
    }[view.state]
