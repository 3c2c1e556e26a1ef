"""Facts in, timeline out; and the timeline as obligations."""

from dataclasses import replace

from wissel.core.clock._check import check
from wissel.core.clock._days import days_of
from wissel.core.clock._law import law_for, note_basis
from wissel.core.clock._milestones import milestone
from wissel.core.clock._sanction import reference_days, sanction_of, wage_period
from wissel.core.clock._trace import trace_of
from wissel.core.clock._types import Note, Timeline, WaitingPeriod
from wissel.core.clock._work import Work, start_work
from wissel.core.clock.facts import ClockInput
from wissel.core.dates import DAYS
from wissel.core.obligations import Obligation, State

#: Not duties: the start, the end, the sanction itself, and what anybody may ask at any time.
_NO_DUTY = frozenset({"M01", "M15", "M16", "M20"})


def timeline(data: ClockInput, *, trace: bool = False) -> Timeline:
    """Return the whole statutory timeline of the case that runs, or ran last, on ``as_of``.

    Raises :class:`~wissel.core.refusal.Refused` for facts that contradict each other and
    :class:`~wissel.core.sources.NotCovered` for a date the data does not cover. With ``trace`` the
    derivation of every day is added.
    """
    check(data)
    work = start_work(data)
    sanction = sanction_of(work)
    days = days_of(work, sanction)
    wage = wage_period(work, sanction)
    result = Timeline(
        waiting_period=_waiting_period(work),
        milestones=tuple([milestone(work, rule, each) for rule, each in days]),
        wage_period=wage,
        sanction=sanction,
        reference_days=reference_days(work, sanction),
        notes=tuple([_with_basis(work, note) for note in work.notes]),
    )
    return replace(result, trace=trace_of(work, days, result)) if trace else result


def _with_basis(work: Work, note: Note) -> Note:
    names = note_basis(note.code)
    if not names:
        return note
    return Note(note.code, note.message, note.riv, tuple([work.law.bases[name] for name in names]))


def _waiting_period(work: Work) -> WaitingPeriod:
    case, last = work.case, work.last
    shift = last - case.first - (work.terms.waiting - 1)
    day = work.as_of
    if case.recovered is not None:
        day = min(day, case.recovered - 1)
    counted = max(1, case.counted_up_to(day))
    recovered_first = case.recovered is not None and case.recovered <= last
    status = "completed" if work.as_of > last else "running"
    return WaitingPeriod(
        first_day=DAYS[case.first],
        last_day=DAYS[last],
        first_wia_day=DAYS[last + 1],
        shift_days=shift,
        week=(counted - 1) // 7 + 1,
        calendar_week=(work.as_of - case.first) // 7 + 1,
        status="not-completed" if recovered_first else status,  # type: ignore[arg-type]  # one of the words
    )


def as_obligations(result: Timeline) -> tuple[Obligation, ...]:
    """Return what somebody must do, by rule (``law:M06``) and anchor (the first sick day).

    Milestones that do not hold in this case are left out; ``satisfied_by`` are the journal keys
    (``document-received:probleemanalyse``) that settle one.
    """
    first = result.waiting_period.first_day
    rules = law_for(first).milestones
    return tuple(
        Obligation(
            rule=f"law:{each.id}",
            anchor=first.isoformat(),
            title=each.title,
            actors=each.actors,
            nature=each.nature,
            due=each.due,
            opens=each.opens,
            warn_from=each.warn_from,
            target=each.target,
            basis=each.basis,
            consequence=each.consequence,
            satisfied_by=rules[each.id[:3]].satisfied_by,
            done_on=each.done_on if each.state in (State.DONE, State.LATE) else None,
            lapsed=each.state is State.LAPSED,
            unknown=each.state is State.UNKNOWN,
        )
        for each in result.milestones
        if each.id[:3] not in _NO_DUTY
        and each.state is not State.NOT_APPLICABLE
        and not (each.state is State.DONE and each.done_on is None)
    )
