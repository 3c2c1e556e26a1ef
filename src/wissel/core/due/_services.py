"""The bureau answers what was asked beside the trajectory, and takes on what was signed.

What answers a request is a step of the same service: a quote that stands, that it was accepted, or
that it does not go ahead. A quote that was declined or taken back leaves the request open. A signed
quote asks to accept: who does it, and by when. Nobody ticks either off.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from wissel.core.dates import Working
from wissel.core.journal import EXTRA, JournalEntry, OrderEvent, origins_of, standing
from wissel.core.obligations import Exemption, Obligation
from wissel.core.services import ServiceKind, catalogue, usual_day
from wissel.core.sources import Nature, Text

ANSWER = "service:answer"
ACCEPT = "service:accept"
_ENDS = ("accepted", "declined", "withdrawn")
_GONE = ("quote-declined", "quote-withdrawn")
_TITLES = {
    ANSWER: ("Antwoord op de aanvraag: {}", "Answer the request for this: {}"),
    ACCEPT: ("Zeg wie dit doet, en wanneer: {}", "Say who does this, and when: {}"),
}
_ENDED_BY = {ANSWER: ("quoted", *_ENDS), ACCEPT: _ENDS}
_Step: TypeAlias = tuple[JournalEntry, OrderEvent]


def service_duties(
    journal: Iterable[JournalEntry],
    today: date,
    working: Working,
    exemptions: Mapping[str, Exemption],
    *,
    closed: bool,
) -> list[Obligation]:
    """Return what each request and each signature asks of the bureau, settled by what follows.

    A correction keeps the identity of what it corrects. Closing the trajectory ends what was not
    answered.
    """
    entries = list(journal)
    origins = origins_of(entries)
    steps = [
        (entry, entry.content)
        for entry in standing(entries)
        if entry.happened_on <= today
        and isinstance(entry.content, OrderEvent)
        and entry.content.order in EXTRA
    ]
    duties = []
    for number, (entry, said) in enumerate(steps):
        kind = catalogue().kind(said.order)
        rule = {"requested": ANSWER, "signed": ACCEPT}.get(said.event)
        if rule is None or kind is None:
            continue
        later = [step for step in steps[number + 1 :] if step[1].order == said.order]
        anchor = origins.get(entry.id, entry.id)
        answer = _answer(rule, later)
        exemption = exemptions.get(f"{rule}@{anchor}")
        duties.append(_duty(rule, entry, anchor, kind, answer, exemption, working, closed=closed))
    return duties


def _answer(rule: str, later: Sequence[_Step]) -> JournalEntry | None:
    """Return what settles a duty: an end, or for a request a quote that was not taken away."""
    again = next((n for n, (_, step) in enumerate(later) if step.event == "requested"), None)
    mine = later[:again]
    quote: JournalEntry | None = None
    for entry, step in mine:
        if step.event in _ENDS:
            return entry if rule == ACCEPT or quote is None else quote
        if step.event == "quoted" and quote is None:
            quote = entry
        elif step.event in _GONE:
            quote = None
    return quote if rule == ANSWER else None


def _duty(
    rule: str,
    asked: JournalEntry,
    anchor: str,
    kind: ServiceKind,
    answer: JournalEntry | None,
    exemption: Exemption | None,
    working: Working,
    *,
    closed: bool,
) -> Obligation:
    term = catalogue().answer
    dutch, english = (title[:1].lower() + title[1:] for title in (kind.title.nl, kind.title.en))
    return Obligation(
        rule=rule,
        anchor=anchor,
        title=Text(_TITLES[rule][0].format(dutch), _TITLES[rule][1].format(english)),
        actors=("coach", "bureau"),
        nature=Nature.PRACTICE,
        due=usual_day(term, asked.happened_on, working),
        opens=asked.happened_on,
        warn_from=asked.happened_on,
        basis=(term.basis,),
        satisfied_by=tuple(f"order-event:{step}:{kind.key}" for step in _ENDED_BY[rule]),
        act="service",
        done_on=answer.happened_on if answer is not None else None,
        evidence=(answer.id,) if answer is not None else (),
        exemption=exemption,
        lapsed=closed and answer is None,
    )
