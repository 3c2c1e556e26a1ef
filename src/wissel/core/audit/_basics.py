"""A. Clock and basics: questions 1 to 12."""

from datetime import date
from itertools import pairwise

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.journal import (
    Appointment,
    CapacityReceived,
    Contact,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    JournalEntry,
)
from wissel.core.obligations import State

_NOT_BEFORE = (State.UPCOMING, State.DUE)
#: Documents by which a company doctor speaks.
_OF_DOCTOR = (
    DocumentKind.PROBLEEMANALYSE,
    DocumentKind.ADVIES_BEDRIJFSARTS,
    DocumentKind.FML,
    DocumentKind.ACTUEEL_OORDEEL,
)
#: An evaluation from longer before this file says nothing of what lay between, in days.
_NEAR = 42


def by_milestone(dossier: Dossier, number: str, fact: str, *more: str) -> Found:
    """Answer by a milestone of the clock and the document that is its fact.

    ``more``: what else its last day rests on.
    """
    milestone = dossier.milestones[number]
    evidence = (*dossier.facts(fact)[:1], *more)
    if milestone.state is State.DONE:
        return met("on-time", *evidence, day=milestone.done_on, due=milestone.due)
    if milestone.state is State.LATE:
        return late(
            "late", *evidence, day=milestone.done_on, due=milestone.due, days=milestone.days_late
        )
    if milestone.state is State.OVERDUE:
        return not_met("missing", *evidence, due=milestone.due)
    if milestone.state is State.UNKNOWN:
        return silent("before-us", *evidence, due=milestone.due)
    if milestone.state in _NOT_BEFORE:
        return not_yet(milestone.due, *evidence)
    return not_asked("does-not-hold", *evidence)


def first_sick_day(dossier: Dossier) -> Found:
    """1. Is the first sick day recorded, and the same everywhere?"""
    aside = [one for one in dossier.told.set_aside if one.code == "before-first-sick-day"]
    if aside:
        return weak("before-first-day", *(f"entry:{one.entry}" for one in aside), n=len(aside))
    return silent("one-day", day=dossier.law.waiting_period.first_day)


def interruptions(dossier: Dossier) -> Found:
    """2. Are interruptions and leave recorded, so that the shift can be computed?"""
    absence = dossier.case.absence
    if any(leave.same_cause is None for leave in absence.leave):
        return silent("same-cause-unknown")
    return met(
        "recorded",
        "case",
        healthy=len(absence.healthy),
        leave=len(absence.leave),
        days=dossier.law.waiting_period.shift_days,
    )


def problem_analysis(dossier: Dossier) -> Found:
    """3. Is the problem analysis there within six weeks?"""
    return by_milestone(dossier, "M03", "probleemanalyse")


def analysis_content(dossier: Dossier) -> Found:
    """4. Does it give limits and possibilities, prognosis and advice?"""
    return read_it(dossier, DocumentKind.PROBLEEMANALYSE)


def read_it(dossier: Dossier, kind: DocumentKind) -> Found:
    """Say that what stands in a document is for a person to judge."""
    papers = dossier.documents(kind)
    return silent("read-it", *refs(papers[-1:])) if papers else silent()


def company_doctor(dossier: Dossier) -> Found:
    """5. Was the medical input given by a competent company doctor?"""
    for party in dossier.case.parties:
        if party.role == "company-doctor" and party.registration.strip():
            return met("registered", f"party:company-doctor:{party.name}", name=party.name)
    doctors = [party for party in dossier.case.parties if party.role == "company-doctor"]
    if doctors:
        evidence = (f"party:company-doctor:{one.name}" for one in doctors)
        return silent("not-registered", *evidence, name=doctors[0].name)
    return silent()


def action_plan(dossier: Dossier) -> Found:
    """6. Is the plan of action there two weeks after the analysis?"""
    analysis = dossier.facts("probleemanalyse")[:1]
    if not analysis and dossier.facts("plan_van_aanpak"):
        return silent("analysis-unknown", *dossier.facts("plan_van_aanpak")[:1])
    return by_milestone(dossier, "M04", "plan_van_aanpak", *analysis)


def case_manager(dossier: Dossier) -> Found:
    """7. Is a case manager named in it?"""
    return read_it(dossier, DocumentKind.PLAN_VAN_AANPAK)


def notice_42_weeks(dossier: Dossier) -> Found:
    """8. Did UWV get the notice of week 42?"""
    return by_milestone(dossier, "M06", "aangifte_42_weken")


def doctor_contact(dossier: Dossier) -> Found:
    """9. Was there regular contact with the company doctor?"""
    heard = [entry for entry in dossier.entries if _is_of_doctor(entry)]
    days = sorted({entry.happened_on for entry in heard})
    if not days:
        return silent()
    first = min(dossier.case.registered_on, dossier.until)
    marks = [first, *(day for day in days if first < day <= dossier.until), dossier.until]
    longest, since = max((b - a, a) for a, b in pairwise(marks))
    if longest > dossier.measure("doctor_gap_days"):
        return weak("doctor-gap", *refs(heard), since=since, days=longest.days)
    return met("doctor-regular", *refs(heard), n=len(days))


def _is_of_doctor(entry: JournalEntry) -> bool:
    match entry.content:
        case DocumentReceived(document=document):
            return document in _OF_DOCTOR
        case CapacityReceived(source=source):
            return source == "company-doctor"
        case ExpertOpinion(by=by):
            return by == "company-doctor"
        case Contact(with_=with_) | Appointment(with_=with_, outcome="attended"):
            return "company-doctor" in with_
        case _:
            return False


def evaluations(dossier: Dossier) -> Found:
    """10. Were the evaluations held, and the plan of action adjusted?"""
    held = dossier.documents(
        DocumentKind.PLAN_VAN_AANPAK,
        DocumentKind.EVALUATIE,
        DocumentKind.BIJSTELLING,
        DocumentKind.EERSTEJAARSEVALUATIE,
        DocumentKind.EINDEVALUATIE,
    )
    days = sorted({entry.happened_on for entry in held})
    own = [day for day in days if day >= dossier.case.registered_on]
    if not own:
        return silent("evaluations-elsewhere", *refs(held))
    gaps = [(b - a, a) for a, b in pairwise(_since_before(days, own))]
    longest, since = max(gaps, default=(None, None))
    if longest is not None and longest > dossier.measure("evaluation_days"):
        return weak("evaluation-gap", *refs(held), since=since, days=longest.days)
    if dossier.until - own[-1] > dossier.measure("evaluation_days"):
        ago = (dossier.today - own[-1]).days
        return weak("evaluation-due", *refs(held), since=own[-1], days=ago)
    return met("evaluated", *refs(held), n=len(own))


def _since_before(days: list[date], own: list[date]) -> list[date]:
    """Return the days of one's own, with the last one from before if that is near enough to say."""
    earlier = [day for day in days if day < own[0]]
    return [*earlier[-1:], *own] if earlier and (own[0] - earlier[-1]).days <= _NEAR else own


def record_of_hours(dossier: Dossier) -> Found:
    """11. Is there a record of hours worked and of activities?"""
    return silent("hours-elsewhere")


def treatment(dossier: Dossier) -> Found:
    """12. Did the company doctor consider whether more can become possible?"""
    return silent("doctor-only")


QUESTIONS = {
    1: first_sick_day,
    2: interruptions,
    3: problem_analysis,
    4: analysis_content,
    5: company_doctor,
    6: action_plan,
    7: case_manager,
    8: notice_42_weeks,
    9: doctor_contact,
    10: evaluations,
    11: record_of_hours,
    12: treatment,
}
