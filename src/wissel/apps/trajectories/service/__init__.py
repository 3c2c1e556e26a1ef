"""The door to trajectories. Keep it small.

Other apps of the house that write about a trajectory take :func:`obtain` and :func:`append` inside
their own door, so that what counts is also a journal entry in the same transaction.
"""

from wissel.apps.trajectories.service._choices import Choice, Choices, OwnView
from wissel.apps.trajectories.service._derive import Drift, caches_later
from wissel.apps.trajectories.service._guard import Obtained
from wissel.apps.trajectories.service._lists import CaseLine, CasePlace
from wissel.apps.trajectories.service._parties import PARTY_ROLES
from wissel.apps.trajectories.service._selection import MOST_WEEK, NOBODY, CaseloadQuery
from wissel.apps.trajectories.service.access import Looked, Looks, who_looked
from wissel.apps.trajectories.service.audit_answers import answer_question
from wissel.apps.trajectories.service.bulk import (
    AT_ONCE,
    BulkAsked,
    BulkLineView,
    BulkView,
    bulk,
    run_bulk,
    start_bulk,
    undo_bulk,
)
from wissel.apps.trajectories.service.bulk_choices import BulkChoices, bulk_choices
from wissel.apps.trajectories.service.capacity import receive_capacity
from wissel.apps.trajectories.service.case import CaseView, Place, by_number, case, find, own_cases
from wissel.apps.trajectories.service.caseload import (
    Caseload,
    case_lines,
    caseload,
    recent_cases,
)
from wissel.apps.trajectories.service.clients import (
    ClientCase,
    ClientCases,
    WaitingRequest,
    agreements_with,
    client_cases,
    places_of,
)
from wissel.apps.trajectories.service.consents import (
    Consents,
    Given,
    confirm_information,
    consents,
    give_consent,
    withdraw_consent,
)
from wissel.apps.trajectories.service.deliveries import report_delivered
from wissel.apps.trajectories.service.drafts import (
    MOST_DRAFTS,
    DraftView,
    draft,
    drafts,
    drop_draft,
    forget_drafts,
    keep_draft,
)
from wissel.apps.trajectories.service.duties import PHASE_STEPS, decide_duty, decide_phase
from wissel.apps.trajectories.service.facts import change_absence
from wissel.apps.trajectories.service.first_track import check_first_track, check_of
from wissel.apps.trajectories.service.journal import correct, entries, log
from wissel.apps.trajectories.service.messages import (
    MOST_LINE,
    MOST_TEXT,
    MessageView,
    message,
    messages,
    send_message,
)
from wissel.apps.trajectories.service.parties import (
    PartyView,
    add_party,
    change_party,
    end_party,
    parties,
)
from wissel.apps.trajectories.service.pauses import (
    LONGEST_PAUSE,
    MOST_REASON,
    Pause,
    pause_reminders,
    reminder_pause,
    resume_reminders,
)
from wissel.apps.trajectories.service.people import (
    assign_coach,
    change_employee,
    invite_employee,
    name_deputy,
    tie_employee,
)
from wissel.apps.trajectories.service.places import (
    MOST_KM,
    MOST_MINUTES,
    change_place,
    close_location,
)
from wissel.apps.trajectories.service.portability import Restored, numbered, restore
from wissel.apps.trajectories.service.programmes import (
    agree,
    change_programme,
    end_agreement,
)
from wissel.apps.trajectories.service.quarters import Cases, cases_in, every_case
from wissel.apps.trajectories.service.registration import (
    Professional,
    Registered,
    Registration,
    register,
)
from wissel.apps.trajectories.service.reminders import (
    last_reminders,
    mail_reminders,
    plan_reminders,
)
from wissel.apps.trajectories.service.repairs import (
    name_shortcoming,
    repair_shortcoming,
    shows_repair,
)
from wissel.apps.trajectories.service.report_work import ReportWork, report_work
from wissel.apps.trajectories.service.requests import (
    MOST_ANSWER,
    MOST_REQUEST,
    RequestView,
    answer_request,
    ask,
    request,
    requests,
)
from wissel.apps.trajectories.service.today import (
    WEEK,
    Group,
    OnLine,
    Today,
    TodayItem,
    Unknown,
    Urgency,
    WaitsFor,
    today,
    today_group,
    today_list,
)
from wissel.apps.trajectories.service.upkeep import (
    ChainBreak,
    broken_chains,
    drifts,
    refresh,
    running,
    stale,
)
from wissel.apps.trajectories.service.views import (
    MOST_NAME,
    change_view,
    delete_view,
    save_view,
)
from wissel.apps.trajectories.service.withdrawal import withdraw
from wissel.apps.trajectories.service.within import (
    Within,
    append_event,
    as_its_reader_reads,
    as_the_client_reads,
    as_they_stand,
    coach_addresses,
    employee_address,
    employer_addresses,
    is_closed,
    names_in_list,
    names_of_other_cases,
    obtained_within,
    shown_in_list,
    trajectory_within,
    without_pause,
)

