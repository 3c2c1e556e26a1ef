"""From a programme and the facts of one trajectory to everything it promises."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wissel.core.dates import Working
from wissel.core.obligations import Exemption, Obligation
from wissel.core.programme._agreements import agreement_obligations, bottleneck_obligations
from wissel.core.programme._events import COMPLETE
from wissel.core.programme._facts import Facts, facts_of
from wissel.core.programme._phases import PhaseSpan, walk_phases
from wissel.core.programme._promises import Reminders, promise_obligations
from wissel.core.programme._reports import report_obligations
from wissel.core.programme._rhythms import rhythm_obligations
from wissel.core.programme._types import Programme
from wissel.core.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Derived:
    """What a programme asks of one trajectory on one day.

    ``reminders``: obligation key → days, for the duties that name their own warning moments.
    ``exemptions``: obligation key → the last decision about it, the law's duties included.
    """

    obligations: tuple[Obligation, ...]
    phases: tuple[PhaseSpan, ...]
    reminders: Mapping[str, tuple[date, ...]]
    exemptions: Mapping[str, Exemption]


def derive(
    programme: Programme,
    trajectory: Trajectory,
    *,
    today: date,
    moments: Mapping[str, date],
    working: Working,
) -> Derived:
    """Derive the duties of ``programme`` and the agreements of ``trajectory``, as of ``today``.

    ``moments`` are facts outside the journal by the names a programme uses (``registered``,
    ``first-sick-day``, ``waiting-period``); ``working`` tells working days. Law is not in it.
    """
    facts = facts_of(trajectory, today=today, moments=moments, working=working)
    spans, happened = walk_phases(programme.phases, facts)
    # A phase event is a moment with a name; only the first of each starts a promise, and none from
    # before the registration: who takes a trajectory over did not promise what came before.
    begun = {name: max(day, facts.registered_on) for day, name in reversed(happened)}
    facts.moments = begun | dict(facts.moments)
    found: list[Obligation] = []
    reminders: Reminders = {}
    for rhythm in programme.rhythms:
        found += rhythm_obligations(rhythm, programme, spans, facts)
    for document in programme.documents:
        duties, moments_of = promise_obligations(document, programme, facts)
        found += duties
        reminders |= moments_of
    _complete(programme, facts, found)
    for promise in (*programme.promises, *programme.deliveries):
        duties, moments_of = promise_obligations(promise, programme, facts)
        found += duties
        reminders |= moments_of
    for report in programme.reports:
        duties, moments_of = report_obligations(report, programme, facts)
        found += duties
        reminders |= moments_of
    found += agreement_obligations(facts)
    found += bottleneck_obligations(facts)
    exemptions = {
        key: exemption for key in facts.rulings if (exemption := facts.exemption(key)) is not None
    }
    return Derived(tuple(found), spans, reminders, exemptions)


def _complete(programme: Programme, facts: Facts, duties: Iterable[Obligation]) -> None:
    """Add the moment on which the last document that the programme asks for was there.

    A document that does not hold in this case is not waited for; one received elsewhere is there.
    """
    rules = {programme.rule(document.key) for document in programme.documents}
    asked = [duty for duty in duties if duty.rule in rules]
    days = [
        duty.done_on or (duty.exemption.on if duty.exemption is not None else None)
        for duty in asked
        if duty.done_on is not None or not duty.state(facts.today).is_open
    ]
    known = [day for day in days if day is not None]
    if asked and len(known) == len(asked) == len(rules):
        facts.moments = {**facts.moments, COMPLETE: max(*known, facts.registered_on)}
