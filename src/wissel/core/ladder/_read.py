"""Reads the ladder of ``wissel.rules.ladder`` and refuses one that is not whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args, get_type_hints

import yaml

from wissel.core.journal import LadderFinding, PartyRole
from wissel.core.ladder._types import Tone
from wissel.core.sources import Basis, Nature, Text
from wissel.core.strict import DataError

RUNGS = get_args(get_type_hints(LadderFinding)["rung"])
ROLES = get_args(PartyRole)
MISSING = ("not-examined", "no-outcome", "no-source", "possible", "no-reason")
SIGNALS = (
    "early-planned",
    "early-begun",
    "not-shown",
    "late-open",
    "late-done",
    "parallel",
    "earlier-advised",
)


class LadderError(DataError):
    """The data of the ladder cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class RungRule:
    """A rung of the data. Its ``shown_by`` is empty for the one that everything leads to."""

    key: str
    title: Text
    basis: tuple[Basis, ...]
    shown_by: frozenset[str]
    absent_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignalRule:
    """A signal of the data, its words not filled in."""

    tone: Tone
    title: Text
    text: Text
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    rungs: tuple[RungRule, ...]
    missing: Mapping[str, Text]
    signals: Mapping[str, SignalRule]
    day: Text
    days: Text


@cache
def read() -> Rules:
    """Return the ladder of the package data."""
    text = files("wissel.rules").joinpath("ladder", "ladder.yaml").read_text(encoding="utf-8")
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> Rules:
    """Turn the parsed file into rules; raise :class:`LadderError` with the place."""
    fields = _table(data, "$", ("laws", "rungs", "missing", "days", "signals"))
    laws = {key: _law(law, f"$.laws.{key}") for key, law in fields["laws"].items()}
    rungs = tuple(
        _rung(rung, f"$.rungs[{number}]", laws) for number, rung in enumerate(fields["rungs"])
    )
    if tuple(rung.key for rung in rungs) != RUNGS:
        raise LadderError("$.rungs", f"must be {', '.join(RUNGS)}, in this order")
    missing = _table(fields["missing"], "$.missing", MISSING)
    signals = _table(fields["signals"], "$.signals", SIGNALS)
    days = _table(fields["days"], "$.days", ("one", "many"))
    return Rules(
        rungs=rungs,
        missing={key: _text(text, f"$.missing.{key}") for key, text in missing.items()},
        signals={key: _signal(one, f"$.signals.{key}", laws) for key, one in signals.items()},
        day=_text(days["one"], "$.days.one"),
        days=_text(days["many"], "$.days.many"),
    )


def _rung(value: Any, place: str, laws: Mapping[str, Basis]) -> RungRule:
    fields = _table(value, place, ("key", "title", "by"), ("shown_by", "absent_by"))
    return RungRule(
        key=str(fields["key"]),
        title=_text(fields["title"], f"{place}.title"),
        basis=_basis(fields["by"], f"{place}.by", laws),
        shown_by=_roles(fields.get("shown_by", []), f"{place}.shown_by"),
        absent_by=_roles(fields.get("absent_by", []), f"{place}.absent_by"),
    )


def _signal(value: Any, place: str, laws: Mapping[str, Basis]) -> SignalRule:
    fields = _table(value, place, ("tone", "title", "text", "by"))
    if fields["tone"] not in get_args(Tone):
        raise LadderError(f"{place}.tone", f"{fields['tone']!r} is no tone")
    return SignalRule(
        tone=cast(Tone, fields["tone"]),
        title=_text(fields["title"], f"{place}.title"),
        text=_text(fields["text"], f"{place}.text"),
        basis=_basis(fields["by"], f"{place}.by", laws),
    )


def _law(value: Any, place: str) -> Basis:
    fields = _table(value, place, ("article", "valid_from", "source", "nature"))
    if type(fields["valid_from"]) is not date:
        raise LadderError(f"{place}.valid_from", "is no date (YYYY-MM-DD)")
    if fields["nature"] not in (Nature.LAW, Nature.POLICY):
        raise LadderError(f"{place}.nature", f"{fields['nature']!r} is neither law nor policy")
    return Basis(
        article=str(fields["article"]),
        valid_from=fields["valid_from"],
        valid_to=None,
        source=str(fields["source"]),
        nature=Nature(fields["nature"]),
    )


def _basis(value: Any, place: str, laws: Mapping[str, Basis]) -> tuple[Basis, ...]:
    if not isinstance(value, list) or not value:
        raise LadderError(place, "names no ground")
    if strange := [str(key) for key in value if key not in laws]:
        raise LadderError(place, f"there is no law {', '.join(strange)}")
    return tuple(laws[key] for key in value)


def _roles(value: Any, place: str) -> frozenset[str]:
    if strange := [str(role) for role in value if role not in ROLES]:
        raise LadderError(place, f"does not know {', '.join(strange)}")
    return frozenset(value)


def _text(value: Any, place: str) -> Text:
    fields = _table(value, place, ("nl", "en"))
    if not all(isinstance(text, str) and text.strip() for text in fields.values()):
        raise LadderError(place, "must be a text in both languages")
    return Text(fields["nl"], fields["en"])


def _table(
    value: Any, place: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise LadderError(place, "must be a mapping")
    if missing := [key for key in required if key not in value]:
        raise LadderError(place, f"misses {', '.join(missing)}")
    if strange := [str(key) for key in value if key not in (*required, *optional)]:
        raise LadderError(place, f"does not know {', '.join(strange)}")
    return value
