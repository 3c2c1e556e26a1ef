"""What would make a finding good, by whom, and until when it still helps."""

from datetime import date, timedelta

from wissel.core.audit._dossier import Dossier
from wissel.core.audit._found import Found
from wissel.core.audit._rules import Question, is_short
from wissel.core.audit._types import Mend
from wissel.core.sources import Text


def mend(dossier: Dossier, question: Question, found: Found, what: Text) -> Mend | None:
    """Return what to do about a question that falls short or cannot be told, else ``None``."""
    if not is_short(found.state) and found.state != "cannot-tell":
        return None
    until = last_day(dossier, question.until)
    late = question.until == "never" or (until is not None and until < dossier.today)
    return Mend(question.who, what, until, late)


def last_day(dossier: Dossier, moment: str) -> date | None:
    """Return the last day on which something still helps, ``None`` where no day ends it.

    Efforts count until the end of the waiting period, or of a sanction that follows it: what no
    document from before that shows comes too late. Papers of the report can be sent until the
    application, and within the term that UWV sets after it (policy: a week).
    """
    marks = dossier.milestones
    if moment == "waiting-period":
        return dossier.last_day
    if moment == "application":
        due = marks["M13"].due
        return None if due is None else due + timedelta(days=dossier.measures["completion_days"])
    if moment == "report":
        return marks["M12"].due
    if moment == "second-track":
        return marks["M08"].due
    return None
