"""Reads the list of ``wissel.rules.capacity`` and refuses one that is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.capacity._types import NORM, Catalogue, Form, Item, Level, Rubric
from wissel.core.sources import Nature, Text


class CapacityError(ValueError):
    """The data of the list cannot be used: where and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@cache
def catalogue() -> Catalogue:
    """Return the list of the package data."""
    text = files("wissel.rules").joinpath("capacity", "fml.yaml").read_text(encoding="utf-8")
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> Catalogue:
    """Turn the parsed file into the list; raise :class:`CapacityError` with the place."""
    head = ("version", "title", "nature", "source", "why")
    fields = _table(data, "$", (*head, "documents", "scales", "rubrics", "profile"))
    scales = {
        key: _levels(said, f"$.scales.{key}", fact=False) for key, said in fields["scales"].items()
    }
    rubrics = tuple(
        _rubric(said, f"$.rubrics[{number}]", scales)
        for number, said in enumerate(fields["rubrics"])
    )
    items: dict[str, Item] = {}
    for number, rubric in enumerate(rubrics):
        for item in rubric.items:
            if item.key in items:
                raise CapacityError(f"$.rubrics[{number}]", f"{item.key!r} stands there twice")
            items[item.key] = item
    return Catalogue(
        version=int(fields["version"]),
        why=_text(fields["why"], "$.why"),
        forms={
            "fml": _form("fml", fields, "$", rubrics),
            "inzetbaarheidsprofiel": _profile(fields["profile"], "$.profile", items),
        },
        documents={
            key: _text(said, f"$.documents.{key}") for key, said in fields["documents"].items()
        },
        _items=items,
    )


def _form(key: str, fields: Mapping[str, Any], place: str, rubrics: tuple[Rubric, ...]) -> Form:
    natures = {str(nature) for nature in Nature} - {str(Nature.AGREEMENT)}
    if fields["nature"] not in natures:
        raise CapacityError(f"{place}.nature", f"{fields['nature']!r} is no nature of a rule")
    return Form(
        key=key,
        title=_text(fields["title"], f"{place}.title"),
        nature=Nature(fields["nature"]),
        source=_text(fields["source"], f"{place}.source"),
        rubrics=rubrics,
    )


def _profile(value: Any, place: str, items: Mapping[str, Item]) -> Form:
    fields = _table(value, place, ("title", "nature", "source", "headings"))
    seen: set[str] = set()
    headings = []
    for number, said in enumerate(fields["headings"]):
        here = f"{place}.headings[{number}]"
        heading = _table(said, here, ("key", "title", "items"))
        for key in heading["items"]:
            if key not in items or key in seen:
                raise CapacityError(f"{here}.items", f"{key!r} is no item, or stands there twice")
            seen.add(key)
        held = tuple(items[key] for key in heading["items"])
        headings.append(Rubric(str(heading["key"]), _text(heading["title"], f"{here}.title"), held))
    return _form("inzetbaarheidsprofiel", fields, place, tuple(headings))


def _rubric(value: Any, place: str, scales: Mapping[str, tuple[Level, ...]]) -> Rubric:
    fields = _table(value, place, ("key", "title", "items"))
    items = tuple(
        _item(said, f"{place}.items[{number}]", scales)
        for number, said in enumerate(fields["items"])
    )
    return Rubric(str(fields["key"]), _text(fields["title"], f"{place}.title"), items)


def _item(value: Any, place: str, scales: Mapping[str, tuple[Level, ...]]) -> Item:
    more = ("also", "scale", "levels", "choose", "fact", "sides")
    fields = _table(value, place, ("key", "name", "about"), more)
    if ("scale" in fields) is ("levels" in fields):
        raise CapacityError(place, "has a scale or levels of its own, one of the two")
    fact = bool(fields.get("fact", False))
    if "scale" in fields and fields["scale"] not in scales:
        raise CapacityError(f"{place}.scale", f"there is no scale {fields['scale']!r}")
    return Item(
        key=str(fields["key"]),
        name=_text(fields["name"], f"{place}.name"),
        about=_text(fields["about"], f"{place}.about"),
        levels=scales[fields["scale"]]
        if "scale" in fields
        else _levels(fields["levels"], f"{place}.levels", fact=fact),
        also=tuple(map(str, fields.get("also", ()))),
        several=fields.get("choose") == "several",
        fact=fact,
        sides=bool(fields.get("sides", False)),
    )


def _levels(value: Any, place: str, *, fact: bool) -> tuple[Level, ...]:
    if not isinstance(value, list) or len(value) < 2:
        raise CapacityError(place, "has fewer than two levels")
    levels = tuple(_level(said, f"{place}[{number}]") for number, said in enumerate(value))
    keys = [level.key for level in levels]
    if len(set(keys)) < len(keys):
        raise CapacityError(place, "has a level twice")
    if (keys[0] == NORM) is fact:
        raise CapacityError(place, f"begins with {NORM}, unless it is a fact")
    return levels


def _level(value: Any, place: str) -> Level:
    fields = _table(value, place, ("key", "words"), ("value", "unit", "remark"))
    if ("value" in fields) is not ("unit" in fields):
        raise CapacityError(place, "has a value and its unit, or neither")
    if fields.get("remark", "required") != "required":
        raise CapacityError(f"{place}.remark", "can only be required")
    return Level(
        key=str(fields["key"]),
        words=_text(fields["words"], f"{place}.words"),
        value=float(fields["value"]) if "value" in fields else None,
        unit=str(fields.get("unit", "")),
        needs_remark="remark" in fields,
    )


def _text(value: Any, place: str) -> Text:
    fields = _table(value, place, ("nl", "en"))
    if not all(isinstance(text, str) and text.strip() for text in fields.values()):
        raise CapacityError(place, "must be a text in both languages")
    return Text(fields["nl"], fields["en"])


def _table(
    value: Any, place: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise CapacityError(place, "must be a mapping")
    if missing := [key for key in required if key not in value]:
        raise CapacityError(place, f"misses {', '.join(missing)}")
    if strange := [str(key) for key in value if key not in (*required, *optional)]:
        raise CapacityError(place, f"does not know {', '.join(strange)}")
    return value
