"""The door to orders. Keep it small."""

from wissel.apps.orders.service._enquiry import EnquirySaid, EnquirySort, EnquiryView
from wissel.apps.orders.service._quotes import QuoteState, QuoteView
from wissel.apps.orders.service._said import MOST_LINES, Ordered
from wissel.apps.orders.service._service_said import (
    MOST_REASON,
    Carrier,
    ServiceResult,
)
from wissel.apps.orders.service._services import ServiceState, ServiceView
from wissel.apps.orders.service.clients import OpenWithClient, QuoteLine, open_with_client
from wissel.apps.orders.service.delivering import (
    correct_result,
    deliver_service,
    record_service,
)
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
from wissel.apps.orders.service.portability import (
    quote_drafts,
    quotes_to_keep,
    restore_quotes,
    services_asked,
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
from wissel.apps.orders.service.services import (
    OpenService,
    accept_service,
    ask_service,
    decline_service,
    open_services,
    quote_service,
    replan_service,
    service,
    services,
    withdraw_service,
)
from wissel.apps.orders.service.signing import sign_quote
from wissel.apps.orders.service.standing import quote_states
from wissel.core.quotes import Payer, QuoteSaid, QuoteSent, Signature

__all__ = [
    "MOST_LINES",
    "MOST_REASON",
    "Carrier",
    "Compared",
    "Desk",
    "Enquiries",
    "EnquirySaid",
    "EnquirySort",
    "EnquiryView",
    "MadeClient",
    "OpenService",
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
    "ServiceResult",
    "ServiceState",
    "ServiceView",
    "Signature",
    "accept_service",
    "ask_service",
    "begin_quote",
    "correct_result",
    "decline_quote",
    "decline_service",
    "deliver_service",
    "drop_enquiry",
    "enquire",
    "enquiries",
    "enquiry",
    "forget_enquiries",
    "make_client",
    "open_services",
    "open_with_client",
    "public_form",
    "quote",
    "quote_desk",
    "quote_drafts",
    "quote_service",
    "quote_states",
    "quotes",
    "quotes_to_keep",
    "record_service",
    "remind_of_quotes",
    "replan_service",
    "restore_quotes",
    "save_quote",
    "send_quote",
    "service",
    "services",
    "services_asked",
    "settle_enquiry",
    "sign_quote",
    "withdraw_quote",
    "withdraw_service",
]
