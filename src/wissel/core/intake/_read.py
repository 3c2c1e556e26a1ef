"""Reads the intake form of ``wissel.rules.intake`` and refuses one that is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

import yaml

from wissel.core.intake._types import (
    Choice,
    IntakeForm,
    IntakeFormError,
    Piece,
    Question,
    QuestionKind,
)
from wissel.core.sources import Basis, Nature, Text

#: As much as somebody who is ill can do at one go: a choice of the house.
MOST_MINUTES: Final = 10
#: The version that is filled in now; an older one is read with what was filled in by it.
NEWEST: Final = 1
_KINDS: Final = ("line", "text", "choice")


@cache
def intake_form(version: int = NEWEST) -> IntakeForm:
    """Return a version of the form; ``LookupError`` for one that does not exist."""
    path = files("wissel.rules").joinpath("intake", f"{version}.yaml")
    if not path.is_file():
        raise LookupError(f"no intake form of version {version}")
    return parse(yaml.safe_load(path.read_text(encoding="utf-8")))


def parse(data: Any) -> IntakeForm:
    """Turn the parsed file into the form; raise :class:`IntakeFormError` with the place."""
    fields = _table(data, "$", ("version", "valid_from", "source", "tags", "pieces"))
    source = _table(fields["source"], "$.source", ("article", "source", "nature"))
    tags = {key: _text(text, f"$.tags.{key}") for key, text in fields["tags"].items()}
    pieces = tuple(
        _piece(piece, f"$.pieces[{number}]", tags) for number, piece in enumerate(fields["pieces"])
    )
    form = IntakeForm(
        version=int(fields["version"]),
        basis=Basis(
            article=str(source["article"]),
            valid_from=fields["valid_from"],
            valid_to=None,
            source=str(source["source"]),
            nature=Nature(source["nature"]),
        ),
        tags=tags,
        pieces=pieces,
    )
    _once([piece.key for piece in form.pieces], "$.pieces")
    _once([question.key for question in form.questions()], "$.pieces")
    return form


def _piece(value: Any, place: str, tags: Mapping[str, Text]) -> Piece:
    fields = _table(value, place, ("key", "minutes", "title", "intro", "questions"))
    minutes = int(fields["minutes"])
    if not 1 <= minutes <= MOST_MINUTES:
        raise IntakeFormError(f"{place}.minutes", f"must be from 1 to {MOST_MINUTES}")
    return Piece(
        key=str(fields["key"]),
        minutes=minutes,
        title=_text(fields["title"], f"{place}.title"),
        intro=_text(fields["intro"], f"{place}.intro"),
        questions=tuple(
            _question(one, f"{place}.questions[{number}]", tags)
            for number, one in enumerate(fields["questions"])
        ),
    )


def _question(value: Any, place: str, tags: Mapping[str, Text]) -> Question:
    fields = _table(value, place, ("key", "tag", "kind", "ask"), ("help", "choices"))
    if fields["kind"] not in _KINDS:
        raise IntakeFormError(f"{place}.kind", f"must be one of {', '.join(_KINDS)}")
    if fields["tag"] not in tags:
        raise IntakeFormError(f"{place}.tag", f"unknown tag {fields['tag']!r}")
    if (fields["kind"] == "choice") != ("choices" in fields):
        raise IntakeFormError(f"{place}.choices", "stand with a choice, and with nothing else")
    return Question(
        key=str(fields["key"]),
        tag=fields["tag"],
        kind=cast(QuestionKind, fields["kind"]),
        ask=_text(fields["ask"], f"{place}.ask"),
        help=_text(fields["help"], f"{place}.help") if "help" in fields else None,
        choices=tuple(
            Choice(str(one["key"]), _text(one["text"], f"{place}.choices[{number}].text"))
            for number, one in enumerate(fields.get("choices", ()))
        ),
    )


def _once(keys: list[str], place: str) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise IntakeFormError(place, f"{', '.join(twice)} stands there twice")


def _text(value: Any, place: str) -> Text:
    fields = _table(value, place, ("nl", "en"))
    return Text(str(fields["nl"]), str(fields["en"]))


def _table(
    value: Any, place: str, needed: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise IntakeFormError(place, "must be a table")
    missing = [key for key in needed if key not in value]
    unknown = [key for key in value if key not in (*needed, *allowed)]
    if missing or unknown:
        raise IntakeFormError(place, f"missing {missing}, unknown {unknown}")
    return value
