"""Shortcomings that UWV names in a wage sanction, and their repair with what shows it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.core.access import Action, DataCategory, Relation, Role, decide
from wissel.core.journal import (
    Bottleneck,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    PartyRole,
    ReportEvent,
    origins_of,
    standing,
)
from wissel.core.obligations import BOTTLENECK
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import demand_fits, demand_functional, refused

MOST_WORDS: Final = 500
#: The kinds of entries that can show a repair: what was made, and not what somebody says of it.
_PROOF_KINDS: Final = (
    "document-received",
    "placement-event",
    "expert-opinion",
    "decision",
    "first-track-check",
)
#: Documents that never go out with a request: what the employee alone has, and UWV's own letter.
_NO_PROOF: Final = (DocumentKind.MEDISCHE_INFORMATIE, DocumentKind.LOONSANCTIE_BESLUIT)


@door
def name_shortcoming(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    what: str,
    action: str,
    owner: PartyRole,
    by: date | None = None,
) -> JournalEntry:
    """Write down a shortcoming as UWV's letter names it, and who repairs it how and by when.

    It is of the day of the letter. Raises ``Refused`` with the place: no letter in the file, no
    words, words of health, a day before the letter (``$.by``).
    """
    obtained = _obtain(actor, trajectory)
    entries = standing(entry_of(row) for row in obtained.row.journal.all())
    decided = _decided_on(entries)
    if by is not None and by < decided:
        raise refused(
            "too-early",
            "$.by",
            "Deze dag ligt voor het besluit van UWV. Kies een dag erna.",
            "This day is before UWV's decision. Choose a day after it.",
        )
    said = Bottleneck(
        what=_needed(what, "$.what"),
        owner=owner,
        action=_needed(action, "$.action"),
        by=by,
        sort="sanction",
    )
    return _append(obtained, actor, now, happened_on=decided, said=said)


@door
def repair_shortcoming(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    shortcoming: UUID,
    happened_on: date,
    outcome: str,
    proofs: Sequence[str],
) -> JournalEntry:
    """Write down that a shortcoming was repaired, how, and by what in this file that is shown.

    ``proofs`` are entries of the journal that the employer may read, for the request to UWV goes
    out in their name. What is said later comes beside it. Raises ``Refused`` with the place.
    """
    obtained = _obtain(actor, trajectory)
    check_happened(happened_on, today_of(now))
    whole = [entry_of(row) for row in obtained.row.journal.all()]
    entries, origins = standing(whole), origins_of(whole)
    held, named = _shortcoming(entries, shortcoming, trajectory)
    _demand_after(happened_on, held.happened_on)
    first = origins.get(held.id, held.id)
    said = Bottleneck(
        what=named.what,
        owner=named.owner,
        action=named.action,
        by=named.by,
        sort="sanction",
        state="resolved",
        outcome=_needed(outcome, "$.outcome"),
        about=first,
    )
    shown = _proofs(entries, proofs)
    return _append(
        obtained,
        actor,
        now,
        happened_on=happened_on,
        said=said,
        documents=shown,
        settles=f"{BOTTLENECK}@{first}",
    )


def _obtain(actor: Actor, trajectory: UUID) -> Obtained:
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.STAGNATION,
        action=Action.WRITE,
        lock=True,
    )
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    return obtained


def _append(
    obtained: Obtained,
    actor: Actor,
    now: datetime,
    *,
    happened_on: date,
    said: Bottleneck,
    documents: tuple[str, ...] = (),
    settles: str | None = None,
) -> JournalEntry:
    entry = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=happened_on,
        content=said,
        documents=documents,
        settles=settles,
    )
    _derive.keep_up(obtained.row, today_of(now))
    return entry


def _decided_on(entries: Sequence[JournalEntry]) -> date:
    """Return the day of UWV's decision; refuse where the file does not have it."""
    found = [
        entry.happened_on
        for entry in entries
        if isinstance(entry.content, DocumentReceived)
        and entry.content.document == DocumentKind.LOONSANCTIE_BESLUIT
    ]
    if not found:
        raise refused(
            "no-decision",
            "$",
            "Het besluit van UWV staat nog niet in het dossier. Leg eerst dat stuk vast.",
            "UWV's decision is not in the file yet. Record that document first.",
        )
    return max(found)


def _demand_after(day: date, letter: date) -> None:
    if day < letter:
        raise refused(
            "too-early",
            "$.happened_on",
            "Dit is voor de brief van UWV. Kies de dag waarop het is hersteld.",
            "This is before UWV's letter. Choose the day on which it was repaired.",
        )


def _shortcoming(
    entries: Sequence[JournalEntry], shortcoming: UUID, trajectory: UUID
) -> tuple[JournalEntry, Bottleneck]:
    for entry in entries:
        said = entry.content
        if entry.id != str(shortcoming) or not isinstance(said, Bottleneck):
            continue
        if said.sort == "sanction" and said.state == "open":
            return entry, said
    raise Denied("no-such-entry", subject=str(trajectory))


def _proofs(entries: Sequence[JournalEntry], names: Sequence[str]) -> tuple[str, ...]:
    """Return what shows a repair; refuse none, and what the file or the employer does not have."""
    there = {entry.id for entry in entries if shows_repair(entry) and _employer_reads(entry)}
    found = tuple(dict.fromkeys(names))
    if not found:
        raise refused(
            "missing",
            "$.proofs",
            "Kies wat het herstel laat zien. Staat het er niet bij, leg dat stuk dan eerst vast.",
            "Choose what shows the repair. If it is not there, record that document first.",
        )
    if not there.issuperset(found):
        raise refused(
            "unknown",
            "$.proofs",
            "Dit staat niet in het dossier, of de werkgever leest het niet. Kies iets anders.",
            "This is not in the file, or the employer does not read it. Choose something else.",
        )
    return found


def shows_repair(entry: JournalEntry) -> bool:
    """Whether an entry is of a kind that can show a repair."""
    said = entry.content
    if isinstance(said, DocumentReceived) and said.document in _NO_PROOF:
        return False
    if isinstance(said, ReportEvent):
        return said.event == "released"  # a draft is not there yet
    return entry.kind in _PROOF_KINDS


def _employer_reads(entry: JournalEntry) -> bool:
    """Whether the table lets an employer read an entry without anybody's consent."""
    return decide(
        role=Role.EMPLOYER,
        category=DataCategory(entry.category),
        action=Action.READ,
        relation=Relation.PARTY,
    ).allowed


def _needed(text: str, path: str) -> str:
    neat = " ".join(text.split())
    demand_fits(neat, MOST_WORDS, path)
    if not neat:
        raise refused("missing", path, "Vul dit in.", "Fill this in.")
    demand_functional(neat, path)
    return neat
