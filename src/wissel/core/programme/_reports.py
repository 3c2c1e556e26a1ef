"""A report for each period, and the way to its release: call, draft, reading, release."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wissel.core.journal import ReportEvent
from wissel.core.obligations import Obligation
from wissel.core.programme._calendar import CalendarPeriod, earlier, occasion_day
from wissel.core.programme._facts import Event, Facts, proof
from wissel.core.programme._limit import Limit
from wissel.core.programme._promises import Reminders, promise_obligations
from wissel.core.programme._rhythms import (
    CLOSED,
    MISSED,
    agreed_periods,
    starts_of,
    windows_of,
    without_surplus,
)
from wissel.core.programme._terms import ClientTerm
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
    events: dict[str, list[Event]] = {}
    for event in facts.named(("report-event",)):
        if (period_key := _period_of(report, event)) is not None:
            events.setdefault(period_key, []).append(event)
    windows = windows_of((), (), facts)
    counting = agreed_periods(report, report.per, report.started_by, windows, programme, facts)
    made = _Made(programme, facts, events)
    duties = [made.report(report, period, term) for period, term in counting]
    shown = without_surplus(duties, facts)
    kept = [period for period, _ in counting[: len(shown)]]
    found = list(shown)
    over = {duty.anchor for duty in shown if not duty.state(facts.today).is_open}
    if report.draft is not None:
        found += [made.draft(report, report.draft, period, period.key in over) for period in kept]
    if report.call is not None:
        found += _calls(report.call, made, kept, shown)
    shown_to = {event.entry.id for each in events.values() for event in each}
    if report is programme.reports[0]:
        shown_to |= _deliveries_shown(facts)
    starts = [
        start
        for start in starts_of(SHOWN, facts)
        if start[2] is not None and start[2].entry.id in shown_to
    ]
    reading, reminders = promise_obligations(
        _reading_promise(report), programme, facts, starts=starts
    )
    return found + reading, reminders


def _deliveries_shown(facts: Facts) -> set[str]:
    """Return the entries that put a report that is made once, or of an occasion, to the employee.

    It belongs to no period of the calendar. A way of working has one reading term: that of its
    first report; it holds also for a report that an earlier way of working asked for.
    """
    return {
        event.entry.id
        for event in facts.named((SHOWN,))
        if isinstance(said := event.entry.content, ReportEvent)
        and (not said.period or occasion_day(said.period) is not None)
    }


def _period_of(report: Report, event: Event) -> str | None:
    """Return the period of an event of this report: told by its key, or by its label (or none)."""
    content = event.entry.content
    if not isinstance(content, ReportEvent):
        return None
    labels = {"", report.key, report.label.nl.casefold(), report.label.en.casefold()}
    ours = content.report == report.key or content.label.casefold() in labels
    return content.period if ours else None


@dataclass(frozen=True, slots=True)
class _Made:
    """Makes the duties of one period, settled by the events of that period."""

    programme: Programme
    facts: Facts
    events: Mapping[str, Sequence[Event]]
    shared: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def common(self, duty: Duty, term: ClientTerm | None = None) -> dict[str, Any]:
        """Return the fields that all periods of a duty share, made once."""
        key = duty.key, term.id if term is not None else ""
        if key not in self.shared:
            self.shared[key] = self.programme.common(duty, term)
        return self.shared[key]

    def report(self, report: Report, period: CalendarPeriod, term: ClientTerm | None) -> Obligation:
        return self.duty(
            report,
            period,
            term=term,
            opens=period.first,
            due=period.due,
            warn=report.warn_before,
            satisfied_by=(RELEASED,),
        )

    def draft(self, report: Report, draft: Draft, period: CalendarPeriod, over: bool) -> Obligation:
        due = earlier(period.due, report.reading.term, self.facts.working)
        return self.duty(
            draft,
            period,
            opens=min(period.first, due),
            due=due,
            warn=draft.warn_before,
            satisfied_by=(SHOWN,),
            over=over,
        )

    def duty(
        self,
        duty: Duty,
        period: CalendarPeriod,
        *,
        opens: date,
        due: date,
        warn: Limit,
        satisfied_by: tuple[str, ...],
        candidates: Iterable[Event] | None = None,
        over: bool = False,
        term: ClientTerm | None = None,
    ) -> Obligation:
        """Return a duty; ``over``: its turn has passed, so that what was not done was missed."""
        common = self.common(duty, term)
        key = f"{common['rule']}@{period.key}"
        if candidates is None:
            wanted = frozenset(satisfied_by)
            candidates = [
                event
                for event in self.events.get(period.key, ())
                if not event.names.isdisjoint(wanted)
            ]
        day, evidence = proof(self.facts, key, candidates, opens=opens)
        exemption = self.facts.exemption(key)
        settled = day is not None or (exemption is not None and exemption.kind != "later")
        lapsed = not settled and (over or self.facts.closed_on is not None)
        note = MISSED if over else CLOSED
        return Obligation(
            **common,
            anchor=period.key,
            opens=opens,
            due=due,
            warn_from=max(opens, earlier(due, warn, self.facts.working)),
            satisfied_by=satisfied_by,
            done_on=day,
            evidence=evidence,
            exemption=exemption,
            lapsed=lapsed,
            notes=(f"period:{period.key}", *((note,) if lapsed else ())),
        )


def _calls(
    call: Call, made: _Made, periods: Sequence[CalendarPeriod], reports: Sequence[Obligation]
) -> list[Obligation]:
    """One call for each report, in the days before it; a report released without one missed it."""
    facts = made.facts
    talks = facts.named(CALLED)
    opened = [earlier(period.due, call.opens_before, facts.working) for period in periods]
    found = []
    for number, (period, report) in enumerate(zip(periods, reports, strict=True)):
        until = opened[number + 1] if number + 1 < len(opened) else date.max
        last = until if report.done_on is None else min(until, report.done_on)
        found.append(
            made.duty(
                call,
                period,
                opens=opened[number],
                due=earlier(period.due, call.before, facts.working),
                warn=call.warn_before,
                satisfied_by=CALLED,
                candidates=[talk for talk in talks if talk.day < until and talk.day <= last],
                over=not report.state(facts.today).is_open or until <= facts.today,
            )
        )
    return found


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
