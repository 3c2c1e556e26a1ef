"""The repair plan: each shortcoming that UWV named, its repair, and what shows it (WIA 25(12))."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wissel.core.due import law_of
from wissel.core.journal import (
    Bottleneck,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    origins_of,
    standing,
)
from wissel.core.kept import ReceivedPaper
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire

SANCTION: Final = "sanction"


@dataclass(frozen=True, slots=True)
class Proof(Wire):
    """What shows a repair: an entry of the journal, of which day and from whom.

    ``document`` is the kind of a document that came in, else ``""``. ``is_held``: its bytes are in
    this file, so that they can go with a request.
    """

    entry: str
    kind: str
    document: str
    title: str
    source: str
    day: date
    is_held: bool


@dataclass(frozen=True, slots=True)
class Shortcoming(Wire):
    """One shortcoming of UWV's letter, with its repair.

    ``unshown``: it was reported as repaired, without what was done or without what shows it.
    ``lost`` are names of proof that this file does not have.
    """

    entry: str
    named_on: date
    what: str
    action: str
    owner: str
    by: date | None
    state: Literal["open", "unshown", "shown"]
    repaired_on: date | None = None
    outcome: str = ""
    proofs: tuple[Proof, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairPlan(Wire):
    """The shortcomings of a wage sanction and how far their repair is.

    ``decided_on`` is the day of UWV's decision, ``None`` where the file does not have it.
    ``request_until``: the last day on which a request to shorten still does, also where UWV takes
    its whole term to decide.
    """

    as_of: date
    decided_on: date | None
    shortcomings: tuple[Shortcoming, ...]
    asked_on: date | None
    repair_found_on: date | None
    last_day: date | None
    request_until: date | None

    @property
    def missing(self) -> tuple[Shortcoming, ...]:
        """The shortcomings that were not repaired, or of which nothing shows it."""
        return tuple(one for one in self.shortcomings if one.state != "shown")

    @property
    def is_complete(self) -> bool:
        """Whether UWV's decision is here, and each shortcoming has its repair and its proof."""
        return self.decided_on is not None and bool(self.shortcomings) and not self.missing

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Everything that shows a repair, once each, by day."""
        found = {proof.entry: proof for one in self.shortcomings for proof in one.proofs}
        return tuple(sorted(found.values(), key=lambda proof: (proof.day, proof.entry)))


def repair_plan(case: Trajectory, *, as_of: date) -> RepairPlan | None:
    """Return the repair plan of a file on a day, ``None`` where there is no sanction to repair.

    A repair is shown by what the file has; a name of something it does not have shows nothing.
    Raises as :func:`wissel.core.due.law_of` does.
    """
    entries = [entry for entry in standing(case.journal) if entry.happened_on <= as_of]
    decisions = _days(entries, DocumentKind.LOONSANCTIE_BESLUIT)
    origins = origins_of(case.journal)
    named = _named(entries)
    if not decisions and not named:
        return None
    proofs = _proofs(entries, origins, case.received)
    ends = _ends(entries, origins)
    law, _told = law_of(case, today=as_of)
    sanction = law.sanction
    return RepairPlan(
        as_of=as_of,
        decided_on=max(decisions, default=None),
        shortcomings=tuple(
            _shortcoming(entry, said, ends.get(origins.get(entry.id, entry.id), ()), proofs)
            for entry, said in named
        ),
        asked_on=max(_days(entries, DocumentKind.BEKORTINGSVERZOEK), default=None),
        repair_found_on=max(_days(entries, DocumentKind.HERSTEL_BESLUIT), default=None),
        last_day=sanction.last_day if sanction is not None else None,
        request_until=sanction.request_until if sanction is not None else None,
    )


def _named(entries: Iterable[JournalEntry]) -> list[tuple[JournalEntry, Bottleneck]]:
    """Return the shortcomings that UWV named, in the order of the journal."""
    return [
        (entry, entry.content)
        for entry in entries
        if isinstance(entry.content, Bottleneck)
        and entry.content.sort == SANCTION
        and entry.content.state == "open"
    ]


def _days(entries: Iterable[JournalEntry], kind: DocumentKind) -> list[date]:
    return [
        entry.happened_on
        for entry in entries
        if isinstance(entry.content, DocumentReceived) and entry.content.document == kind
    ]


def _ends(
    entries: Iterable[JournalEntry], origins: Mapping[str, str]
) -> dict[str, tuple[JournalEntry, ...]]:
    """Return what was said of the repair of each shortcoming, by the entry it began with."""
    found: dict[str, tuple[JournalEntry, ...]] = {}
    for entry in sorted(entries, key=lambda one: one.seq):
        said = entry.content
        if isinstance(said, Bottleneck) and said.sort == SANCTION and said.state == "resolved":
            first = origins.get(said.about, said.about)
            found[first] = (*found.get(first, ()), entry)
    return found


def _shortcoming(
    entry: JournalEntry,
    said: Bottleneck,
    ends: tuple[JournalEntry, ...],
    proofs: Mapping[str, Proof],
) -> Shortcoming:
    named = tuple(dict.fromkeys(name for end in ends for name in end.documents))
    shown = tuple({proofs[name].entry: proofs[name] for name in named if name in proofs}.values())
    outcomes = [end.content.outcome for end in ends if isinstance(end.content, Bottleneck)]
    outcome = next((text for text in reversed(outcomes) if text.strip()), "")
    state: Literal["open", "unshown", "shown"] = "open"
    if ends:
        state = "shown" if shown and outcome else "unshown"
    return Shortcoming(
        entry=entry.id,
        named_on=entry.happened_on,
        what=said.what,
        action=said.action,
        owner=said.owner,
        by=said.by,
        state=state,
        repaired_on=ends[-1].happened_on if ends else None,
        outcome=outcome,
        proofs=tuple(sorted(shown, key=lambda one: (one.day, one.entry))),
        lost=tuple(name for name in named if name not in proofs),
    )


def _proofs(
    entries: Iterable[JournalEntry],
    origins: Mapping[str, str],
    received: Iterable[ReceivedPaper],
) -> dict[str, Proof]:
    """Return what can show a repair by each name it is known by: its entry, or its paper."""
    held = {one.id for one in received}
    found: dict[str, Proof] = {}
    for entry in entries:
        if isinstance(entry.content, Bottleneck):
            continue
        proof = _proof(entry, is_held=not held.isdisjoint(entry.documents))
        for name in (entry.id, origins.get(entry.id, entry.id), *entry.documents):
            found.setdefault(name, proof)
    return found


def _proof(entry: JournalEntry, *, is_held: bool) -> Proof:
    said = entry.content
    paper = said if isinstance(said, DocumentReceived) else None
    return Proof(
        entry=entry.id,
        kind=entry.kind,
        document=str(paper.document) if paper is not None else "",
        title=paper.title if paper is not None else "",
        source=str(paper.source) if paper is not None else "",
        day=entry.happened_on,
        is_held=is_held,
    )
