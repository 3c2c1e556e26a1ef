"""The door to orders. Keep it small."""

from wissel.apps.orders.service._enquiry import EnquirySaid, EnquirySort, EnquiryView
from wissel.apps.orders.service._quotes import QuoteState, QuoteView
from wissel.apps.orders.service._said import (
    MOST_LINES,
    Ordered,
    Payer,
    QuoteSaid,
    QuoteSent,
    Signature,
)
from wissel.apps.orders.service.clients import OpenWithClient, QuoteLine, open_with_client
from wissel.apps.orders.service.enquiries import (
    Enquiries,
    MadeClient,
    drop_enquiry,
    enquiries,
    enquiry,
    forget_enquiries,
    make_client,
    settle_enquiry,
)
from wissel.apps.orders.service.enquiring import PublicForm, enquire, public_form
from wissel.apps.orders.service.expiring import remind_of_quotes
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
from wissel.apps.orders.service.standing import quote_states

__all__ = [
    "MOST_LINES",
    "Compared",
    "Desk",
    "Enquiries",
    "EnquirySaid",
    "EnquirySort",
    "EnquiryView",
    "MadeClient",
    "OpenWithClient",
    "Ordered",
    "Payer",
    "PublicForm",
    "QuoteChanged",
    "QuoteLine",
    "QuoteSaid",
    "QuoteSent",
    "QuoteState",
    "QuoteView",
    "Signature",
    "begin_quote",
    "decline_quote",
    "drop_enquiry",
    "enquire",
    "enquiries",
    "enquiry",
    "forget_enquiries",
    "make_client",
    "open_with_client",
    "public_form",
    "quote",
    "quote_desk",
    "quote_states",
    "quotes",
    "remind_of_quotes",
    "save_quote",
    "send_quote",
    "settle_enquiry",
    "sign_quote",
    "withdraw_quote",
]
