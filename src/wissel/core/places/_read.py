"""Reads our own places from ``wissel.rules.places``, and refuses what is not whole."""

from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

import yaml

from wissel.core.places._names import plain
from wissel.core.places._types import (
    TRANSPORTS,
    PlaceRows,
    PostcodeArea,
    Speed,
    Town,
    Transport,
    Travel,
    Words,
)
from wissel.core.strict import DataError, Place

#: The European Netherlands lie within these degrees.
LATITUDES: Final = (50.7, 53.7)
LONGITUDES: Final = (3.2, 7.3)


class PlacesError(DataError):
    """The places cannot be used: where and why."""


@cache
def own_rows() -> PlaceRows:
    """Return what the package itself knows of places."""
    return parse(*(_file(name) for name in ("areas", "towns", "words", "travel")))


def _file(name: str) -> Any:
    text = files("wissel.rules").joinpath("places", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.CSafeLoader(text).get_single_data()


def parse(areas: Any, towns: Any, words: Any, travel: Any) -> PlaceRows:
    """Turn the parsed files into rows; raise :class:`PlacesError` with the place."""
    known = _words(Place("words", words, PlacesError))
    provinces = sorted(set(known.provinces.values()))
    listed = Place("areas", areas, PlacesError).table(("source", "areas"))
    found = tuple(_area(part) for part in listed["areas"].items())
    if len({area.area for area in found}) < len(found):
        listed["areas"].fail("names an area twice")
    named = Place("towns", towns, PlacesError).table(("source", "towns"))
    return PlaceRows(
        areas=found,
        towns=tuple(_town(part, provinces) for part in named["towns"].items()),
        words=known,
        travel=_travel(Place("travel", travel, PlacesError)),
    )


def _area(place: Place) -> PostcodeArea:
    fields = place.table(("area", "latitude", "longitude", "km", "places"))
    digits = fields["area"].word()
    if len(digits) != 2 or not digits.isdecimal() or digits < "10":
        fields["area"].fail("must be two digits, 10 to 99")
    return PostcodeArea(
        area=digits,
        latitude=_degrees(fields["latitude"], LATITUDES),
        longitude=_degrees(fields["longitude"], LONGITUDES),
        km=_measure(fields["km"]),
        places=fields["places"].words(),
    )


def _town(place: Place, provinces: list[str]) -> Town:
    fields = place.table(("name", "latitude", "longitude", "thousands"), ("province", "also"))
    return Town(
        name=fields["name"].word(),
        latitude=_degrees(fields["latitude"], LATITUDES),
        longitude=_degrees(fields["longitude"], LONGITUDES),
        thousands=_measure(fields["thousands"]),
        province=fields["province"].one_of(provinces) if "province" in fields else "",
        also=fields["also"].words() if "also" in fields else (),
    )


def _words(place: Place) -> Words:
    fields = place.table(
        (
            *("source", "country", "other_countries", "provinces"),
            *("around", "parts", "belgian", "german"),
        )
    )
    around = fields["around"].table(("before", "behind"))
    return Words(
        country=_plain(fields["country"]),
        other_countries=_plain(fields["other_countries"]),
        provinces=_longest_first(
            {
                plain(word): key
                for key, part in fields["provinces"].named().items()
                for word in part.words()
            }
        ),
        before=tuple(sorted(_plain(around["before"]), key=len, reverse=True)),
        behind=tuple(sorted(_plain(around["behind"]), key=len, reverse=True)),
        parts=_plain(fields["parts"]),
        belgian={
            name: digits
            for digits, part in fields["belgian"].named().items()
            for name in _plain(part)
        },
        german=_plain(fields["german"]),
    )


def _plain(place: Place) -> frozenset[str]:
    return frozenset(plain(word) for word in place.words())


def _longest_first(words: dict[str, str]) -> dict[str, str]:
    """Put ``noord brabant`` before ``brabant``: the first that stands behind a name is taken."""
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def _travel(place: Place) -> Travel:
    fields = place.table(
        (
            *("nature", "source", "detour", "speeds", "uncertainty"),
            *("far_larger", "one_place_within", "thousands_per_postcode"),
        )
    )
    fields["nature"].one_of(("estimate",))
    speeds = dict(_speed(part) for part in fields["speeds"].items())
    if missing := [each for each in TRANSPORTS if each not in speeds]:
        fields["speeds"].fail(f"misses {', '.join(missing)}")
    unsure = fields["uncertainty"].table(("postcode", "region", "town"))
    return Travel(
        source=fields["source"].text(),
        detour=_measure(fields["detour"]),
        speeds=speeds,
        postcode_km=_measure(unsure["postcode"]),
        region_km=_measure(unsure["region"]),
        town_km=tuple(sorted(_step(part) for part in unsure["town"].items())),
        far_larger=_measure(fields["far_larger"]),
        one_place_within=_measure(fields["one_place_within"]),
        thousands_per_postcode=_measure(fields["thousands_per_postcode"]),
    )


def _speed(place: Place) -> tuple[Transport, Speed]:
    fields = place.table(("transport", "near", "far", "far_from", "wait"))
    transport = cast(Transport, fields["transport"].one_of(TRANSPORTS))
    near, far = _measure(fields["near"]), _measure(fields["far"])
    if far < near:
        fields["far"].fail("must not be less than near: further would be sooner there")
    return transport, Speed(
        near, far, _measure(fields["far_from"]), _measure(fields["wait"], least=0)
    )


def _step(place: Place) -> tuple[float, float]:
    fields = place.table(("thousands", "km"))
    return _measure(fields["thousands"], least=0), _measure(fields["km"])


def _measure(place: Place, least: float = 0.1) -> float:
    if type(place.value) not in (int, float) or not least <= place.value < 10_000:
        place.fail(f"must be a number of {least:g} or more")
    return float(place.value)


def _degrees(place: Place, between: tuple[float, float]) -> float:
    least, most = between
    if type(place.value) not in (int, float) or not least <= place.value <= most:
        place.fail(f"must be degrees between {least} and {most}, in the Netherlands")
    return float(place.value)
