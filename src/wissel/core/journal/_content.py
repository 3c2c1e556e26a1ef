"""The kinds of entries and their typed fields. Fixed: everything counts on them (ADR 0012)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from wissel.core.journal._audit import AuditAnswer
from wissel.core.journal._before import ConsentEvent, FirstTrackCheck
from wissel.core.journal._documents import DocumentKind, StudyAdvice
from wissel.core.journal._jobsearch import (
    Application,
    EmployerApproach,
    Networking,
    VacancyListSent,
)
from wissel.core.journal._parties import Medium, PartyRole
from wissel.core.journal._profiles import ProfileFixed
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Contact(Wire):
    """A talk, call or message that took place. ``outcome``: one factual line the employer sees."""

    with_: tuple[PartyRole, ...]
    medium: Medium
    outcome: str
    minutes: int | None = None
    aim: str = ""
    since_last: str = ""  #: what the employee did since the last contact
    first_track: str = ""  #: what the employer says about return to own work
    first_track_open: bool | None = None
    module: str = ""  #: key of the module of the programme it belongs to
    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class Appointment(Wire):
    """An appointment and its outcome. ``happened_on`` of the entry is the day it is (was) for."""

    with_: tuple[PartyRole, ...]
    medium: Medium
    outcome: Literal["planned", "attended", "cancelled-in-time", "cancelled-late", "no-show"]
    reason: Literal["", "practical", "work", "advised", "not-told", "bureau", "other"] = ""
    aim: str = ""
    purpose: Literal[
        "", "intake", "start-employer", "training", "three-way", "evaluation", "visit"
    ] = ""
    module: str = ""
    kind: Literal["appointment"] = "appointment"


@dataclass(frozen=True, slots=True)
class DocumentReceived(Wire):
    """A document came in. ``happened_on`` is the date the document bears."""

    document: DocumentKind
    source: PartyRole
    author: str = ""
    title: str = ""
    received_on: date | None = None
    until: date | None = None  #: the end date it sets (*vrijwillige verlenging*)
    advice: StudyAdvice | None = None  #: what a report of a labour expert comes to
    kind: Literal["document-received"] = "document-received"


@dataclass(frozen=True, slots=True)
class ReportEvent(Wire):
    """A step in the life of a report. ``period`` is its anchor, such as ``2026-11``."""

    report: str
    event: Literal[
        "drafted",
        "to-employee",
        "employee-agreed",
        "employee-commented",
        "employee-disagreed",
        "no-response",
        "finalised",
        "released",
        "corrected",
        "read-by-employer",
        "employer-agreed",
        "employer-disagreed",
    ]
    period: str
    label: str = ""
    version: int = 1
    kind: Literal["report-event"] = "report-event"


@dataclass(frozen=True, slots=True)
class Assignment(Wire):
    """Homework, an exercise or a test."""

    title: str
    state: Literal["given", "done", "partly", "not-done"]
    aim: str = ""
    due: date | None = None
    outcome: str = ""
    module: str = ""
    kind: Literal["assignment"] = "assignment"


@dataclass(frozen=True, slots=True)
class PlacementEvent(Wire):
    """A step in a placement elsewhere."""

    placement: Literal[
        "werkritmeplaats", "werkervaringsplaats", "detachering", "proefplaatsing", "dienstverband"
    ]
    event: Literal["proposed", "agreed", "started", "evaluated", "extended", "ended"]
    host: str = ""
    function: str = ""
    hours_per_week: int | None = None
    until: date | None = None
    remark: str = ""
    kind: Literal["placement-event"] = "placement-event"


@dataclass(frozen=True, slots=True)
class CapacityReceived(Wire):
    """New information about what the employee can do, in functional words, from its source."""

    source: Literal["company-doctor", "labour-expert", "uwv"]
    author: str
    capacity: str  #: id of the capacity version
    hours_per_week: int | None = None
    kind: Literal["capacity-received"] = "capacity-received"


@dataclass(frozen=True, slots=True)
class Measure(Wire):
    """A warning or measure of the employer (BW 7:629 lid 3, 6 and 7): date and kind only."""

    measure: Literal["warning", "loonopschorting", "loonstop", "lifted", "other"]
    announced_on: date | None = None
    remark: str = ""
    kind: Literal["measure"] = "measure"


@dataclass(frozen=True, slots=True)
class StagnationSignal(Wire):
    """The trajectory stands still: what, since when, of which sort."""

    sort: Literal[
        "capacity-changed",
        "waiting-for-expert",
        "conflict",
        "practical",
        "labour-market",
        "cooperation-employee",
        "cooperation-employer",
        "bureau-late",
        "other",
    ]
    facts: str
    since: date | None = None
    kind: Literal["stagnation-signal"] = "stagnation-signal"


@dataclass(frozen=True, slots=True)
class ExpertOpinion(Wire):
    """An opinion of an expert, or the request for it (*deskundigenoordeel*, BW 7:629a).

    ``subject`` is which of UWV's four questions it answers, ``finding`` whether what was asked
    about is enough; empty is not said.
    """

    by: Literal["uwv", "company-doctor", "labour-expert"]
    question: str
    outcome: str = ""
    asked_on: date | None = None
    subject: Literal["", "own-work", "suitable-work", "efforts-employer", "efforts-employee"] = ""
    finding: Literal["", "enough", "not-enough"] = ""
    kind: Literal["expert-opinion"] = "expert-opinion"


@dataclass(frozen=True, slots=True)
class Agreement(Wire):
    """Who does what by when, settled between people."""

    who: PartyRole
    what: str
    by: date | None = None
    done: bool = False
    #: Entry id of the agreement that this one reports as done; of one that is made: of the request
    #: for an extra service, whose delivery settles it.
    about: str = ""
    kind: Literal["agreement"] = "agreement"


@dataclass(frozen=True, slots=True)
class Decision(Wire):
    """A decision with its owner.

    It may speak about one duty (elsewhere, does not hold, later), or about one schooling of the
    plan: ``about`` is its key, ``because`` why the employer said no.
    """

    subject: Literal[
        "tweede-spoor-start",
        "eerste-spoor-gesloten",
        "duty",
        "course",
        "phase",
        "programme",
        "schooling",
        "end",
        "other",
    ]
    outcome: str
    owner: str
    owner_role: PartyRole
    obligation: str = ""  #: obligation key, for subject ``duty``
    effect: Literal["", "done-elsewhere", "not-applicable", "later", "approved", "declined"] = ""
    until: date | None = None
    about: str = ""
    because: str = ""
    kind: Literal["decision"] = "decision"


#: What can be ordered: the trajectory and its parts, and the extra services (``EXTRA``).
Order: TypeAlias = Literal[
    "trajectory", "intake", "labour-expert-study", "unblocking", "placement-guidance", "other"
]


@dataclass(frozen=True, slots=True)
class OrderEvent(Wire):
    """A step of the order, dates only: what was asked, offered, signed. Prices are not in it.

    The bureau accepts an extra service; that its quote was declined or withdrawn is no end of it.
    """

    event: Literal[
        "requested",
        "quoted",
        "accepted",
        "signed",
        "declined",
        "withdrawn",
        "quote-declined",
        "quote-withdrawn",
    ]
    order: Order = "trajectory"
    remark: str = ""
    kind: Literal["order-event"] = "order-event"


@dataclass(frozen=True, slots=True)
class LadderFinding(Wire):
    """What was found on a rung of the re-integration ladder, by whom, and what shows it.

    ``own`` work, ``adapted`` work, ``other`` work at the own employer, work elsewhere in the
    ``holding``, ``external`` work at another employer (Werkwijzer Poortwachter, order of tracks).
    """

    rung: Literal["own", "adapted", "other", "holding", "external"]
    finding: Literal["being-examined", "being-tried", "possible", "not-possible", "does-not-exist"]
    by: PartyRole
    reason: str
    author: str = ""
    proof: str = ""  #: the document or talk that shows it
    kind: Literal["ladder-finding"] = "ladder-finding"


@dataclass(frozen=True, slots=True)
class Bottleneck(Wire):
    """A risk or bottleneck (*knelpunt*) with its owner and what is done about it by when.

    ``sanction``: a shortcoming that UWV names in its decision on a wage sanction, with the way to
    repair it; the documents of the entry that resolves it are the repair (WIA art. 25 lid 12).
    """

    what: str
    owner: PartyRole
    action: str
    by: date | None = None
    sort: Literal["risk", "bottleneck", "sanction"] = "bottleneck"
    state: Literal["open", "resolved"] = "open"
    outcome: str = ""
    about: str = ""  #: entry id of the bottleneck that this one reports as resolved
    kind: Literal["bottleneck"] = "bottleneck"


@dataclass(frozen=True, slots=True)
class ClientRequest(Wire):
    """The employer asks to adjust (*bijsturen*), asks a question or to be called; or the answer."""

    sort: Literal["adjust", "question", "call-back"]
    text: str
    answer: str = ""
    about: str = ""  #: entry id of the request that this one answers
    kind: Literal["client-request"] = "client-request"


@dataclass(frozen=True, slots=True)
class Note(Wire):
    """Free text. With category ``working-notes`` only the coach reads it.

    With ``messages`` it is a :class:`~wissel.core.journal.Message` of the employee to the coach.
    """

    text: str
    about: str = ""  #: entry id
    kind: Literal["note"] = "note"


Content: TypeAlias = (
    Contact
    | Appointment
    | DocumentReceived
    | ReportEvent
    | Assignment
    | Application
    | Networking
    | EmployerApproach
    | VacancyListSent
    | PlacementEvent
    | CapacityReceived
    | Measure
    | StagnationSignal
    | ExpertOpinion
    | Agreement
    | Decision
    | OrderEvent
    | LadderFinding
    | Bottleneck
    | ClientRequest
    | ConsentEvent
    | FirstTrackCheck
    | ProfileFixed
    | AuditAnswer
    | Note
)

#: The type of each kind of content, in the order of the glossary.
CONTENT_TYPES: dict[str, type[Wire]] = {
    content.__dataclass_fields__["kind"].default: content for content in get_args(Content)
}

#: The kinds.
KINDS: tuple[str, ...] = tuple(CONTENT_TYPES)

#: The data category of an entry by its kind (``core.access``), unless the writer narrows it.
CATEGORY_OF: dict[str, str] = {
    "contact": "activities",
    "appointment": "activities",
    "document-received": "milestones",
    "report-event": "milestones",
    "assignment": "activities",
    "application": "applications",
    "networking": "activities",
    "employer-approach": "activities",
    "vacancy-list-sent": "activities",
    "placement-event": "placement",
    "capacity-received": "capacity",
    "measure": "measures",
    "stagnation-signal": "stagnation",
    "expert-opinion": "milestones",
    "agreement": "activities",
    "decision": "milestones",
    "order-event": "milestones",
    "ladder-finding": "milestones",
    "bottleneck": "stagnation",
    "client-request": "milestones",
    "consent-event": "consents",
    "first-track-check": "milestones",
    "profile-fixed": "search-profile",
    "audit-answer": "milestones",
    "note": "working-notes",
}
