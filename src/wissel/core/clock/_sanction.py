"""The wage sanction and its shortening (WIA 25(9)-(15), 64(8)), and the wage period (BW 7:629)."""

from datetime import date

from wissel.core.clock._law import term_basis
from wissel.core.clock._types import (
    Extension,
    Reduction,
    ReferenceDays,
    Sanction,
    WagePeriod,
)
from wissel.core.clock._work import Work
from wissel.core.dates import DAYS, counted_day

_SANCTION_TERMS = ("sanction", "after_repair", "resumption", "objection")


def sanction_of(work: Work) -> Sanction | None:
    """Return the sanction, ``None`` without a decision or with one that came too late."""
    decided = work.fact("loonsanctie_besluit")
    work.sanction_from = _start(work)
    if decided is None:
        if work.facts.loonsanctie_besluit is None:
            work.note("sanction-unknown")
        return None
    if work.no_employer or (work.end is not None and work.end < decided and not work.own_risk):
        work.note("sanction-no-employer")
        return None
    if decided > work.wage_end:
        work.note("sanction-not-possible", day=DAYS[decided], last=DAYS[work.wage_end])
        return None
    return _sanction(work, decided)


def _start(work: Work) -> int:
    """First day: after the wage period, or the day a leave that exists then ends (25(9))."""
    start = work.wage_end + 1
    for first, last in _leaves(work):
        if first <= start <= last:
            start = last + work.terms.sanction_after_leave
    return start


def _leaves(work: Work) -> list[tuple[int, int]]:
    return sorted(
        (leave.from_.toordinal(), leave.to.toordinal()) for leave in work.data.absence.leave
    )


def _sanction(work: Work, decided: int) -> Sanction:
    terms, start = work.terms, work.sanction_from
    # Leave that arises later interrupts the sanction (25(9)), so its days do not count.
    max_last = counted_day(start, terms.sanction - 1, _leaves(work))
    requested = work.fact("bekortingsverzoek_ontvangen")
    repair_due = None
    if requested is not None:
        repair_due = work.moved(requested + terms.repair_decision, "repair_decision")
    refused_late, repaired = _answers(work, requested, repair_due)
    late = {
        "decision-late": max(0, decided - work.decision_due),
        "refusal-late": refused_late,
        "repair-decision-late": 0 if repaired is None else repaired[0] - repaired[1],
    }
    last = max_last - late["decision-late"] - refused_late
    resumes = max_last - terms.resumption
    if repaired is not None:
        last = min(last, repaired[1] + terms.after_repair)
        resumes = min(resumes, repaired[0])
    if last < start:
        work.note("sanction-repaired-before-start")
    return Sanction(
        first_day=DAYS[start],
        last_day=DAYS[max(last, start - 1)],
        max_last_day=DAYS[max_last],
        reductions=tuple(Reduction(code, days) for code, days in late.items() if days),
        repair_decision_due=None if repair_due is None else DAYS[repair_due],
        application_resumes=DAYS[resumes],
        objection_until=DAYS[work.moved(decided + terms.objection, "objection")],
        basis=tuple(term_basis(work.law, term) for term in _SANCTION_TERMS),
        request_until=_request_until(work, decided, last),
    )


def _request_until(work: Work, decided: int, last: int) -> date | None:
    """Return the last day of receipt after which a decision in time still ends it a day earlier."""
    terms = work.terms
    day = last - 1 - terms.after_repair - terms.repair_decision
    while day > decided and (
        work.moved(day + terms.repair_decision, "repair_decision") + terms.after_repair >= last
    ):
        day -= 1
    return DAYS[day] if day > decided else None


def _answers(
    work: Work, requested: int | None, due: int | None
) -> tuple[int, tuple[int, int] | None]:
    """Return the days a refusal was late, and the repair decision as it was and as it counts.

    One request is known. With a refusal on or before the repair decision the request belongs to
    the refusal when it came before it, and the repair then counts on its own day.
    """
    refused = work.fact("weigering_bekorting")
    repaired = work.fact("herstel_besluit")
    refused_late = 0
    answers_repair = True
    if refused is not None and requested is not None and due is not None and refused >= requested:
        refused_late = max(0, refused - due)
        answers_repair = False
    if repaired is None:
        return refused_late, None
    if due is None or not answers_repair:
        return refused_late, (repaired, repaired)
    return refused_late, (repaired, min(repaired, due))


def wage_period(work: Work, sanction: Sanction | None) -> WagePeriod:
    """Return until when wages are due, with the reasons for more than 104 weeks (BW 7:629)."""
    bases = work.law.bases
    if work.pension is not None and work.pension <= work.first:
        days = work.law.wage_after_pension_age
        return WagePeriod(None if days is None else DAYS[_first(work, work.count(days - 1))], ())
    reasons: list[Extension] = []
    if work.base_end > work.last:
        extension = (bases["bw7.loon_verlenging"], bases["wia.verlenging"])
        reasons.append(Extension("voluntary-extension", work.base_end - work.last, extension))
    if work.delay:
        delay = (bases["bw7.loon_te_laat"], bases["wia.aanvraag"])
        reasons.append(Extension("late-application", work.delay, delay))
    last = work.wage_end
    if sanction is not None and sanction.last_day >= sanction.first_day:
        end = sanction.last_day.toordinal()
        reasons.append(
            Extension("sanction", end - last, (bases["bw7.loon_sanctie"], bases["wia.sanctie_max"]))
        )
        last = end
    if work.no_employer:
        return WagePeriod(None, ())
    reached = work.pension is not None and work.pension <= last
    if work.pension is not None and reached and (work.end is None or work.end >= work.pension):
        work.note("wage-after-pension-age", day=DAYS[work.pension])
        return WagePeriod(None, tuple(reasons))
    return WagePeriod(DAYS[_first(work, last)], tuple(reasons))


def _first(work: Work, last: int) -> int:
    """Wages end with the employment."""
    return last if work.end is None else min(last, work.end)


def reference_days(work: Work, sanction: Sanction | None) -> ReferenceDays:
    """Return the no-risk day (ZW 29b), the day of 81 weeks and UWV's term (WIA 102(3))."""
    end = work.wage_end if sanction is None else sanction.last_day.toordinal()
    applied = work.fact("wia_aanvraag")
    decision: date | None = None
    if applied is not None and sanction is None:
        decision = DAYS[work.moved(applied + work.terms.wia_decision, "wia_decision")]
    return ReferenceDays(
        no_risk=DAYS[end + 1 - work.terms.no_risk],
        weeks_81=DAYS[work.weeks_81],
        wia_decision=decision,
    )
