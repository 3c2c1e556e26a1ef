"""The bureau answers what was asked beside the trajectory: one duty for every extra service.

What answers is a step of the same service: a quote, that it was accepted, or that it does not go
ahead. Nobody ticks it off.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from wissel.core.journal import EXTRA, JournalEntry, OrderEvent, origins_of, standing
from wissel.core.obligations import Exemption, Obligation
from wissel.core.services import ServiceKind, catalogue, usual_day
from wissel.core.sources import Nature, Text

ANSWER = "service:answer"
_ANSWERS = ("quoted", "accepted", "declined", "withdrawn")


def service_duties(
    journal: Iterable[JournalEntry],
    today: date,
    working: Callable[[date], bool],
    exemptions: Mapping[str, Exemption],
    *,
    closed: bool,
) -> list[Obligation]:
    """Return the duty to answer each request for an extra service, settled by its next step.

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
    for number, (asked, said) in enumerate(steps):
        kind = catalogue().kind(said.order)
        if said.event != "requested" or kind is None:
            continue
        later = (
            entry
            for entry, step in steps[number + 1 :]
            if step.order == said.order and step.event in _ANSWERS
        )
        anchor = origins.get(asked.id, asked.id)
        answer, exemption = next(later, None), exemptions.get(f"{ANSWER}@{anchor}")
        duties.append(_duty(asked, anchor, kind, answer, exemption, working, closed=closed))
    return duties


def _duty(
    asked: JournalEntry,
    anchor: str,
    kind: ServiceKind,
    answer: JournalEntry | None,
    exemption: Exemption | None,
    working: Callable[[date], bool],
    *,
    closed: bool,
) -> Obligation:
    term = catalogue().answer
    dutch, english = (title[:1].lower() + title[1:] for title in (kind.title.nl, kind.title.en))
    return Obligation(
        rule=ANSWER,
        anchor=anchor,
        title=Text(f"Antwoord op de aanvraag: {dutch}", f"Answer the request for this: {english}"),
        actors=("coach", "bureau"),
        nature=Nature.PRACTICE,
        due=usual_day(term, asked.happened_on, working),
        opens=asked.happened_on,
        warn_from=asked.happened_on,
        basis=(term.basis,),
        satisfied_by=tuple(f"order-event:{step}:{kind.key}" for step in _ANSWERS),
        act="service",
        done_on=answer.happened_on if answer is not None else None,
        evidence=(answer.id,) if answer is not None else (),
        exemption=exemption,
        lapsed=closed and answer is None,
    )
