"""Refuses facts that contradict each other or cannot be, with the place and what to do."""

from datetime import date

from wissel.core import absence
from wissel.core.clock import ClockInput, timeline
from wissel.core.dates import day_in
from wissel.core.refusal import Refused
from wissel.core.sources import Text


def check_absence(
    facts: absence.Absence, today: date, *, employment_end: date | None = None
) -> None:
    """Raise :class:`Refused` for facts that the clock would refuse, or that lie in the future."""
    if facts.first_sick_day > today:
        raise Refused(
            "future",
            "$.absence.first_sick_day",
            Text(
                f"De eerste ziektedag ligt na vandaag ({day_in(today, 'nl')}). "
                "Vul de dag in waarop het werk stopte.",
                f"The first sick day is after today ({day_in(today, 'en')}). "
                "Give the day on which work stopped.",
            ),
        )
    timeline(ClockInput(as_of=today, absence=facts))


def check_happened(
    happened_on: date, today: date, *, planned: bool = False, path: str = "$.happened_on"
) -> None:
    """Refuse a day in the future for something that is said to have happened."""
    if happened_on > today and not planned:
        raise Refused(
            "future",
            path,
            Text(
                f"De datum ligt na vandaag ({day_in(today, 'nl')}). Kies vandaag of eerder.",
                f"The date is after today ({day_in(today, 'en')}). Choose today or earlier.",
            ),
        )


def check_hours(hours: float | None, path: str) -> None:
    """Refuse hours per week that no week has, or that the field cannot hold."""
    if hours is not None and not (0 <= hours < 100 and round(hours, 2) == hours):
        raise Refused(
            "hours",
            path,
            Text(
                f"Gegeven is {hours}; verwacht wordt een getal van 0 tot 100 met hoogstens twee "
                "decimalen.",
                f"Given is {hours}; expected is a number from 0 to 100 with at most two decimals.",
            ),
        )
