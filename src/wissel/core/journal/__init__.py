"""The journal (*logboek*): what happened, in a fixed set of kinds with typed fields.

The kinds are fixed, because obligations, reports and the RIV check count on them. Free text stands
beside every list. There is no field for a diagnosis; an entry has one data category, so a private
working note is an entry of its own (kind ``note``) that points at what it is about.

``happened_on`` and ``recorded_at`` are different facts. A correction is a new entry that names the
one it supersedes; both stay readable. Entries of one trajectory form a hash chain
(:func:`chain_link`) over salted digests, so that an erasure leaves the chain whole.
"""

from wissel.core.journal._audit import Answered, AuditAnswer
from wissel.core.journal._before import CheckAnswer, ConsentEvent, FirstTrackCheck
from wissel.core.journal._content import (
    CATEGORY_OF,
    CONTENT_TYPES,
    KINDS,
    Agreement,
    Appointment,
    Assignment,
    Bottleneck,
    CapacityReceived,
    ClientRequest,
    Contact,
    Content,
    Decision,
    DocumentReceived,
    ExpertOpinion,
    LadderFinding,
    Measure,
    Note,
    Order,
    OrderEvent,
    PlacementEvent,
    ReportEvent,
    StagnationSignal,
)
from wissel.core.journal._documents import DocumentKind, StudyAdvice
from wissel.core.journal._entry import (
    EXTRA,
    JournalEntry,
    chain_break,
    chain_link,
    counted,
    entry_digest,
    origins_of,
    standing,
)
from wissel.core.journal._jobsearch import (
    Application,
    EmployerApproach,
    Networking,
    VacancyListSent,
)
from wissel.core.journal._message import MESSAGES, Message, message_in
from wissel.core.journal._parties import Medium, PartyRole
from wissel.core.journal._profiles import ProfileFixed

__all__ = [
    "CATEGORY_OF",
    "CONTENT_TYPES",
    "EXTRA",
    "KINDS",
    "MESSAGES",
    "Agreement",
    "Answered",
    "Application",
    "Appointment",
    "Assignment",
    "AuditAnswer",
    "Bottleneck",
    "CapacityReceived",
    "CheckAnswer",
    "ClientRequest",
    "ConsentEvent",
    "Contact",
    "Content",
    "Decision",
    "DocumentKind",
    "DocumentReceived",
    "EmployerApproach",
    "ExpertOpinion",
    "FirstTrackCheck",
    "JournalEntry",
    "LadderFinding",
    "Measure",
    "Medium",
    "Message",
    "Networking",
    "Note",
    "Order",
    "OrderEvent",
    "PartyRole",
    "PlacementEvent",
    "ProfileFixed",
    "ReportEvent",
    "StagnationSignal",
    "StudyAdvice",
    "VacancyListSent",
    "chain_break",
    "chain_link",
    "counted",
    "entry_digest",
    "message_in",
    "origins_of",
    "standing",
]
