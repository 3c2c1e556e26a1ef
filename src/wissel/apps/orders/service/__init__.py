"""The door to orders. Keep it small."""

from wissel.apps.orders.service._quotes import QuoteState, QuoteView
from wissel.apps.orders.service._said import (
    MOST_LINES,
    Ordered,
    Payer,
    QuoteSaid,
    QuoteSent,
    Signature,
)
from wissel.apps.orders.service.quoting import (
    Compared,
    Desk,
    QuoteChanged,
    begin_quote,
    decline_quote,
    quote,
    quote_desk,
    quotes,
    save_quote,
    send_quote,
    withdraw_quote,
)
from wissel.apps.orders.service.signing import sign_quote

__all__ = [
    "MOST_LINES",
    "Compared",
    "Desk",
    "Ordered",
    "Payer",
    "QuoteChanged",
    "QuoteSaid",
    "QuoteSent",
    "QuoteState",
    "QuoteView",
    "Signature",
    "begin_quote",
    "decline_quote",
    "quote",
    "quote_desk",
    "quotes",
    "save_quote",
    "send_quote",
    "sign_quote",
    "withdraw_quote",
]
