"""Reads ``wissel.rules.reference``: sources with their licences, and what elements say of items."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeVar, cast, get_args

import yaml

from wissel.core.capacity import catalogue
from wissel.core.reference._types import (
    OnetElement,
    OnetRules,
    OrsElement,
    OrsKind,
    OrsRules,
    SourceInfo,
    SourceKey,
)
from wissel.core.strict import DataError, Place

T = TypeVar("T")

#: Degrees run from 1, never, to 5, all the time.
NEVER: Final = 1.0
ALWAYS: Final = 5.0


class ReferenceRulesError(DataError):
    """The rules of the reference data cannot be used: where and why."""


@cache
def sources() -> Mapping[SourceKey, SourceInfo]:
    """Return every source that can be loaded, with its licence, by key."""
    return parse_sources(_file("sources"))


@cache
def onet_rules() -> OnetRules:
    """Return how O*NET's Work Context is read."""
    return parse_onet(_file("onet"))


@cache
def ors_rules() -> OrsRules:
    """Return how the Occupational Requirements Survey is read."""
    return parse_ors(_file("ors"))


def _file(name: str) -> Any:
    path = files("wissel.rules").joinpath("reference", f"{name}.yaml")
    return yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data()


def parse_sources(data: Any) -> Mapping[SourceKey, SourceInfo]:
    """Turn the parsed file into sources; raise :class:`ReferenceRulesError` with the place."""
    fields = Place("sources", data, ReferenceRulesError).table(("version", "sources"))
    found = {info.key: info for info in (_source(part) for part in fields["sources"].items())}
    if missing := [key for key in get_args(SourceKey) if key not in found]:
        fields["sources"].fail(f"misses {', '.join(missing)}")
    return found


def _source(place: Place) -> SourceInfo:
    fields = place.table(
        ("key", "name", "publisher", "use", "licence", "required", "changed"),
    )
    return SourceInfo(
        key=cast(SourceKey, fields["key"].one_of(get_args(SourceKey))),
        name=fields["name"].text(),
        publisher=fields["publisher"].text(),
        use=fields["use"].text(),
        licence=fields["licence"].text(),
        required=fields["required"].text(),
        changed=fields["changed"].text(),
    )


def parse_onet(data: Any) -> OnetRules:
    """Turn the parsed file into rules; raise :class:`ReferenceRulesError` with the place."""
    fields = Place("onet", data, ReferenceRulesError).table(
        ("version", "nature", "source", "hours", "elements")
    )
    _demand_estimate(fields)
    hours = tuple(_point(part) for part in fields["hours"].items())
    if list(hours) != sorted(hours) or hours[0][0] != NEVER or hours[-1][0] != ALWAYS:
        fields["hours"].fail("must rise from 1 to 5")
    return OnetRules(hours, tuple(_onet_element(part) for part in fields["elements"].items()))


def _onet_element(place: Place) -> OnetElement:
    fields = place.table(("element", "item"), ("at_most", "hours"))
    item, level = _item(fields["item"])
    hours = fields["hours"].flag() if "hours" in fields else False
    return OnetElement(fields["element"].word(), item, level, _at_most(fields), hours)


def parse_ors(data: Any) -> OrsRules:
    """Turn the parsed file into rules; raise :class:`ReferenceRulesError` with the place."""
    fields = Place("ors", data, ReferenceRulesError).table(
        (
            *("version", "nature", "source", "kilo_per_pound", "working_day", "least_covered"),
            *("usual_share", "durations", "noise", "answers", "left_out", "elements"),
        )
    )
    _demand_estimate(fields)
    return OrsRules(
        kilo_per_pound=_number(fields["kilo_per_pound"], 0, 1),
        working_day=_number(fields["working_day"], 1, 24),
        least_covered=_number(fields["least_covered"], 0, 1),
        usual_share=_number(fields["usual_share"], 0, 1),
        durations=_degrees(fields["durations"]),
        noise=_degrees(fields["noise"]),
        answers=_longest_first(
            {word: part.flag() for word, part in fields["answers"].named().items()}
        ),
        left_out=fields["left_out"].words(),
        elements=tuple(_ors_element(part) for part in fields["elements"].items()),
    )


def _ors_element(place: Place) -> OrsElement:
    fields = place.table(("category", "kind", "item"), ("at_most", "last"))
    item, level = _item(fields["item"])
    kind = cast(OrsKind, fields["kind"].one_of(get_args(OrsKind)))
    last = fields["last"].flag() if "last" in fields else False
    return OrsElement(fields["category"].word(), kind, item, level, _at_most(fields), last)


def _degrees(place: Place) -> dict[str, float]:
    return _longest_first(
        {word: _number(part, NEVER, ALWAYS) for word, part in place.named().items()}
    )


def _longest_first(words: dict[str, T]) -> dict[str, T]:
    """Put ``very loud`` before ``loud``: the first that fits is taken."""
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def _item(place: Place) -> tuple[str, str]:
    """Return an item of the capacity list and a level of it, or no level."""
    key, _, level = place.word().partition("/")
    item = catalogue().item(key)
    if item is None or item.key != key:
        place.fail(f"{key!r} is no item of the capacity list")
    if level and level not in [one.key for one in item.levels if not one.is_norm]:
        place.fail(f"{level!r} is no level of {key}")
    return key, level


def _at_most(fields: Mapping[str, Place]) -> float:
    return _number(fields["at_most"], NEVER, ALWAYS) if "at_most" in fields else ALWAYS


def _demand_estimate(fields: Mapping[str, Place]) -> None:
    fields["nature"].one_of(("estimate",))
    fields["source"].text()


def _point(place: Place) -> tuple[float, float]:
    degree, hours = place.items()
    return _number(degree, NEVER, ALWAYS), _number(hours, 0, 24)


def _number(place: Place, least: float, most: float) -> float:
    if type(place.value) not in (int, float) or not least <= place.value <= most:
        place.fail(f"must be a number from {least:g} to {most:g}")
    return float(place.value)
