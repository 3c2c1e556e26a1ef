"""The coach answers what the employee wrote: one duty for every message, settled by a contact.

Nobody but the two of them may know of it (:attr:`Obligation.is_private`), so that it stays out of
reports and of the lists of others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from wissel.core.dates import Working, working_days_later
from wissel.core.journal import JournalEntry, message_in, standing
from wissel.core.obligations import PRIVATE, Exemption, Obligation
from wissel.core.sources import Nature, Text

#: Working days in which a message is answered. No law says so: a choice of the house.
ANSWER_WITHIN = 2
ANSWER = f"{PRIVATE}answer"

_TITLE = Text("Antwoord op een bericht van de medewerker", "Answer a message from the employee")
_WHY = Text(
    "De medewerker wacht op antwoord. Het contact dat hierna wordt vastgelegd, is het antwoord.",
    "The employee waits for an answer. The contact that is logged after it is the answer.",
)


def message_duties(
    journal: Iterable[JournalEntry],
    today: date,
    working: Working,
    exemptions: Mapping[str, Exemption],
    *,
    closed: bool,
) -> list[Obligation]:
    """Return the duty to answer each message; the first contact with the employee settles it.

    A contact logged before the message is no answer, not even one of the same day that was
    corrected later. Closing the trajectory ends what was not answered.
    """
    entries = list(journal)
    held = [entry for entry in standing(entries) if entry.happened_on <= today]
    written = _written(entries)
    talks = [entry for entry in held if "contact:employee" in entry.counts_as]
    duties = []
    for entry in held:
        if message_in(entry) is not None:
            after = (
                talk
                for talk in talks
                if talk.happened_on >= entry.happened_on and written[talk.id] > written[entry.id]
            )
            duty = _duty(entry, next(after, None), working, closed=closed)
            duties.append(replace(duty, exemption=exemptions.get(duty.key)))
    return duties


def _duty(
    entry: JournalEntry,
    answer: JournalEntry | None,
    working: Working,
    *,
    closed: bool,
) -> Obligation:
    return Obligation(
        rule=ANSWER,
        anchor=entry.id,
        title=_TITLE,
        actors=("coach",),
        nature=Nature.PRACTICE,
        due=working_days_later(entry.happened_on, ANSWER_WITHIN, working),
        opens=entry.happened_on,
        warn_from=entry.happened_on,
        consequence=_WHY,
        satisfied_by=("contact:employee",),
        act="message",
        done_on=answer.happened_on if answer is not None else None,
        evidence=(answer.id,) if answer is not None else (),
        lapsed=closed and answer is None,
    )


def _written(entries: Iterable[JournalEntry]) -> dict[str, int]:
    """Return when each entry was first written; a correction keeps the place of the first."""
    written: dict[str, int] = {}
    for entry in sorted(entries, key=lambda one: one.seq):
        written[entry.id] = written.get(entry.supersedes or "", entry.seq)
    return written
