"""The days of the milestones M01 to M20, each with the step that leads to its last day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from wissel.core.absence import Judgement
from wissel.core.clock._law import MilestoneRule
from wissel.core.clock._types import Sanction
from wissel.core.clock._work import Work, before_end
from wissel.core.clock.facts import ABSENT
from wissel.core.dates import DAYS, add_months, counted_day

#: How a last day was reached: (name and day of the start, days from it, terms of the data, name of
#: what is left beside the gaps in between). A plain tuple, since one is made for every milestone.
Step: TypeAlias = tuple[str, int, int, tuple[str, ...], str]
_EVALUATION = ("evaluation",)


@dataclass(slots=True)
class Days:
    """The days of one milestone before its state is told; ordinals."""

    due: int | None
    opens: int | None = None
    target: int | None = None
    done: int | None = None
    unknown: bool = False
    step: Step | None = None
    suffix: str = ""
    lapsed: str | None = None  #: the code of the reason why it no longer matters
    not_applicable: str | None = None
    at_end: bool = False  #: due because the employment ends
    settled: bool = False  #: done on a day that the facts do not tell


def days_of(work: Work, sanction: Sanction | None) -> list[tuple[MilestoneRule, Days]]:
    """Return the days of all milestones in the order of their numbers."""
    first = work.first
    rules = work.law.milestones
    analysis = _analysis(work)
    plan = _plan(work, analysis)
    first_year = _first_year(work)
    end = _at_end(work)
    days: list[tuple[MilestoneRule, Days]] = [
        (rules["M01"], Days(due=first, opens=first, done=first)),
        (rules["M02"], _sick_report(work)),
        (rules["M03"], analysis),
        (rules["M04"], plan),
    ]
    days += [(rules["M05"], each) for each in _evaluations(work, plan, sanction)]
    days += [
        (rules["M06"], _report(work)),
        (rules["M07"], first_year),
        (rules["M08"], _second_track(work, first_year)),
        (rules["M09"], _letter(work)),
        (rules["M10"], _before(work, work.terms.final_evaluation, "final_evaluation", end)),
        (rules["M11"], _before(work, work.terms.riv, "riv", end)),
        (rules["M12"], _riv(work, end)),
        (rules["M13"], _application(work)),
        (rules["M14"], _decision(work)),
        (rules["M15"], _end(work)),
        (rules["M16"], _sanction_days(work, sanction)),
        (rules["M17"], _shortening(work, sanction)),
        (rules["M18"], _early_iva(work)),
        (rules["M19"], _extension(work)),
        (rules["M20"], Days(None, opens=first)),
    ]
    return days


def _since_first(work: Work, days: int, *terms: str) -> tuple[int, Step]:
    """Return the day ``days`` counted days after the first sick day, and that step."""
    first = work.first
    return work.count(days), ("first_sick_day", first, days, terms, "")


def _back(work: Work, days: int, *terms: str) -> tuple[int, Step]:
    """Return the day ``days`` before the end, and the step that leads to it."""
    due = before_end(work, days)
    if work.base_end != work.last:
        return due, ("vrijwillige_verlenging_tot", work.base_end, -days, terms, "")
    total = work.terms.waiting - 1 - days
    return due, ("first_sick_day", work.first, total, ("waiting", *terms), "")


def _sick_report(work: Work) -> Days:
    """M02, practice; no fact of the input tells it, so once due it is unknown."""
    due, step = _since_first(work, work.terms.sick_report, "sick_report")
    return Days(due, opens=work.first, unknown=True, step=step)


def _end(work: Work) -> Days:
    """M15, WIA 23(1): not an act, so it is done when its day has passed."""
    _, step = _since_first(work, work.terms.waiting - 1, "waiting")
    recovered = work.case.recovered
    reached = recovered is None or recovered > work.last
    return Days(work.last, done=work.last if reached else None, step=step)


def _fact(
    work: Work, name: str, end: tuple[int | None, Step | None], depends: Days | None = None
) -> Days:
    """Return the days of a milestone that one fact of the input settles.

    A duty whose term runs from something unknown is itself unknown until it was done.
    """
    value = getattr(work.facts, name)
    unknown = value is None or (value is ABSENT and depends is not None and depends.unknown)
    done = value.toordinal() if isinstance(value, date) else None
    return Days(end[0], done=done, unknown=unknown, step=end[1])


def _analysis(work: Work) -> Days:
    """M03, Regeling procesgang 2(2)."""
    days = _fact(work, "probleemanalyse", _since_first(work, work.terms.analysis, "analysis"))
    days.opens = work.first
    days.target = work.count(work.terms.analysis_target)
    return days


def _plan(work: Work, analysis: Days) -> Days:
    """M04, Regeling procesgang 4(1): from the opinion, or from its last day without one."""
    start = _day(analysis)
    due = work.count(work.terms.plan, start)
    step = ("probleemanalyse", start, work.terms.plan, ("plan",), "")
    days = _fact(work, "plan_van_aanpak", (due, step), analysis)
    days.opens = work.first if analysis.done is None else analysis.done
    target = work.count(work.terms.plan_target)
    days.target = target if target < due else None
    return days


def _day(days: Days) -> int:
    """Return the day something was done, or its last day while it was not."""
    day = days.due if days.done is None else days.done
    if day is None:
        raise ValueError("a milestone others run from has a last day")
    return day


def _evaluations(work: Work, plan: Days, sanction: Sanction | None) -> list[Days]:
    """M05: every six weeks (practice) from the plan, then from the evaluation before."""
    held = work.facts.evaluaties
    done = sorted({day.toordinal() for day in held}) if held else ()
    unknown = held is None or (plan.unknown and plan.done is None)
    until = work.wage_end if sanction is None else sanction.last_day.toordinal()
    interval, gaps = work.terms.evaluation, work.gaps
    anchor, number, held_times = _day(plan), 0, len(done)
    result: list[Days] = []
    while True:
        due = counted_day(anchor, interval, gaps) if gaps else anchor + interval
        if due > until and number >= held_times:
            return result
        happened = done[number] if number < held_times else None
        step = (_evaluation_name(number), anchor, interval, _EVALUATION, "")
        number += 1
        # By position: this is the loop that runs most often.
        result.append(Days(due, anchor + 1, None, happened, unknown, step, _suffix(number)))
        anchor = due if happened is None else happened


@cache
def _suffix(number: int) -> str:
    return f".{number}"


@cache
def _evaluation_name(number: int) -> str:
    """Return the name of what an evaluation runs from: the plan, or the evaluation ``number``."""
    return f"M05.{number}" if number else "plan_van_aanpak"


def _report(work: Work) -> Days:
    """M06, ZW 38(1); an application for early IVA counts as the report (38(8))."""
    days = _fact(work, "aangifte_42_weken", _since_first(work, work.terms.report_42, "report_42"))
    by_application = work.fact("iva_aanvraag")
    if by_application is not None:
        days.done = by_application if days.done is None else min(days.done, by_application)
    return days


def _first_year(work: Work) -> Days:
    """M07, Regeling procesgang 4(2)b."""
    days = _fact(
        work, "eerstejaarsevaluatie", _since_first(work, work.terms.first_year - 1, "first_year")
    )
    days.opens = work.count(work.terms.first_year_opens)
    return days


def _second_track(work: Work, first_year: Days) -> Days:
    """M08: six weeks after the first-year evaluation is policy; only judgements move it."""
    start = _day(first_year)
    due = work.count(work.terms.second_track, start)
    step = ("eerstejaarsevaluatie", start, work.terms.second_track, ("second_track",), "")
    days = _fact(work, "tweede_spoor_start", (due, step), first_year)
    _judge_second_track(work, days, start, due)
    return days


def _judge_second_track(work: Work, days: Days, start: int, due: int) -> None:
    judgements = work.data.judgements
    if (answer := _yes(judgements.own_return_excluded)) is not None:
        on, said = answer
        days.target = on
        term = work.terms.second_track_excluded
        if (earlier := work.count(term, on)) < due:
            days.due = earlier
            days.step = ("own_return_excluded", on, term, ("second_track_excluded",), "")
        work.note("own-return-excluded", **said)
    elif (answer := _yes(judgements.own_return_in_sight)) is not None:
        on, said = answer
        until = add_months(DAYS[on], work.terms.return_months)
        if (later := until.toordinal()) > due:
            days.due = later
            days.step = ("own_return_in_sight", on, later - on, ("return_months",), "")
        work.note("own-return-in-sight", until=until, **said)
    elif (answer := _yes(judgements.capacity_arose)) is not None and answer[0] > start:
        on, said = answer
        term = work.terms.second_track_capacity
        days.due = work.count(term, on)
        days.step = ("capacity_arose", on, term, ("second_track_capacity",), "")
        work.note("capacity-arose", **said)
    waived = judgements.second_track_waived
    if waived is not None and waived.value:
        _waive(work, days)


def _yes(judgement: Judgement | None) -> tuple[int, dict[str, object]] | None:
    """Return the day and the owner of a judgement that says yes and has a date."""
    if judgement is None or not judgement.value or judgement.on is None:
        return None
    return judgement.on.toordinal(), {"by": judgement.by or "?", "on": judgement.on}


def _waive(work: Work, days: Days) -> None:
    """Both leave it out: only when the pension age falls within a year after L (policy)."""
    limit = add_months(DAYS[work.last], work.terms.waiver_months).toordinal()
    if work.pension is not None and work.pension <= limit:
        days.not_applicable = "waived"
    else:
        work.note("waiver-too-early")


def _letter(work: Work) -> Days:
    """M09, WIA 64(2)."""
    end = _since_first(work, work.terms.letter - 1, "letter")
    days = _fact(work, "uwv_brief_ontvangen", end)
    days.target = work.count(work.terms.letter_target - 1)
    return days


def _at_end(work: Work) -> int | None:
    """Return the last day of an employment that ends in sickness and asks for a report (C8)."""
    return work.end if work.riv_at_end in ("short", "full") else None


def _before(work: Work, days: int, term: str, end: int | None) -> Days:
    """M10 and M11: no fact of the input tells them, so once due they are unknown.

    A short report at the end of the employment goes without a final evaluation.
    """
    due, step = _back(work, days, term)
    if end is not None and end < due and (term == "riv" or work.riv_at_end == "full"):
        return Days(end, unknown=True, at_end=True, step=_end_step(end))
    return Days(due, unknown=True, step=step)


def _end_step(end: int) -> Step:
    return ("employment.end", end, 0, ("end_riv",), "")


def _riv(work: Work, end: int | None) -> Days:
    """M12, WIA 25(3); at the end of the employment ZW 38(2)."""
    due, step = _back(work, work.terms.riv, "riv")
    if end is not None and end < due:
        days = _fact(work, "riv_aan_werknemer", (end, _end_step(end)))
        days.at_end = True
        return days
    return _fact(work, "riv_aan_werknemer", (due, step))


def _application(work: Work) -> Days:
    """M13, WIA 64(3) and 64(6)."""
    normal, step = _back(work, work.terms.application, "application")
    due = work.application_due
    letter = work.fact("uwv_brief_ontvangen")
    if due == normal or letter is None:
        return _fact(work, "wia_aanvraag", (normal, step))
    term = work.terms.letter_protection
    step = ("uwv_brief_ontvangen", letter, term, ("letter_protection",), "atw")
    days = _fact(work, "wia_aanvraag", (due, step))
    days.target = normal
    return days


def _decision(work: Work) -> Days:
    """M14, WIA 25(10) and 25(11): after the end of the wage period no sanction is possible."""
    _, step = _back(work, work.terms.decision, "decision")
    end = (work.decision_due, (*step[:4], "late-application"))
    days = _fact(work, "loonsanctie_besluit", end)
    if days.done is None and not days.unknown and work.as_of > work.wage_end:
        days.lapsed = "decision-too-late"
    return days


def _sanction_days(work: Work, sanction: Sanction | None) -> Days:
    """M16, WIA 25(9)."""
    days = Days(None, opens=work.sanction_from)
    if sanction is None:
        days.not_applicable = "no-sanction"
        days.unknown = work.facts.loonsanctie_besluit is None
    else:
        last = sanction.last_day.toordinal()
        if work.end is not None and work.end >= work.sanction_from:
            last = min(last, work.end)
        days.due = days.done = last
    return days


def _shortening(work: Work, sanction: Sanction | None) -> Days:
    """M17, WIA 25(12): any time during the sanction."""
    if sanction is None:
        return Days(None, opens=work.sanction_from, not_applicable="no-sanction")
    last = sanction.last_day.toordinal()
    days = _fact(work, "bekortingsverzoek_ontvangen", (last, None))
    days.opens = work.fact("loonsanctie_besluit")
    return days


def _early_iva(work: Work) -> Days:
    """M18, WIA 23(6): the window in which an application gains anything."""
    terms = work.terms
    last = terms.iva_max - 1 - terms.iva_ahead
    days = _fact(work, "iva_aanvraag", _since_first(work, last, "iva_max", "iva_ahead"))
    days.opens = work.count(terms.iva_min - 1 - terms.iva_ahead)
    return days


def _extension(work: Work) -> Days:
    """M19, WIA 24. The input tells its end, not the day of the request."""
    last = work.terms.waiting - 1 - work.terms.extension_request
    due, step = _since_first(work, last, "waiting", "extension_request")
    value = work.facts.vrijwillige_verlenging_tot
    return Days(due, unknown=value is None, settled=isinstance(value, date), step=step)
