"""The RIV check (*RIV-toets*): would UWV accept this file, on any day, and what shows it?

:func:`audit` lays the questions of the official guide (Beleidsregels beoordelingskader poortwachter
and the practice around it) beside one trajectory file. Each gets a state with the evidence, or the
hole; ``cannot-tell`` wherever the file is silent. What only a person may judge is asked of them
(:class:`wissel.core.journal.AuditAnswer`). It says at which step of the official order the file
stops, never a chance. The questions are data: ``wissel.rules/audit``.
"""

from datetime import date, datetime

from wissel.core.audit import (
    _basics,
    _design,
    _execution,
    _first_track,
    _hand_over,
    _result,
    _stagnation,
    _start,
)
from wissel.core.audit._dossier import Dossier
from wissel.core.audit._found import Found
from wissel.core.audit._index import report_index
from wissel.core.audit._mend import mend
from wissel.core.audit._repair import Proof, RepairPlan, Shortcoming, repair_plan
from wissel.core.audit._rules import AuditError, Question, Rules, is_short, parse, rules
from wissel.core.audit._say import say
from wissel.core.audit._types import (
    REPAIR,
    SHORT,
    Audit,
    Check,
    CheckState,
    IndexRow,
    Mend,
    Step,
    StopsAt,
)
from wissel.core.audit._verdict import findings, shortcomings, stops_at
from wissel.core.audit._weigh import Weighed, weigh
from wissel.core.due import law_of
from wissel.core.journal import standing
from wissel.core.programme import Programme
from wissel.core.trajectory import Trajectory

__all__ = [
    "REPAIR",
    "SHORT",
    "Audit",
    "AuditError",
    "Check",
    "CheckState",
    "Found",
    "IndexRow",
    "Mend",
    "Proof",
    "Question",
    "RepairPlan",
    "Rules",
    "Shortcoming",
    "Step",
    "StopsAt",
    "audit",
    "is_short",
    "parse",
    "repair_plan",
    "rules",
]

#: Question → what answers it from a file.
ANSWERS = {
    **_basics.QUESTIONS,
    **_first_track.QUESTIONS,
    **_start.QUESTIONS,
    **_design.QUESTIONS,
    **_execution.QUESTIONS,
    **_stagnation.QUESTIONS,
    **_result.QUESTIONS,
    **_hand_over.QUESTIONS,
}


def audit(
    trajectory: Trajectory,
    *,
    as_of: date,
    known_at: datetime | None = None,
    programme: Programme | None = None,
    version: int | None = None,
) -> Audit:
    """Return the check of a file as it stands on ``as_of``.

    What happened later has not happened. ``known_at`` (aware): only what was recorded by then,
    which is how UWV would have seen it. ``programme`` is the way of working, where it is known; it
    says how often is reported. Raises :class:`~wissel.core.refusal.Refused` for absence facts that
    contradict each other, :class:`~wissel.core.sources.NotCovered` for a date that the law's data
    does not cover and ``LookupError`` for a version that there is not.
    """
    questions = rules() if version is None else rules(version)
    if known_at is not None:
        trajectory = trajectory.as_known(known_at)
    law, told = law_of(trajectory, today=as_of)
    entries = [entry for entry in standing(trajectory.journal) if entry.happened_on <= as_of]
    dossier = Dossier(
        case=trajectory,
        today=as_of,
        law=law,
        told=told,
        entries=entries,
        measures=questions.measures,
        programme=programme,
    )
    weighed = {one.id: weigh(dossier, one, ANSWERS[one.id](dossier)) for one in questions.questions}
    checks = tuple(_check(dossier, one, weighed[one.id]) for one in questions.questions)
    short = findings(questions, checks)
    return Audit(
        as_of=as_of,
        version=questions.version,
        checks=checks,
        findings=short,
        shortcomings=shortcomings(questions, short, weighed),
        stops_at=stops_at(questions, checks, weighed),
        report=report_index(questions, dossier),
    )


def _check(dossier: Dossier, question: Question, weighed: Weighed) -> Check:
    found = weighed.found
    reason = question.reason(found.reason, found.values.get("n"))
    what = reason.mend or question.mend
    return Check(
        id=question.id,
        group=question.group,
        question=question.text,
        state=found.state,
        consequence=question.consequence,
        evidence=found.evidence,
        why=say(reason.text, found.values),
        advice=what,
        basis=question.basis,
        official=question.official,
        judges=question.answered_by,
        is_grounded=weighed.is_grounded,
        mend=mend(dossier, question, found, what),
    )
