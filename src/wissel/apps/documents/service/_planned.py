"""The plan in a document: of its own, or in the report in which the way of working writes it."""

from datetime import date
from typing import Final

from wissel.apps.documents.models import Report
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.dates import local_day
from wissel.core.journal import OrderEvent, ProfileFixed, standing
from wissel.core.plan import plan_form
from wissel.core.programme import Programme
from wissel.core.reports.plan_material import Moment, PlanMaterial
from wissel.core.reports.record import Check, ReportRecord, name_of
from wissel.core.trajectory import Trajectory

_OWN: Final = "d11"
#: More reports than anybody wants to read of at once.
_MOST_MOMENTS: Final = 15


def holds_plan(row: Report, programme: Programme) -> bool:
    """Whether the plan stands in this document."""
    own = reports.document_of(row.kind) == _OWN
    return own or (bool(programme.plan.written_in) and programme.plan.written_in == row.kind)


def plan_of(row: Report, within: trajectories.Within, programme: Programme) -> PlanMaterial | None:
    """Return the plan for a document; ``None`` where none stands in it or none was fixed."""
    if not holds_plan(row, programme):
        return None
    fixed = plans.fixed_within(within=within)
    if fixed.plan is None:
        return None
    form, person = plan_form(fixed.plan.said.form), fixed.person
    reader = plans.employer_of(within.case)
    timeline = within.due.timeline
    return PlanMaterial(
        kept=fixed.plan,
        parts=programme.plan.parts,
        last_day=timeline.sanction.last_day
        if timeline.sanction is not None
        else timeline.waiting_period.last_day,
        search=reader.version(fixed.search) if fixed.search is not None else None,
        in_sanction=timeline.sanction is not None,
        person=person if within.case.lets_read("person-profile", "employer") else None,
        person_kept=(person.number, local_day(person.at)) if person is not None else None,
        entries=_entries(within.case),
        moments=_moments(row, within),
        subgoals={one.key: one.title for one in programme.plan.subgoals},
        evidence={one.key: one.words for one in form.evidence},
        quoted_on=_quoted(within.case),
    )


def plan_checks(
    row: Report, within: trajectories.Within, record: ReportRecord, programme: Programme
) -> list[Check]:
    """Return what the gate says of the plan in a document."""
    if not holds_plan(row, programme):
        return []
    fixed = plans.fixed_within(within=within)
    if fixed.plan is None:
        # An intake may end in "cannot begin now": then there is nothing to plan yet.
        own = record.document == _OWN
        return [reports.gate_line("plan.none", "blocked" if own else "attention")]
    found = []
    entry = _entries(within.case).get("plan")
    if entry is not None and all(one.id != entry for one in record.evidence()):
        found.append(reports.gate_line("plan.newer", "blocked"))
    if fixed.changed:
        found.append(reports.gate_line("plan.changed", "attention"))
    if fixed.review:
        found.append(reports.gate_line("plan.review", "attention"))
    if not within.case.lets_read("person-profile", "employer"):
        taken = [
            f"gap-{one.key}" for one in fixed.plan.said.gaps if one.source.startswith("person")
        ]
        for _, held in record.statements():
            name = name_of(held.id)
            if name.startswith("person-") or name in taken:
                found.append(reports.gate_line("person.withdrawn", "blocked", held))
                break
    return found


def _entries(case: Trajectory) -> dict[str, str]:
    """Return the journal entry in which each was fixed last."""
    return {
        entry.content.profile: entry.id
        for entry in standing(case.journal)
        if isinstance(entry.content, ProfileFixed)
    }


def _moments(row: Report, within: trajectories.Within) -> tuple[Moment, ...]:
    """Return the reports that are to come, by their last day."""
    today, own = within.due.today, f"report-event:released:{row.kind}"
    found = [
        Moment(duty.title, duty.due)
        for duty in within.due.obligations
        if duty.due is not None
        and duty.state(today).is_open
        and own not in duty.satisfied_by
        and any(name.startswith("report-event:released") for name in duty.satisfied_by)
    ]
    return tuple(sorted(found, key=lambda one: one.due)[:_MOST_MOMENTS])


def _quoted(case: Trajectory) -> date | None:
    days = [
        entry.happened_on
        for entry in standing(case.journal)
        if isinstance(entry.content, OrderEvent)
        and (entry.content.event, entry.content.order) == ("quoted", "trajectory")
    ]
    return max(days, default=None)
