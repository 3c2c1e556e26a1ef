"""From the journal to the rungs: which entry says what of which rung."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from wissel.core.journal import (
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    LadderFinding,
    PlacementEvent,
    standing,
)
from wissel.core.ladder._read import ROLES, RungRule, read
from wissel.core.ladder._types import Finding, Rung, RungState

#: The rungs that a decision to close the first track ends, and that a labour expert looks at.
_FIRST_TRACK: Final = ("own", "adapted", "other")
_EXTERNAL: Final = "external"
#: What a step of a placement says of work at another employer; an end leaves the search open.
_PLACED: Final[dict[str, RungState]] = {
    "proposed": "being-examined",
    "agreed": "being-examined",
    "started": "being-tried",
    "evaluated": "being-tried",
    "extended": "being-tried",
    "ended": "being-examined",
}


def rungs(entries: Iterable[JournalEntry], today: date) -> tuple[Rung, ...]:
    """Return the rungs as the entries that stand on ``today`` tell them."""
    found: dict[str, list[Finding]] = {}
    said: dict[str, list[Finding]] = {}
    for entry in standing(entries):
        if entry.happened_on > today:
            continue
        for key, finding in _findings(entry):
            found.setdefault(key, []).insert(0, finding)
        for key, finding in _remarks(entry):
            said.setdefault(key, []).insert(0, finding)
    return tuple(
        _rung(rule, tuple(found.get(rule.key, ())), tuple(said.get(rule.key, ())))
        for rule in read().rungs
    )


def _rung(rule: RungRule, found: tuple[Finding, ...], said: tuple[Finding, ...]) -> Rung:
    last = next(iter(found), None)
    shown = last is not None and (
        (last.state in ("not-possible", "does-not-exist") and last.by in rule.shown_by)
        or (last.state == "does-not-exist" and last.by in rule.absent_by)
    )
    return Rung(rule.key, rule.title, rule.basis, found, said, shown)


def _findings(entry: JournalEntry) -> Iterator[tuple[str, Finding]]:
    """Yield what an entry finds, with the key of the rung."""
    content, day = entry.content, entry.happened_on
    match content:
        case LadderFinding():
            yield (
                content.rung,
                Finding(
                    content.finding,
                    day,
                    content.by,
                    content.author,
                    content.reason,
                    content.proof,
                    entry.id,
                ),
            )
        case Decision(subject="eerste-spoor-gesloten"):
            for key in _FIRST_TRACK:
                yield key, _decided(entry, content, "not-possible")
        case Decision(subject="tweede-spoor-start"):
            yield _EXTERNAL, _decided(entry, content, "being-examined")
        case PlacementEvent(placement=placement, event=event, host=host, function=function):
            state = _PLACED[event]
            if placement == "dienstverband" and event == "started":
                state = "possible"
            by = entry.author_role if entry.author_role in ROLES else "bureau"
            proof = ", ".join(part for part in (function, host) if part)
            yield (
                _EXTERNAL,
                Finding(state, day, by, entry.author, content.remark, proof, entry.id),
            )
        case _:
            return


def _decided(entry: JournalEntry, decision: Decision, state: RungState) -> Finding:
    return Finding(
        state,
        entry.happened_on,
        decision.owner_role,
        decision.owner,
        decision.outcome,
        "",
        entry.id,
    )


def _remarks(entry: JournalEntry) -> Iterator[tuple[str, Finding]]:
    """Yield what an entry says of a rung without finding anything."""
    match entry.content:
        case Contact(first_track=said, with_=with_) if said.strip():
            by = "employer" if "employer" in with_ else with_[0] if with_ else "other"
            yield (
                "own",
                Finding("being-examined", entry.happened_on, by, "", said, "", entry.id),
            )
        case DocumentReceived(document=DocumentKind.AD_RAPPORT, author=author, title=title):
            for key in _FIRST_TRACK:
                yield (
                    key,
                    Finding(
                        "being-examined",
                        entry.happened_on,
                        "labour-expert",
                        author,
                        "",
                        title or str(DocumentKind.AD_RAPPORT),
                        entry.id,
                    ),
                )
        case _:
            return
