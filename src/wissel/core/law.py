"""Reads ``wissel.rules.law``: dated files of one act each, parsed once into typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.sources import Basis, Nature, NotCovered, Text

#: A reader's name for each degree of certainty below the text of the law itself.
_CONFIDENCE = {
    "M": Text("Zekerheid: middel (beleid of één goede bron).", "Confidence: medium."),
    "L": Text("Zekerheid: laag (één of wisselende bronnen).", "Confidence: low."),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an act with the rule behind it. ``atw``: whether its end moves (Atw art. 1)."""

    name: str
    value: Any
    basis: Basis
    atw: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One act in one period of validity (days inclusive)."""

    name: str
    valid_from: date
    valid_to: date | None
    values: Mapping[str, Value]
    data: Mapping[str, Any]

    def holds_on(self, day: date) -> bool:
        """Whether this file covers ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def read_yaml(path: str) -> Mapping[str, Any]:
    """Return the parsed file ``path`` below ``wissel/rules``. Data never builds objects."""
    text = files("wissel.rules").joinpath(path).read_text(encoding="utf-8")
    data = yaml.CSafeLoader(text).get_single_data()
    if not isinstance(data, dict):
        raise TypeError(f"rules/{path} does not hold a mapping")
    return data


def text(data: Mapping[str, str]) -> Text:
    """Return a ``{nl, en}`` mapping as :class:`Text`."""
    return Text(nl=data["nl"], en=data["en"])


@cache
def acts() -> Mapping[str, tuple[Act, ...]]:
    """Return every act with its files in order of validity."""
    folder = files("wissel.rules").joinpath("law")
    return {
        entry.name: tuple(
            _act(f"law/{entry.name}/{name}")
            for name in sorted(f.name for f in entry.iterdir() if f.name.endswith(".yaml"))
        )
        for entry in folder.iterdir()
        if entry.is_dir() and entry.name not in ("scenarios", "__pycache__")
    }


def act_on(name: str, day: date) -> Act:
    """Return the file of act ``name`` that covers ``day``, else raise :class:`NotCovered`."""
    for act in acts().get(name, ()):
        if act.holds_on(day):
            return act
    raise NotCovered(f"rules/law/{name}", day)


def _act(path: str) -> Act:
    data = read_yaml(path)
    return Act(
        name=data["act"],
        valid_from=data["valid_from"],
        valid_to=data["valid_to"],
        values={name: _value(name, entry, data) for name, entry in data.get("values", {}).items()},
        data=data,
    )


def _value(name: str, entry: Mapping[str, Any], data: Mapping[str, Any]) -> Value:
    basis = Basis(
        article=entry["article"],
        valid_from=data["valid_from"],
        valid_to=data["valid_to"],
        source=data["source"],
        nature=Nature(entry["nature"]),
        note=_note(entry),
    )
    return Value(f"{data['act']}.{name}", entry["value"], basis, bool(entry.get("atw", False)))


def _note(entry: Mapping[str, Any]) -> Text | None:
    own = text(entry["note"]) if "note" in entry else None
    confidence = _CONFIDENCE.get(entry["confidence"])
    if own is None or confidence is None:
        return own or confidence
    return Text(f"{own.nl} {confidence.nl}", f"{own.en} {confidence.en}")
