"""What people settled with each other: who does what by when."""

from dataclasses import replace
from datetime import date

from wissel.core.journal import Agreement, Bottleneck
from wissel.core.obligations import BOTTLENECK, Obligation
from wissel.core.programme._facts import Event, Facts, proof
from wissel.core.programme._rhythms import CLOSED
from wissel.core.sources import Basis, Nature, Text

#: The rule of every agreement; the anchor is the entry it was written down in.
RULE = "agreement:made"


def agreement_obligations(facts: Facts) -> list[Obligation]:
    """Return a duty for every agreement that stands, settled by the entry that reports it done.

    One without a day has no last day. A correction keeps the identity of what it corrects.
    """
    done: dict[str, Event] = {}
    for event in reversed(facts.named(("agreement",))):
        content = event.entry.content
        if isinstance(content, Agreement) and content.done and content.about:
            done[facts.origins.get(content.about, content.about)] = event
    found = []
    for event in facts.named(("agreement:made",)):
        content = event.entry.content
        if isinstance(content, Agreement):
            found.append(_duty(event, content, done.get(event.origin), facts))
    return found


def bottleneck_obligations(facts: Facts) -> list[Obligation]:
    """Return what is done about every risk and bottleneck, as its owner's duty.

    Settled by the entry that reports it resolved. Without a day it has no last day.
    """
    resolved = {event.thread: event for event in reversed(facts.named(("bottleneck:resolved",)))}
    found = []
    for event in facts.named((BOTTLENECK,)):
        content = event.entry.content
        if isinstance(content, Bottleneck):
            said = Agreement(content.owner, content.action, content.by)
            report = resolved.get(event.thread)
            duty = _duty(event, said, report, facts)
            found.append(
                replace(
                    duty,
                    rule=BOTTLENECK,
                    satisfied_by=("bottleneck:resolved",),
                    act="bottleneck",
                    exemption=facts.exemption(f"{BOTTLENECK}@{event.origin}"),
                    consequence=Text(content.what, content.what),
                )
            )
    return found


def _duty(event: Event, agreement: Agreement, report: Event | None, facts: Facts) -> Obligation:
    key = f"{RULE}@{event.origin}"
    day, evidence = proof(facts, key, () if report is None else (report,))
    closed = day is None and facts.closed_on is not None
    basis = Basis(
        article=RULE,
        valid_from=event.day,
        valid_to=None,
        source=event.entry.id,
        nature=Nature.AGREEMENT,
    )
    return Obligation(
        rule=RULE,
        anchor=event.origin,
        title=Text(agreement.what, agreement.what),  # people's own words have one language
        actors=(agreement.who,),
        nature=Nature.AGREEMENT,
        due=agreement.by,
        opens=event.day,
        warn_from=_warn(event.day, agreement.by),
        basis=(basis,),
        satisfied_by=("agreement:done",),
        act="service" if agreement.about else "agreement",
        done_on=day,
        evidence=evidence,
        exemption=facts.exemption(key),
        lapsed=closed,
        notes=(CLOSED,) if closed else (),
    )


def _warn(made: date, by: date | None) -> date | None:
    """Speak of it from the day before; on the day itself when it was made for the same day."""
    if by is None:
        return None
    return max(min(made, by), date.fromordinal(by.toordinal() - 1))
