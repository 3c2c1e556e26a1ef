"""What the employee lets stand in a report, and took back: how things go, how a profile grew."""

from collections.abc import Mapping
from typing import Any, Final

from wissel.apps.guidance import service as guidance
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.reports.record import CHECK_IN, Check, Heard, ReportRecord, name_of

#: The report of a period, which tells only what was shared since the one before.
_PERIODIC: Final = "d15"
_NAME: Final = f"said-{CHECK_IN}"


def heard(
    within: trajectories.Within, language: str, given: Mapping[str, Any]
) -> tuple[Heard, ...]:
    """Return what stands in the report that is drafted with this, besides what it takes already."""
    document = given.get("document", _PERIODIC)
    already: tuple[Heard, ...] = given.get("heard", ())
    if not reports.takes_check_ins(document):
        return already
    since = None
    if document == _PERIODIC:
        first, before = given["period_from"], given["reported_until"]
        since = first if before is None else min(first, before)
    shared = guidance.check_ins_heard_within(
        within=within, language=language, until=given["period_to"], since=since
    )
    return (*already, *shared)


def checks(within: trajectories.Within, record: ReportRecord) -> list[Check]:
    """Hold back what the employee took back since, or said anew."""
    return [*_profile(within, record), *_words(within, record)]


def _profile(within: trajectories.Within, record: ReportRecord) -> list[Check]:
    """Hold back what a profile says that the employer may not read any more."""
    if plans.employability_within(within=within):
        return []
    told = [
        held
        for _, held in record.statements()
        if name_of(held.id).startswith(reports.EMPLOYABILITY)
    ]
    return [reports.gate_line("person.withdrawn", "blocked", held) for held in told[:1]]


def _words(within: trajectories.Within, record: ReportRecord) -> list[Check]:
    told = [held for _, held in record.statements() if name_of(held.id).startswith(_NAME)]
    if not told:
        return []
    stand = guidance.check_ins_may_stand_within(within=within, language=record.language)
    return [
        reports.gate_line("words.withdrawn", "blocked", held, topic=held.topic)
        for held in told
        if (name_of(held.id).removeprefix("said-"), held.text) not in stand
    ]
