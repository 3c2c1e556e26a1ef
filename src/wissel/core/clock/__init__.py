"""The statutory clock: facts of an absence in, the whole timeline of the law out.

What it reads stands in :mod:`wissel.core.clock.facts`; the law itself in ``wissel.rules.law``.
Pregnancy and maternity leave have their own calculation, :mod:`wissel.core.clock.leave`.
"""

from wissel.core.clock._law import is_working_day, pension_day, work_calendar
from wissel.core.clock._timeline import as_obligations, timeline
from wissel.core.clock._types import Milestone, Timeline
from wissel.core.clock.facts import ClockInput

__all__ = [
    "ClockInput",
    "Milestone",
    "Timeline",
    "as_obligations",
    "is_working_day",
    "pension_day",
    "timeline",
    "work_calendar",
]
