"""Finds where a postcode or a place is, and how sure that is. What may be two is not guessed."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from wissel.core.places._names import Asked, asked, plain, without_part
from wissel.core.places._read import own_rows
from wissel.core.places._travel import between_km
from wissel.core.places._types import PlaceRows, PostcodeArea, PostcodeRow
from wissel.core.vacancies import Position

_POSTCODE: Final = re.compile(r"(?:NL\s*-?\s*)?([1-9]\d{3})\s*([A-Z]{2})?")
_IN_PLACE: Final = re.compile(r"\b([1-9]\d{3})\s?([A-Z]{2})\b,?")
#: Five digits are German, French or American; letters before digits name another country, or are
#: British.
_FOREIGN: Final = re.compile(
    r"(?!NL)[A-Z]{1,3}\s*-?\s*\d{3,5}|\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z0-9]?\s*\d[A-Z]{2}"
)

#: One in ten postcodes of an area lies beyond its ``km``, and hardly any beyond so many times that.
_BEYOND: Final = 1.2
_FAR_OFF: Final = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A place with a name of its own on the map, and about how many thousand people it has."""

    latitude: float
    longitude: float
    thousands: float
    km: float  #: how far work can be from the middle
    province: str = ""


class Places:
    """The map: our own rows, with the postcodes that were loaded before them."""

    def __init__(self, own: PlaceRows, postcodes: Iterable[PostcodeRow] = ()) -> None:
        """Make the map of ``own`` rows; ``postcodes`` are rows of four digits, loaded or none."""
        self._own = own
        self._areas = {area.area: area for area in own.areas}
        self.postcodes = rows = tuple(postcodes)
        self._postcodes: dict[str, Position] = {}
        for row in rows:  # where a postcode has more than one place, the first stands for it
            self._postcodes.setdefault(
                row.postcode, Position(row.latitude, row.longitude, "postcode")
            )
        self._names: dict[str, list[_Found]] = {}
        self._name_postcodes(rows)
        self._name_towns()
        self._areas_at = {(area.latitude, area.longitude): area.km for area in self._areas.values()}
        self._towns_at: dict[tuple[float, float], float] = {}
        for found in (one for named in self._names.values() for one in named):
            at = (found.latitude, found.longitude)
            self._towns_at[at] = max(found.km, self._towns_at.get(at, 0))

    def position(self, postcode: str, place: str = "", country: str = "NL") -> Position | None:
        """Return where something is, or ``None`` where that is not known or abroad.

        A postcode that is known goes first, then the place if it lies in the area of the postcode,
        then that area (``exact="region"``). Without postcode a name that is two places gives
        ``None``, unless one is far larger.
        """
        if country.strip() and plain(country) not in self._own.words.country:
            return None
        code = postcode.strip().upper()
        if _FOREIGN.fullmatch(code):
            return None
        if not (read := _POSTCODE.fullmatch(code)) and (inside := _IN_PLACE.search(place)):
            read, place = inside, place.replace(inside.group(), " ", 1)
        name = asked(place, self._own.words) if place else Asked("")
        if name.abroad:
            return None
        if read is None:
            return self._by_name(name)
        if not read.group(2) and self._is_belgian(read.group(1), name):
            return None
        return self._by_postcode(read.group(1), name)

    def uncertainty_km(self, position: Position) -> float:
        """Return how far the work can lie from a position: a measure of what is known, in km."""
        travel = self._own.travel
        at = (position.latitude, position.longitude)
        if position.exact == "postcode":
            return travel.postcode_km
        if position.exact == "place":
            return self._towns_at.get(at, travel.town_km[-1][1])
        return self._areas_at.get(at, travel.region_km)

    def _is_belgian(self, digits: str, name: Asked) -> bool:
        """Tell 2000 Antwerpen from Haarlem: four digits are Belgian too, and the place tells."""
        begins = self._own.words.belgian.get(name.name)
        return begins is not None and digits.startswith(begins)

    def _by_postcode(self, digits: str, name: Asked) -> Position | None:
        if known := self._postcodes.get(digits):
            return known
        area = self._areas.get(digits[:2])
        if area is None:
            return None
        if not name.around and (town := self._in_area(name, area)):
            return _position(town, "place")
        return Position(area.latitude, area.longitude, "region")

    def _in_area(self, name: Asked, area: PostcodeArea) -> _Found | None:
        """Return the place of this name in the area: of two only where the other is far off."""
        near: list[tuple[float, _Found]] = []
        for found in self._named(name):
            away = between_km(area.latitude, area.longitude, found.latitude, found.longitude)
            if away <= _BEYOND * area.km + found.km:
                near.append((away, found))
        near.sort(key=lambda each: each[0])
        if not near or (len(near) > 1 and near[1][0] < _FAR_OFF * near[0][0]):
            return None
        return near[0][1]

    def _by_name(self, name: Asked) -> Position | None:
        if name.name in self._own.words.belgian or name.name in self._own.words.german:
            return None  # also where a Dutch village has the name of the larger town abroad
        found = sorted(self._named(name), key=lambda one: one.thousands, reverse=True)
        if not found:
            return None
        if len(found) > 1 and (
            found[0].thousands < self._own.travel.far_larger * found[1].thousands
        ):
            return None
        return _position(found[0], "region" if name.around else "place")

    def _named(self, name: Asked) -> list[_Found]:
        """Return the places with this name, in the province that was said if one was."""
        known = self._names.get(name.name) or self._names.get(
            without_part(name.name, self._own.words), []
        )
        if not name.province:
            return known
        there = [one for one in known if one.province == name.province]
        return there or [one for one in known if not one.province]

    def _name_postcodes(self, rows: tuple[PostcodeRow, ...]) -> None:
        """Put the places of the loaded postcodes on the map: one for each cluster of postcodes."""
        provinces = self._own.words.provinces
        groups: dict[tuple[str, str], list[PostcodeRow]] = {}
        for row in rows:
            name = asked(row.place, self._own.words)
            province = name.province or provinces.get(plain(row.province), "")
            groups.setdefault((name.name, province), []).append(row)
        for (known, province), members in groups.items():
            for cluster in self._clusters(members):
                self._names.setdefault(known, []).append(self._middle(cluster, province))

    def _clusters(self, rows: list[PostcodeRow]) -> list[list[PostcodeRow]]:
        """Cut the postcodes of one name into places: each row joins one it lies near to."""
        within = self._own.travel.one_place_within
        clusters: list[list[PostcodeRow]] = []
        for row in rows:
            near = [
                cluster
                for cluster in clusters
                if any(
                    between_km(row.latitude, row.longitude, one.latitude, one.longitude) <= within
                    for one in cluster
                )
            ]
            clusters = [cluster for cluster in clusters if cluster not in near]
            clusters.append([row, *(one for cluster in near for one in cluster)])
        return clusters

    def _middle(self, rows: list[PostcodeRow], province: str) -> _Found:
        latitude = math.fsum(row.latitude for row in rows) / len(rows)
        longitude = math.fsum(row.longitude for row in rows) / len(rows)
        widest = max(between_km(latitude, longitude, row.latitude, row.longitude) for row in rows)
        thousands = self._own.travel.thousands_per_postcode * len(rows)
        km = max(widest, self._town_km(thousands))
        return _Found(latitude, longitude, thousands, km, province)

    def _name_towns(self) -> None:
        """Add our own towns; a place that was loaded gets the size our row has."""
        for town in self._own.towns:
            mine = _Found(
                town.latitude,
                town.longitude,
                town.thousands,
                self._town_km(town.thousands),
                town.province,
            )
            first = self._named_near(plain(town.name), mine)
            for name in (plain(town.name), *(plain(other) for other in town.also)):
                known = self._names.setdefault(name, [])
                same = self._named_near(name, mine)
                sized = _sized(same or first or mine, mine)
                if same is not None:
                    known.remove(same)
                known.append(sized)

    def _named_near(self, name: str, town: _Found) -> _Found | None:
        within = self._own.travel.one_place_within
        for one in self._names.get(name, []):
            away = between_km(one.latitude, one.longitude, town.latitude, town.longitude)
            if away <= within:
                return one
        return None

    def _town_km(self, thousands: float) -> float:
        return next(km for least, km in reversed(self._own.travel.town_km) if thousands >= least)


def _sized(found: _Found, town: _Found) -> _Found:
    """Return the place that was loaded with the size and province our own row has."""
    return _Found(
        found.latitude,
        found.longitude,
        town.thousands,
        found.km,
        found.province or town.province,
    )


def _position(found: _Found, exact: Literal["place", "region"]) -> Position:
    return Position(found.latitude, found.longitude, exact)


@cache
def own_places() -> Places:
    """Return the map of our own rows alone: what an installation has that loaded no postcodes."""
    return Places(own_rows())
