"""The first-track check: its questions and outcomes, read from ``wissel.rules.ladder``."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import yaml

from wissel.core.journal import FirstTrackCheck
from wissel.core.ladder._read import LadderError
from wissel.core.sources import Basis, Text
from wissel.core.strict import Place

OUTCOMES: tuple[str, ...] = get_args(get_type_hints(FirstTrackCheck)["outcome"])


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the check, and what it rests on."""

    key: str
    text: Text
    hint: Text | None
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class FirstTrack:
    """One version of the check."""

    version: str
    valid_from: date
    questions: tuple[Question, ...]
    outcomes: dict[str, Text]


@cache
def first_track() -> FirstTrack:
    """Return the check of the package data."""
    path = files("wissel.rules").joinpath("ladder", "first-track.yaml")
    return parse_first_track(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse_first_track(data: Any) -> FirstTrack:
    """Turn the parsed file into the check; raise :class:`LadderError` with the place."""
    fields = Place("$", data, LadderError).table(
        ("version", "valid_from", "laws", "questions", "outcomes")
    )
    laws = {key: part.basis() for key, part in fields["laws"].named().items()}
    outcomes = {}
    for part in fields["outcomes"].items():
        one = part.table(("key", "text"))
        outcomes[one["key"].one_of(OUTCOMES)] = one["text"].text()
    if tuple(outcomes) != OUTCOMES:
        fields["outcomes"].fail(f"must be {', '.join(OUTCOMES)}, in this order")
    return FirstTrack(
        version=fields["version"].word(),
        valid_from=fields["valid_from"].day(),
        questions=tuple(_question(part, laws) for part in fields["questions"].items()),
        outcomes=outcomes,
    )


def _question(place: Place, laws: dict[str, Basis]) -> Question:
    fields = place.table(("key", "text", "by"), ("hint",))
    return Question(
        key=fields["key"].word(),
        text=fields["text"].text(),
        hint=fields["hint"].text() if "hint" in fields else None,
        basis=fields["by"].rules(laws),
    )
