"""What a quote may say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from wissel.apps.bureaus.service import ClientSaid
from wissel.core.journal import Order
from wissel.core.money import Line, Totals
from wissel.core.quotes import Payer, QuoteSaid
from wissel.core.refusal import Refused
from wissel.core.sources import Text

MOST_LINES: Final = 20
MOST_TEXT: Final = 4000
MOST_QUANTITY: Final = Decimal(1000)
MOST_PRICE: Final = Decimal(100_000)

#: What can be ordered: the orders of ``OrderEvent``.
Ordered: TypeAlias = Order


def begun(lines: tuple[Line, ...], valid_until: date, client: ClientSaid) -> QuoteSaid:
    """Return a quote as it begins: with the purchase reference and the payer of the client."""
    payer = Payer(
        client.payer_name, client.payer_address, client.payer_email, client.payer_reference
    )
    return QuoteSaid(
        lines,
        valid_until,
        reference=client.reference,
        payer=payer if payer.name else None,
    )


def neat(said: QuoteSaid) -> QuoteSaid:
    """Return what was said without lines that are empty and blanks around texts; or refuse it."""
    lines = tuple(
        replace(line, title=line.title.strip())
        for line in said.lines
        if line.title.strip() or line.price
    )
    _check_lines(lines)
    _check_length(said.approach, MOST_TEXT, "$.approach")
    _check_length(said.reference, 100, "$.reference")
    payer = said.payer
    if payer is not None and not payer.name.strip():
        if payer.address.strip() or payer.email.strip() or payer.reference.strip():
            raise _refused(
                "payer-missing",
                "$.payer.name",
                "Schrijf wie er betaalt, of laat alles over de betaler leeg.",
                "Say who pays, or leave all of the payer empty.",
            )
        payer = None
    return replace(
        said,
        lines=lines,
        payer=payer,
        approach=said.approach.strip(),
        reference=said.reference.strip(),
    )


def demand_sendable(said: QuoteSaid, totals: Totals, today: date) -> None:
    """Refuse to send what says nothing, costs less than nothing, or ran out already."""
    if not said.lines:
        raise _refused(
            "no-lines",
            "$.lines",
            "Er staat nog niets in de offerte. Schrijf wat het is en wat het kost.",
            "The quote is still empty. Write what it is and what it costs.",
        )
    unpriced = next((n for n, line in enumerate(said.lines) if not line.price), None)
    if unpriced is not None:
        raise _refused(
            "price-missing",
            f"$.lines[{unpriced}].price",
            "Vul hier een bedrag in.",
            "Fill in an amount here.",
        )
    if totals.net < 0:
        raise _refused(
            "below-zero",
            "$.lines",
            "Het totaal is minder dan nul. Kijk de korting na.",
            "The total is below zero. Check the reduction.",
        )
    if said.valid_until < today:
        raise _refused(
            "past",
            "$.valid_until",
            "Deze dag is al voorbij. Kies een dag vanaf vandaag.",
            "This day has passed. Choose a day from today on.",
        )


def _check_lines(lines: tuple[Line, ...]) -> None:
    if len(lines) > MOST_LINES:
        raise _refused(
            "too-many",
            "$.lines",
            f"Een offerte heeft hoogstens {MOST_LINES} regels.",
            f"A quote has at most {MOST_LINES} lines.",
        )
    for index, line in enumerate(lines):
        place = f"$.lines[{index}]"
        if not line.title:
            raise _refused(
                "title-missing",
                f"{place}.title",
                "Schrijf bij dit bedrag waarvoor het is.",
                "Say what this amount is for.",
            )
        _check_length(line.title, 200, f"{place}.title")
        if not _cents(line.quantity, MOST_QUANTITY) or line.quantity <= 0:
            raise _refused(
                "quantity",
                f"{place}.quantity",
                f"Het aantal ligt tussen 0 en {MOST_QUANTITY}, met hoogstens twee decimalen.",
                f"The quantity lies between 0 and {MOST_QUANTITY}, with two decimals at most.",
            )
        if not _cents(line.price, MOST_PRICE):
            raise _refused(
                "price",
                f"{place}.price",
                f"Het bedrag is hoogstens {MOST_PRICE} euro, met twee decimalen.",
                f"The amount is at most {MOST_PRICE} euros, with two decimals.",
            )


def _cents(value: Decimal, most: Decimal) -> bool:
    # How large first: what has thirty digits cannot be rounded to cents.
    return value.is_finite() and abs(value) <= most and value == round(value, 2)


def _check_length(said: str, most: int, path: str) -> None:
    if len(said) > most:
        raise _refused(
            "too-long",
            path,
            f"De tekst is te lang. Schrijf minder dan {most} tekens.",
            f"The text is too long. Write fewer than {most} characters.",
        )


def _refused(code: str, path: str, dutch: str, english: str) -> Refused:
    return Refused(code, path, Text(dutch, english))
