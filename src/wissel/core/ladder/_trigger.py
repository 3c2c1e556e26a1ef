"""The two-part reason to ask a labour expert, read from what was written on the ladder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, cast, get_args

import yaml

from wissel.core.journal import Contact, JournalEntry, LadderFinding, PartyRole, standing
from wissel.core.ladder._read import RUNGS, LadderError
from wissel.core.sources import Basis, Text
from wissel.core.strict import Place

#: ``holds``, ``open`` (somebody said that something is still possible or tried), or nobody wrote.
PartState: TypeAlias = Literal["holds", "open", "unknown"]
_SHUT = ("not-possible", "does-not-exist")


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """One part as the data has it."""

    key: str
    text: Text
    rungs: tuple[str, ...]
    by: tuple[PartyRole, ...]
    talk: bool
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class TriggerPart:
    """One part of the reason. ``since``: the day from which it holds, by what was written."""

    key: str
    text: Text
    state: PartState
    since: date | None
    basis: tuple[Basis, ...]


@cache
def trigger_rules() -> tuple[TriggerRule, ...]:
    """Return the parts of the package data."""
    path = files("wissel.rules").joinpath("ladder", "trigger.yaml")
    return parse_trigger(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse_trigger(data: Any) -> tuple[TriggerRule, ...]:
    """Turn the parsed file into its parts; raise :class:`LadderError` with the place."""
    fields = Place("$", data, LadderError).table(("version", "valid_from", "laws", "parts"))
    fields["version"].word()
    fields["valid_from"].day()
    laws = {key: part.basis() for key, part in fields["laws"].named().items()}
    return tuple(_rule(part, laws) for part in fields["parts"].items())


def trigger(entries: Iterable[JournalEntry], today: date) -> tuple[TriggerPart, ...]:
    """Return each part with how it stands on ``today``: whose word, and since when.

    A later word takes the place of an earlier one. Nothing written is unknown, never a no.
    """
    told = [entry for entry in standing(entries) if entry.happened_on <= today]
    return tuple(_part(rule, told) for rule in trigger_rules())


def _rule(place: Place, laws: Mapping[str, Basis]) -> TriggerRule:
    fields = place.table(("key", "text", "rungs", "by", "talk", "basis"))
    roles = tuple(part.one_of(get_args(PartyRole)) for part in fields["by"].items())
    return TriggerRule(
        key=fields["key"].word(),
        text=fields["text"].text(),
        rungs=tuple(part.one_of(RUNGS) for part in fields["rungs"].items()),
        by=cast(tuple[PartyRole, ...], roles),
        talk=fields["talk"].flag(),
        basis=fields["basis"].rules(laws),
    )


def _part(rule: TriggerRule, entries: Sequence[JournalEntry]) -> TriggerPart:
    last: dict[str, tuple[bool, date]] = {}
    talk: tuple[bool, date] | None = None
    for entry in entries:
        content = entry.content
        if isinstance(content, LadderFinding) and _is_meant(content, rule):
            last[content.rung] = (content.finding in _SHUT, entry.happened_on)
        elif isinstance(content, Contact) and rule.talk and _says(content) is not None:
            talk = (not content.first_track_open, entry.happened_on)
    state, since = _stands(rule, last, talk)
    return TriggerPart(rule.key, rule.text, state, since, rule.basis)


def _is_meant(finding: LadderFinding, rule: TriggerRule) -> bool:
    return finding.rung in rule.rungs and finding.by in rule.by


def _says(talk: Contact) -> bool | None:
    """Return whether the employer said in a talk that something is open inside, if they did."""
    return talk.first_track_open if "employer" in talk.with_ else None


def _stands(
    rule: TriggerRule, last: Mapping[str, tuple[bool, date]], talk: tuple[bool, date] | None
) -> tuple[PartState, date | None]:
    """Weigh the word on each rung and the last talk; of both, what was said later counts."""
    said = max((day for _, day in last.values()), default=None)
    if talk is not None and (said is None or talk[1] >= said):
        return ("holds", talk[1]) if talk[0] else ("open", None)
    if any(not shut for shut, _ in last.values()):
        return "open", None
    if said is not None and len(last) == len(rule.rungs):
        return "holds", said
    return "unknown", None
