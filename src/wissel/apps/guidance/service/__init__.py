"""The door to guidance: appointments, the intake, the click. Keep it small."""

from wissel.apps.guidance.service._agenda import PointView
from wissel.apps.guidance.service._answers import MOST_ANSWER, Answer
from wissel.apps.guidance.service._checked_in import CheckInView
from wissel.apps.guidance.service._expected import Expected
from wissel.apps.guidance.service._held import (
    AppointmentState,
    AppointmentView,
    StepView,
)
from wissel.apps.guidance.service._said import (
    INTAKE_MINUTES,
    LEAST_MINUTES,
    MOST_MINUTES,
    MOST_OPTIONS,
)
from wissel.apps.guidance.service._words import MOST_LINE, MOST_POINT, MOST_WORDS
from wissel.apps.guidance.service.agenda import (
    MOST_POINTS_OF_SIDE,
    AgendaLine,
    add_point,
    agenda_within,
    set_aside_point,
    withdraw_point,
)
from wissel.apps.guidance.service.answering import (
    Reason,
    appointment,
    appointments,
    ask_other,
    cancel,
    pick,
)
from wissel.apps.guidance.service.calendar import CalendarFile, appointment_calendar
from wissel.apps.guidance.service.checking_in import (
    check_in,
    check_ins,
    check_ins_heard_within,
    check_ins_may_stand_within,
    remove_check_in,
    share_check_in,
    shared_check_ins,
)
from wissel.apps.guidance.service.click import (
    ClickView,
    OtherCoach,
    answer_click,
    asked_for_other_coach,
    click,
    settle_other_coach,
)
from wissel.apps.guidance.service.expecting import expectations, write_expectations
from wissel.apps.guidance.service.intake import (
    IntakeView,
    PieceChanged,
    answers_within,
    hand_over_intake,
    intake,
    keep_piece,
)
from wissel.apps.guidance.service.introducing import Introduction, introduce, introduction
from wissel.apps.guidance.service.planning import (
    Clash,
    Planned,
    book,
    change,
    clashes,
    move,
    planned,
    propose,
    propose_again,
)
from wissel.apps.guidance.service.portability import (
    has_more_than_it_gives,
    restore_guided,
    with_what_was_guided,
)
from wissel.apps.guidance.service.reminding import remind_of_appointments
from wissel.apps.guidance.service.reporting import (
    ReportChoice,
    ReportChoices,
    has_to_choose_within,
    heard_within,
    kept_back_within,
    let_in_report,
    report_choices,
)
from wissel.core.guided import AppointmentSaid, StepKind

__all__ = [
    "INTAKE_MINUTES",
    "LEAST_MINUTES",
    "MOST_ANSWER",
    "MOST_LINE",
    "MOST_MINUTES",
    "MOST_OPTIONS",
    "MOST_POINT",
    "MOST_POINTS_OF_SIDE",
    "MOST_WORDS",
    "AgendaLine",
    "Answer",
    "AppointmentSaid",
    "AppointmentState",
    "AppointmentView",
    "CalendarFile",
    "CheckInView",
    "Clash",
    "ClickView",
    "Expected",
    "IntakeView",
    "Introduction",
    "OtherCoach",
    "PieceChanged",
    "Planned",
    "PointView",
    "Reason",
    "ReportChoice",
    "ReportChoices",
    "StepKind",
    "StepView",
    "add_point",
    "agenda_within",
    "answer_click",
    "answers_within",
    "appointment",
    "appointment_calendar",
    "appointments",
    "ask_other",
    "asked_for_other_coach",
    "book",
    "cancel",
    "change",
    "check_in",
    "check_ins",
    "check_ins_heard_within",
    "check_ins_may_stand_within",
    "clashes",
    "click",
    "expectations",
    "hand_over_intake",
    "has_more_than_it_gives",
    "has_to_choose_within",
    "heard_within",
    "intake",
    "introduce",
    "introduction",
    "keep_piece",
    "kept_back_within",
    "let_in_report",
    "move",
    "pick",
    "planned",
    "propose",
    "propose_again",
    "remind_of_appointments",
    "remove_check_in",
    "report_choices",
    "restore_guided",
    "set_aside_point",
    "settle_other_coach",
    "share_check_in",
    "shared_check_ins",
    "with_what_was_guided",
    "withdraw_point",
    "write_expectations",
]
