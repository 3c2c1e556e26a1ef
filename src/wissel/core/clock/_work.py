"""The days of one case as numbers, from which milestones, periods and trace are told.

Days are ordinals. Each function here computes one part and cites its article; nothing is rounded
and nothing is guessed: what a person must judge is read from the input.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wissel.core.clock._case import Case, build_case
from wissel.core.clock._check import FACT_NAMES, fact_values
from wissel.core.clock._law import (
    Law,
    Terms,
    law_for,
    note_text,
    pension_day,
    refuse,
    work_calendar,
)
from wissel.core.clock._types import Note, Riv
from wissel.core.clock.facts import ABSENT, ClockInput, Facts
from wissel.core.dates import DAYS, WorkCalendar, counted_day


@dataclass(slots=True)
class Work:
    """Everything computed about one case; filled in the order of the functions of this module."""

    data: ClockInput
    law: Law
    terms: Terms
    calendar: WorkCalendar
    case: Case
    facts: Facts
    as_of: int
    notes: list[Note]
    first: int
    gaps: tuple[tuple[int, int], ...]
    last: int = 0  #: last day of the waiting period, L
    end: int | None = None  #: last day of the employment, when it lies before the wage period ends
    no_employer: bool = False
    own_risk: bool = False
    riv_at_end: Riv | None = None
    pension: int | None = None
    base_end: int = 0  #: L, or the end of a voluntary extension
    weeks_81: int = 0
    letter_due: int = 0
    application_normal: int = 0
    application_due: int = 0
    application_protected: bool = False
    delay: int = 0
    wage_end: int = 0  #: before any sanction
    decision_due: int = 0
    sanction_from: int = 0
    plain: bool = True  #: nothing of employment, pension age or recovery changes a milestone

    def count(self, days: int, start: int | None = None) -> int:
        """Return the day ``days`` counted days after ``start``, or after the first sick day."""
        if start is None:
            start = self.first
        return counted_day(start, days, self.gaps) if self.gaps else start + days

    def moved(self, ordinal: int, term: str) -> int:
        """Return the end of a term, past weekends and holidays where the data says so (Atw 1)."""
        return self.calendar.on_or_after(ordinal) if term in self.law.moved else ordinal

    def note(self, code: str, **values: object) -> None:
        """Add a note; ordinals among the values are written as dates by the caller."""
        self.notes.append(Note(code, note_text(code, **values)))

    def fact(self, name: str) -> int | None:
        """Return the day of a fact, or ``None`` when it has not happened or is unknown."""
        value = getattr(self.facts, name)
        return value.toordinal() if isinstance(value, date) else None


def start_work(data: ClockInput) -> Work:
    """Return the case and its end: adding up, employment, pension age, extension, application."""
    law = law_for(data.absence.first_sick_day)
    case = build_case(data, law.terms.new_case)
    facts = data.facts
    notes = list(case.notes)
    if case.first != data.absence.first_sick_day.toordinal():
        law = law_for(DAYS[case.first])
        facts = _facts_of_case(facts, case, notes)
    work = Work(
        data=data,
        law=law,
        terms=law.terms,
        calendar=work_calendar(),
        case=case,
        facts=facts,
        as_of=data.as_of.toordinal(),
        notes=notes,
        first=case.first,
        gaps=case.days,
    )
    work.last = work.count(work.terms.waiting - 1)
    work.weeks_81 = work.count(work.terms.report_protection - 1)
    work.letter_due = work.count(work.terms.letter - 1)
    _extension(work)
    _application(work)
    _employment(work)
    _pension(work)
    _flags(work)
    work.plain = work.end is None and work.pension is None and case.recovered is None
    return work


def _facts_of_case(facts: Facts, case: Case, notes: list[Note]) -> Facts:
    """Return the facts without those of an earlier case, which say nothing about this one."""
    first = DAYS[case.first]
    earlier = [
        name
        for name in FACT_NAMES
        if isinstance(value := getattr(facts, name), date) and value < first
    ]
    evaluations = facts.evaluaties
    if evaluations and min(evaluations) < first:
        evaluations = tuple(day for day in evaluations if day >= first)
        earlier.append("evaluaties")
    if not earlier:
        return facts
    names = ", ".join(earlier)
    notes.append(
        Note("earlier-case-facts", note_text("earlier-case-facts", new=first, facts=names))
    )
    absent: dict[str, Any] = {name: ABSENT for name in earlier if name != "evaluaties"}
    return replace(facts, **absent, evaluaties=evaluations)


def _extension(work: Work) -> None:
    """Voluntary extension (WIA 24): its end takes the place of the end of the waiting period."""
    work.base_end = work.last
    until = work.fact("vrijwillige_verlenging_tot")
    if until is None:
        return
    if until <= work.last:
        raise refuse(
            "extension-too-short",
            "$.facts.vrijwillige_verlenging_tot",
            given=DAYS[until],
            last=DAYS[work.last],
        )
    shortened = work.fact("verlenging_verkorting_verzocht")
    if shortened is not None:
        until = min(until, max(shortened + work.terms.extension_shortened, work.last))
    work.base_end = until
    work.note("voluntary-extension", day=DAYS[until])


def before_end(work: Work, days: int) -> int:
    """Return the day ``days`` before the end of the waiting period or of its extension.

    Counted back, so never moved by the Atw (art. 1(2)). Without an extension a day that had
    passed when an interruption began stays where it was (C6).
    """
    if work.base_end != work.last:
        return work.base_end - days
    return work.count(work.terms.waiting - 1 - days)


def _application(work: Work) -> None:
    """Last day of the application, its protection (WIA 64(6)) and its delay (BW 7:629(11)a)."""
    terms = work.terms
    normal = before_end(work, terms.application)
    work.application_normal = work.application_due = normal
    applied = work.fact("wia_aanvraag")
    late = applied is not None and applied > normal
    letter = work.facts.uwv_brief_ontvangen
    if isinstance(letter, date):
        received = letter.toordinal()
        if received > work.letter_due:
            _late_letter(work, received, late)
    elif late or (applied is None and work.as_of > normal and letter is ABSENT):
        _no_letter(work, late, letter is ABSENT)
    if applied is not None and not work.application_protected:
        work.delay = max(0, applied - work.application_due)
    work.wage_end = work.base_end + work.delay
    work.decision_due = before_end(work, terms.decision) + work.delay
    work.sanction_from = work.wage_end + 1
    if work.delay:
        work.note("late-application", days=work.delay)
    elif applied is None and work.as_of > work.application_due and not work.application_protected:
        work.note("application-overdue", day=DAYS[work.application_due])


def _report_in_time(work: Work) -> bool | None:
    """Whether the 42-week report was made before week 81 was full; ``None`` is unknown."""
    days = [
        day
        for day in (work.fact("aangifte_42_weken"), work.fact("iva_aanvraag"))
        if day is not None
    ]
    if days:
        return min(days) < work.weeks_81
    return None if work.facts.aangifte_42_weken is None else False


def _late_letter(work: Work, received: int, late: bool) -> None:
    report = _report_in_time(work)
    if report:
        until = work.moved(received + work.terms.letter_protection, "letter_protection")
        work.application_due = max(work.application_normal, until)
        work.note("late-letter-protection", day=DAYS[received], until=DAYS[work.application_due])
    elif report is None and late:
        work.note("protection-unknown")
    elif report is False:
        work.note("protection-lost", day=DAYS[work.weeks_81])


def _no_letter(work: Work, late: bool, sure: bool) -> None:
    report = _report_in_time(work)
    if report is False:
        if late:
            work.note("protection-lost", day=DAYS[work.weeks_81])
    elif report and sure:
        work.application_protected = True
        work.note("no-letter-protection", day=DAYS[work.application_normal])
    elif late:
        work.note("protection-unknown")


def _employment(work: Work) -> None:
    """End of the employment during sickness (C8), without an employer (C9), own risk (C10)."""
    employment = work.data.employment
    work.own_risk = employment.own_risk_bearer.zw
    if employment.end is None:
        return
    end = employment.end.toordinal()
    if end < work.case.first:
        work.end = end
        work.no_employer = True
        if not work.own_risk:
            work.note("vangnetter")
        return
    in_gap = any(first <= end <= last for first, last in work.case.days)
    recovered = work.case.recovered is not None and work.case.recovered <= end
    if end >= work.wage_end + work.terms.sanction or recovered:
        return
    work.end = end
    if end > work.last or in_gap:
        return
    days = end - work.case.first
    work.riv_at_end = _riv_at_end(work, days)
    work.notes.append(
        Note(
            "ziek-uit-dienst",
            note_text("ziek-uit-dienst", day=employment.end, days=days, riv=work.riv_at_end),
            riv=work.riv_at_end,
        )
    )


def _riv_at_end(work: Work, days: int) -> Riv:
    """Return which report is due at the end (ZW 38(2); short or full is UWV's practice)."""
    if work.own_risk or days < work.terms.end_riv:
        return "none"
    expected = work.data.judgements.full_recovery_expected
    if days < work.terms.end_riv_full or (expected is not None and expected.value):
        return "short"
    return "full"


def _pension(work: Work) -> None:
    """State-pension age (C13), looked up only when it can fall before the timeline ends."""
    born = work.data.person.date_of_birth
    if born is None:
        return
    last_date = work.wage_end + work.terms.sanction
    day = pension_day(born, DAYS[last_date])
    if day is None:
        return
    work.pension = day.toordinal()
    if work.pension > work.case.first:
        work.note("state-pension-age", day=day)
        return
    weeks = work.law.wage_after_pension_age
    work.note("sick-after-pension-age", day=day, weeks="?" if weeks is None else weeks // 7)


def _flags(work: Work) -> None:
    """Notes that only ask for a person's attention."""
    employment = work.data.employment
    if employment.own_risk_bearer.zw:
        work.note("own-risk-zw")
    if employment.own_risk_bearer.wga:
        work.note("own-risk-wga")
    if employment.other_employers:
        work.note("other-employers")
    changed = work.data.judgements.new_agreed_work
    if changed is not None and changed.value:
        work.note("new-agreed-work", by=changed.by or "?")
    applied = work.fact("iva_aanvraag")
    if applied is not None:
        earliest = max(work.count(work.terms.iva_min - 1), applied + work.terms.iva_ahead)
        work.note("early-iva", day=DAYS[applied], end=DAYS[earliest])
    _later_facts(work)


def _later_facts(work: Work) -> None:
    as_of = work.data.as_of
    facts = work.facts
    later = [
        name
        for name, value in zip(FACT_NAMES, fact_values(facts), strict=True)
        if value is not None
        and value is not ABSENT
        and value > as_of
        and name != "vrijwillige_verlenging_tot"
    ]
    if facts.evaluaties and max(facts.evaluaties) > as_of:
        later.append("evaluaties")
    if later:
        work.note("after-as-of", facts=", ".join(later))
