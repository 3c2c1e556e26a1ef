"""Reads our own set of occupations from ``wissel.rules``, and refuses what is not whole."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import yaml

from wissel.core.capacity import Item, catalogue
from wissel.core.occupations._linking import OccupationsError, head
from wissel.core.occupations._types import Occupation, OccupationSet, Prior
from wissel.core.strict import Place

#: In the folder, and no sector.
_OTHER: Final = ("linking.yaml", "work.yaml")
_OWN: Final = "own:"
_ISCO: Final = re.compile(r"[0-9]{4}")
_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Asks = dict[tuple[str, str], Prior]


@cache
def own_occupations() -> OccupationSet:
    """Return the occupations of the package by key, in the order of the sectors."""
    folder = files("wissel.rules").joinpath("occupations")
    sectors = sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml") and entry.name not in _OTHER
    )
    kinds = parse_work(_load("work.yaml"))
    found: dict[str, Occupation] = {}
    for name in sectors:
        for one in parse(_load(name), kinds, place=name):
            if one.key in found:
                raise OccupationsError(name, f"{one.key} stands there twice")
            found[one.key] = one
    return MappingProxyType(found)


def parse_work(data: Any) -> Mapping[str, Asks]:
    """Turn the parsed kinds of work into priors by kind."""
    fields = Place("work.yaml", data, OccupationsError).table(
        ("version", "nature", "source", "work")
    )
    head(fields)
    return {kind: _asks(part) for kind, part in fields["work"].named().items()}


def parse(data: Any, kinds: Mapping[str, Asks], *, place: str = "$") -> tuple[Occupation, ...]:
    """Turn one parsed sector into occupations; raise :class:`OccupationsError` with the place."""
    fields = Place(place, data, OccupationsError).table(
        ("version", "sector", "nature", "source", "occupations")
    )
    head(fields)
    fields["sector"].text()
    return tuple(_occupation(part, kinds) for part in fields["occupations"].items())


def _occupation(place: Place, kinds: Mapping[str, Asks]) -> Occupation:
    fields = place.table(("key", "label", "isco", "names", "skills", "work"), ("asks",))
    key, isco = fields["key"].word(), fields["isco"].word()
    if not _KEY.fullmatch(key):
        fields["key"].fail("must be small letters with hyphens")
    if not _ISCO.fullmatch(isco):
        fields["isco"].fail("must be four digits")
    asks = _together(kinds[part.one_of(tuple(kinds))] for part in fields["work"].items())
    if "asks" in fields:
        asks |= _asks(fields["asks"])
    return Occupation(
        key=_OWN + key,
        label=fields["label"].text(),
        names=fields["names"].words(),
        isco=isco,
        skills=fields["skills"].words(),
        priors=tuple(asks.values()),
    )


def _together(kinds: Iterable[Asks]) -> Asks:
    """Return what several kinds of work ask together: of each item the most."""
    found: Asks = {}
    for asks in kinds:
        for key, prior in asks.items():
            if key not in found or prior.degree > found[key].degree:
                found[key] = prior
    return found


def _asks(place: Place) -> Asks:
    return {
        (prior.item, prior.level): prior
        for name, part in place.named().items()
        for prior in (_prior(name, part),)
    }


def _prior(name: str, place: Place) -> Prior:
    key, _, level = name.partition("/")
    item = catalogue().item(key)
    if item is None or item.key != key:
        place.fail("is no item of the capacity list")
    if item.several is not bool(level) or (level and item.level(level) is None):
        place.fail("names a condition of the item where it has conditions, and none elsewhere")
    degree, *more = place.value if isinstance(place.value, list) else [place.value]
    unit = _unit(item) if more else ""
    if len(more) > 1 or (more and not unit) or not all(map(_is_number, (degree, *more))):
        place.fail("must be a degree, or a degree and a measure of an item that has a unit")
    if not 1 <= degree <= 5:
        place.fail("has a degree outside 1 to 5")
    value = float(more[0]) if more else None
    return Prior(item=key, degree=float(degree), level=level, value=value, unit=unit)


def _unit(item: Item) -> str:
    return next((level.unit for level in item.levels if level.unit), "")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _load(name: str) -> Any:
    text = files("wissel.rules").joinpath("occupations", name).read_text(encoding="utf-8")
    return yaml.CSafeLoader(text).get_single_data()
