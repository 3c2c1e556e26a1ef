"""The words of the access table and what a decision looks like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from wissel.core.sources import Basis, Text
from wissel.core.wire import Wire


class Role(StrEnum):
    """What somebody is in a trajectory or bureau. Who holds several is asked about each apart."""

    EMPLOYEE = "employee"
    COACH = "coach"
    BACK_OFFICE = "back-office"  #: planner included
    MANAGER = "manager"  #: whoever guards quality included
    EMPLOYER = "employer"  #: HR or case manager of the client
    LINE_MANAGER = "line-manager"
    COMPANY_DOCTOR = "company-doctor"
    LABOUR_EXPERT = "labour-expert"
    HOST_EMPLOYER = "host-employer"
    AUDITOR = "auditor"
    SYSADMIN = "sysadmin"


#: Everybody who works at a bureau.
STAFF: Final = (Role.COACH, Role.BACK_OFFICE, Role.MANAGER)


class DataCategory(StrEnum):
    """A kind of data: a row of the table. There is none for a diagnosis, because none is stored."""

    IDENTITY = "identity"
    EMPLOYMENT = "employment"  #: function, hours, wage class
    MILESTONES = "milestones"  #: absence facts, calendar, deadlines
    CAPACITY = "capacity"  #: hours and functional limitations
    WORKING_NOTES = "working-notes"  #: the coach's own
    PERSON_PROFILE = "person-profile"
    SEARCH_PROFILE = "search-profile"
    TEST_RESULTS = "test-results"
    FINANCE = "finance"  #: the employee's own scenario and budget
    EMPLOYER_COSTS = "employer-costs"  #: what the employer enters about the cost of this employee
    CHECK_INS = "check-ins"  #: how the employee says the week went
    ACTIVITIES = "activities"  #: date, kind, duration, attended, goal
    APPLICATIONS = "applications"
    MESSAGES = "messages"  #: letters and messages with the coach
    DRAFT_REPORTS = "draft-reports"
    RELEASED_REPORTS = "released-reports"
    STAGNATION = "stagnation"
    MEASURES = "measures"  #: of the employer: warning, pay
    PLACEMENT = "placement"  #: agreement, hours, evaluation
    ORDER = "order"  #: offer, order, invoice
    CONSENTS = "consents"  #: and requests about one's rights
    ACCESS_LOG = "access-log"
    COMPLAINT = "complaint"
    APPOINTMENTS = "appointments"  #: proposed, agreed, moved; where, and by which link
    INTAKE_FORM = "intake-form"  #: what the employee prepares for the intake
    CLICK_CHECK = "click-check"  #: whether it clicks with the coach


class Action(StrEnum):
    """What somebody wants to do with the data."""

    READ = "read"
    WRITE = "write"
    SUMMARY = "summary"  #: see the status only
    COMMENT = "comment"
    REPLY = "reply"
    ASK = "ask"  #: ask for access


class Relation(StrEnum):
    """The tie between whoever asks and the trajectory. The door finds it, never the caller."""

    SELF = "self"  #: the person the file is about
    ASSIGNED = "assigned"  #: staff of the own bureau, assigned or deputising; an auditor's sample
    BUREAU = "bureau"  #: staff of the same bureau, not assigned
    PARTY = "party"  #: client's contact, named line manager, doctor, labour expert, host employer
    OTHER_BUREAU = "other-bureau"
    NONE = "none"


class Condition(StrEnum):
    """What must hold before a grant opens (a requirement), or what still narrows it (a limit)."""

    # Requirements: decide() checks them.
    CONSENT = "consent"
    REASON = "reason"  #: break-glass
    REQUEST = "request"
    OWN = "own"
    NOT_SUBJECT = "not-subject"
    # Limits: the door that shows the data must honour them.
    NAME_ONLY = "name-only"
    AS_SUPPLIED = "as-supplied"
    WORK_RELEVANT_ONLY = "work-relevant-only"
    CV_ONLY = "cv-only"
    NO_NOTES = "no-notes"
    NO_EMPLOYER_NAMES = "no-employer-names"
    SAMPLE = "sample"
    MASKED = "masked"
    REVIEW = "review"
    QUESTION_ONLY = "question-only"
    HOURS_ONLY = "hours-only"
    EXISTENCE_ONLY = "existence-only"
    TECHNICAL_ONLY = "technical-only"
    INVITED = "invited"
    HANDED_OVER = "handed-over"


REQUIREMENTS = frozenset(
    {
        Condition.CONSENT,
        Condition.REASON,
        Condition.REQUEST,
        Condition.OWN,
        Condition.NOT_SUBJECT,
    }
)

Level = Literal["none", "summary", "limited", "full"]
Sensitivity = Literal["normal", "health", "private"]


@dataclass(frozen=True, slots=True)
class Reason(Wire):
    """Why, as a code with parameters (``role``, ``category``, ``action``, ``relation``).

    Codes: ``granted``, ``break-glass``; ``other-bureau``, ``no-relation``, ``not-in-table``,
    ``action-not-granted``, ``summary-only``, ``relation-not-enough``, and for a requirement that
    does not hold its name with ``-needed`` (``consent-needed``).
    """

    code: str
    params: dict[str, str]


@dataclass(frozen=True, slots=True)
class Decision(Wire):
    """The answer of the table to one question.

    ``level`` is how much may be shown: ``none``, ``summary`` (status only), ``limited`` (the limits
    in ``conditions`` must be honoured) or ``full``. When allowed, ``conditions`` holds the
    requirements that were met (they belong in the access log) and the limits; when denied, what
    would have to hold. ``basis`` is the law behind the row, ``policy_version`` the table asked.
    """

    allowed: bool
    level: Level
    conditions: tuple[Condition, ...]
    reason: Reason
    basis: tuple[Basis, ...]
    policy_version: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One typed entry of a cell: these actions, if this holds, narrowed to that, for these ties."""

    may: frozenset[Action]
    requires: tuple[Condition, ...]
    limits: tuple[Condition, ...]
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A column: ``side`` is ``bureau`` (staff) or ``party``; ``scope`` says whose files."""

    name: Text
    scope: Text
    side: str
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of data: its sensitivity (NEN 7513), whether a duty of law rests on it, its cells."""

    name: Text
    sensitivity: Sensitivity
    duty: bool
    basis: tuple[Basis, ...]
    cells: dict[Role, tuple[Grant, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """One version of the access table, as read from the data."""

    version: str
    valid_from: date
    source: Text
    notes: dict[str, Text]
    letters: dict[Action, Text]
    actions: dict[Action, Text]
    relations: dict[Relation, Text]
    conditions: dict[Condition, Text]
    roles: dict[Role, RoleEntry]
    rows: dict[DataCategory, Row]
