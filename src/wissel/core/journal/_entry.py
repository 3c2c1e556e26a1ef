"""An entry of the journal, what it counts as, and the chain that shows any touch."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from wissel.core.journal._content import (
    Appointment,
    ClientRequest,
    Contact,
    Content,
    Decision,
    DocumentReceived,
    OrderEvent,
    PlacementEvent,
    ReportEvent,
)
from wissel.core.wire import Wire, to_json


@dataclass(frozen=True, slots=True)
class JournalEntry(Wire):
    """One entry. ``seq`` counts from 1 within the trajectory; ``recorded_at`` is aware UTC."""

    id: str
    seq: int
    happened_on: date
    recorded_at: datetime
    author: str
    author_role: str
    category: str
    content: Content
    documents: tuple[str, ...] = ()
    supersedes: str | None = None
    settles: str | None = None  #: explicit link to an obligation key
    salt: str = ""
    digest: str = ""
    link: str = ""

    @property
    def kind(self) -> str:
        """The kind of the content."""
        return self.content.kind

    @property
    def counts_as(self) -> frozenset[str]:
        """What this entry counts as for obligations: its kind and ``kind:detail``."""
        return counted(self.content)


#: Orders of their own beside the trajectory: what a way of working promises about *the* offer or
#: *the* order neither begins nor ends with a step of these.
EXTRA = frozenset({"labour-expert-study", "unblocking"})


def counted(content: Content) -> frozenset[str]:
    """Return what an entry that says this counts as: its kind and ``kind:detail``.

    An appointment counts as a contact only when it was attended; a plan is no effort yet.
    """
    match content:
        case Contact(with_=with_):
            return frozenset({"contact", *(f"contact:{role}" for role in with_)})
        case Appointment(with_=with_, outcome="attended"):
            return frozenset({"appointment", "contact", *(f"contact:{role}" for role in with_)})
        case Appointment():
            return frozenset({"appointment"})
        case DocumentReceived(document=document):
            return frozenset({"document-received", f"document-received:{document}"})
        case ReportEvent(event=event, label=label):
            return frozenset({f"report-event:{event}", f"report-event:{event}:{label}"})
        case Decision(subject=subject):
            return frozenset({"decision", f"decision:{subject}"})
        case OrderEvent(event=event, order=order):
            of_all = {"order-event"} if order in EXTRA else {"order-event", f"order-event:{event}"}
            return frozenset({*of_all, f"order-event:{event}:{order}"})
        case ClientRequest(sort=sort, about=about):
            step = "answered" if about else "asked"
            return frozenset({f"client-request:{step}", f"client-request:{step}:{sort}"})
        case PlacementEvent(event=event):
            return frozenset({"placement-event", f"placement-event:{event}"})
        case _:
            return frozenset({content.kind})


def standing(entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    """Return the entries that still hold (not superseded), by day and then by sequence number."""
    entries = list(entries)
    superseded = {entry.supersedes for entry in entries if entry.supersedes}
    held = [entry for entry in entries if entry.id not in superseded]
    return sorted(held, key=lambda entry: (entry.happened_on, entry.seq))


def origins_of(entries: Iterable[JournalEntry]) -> dict[str, str]:
    """Return for every correction the id of the entry that its chain of corrections began with."""
    found: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq):
        if entry.supersedes is not None:
            found[entry.id] = found.get(entry.supersedes, entry.supersedes)
    return found


#: Fields that a kind did not have from the beginning. While one holds its default it is left out of
#: the digest, so that what was written before it existed still says what it said.
_LATER: Mapping[str, Mapping[str, object]] = {
    "contact": {"module": ""},
    "appointment": {"purpose": "", "module": ""},
    "assignment": {"module": ""},
    "document-received": {"advice": None},
    "decision": {"about": "", "because": ""},
    "expert-opinion": {"subject": "", "finding": ""},
}


def entry_digest(entry: JournalEntry) -> str:
    """Return the salted SHA-256 of everything an entry says, as hex.

    It leaves out what the link covers (number, id, moment). The salt is erased with the content.
    """
    later = _LATER.get(entry.kind, {})
    content = {
        name: value
        for name, value in to_json(entry.content).items()
        if name not in later or value != later[name]
    }
    said = {
        "happened_on": entry.happened_on,
        "author": entry.author,
        "author_role": entry.author_role,
        "category": entry.category,
        "content": content,
        "documents": entry.documents,
        "supersedes": entry.supersedes,
        "settles": entry.settles,
    }
    body = json.dumps(
        to_json(said), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()
    return hashlib.sha256(entry.salt.encode() + b"\0" + body).hexdigest()


class Linked(Protocol):
    """What a link of the chain covers of an entry."""

    @property
    def seq(self) -> int: ...  # as JournalEntry says
    @property
    def id(self) -> str: ...  # as JournalEntry says
    @property
    def recorded_at(self) -> datetime: ...  # as JournalEntry says
    @property
    def digest(self) -> str: ...  # as JournalEntry says


def chain_link(previous: str, entry: Linked) -> str:
    """Return the link of an entry: SHA-256 over the previous link and what identifies this entry.

    It covers the digest, not the content, so the chain survives a lawful erasure (AVG art. 17).
    ``recorded_at`` counts in UTC, so that a reading in another zone is the same moment.
    """
    moment = entry.recorded_at.astimezone(UTC).isoformat()
    parts = (previous, str(entry.seq), entry.id, moment, entry.digest)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def chain_break(entries: Iterable[JournalEntry]) -> int | None:
    """Return the sequence number of the first entry that breaks the chain, or ``None`` if whole.

    An entry whose salt was erased is taken at its digest; any other must still say what it said.
    """
    previous = ""
    for expected, entry in enumerate(sorted(entries, key=lambda e: e.seq), start=1):
        told = not entry.salt or entry_digest(entry) == entry.digest
        if entry.seq != expected or not told or chain_link(previous, entry) != entry.link:
            return expected
        previous = entry.link
    return None
