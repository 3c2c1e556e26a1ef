"""The derivation of a timeline as a tree: every day with the days and rules it came from."""

from wissel.core.clock._days import Days, Step
from wissel.core.clock._law import MilestoneRule, term_basis
from wissel.core.clock._types import Sanction, Timeline
from wissel.core.clock._work import Work
from wissel.core.dates import DAYS
from wissel.core.sources import Trace


def trace_of(work: Work, days: list[tuple[MilestoneRule, Days]], timeline: Timeline) -> Trace:
    """Return the whole derivation; the values are the printed forms of the timeline's own."""
    inputs = _waiting_period(work, timeline)
    for (rule, each), told in zip(days, timeline.milestones, strict=True):
        due = "none" if told.due is None else told.due.isoformat()
        steps = () if each.step is None or each.due is None else _inputs(work, each.step, each.due)
        inputs.append(Trace(told.id, due, f"{rule.key}: {told.state.value}", told.basis, steps))
    inputs.append(_wage(timeline))
    if timeline.sanction is not None:
        inputs.append(_sanction(work, timeline.sanction))
    no_risk = timeline.reference_days.no_risk.isoformat()
    rule_no_risk = "end of the wage period + 1 - 11 weeks"
    inputs.append(
        Trace("reference_days.no_risk", no_risk, rule_no_risk, (term_basis(work.law, "no_risk"),))
    )
    return Trace(
        "timeline",
        timeline.waiting_period.first_day.isoformat(),
        "first sick day of the case",
        (work.law.bases["wia.eerste_dag"],),
        tuple(inputs),
    )


def _waiting_period(work: Work, timeline: Timeline) -> list[Trace]:
    period = timeline.waiting_period
    step = ("first_sick_day", work.first, work.terms.waiting - 1, ("waiting",), "")
    return [
        Trace(
            "waiting_period.last_day",
            period.last_day.isoformat(),
            "day on which the last counted day falls",
            (work.law.bases["wia.wachttijd"],),
            _inputs(work, step, work.last),
        ),
        Trace(
            "waiting_period.first_wia_day",
            period.first_wia_day.isoformat(),
            "waiting_period.last_day + 1",
        ),
    ]


def _inputs(work: Work, step: Step, due: int) -> tuple[Trace, ...]:
    """Return start, terms, gaps and what else moved the day; together they add up to it."""
    name, since, days, terms, rest_name = step
    parts = [Trace(name, DAYS[since].isoformat())]
    for term in terms:
        parts.append(
            Trace(
                f"rule {term}", str(getattr(work.terms, term)), basis=(term_basis(work.law, term),)
            )
        )
    parts.append(Trace("days", str(days), "from the terms above"))
    moved = 0
    if days > 0:
        for gap in work.case.gaps:
            first = max(gap.first, since + 1)
            if gap.last <= since:
                continue
            if first > since + days + moved:
                break
            moved += gap.last - first + 1
            label = f"gap {DAYS[gap.first].isoformat()}..{DAYS[gap.last].isoformat()}"
            rule = "wia.niet_meegeteld" if gap.leaves else "wia.samentelling"
            parts.append(
                Trace(
                    label,
                    str(gap.last - first + 1),
                    "days that do not count",
                    (work.law.bases[rule],),
                )
            )
    rest = due - since - days - moved
    if rest:
        parts.append(Trace(rest_name or "rest", str(rest), "days"))
    return tuple(parts)


def _wage(timeline: Timeline) -> Trace:
    wage = timeline.wage_period
    return Trace(
        "wage_period.last_day",
        "none" if wage.last_day is None else wage.last_day.isoformat(),
        "end of the waiting period + extensions",
        inputs=tuple(
            Trace(each.code, str(each.days), "days longer", each.basis) for each in wage.reasons
        ),
    )


def _sanction(work: Work, sanction: Sanction) -> Trace:
    parts = [
        Trace("sanction.first_day", sanction.first_day.isoformat(), "day after the wage period"),
        Trace(
            "sanction.max_last_day",
            sanction.max_last_day.isoformat(),
            "52 weeks, leave left out",
            (term_basis(work.law, "sanction"),),
        ),
    ]
    for reduction in sanction.reductions:
        parts.append(
            Trace(
                reduction.code,
                str(reduction.days),
                "days UWV was late",
                (work.law.bases["wia.te_laat_besluit"],),
            )
        )
    if sanction.repair_decision_due is not None:
        parts.append(
            Trace(
                "sanction.repair_decision_due",
                sanction.repair_decision_due.isoformat(),
                "receipt + 3 weeks, past weekends and holidays",
                (term_basis(work.law, "repair_decision"),),
            )
        )
    return Trace(
        "sanction.last_day",
        sanction.last_day.isoformat(),
        "the earlier of the maximum less lateness and six weeks after repair",
        (term_basis(work.law, "after_repair"),),
        tuple(parts),
    )
