"""Tables of the trajectories app. Private: other apps go through its service."""

from wissel.apps.trajectories.models.case import (
    Absence,
    AbsencePeriod,
    CapacityVersion,
    Consent,
    Employee,
    Employment,
    JournalEntry,
    Party,
    Trajectory,
)
from wissel.apps.trajectories.models.lists import (
    BulkAct,
    BulkLine,
    DueDate,
    PhaseWindow,
    RegistrationDraft,
    Reminder,
    ReminderPause,
    SavedView,
)

__all__ = [
    "Absence",
    "AbsencePeriod",
    "BulkAct",
    "BulkLine",
    "CapacityVersion",
    "Consent",
    "DueDate",
    "Employee",
    "Employment",
    "JournalEntry",
    "Party",
    "PhaseWindow",
    "RegistrationDraft",
    "Reminder",
    "ReminderPause",
    "SavedView",
    "Trajectory",
]
