"""Extra services (*aanvullende diensten*) that a bureau can be asked for beside the trajectory.

A kind is data (``rules/services``): what is asked, what a result holds, the usual term, who may
carry it out. :func:`studies` reads what labour experts advised from the journal, whoever ordered
the study and wherever.
"""

from datetime import date

from wissel.core.dates import Working, working_days_later
from wissel.core.services._read import ADVICE, ServicesError, catalogue, parse
from wissel.core.services._studies import Study, studies
from wissel.core.services._types import (
    ServiceCatalogue,
    ServiceField,
    ServiceKind,
    ServiceTerm,
)

__all__ = [
    "ADVICE",
    "ServiceCatalogue",
    "ServiceField",
    "ServiceKind",
    "ServiceTerm",
    "ServicesError",
    "Study",
    "catalogue",
    "parse",
    "studies",
    "usual_day",
]


def usual_day(term: ServiceTerm, today: date, working: Working) -> date:
    """Return the day on which a term that begins ``today`` usually ends.

    >>> usual_day(catalogue().kinds[1].term, date(2026, 11, 20), lambda day: day.weekday() < 5)
    datetime.date(2026, 11, 27)
    """
    return working_days_later(today, term.working_days, working)
