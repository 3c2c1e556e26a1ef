"""A report for each period, and the way to its release: call, draft, reading, release."""

from collections.abc import Sequence
from dataclasses import replace

from wissel.core.journal import ReportEvent
from wissel.core.obligations import Obligation
from wissel.core.programme._calendar import CalendarPeriod, earlier
from wissel.core.programme._facts import Event, Facts, settled
from wissel.core.programme._promises import Reminders, promise_obligations
from wissel.core.programme._rhythms import (
    CLOSED,
    MISSED,
    counting_periods,
    starts_of,
    windows_of,
    without_surplus,
)
from wissel.core.programme._types import Call, Draft, Duty, Programme, Promise, Report

ANSWERS = (
    "report-event:employee-agreed",
    "report-event:employee-commented",
    "report-event:employee-disagreed",
)
#: After these the employee's reading no longer matters. "No response" is the coach's, in time.
OVER = ("report-event:no-response", "report-event:finalised", "report-event:released")
SHOWN = "report-event:to-employee"
RELEASED = "report-event:released"
#: A talk of any medium will do: the point is that the employer hears it before reading it.
CALLED = ("contact:employer", "contact:line-manager")


def report_obligations(
    report: Report, programme: Programme, facts: Facts
) -> tuple[list[Obligation], Reminders]:
    """Return the duties of one report over all its periods."""
    events = [event for event in facts.named(("report-event",)) if _belongs(report, event)]
    windows = windows_of((), (), facts)
    periods = list(counting_periods(report.per, report.started_by, windows, facts))
    released = [_released(report, programme, period, events, facts) for period in periods]
    shown = without_surplus(released, facts)
    over = {duty.anchor for duty in shown if not duty.state(facts.today).is_open}
    kept = [period for period in periods if any(duty.anchor == period.key for duty in shown)]
    found = list(shown)
    if report.draft is not None:
        for period in kept:
            duty = _draft(report, report.draft, programme, period, events, facts)
            found.append(_passed(duty, period.key in over, facts))
    if report.call is not None:
        calls = _calls(report.call, programme, kept, shown, facts)
        found += calls
    reading, reminders = promise_obligations(
        _reading_promise(report), programme, facts, starts=[
            start for start in starts_of(SHOWN, facts) if start[2] in events
        ],
    )  # fmt: skip
    return found + reading, reminders


def _belongs(report: Report, event: Event) -> bool:
    """Whether a report event is about this report: by its key, or by its label (or no label)."""
    content = event.entry.content
    if not isinstance(content, ReportEvent):
        return False
    labels = {"", report.key, report.label.nl.casefold(), report.label.en.casefold()}
    return content.report == report.key or content.label.casefold() in labels


def _of_period(events: Sequence[Event], period: CalendarPeriod) -> list[Event]:
    return [
        event
        for event in events
        if isinstance(event.entry.content, ReportEvent) and event.entry.content.period == period.key
    ]


def _template(duty: Duty, programme: Programme, period: CalendarPeriod) -> Obligation:
    return Obligation(
        rule=programme.rule(duty.key),
        anchor=period.key,
        title=duty.title,
        actors=duty.actors,
        nature=duty.nature,
        due=period.due,
        basis=(programme.basis(duty),),
        consequence=duty.why,
        act=duty.act,
        notes=(f"period:{period.key}",),
    )


def _released(
    report: Report,
    programme: Programme,
    period: CalendarPeriod,
    events: Sequence[Event],
    facts: Facts,
) -> Obligation:
    duty = replace(
        _template(report, programme, period),
        opens=period.first,
        warn_from=max(period.first, earlier(period.due, report.warn_before, facts.working)),
        satisfied_by=(RELEASED,),
    )
    [duty] = settled(facts, [duty], _of_period(events, period))
    return _passed(duty, False, facts)


def _draft(
    report: Report,
    draft: Draft,
    programme: Programme,
    period: CalendarPeriod,
    events: Sequence[Event],
    facts: Facts,
) -> Obligation:
    due = earlier(period.due, report.reading.term, facts.working)
    duty = replace(
        _template(draft, programme, period),
        opens=min(period.first, due),
        due=due,
        warn_from=earlier(due, draft.warn_before, facts.working),
        satisfied_by=(SHOWN,),
    )
    [duty] = settled(facts, [duty], _of_period(events, period))
    return duty


def _calls(
    call: Call,
    programme: Programme,
    periods: Sequence[CalendarPeriod],
    reports: Sequence[Obligation],
    facts: Facts,
) -> list[Obligation]:
    """One call for each report, in the days before it; a report released without one missed it."""
    talks = facts.named(CALLED)
    opened = [earlier(period.due, call.opens_before, facts.working) for period in periods]
    found = []
    for number, (period, report) in enumerate(zip(periods, reports, strict=True)):
        due = earlier(period.due, call.before, facts.working)
        duty = replace(
            _template(call, programme, period),
            opens=opened[number],
            due=due,
            warn_from=earlier(due, call.warn_before, facts.working),
            satisfied_by=CALLED,
        )
        until = opened[number + 1] if number + 1 < len(opened) else None
        in_time = [
            talk
            for talk in talks
            if (until is None or talk.day < until)
            and (report.done_on is None or talk.day <= report.done_on)
        ]
        [duty] = settled(facts, [duty], in_time)
        over = not report.state(facts.today).is_open or (until is not None and until <= facts.today)
        found.append(_passed(duty, over, facts))
    return found


def _passed(duty: Obligation, over: bool, facts: Facts) -> Obligation:
    """Let a duty lapse that was not done when its turn passed, or when the trajectory closed."""
    if not duty.state(facts.today).is_open or not (over or facts.closed_on is not None):
        return duty
    return replace(duty, lapsed=True, notes=(*duty.notes, MISSED if over else CLOSED))


def _reading_promise(report: Report) -> Promise:
    reading = report.reading
    return Promise(
        key=reading.key,
        title=reading.title,
        actors=reading.actors,
        nature=reading.nature,
        act=reading.act,
        why=reading.why,
        starts=SHOWN,
        ends=ANSWERS,
        limit=reading.term,
        warn_after=reading.reminders,
        each=True,
        lapses=OVER,
    )