__all__ = [
    "AT_ONCE",
    "LONGEST_PAUSE",
    "MOST_ANSWER",
    "MOST_DRAFTS",
    "MOST_KM",
    "MOST_LINE",
    "MOST_MINUTES",
    "MOST_NAME",
    "MOST_REASON",
    "MOST_REQUEST",
    "MOST_TEXT",
    "MOST_WEEK",
    "NOBODY",
    "PARTY_ROLES",
    "PHASE_STEPS",
    "WEEK",
    "BulkAsked",
    "BulkChoices",
    "BulkLineView",
    "BulkView",
    "CaseLine",
    "CasePlace",
    "CaseView",
    "Caseload",
    "CaseloadQuery",
    "Cases",
    "ChainBreak",
    "Choice",
    "Choices",
    "ClientCase",
    "ClientCases",
    "Consents",
    "DraftView",
    "Drift",
    "Given",
    "Group",
    "Looked",
    "Looks",
    "MessageView",
    "Obtained",
    "OnLine",
    "OwnView",
    "PartyView",
    "Pause",
    "Place",
    "Professional",
    "Registered",
    "Registration",
    "ReportWork",
    "RequestView",
    "Restored",
    "Today",
    "TodayItem",
    "Unknown",
    "Urgency",
    "WaitingRequest",
    "WaitsFor",
    "Within",
    "add_party",
    "agree",
    "agreements_with",
    "answer_question",
    "answer_request",
    "append_event",
    "as_its_reader_reads",
    "as_the_client_reads",
    "as_they_stand",
    "ask",
    "assign_coach",
    "broken_chains",
    "bulk",
    "bulk_choices",
    "by_number",
    "caches_later",
    "case",
    "case_lines",
    "caseload",
    "cases_in",
    "change_absence",
    "change_employee",
    "change_party",
    "change_place",
    "change_programme",
    "change_view",
    "check_first_track",
    "check_of",
    "client_cases",
    "close_location",
    "coach_addresses",
    "confirm_information",
    "consents",
    "correct",
    "decide_duty",
    "decide_phase",
    "delete_view",
    "draft",
    "drafts",
    "drifts",
    "drop_draft",
    "employee_address",
    "employer_addresses",
    "end_agreement",
    "end_party",
    "entries",
    "every_case",
    "find",
    "forget_drafts",
    "give_consent",
    "invite_employee",
    "is_closed",
    "keep_draft",
    "last_reminders",
    "log",
    "mail_reminders",
    "message",
    "messages",
    "name_deputy",
    "name_shortcoming",
    "names_in_list",
    "names_of_other_cases",
    "numbered",
    "obtained_within",
    "own_cases",
    "parties",
    "pause_reminders",
    "places_of",
    "plan_reminders",
    "receive_capacity",
    "recent_cases",
    "refresh",
    "register",
    "reminder_pause",
    "repair_shortcoming",
    "report_delivered",
    "report_work",
    "request",
    "requests",
    "restore",
    "resume_reminders",
    "run_bulk",
    "running",
    "save_view",
    "send_message",
    "shown_in_list",
    "shows_repair",
    "stale",
    "start_bulk",
    "tie_employee",
    "today",
    "today_group",
    "today_list",
    "trajectory_within",
    "undo_bulk",
    "who_looked",
    "withdraw",
    "withdraw_consent",
    "without_pause",
]
