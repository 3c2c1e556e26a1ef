"""Reads GeoNames' postcodes: twelve cells by tab, no header."""

from dataclasses import dataclass, field
from typing import Final

from wissel.connections.reference._kinds import Recognised
from wissel.connections.reference._problem import problem
from wissel.connections.reference._table import Row, number, rows
from wissel.core.places import PostcodeRow, distance_km, own_places
from wissel.core.vacancies import Position

_COUNTRY, _POSTCODE, _PLACE, _PROVINCE, _LATITUDE, _LONGITUDE = 0, 1, 2, 3, 9, 10
#: A position further from the middle of its two-digit area is wrong: a factor, and km beyond it.
_FACTOR: Final = 2.0
_BEYOND_KM: Final = 10.0
_DIGITS: Final = 4


@dataclass(slots=True)
class Postcodes:
    """The Dutch postcodes; ``strays`` lie so far from their area that their position is wrong."""

    rows: list[PostcodeRow] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


def postcodes(table: Recognised) -> Postcodes:
    """Read the Dutch rows: one for each postcode of four digits and place in it.

    The list with letters (``NL_full``) is read too; a position is then the mean of its rows.
    """
    sums: dict[tuple[str, str, str], list[float]] = {}
    for row in rows(table.source, table.layout):
        cells = row.cells
        if cells[_COUNTRY] != "NL":
            continue
        digits = cells[_POSTCODE].strip()[:_DIGITS]
        if len(digits) != _DIGITS or not digits.isdecimal() or digits < "1000":
            raise row.fail(
                "postal code",
                f"‘{cells[_POSTCODE][:20]}’ is geen Nederlandse postcode.",
                f"‘{cells[_POSTCODE][:20]}’ is no Dutch postcode.",
            )
        if not cells[_PLACE].strip():
            raise row.fail("place name", "de plaats ontbreekt.", "the place is missing.")
        latitude, longitude = _degrees(row)
        total = sums.setdefault(
            (digits, cells[_PLACE].strip(), cells[_PROVINCE].strip()), [0, 0, 0]
        )
        total[0] += latitude
        total[1] += longitude
        total[2] += 1
    if not sums:
        raise problem(
            table.source.shown,
            "er staat geen Nederlandse postcode in. Haal NL.zip op.",
            "there is no Dutch postcode in it. Download NL.zip.",
        )
    return _placed(sums)


def _degrees(row: Row) -> tuple[float, float]:
    latitude = number(row, "latitude", row.cells[_LATITUDE], -90, 90)
    return latitude, number(row, "longitude", row.cells[_LONGITUDE], -180, 180)


def _placed(sums: dict[tuple[str, str, str], list[float]]) -> Postcodes:
    found = Postcodes()
    for (digits, place, province), (latitudes, longitudes, count) in sums.items():
        made = PostcodeRow(
            digits, place, round(latitudes / count, 5), round(longitudes / count, 5), province
        )
        if _is_stray(made):
            found.strays.append(f"{digits} {place}")
        else:
            found.rows.append(made)
    return found


def _is_stray(row: PostcodeRow) -> bool:
    area = own_places().position(row.postcode)
    if area is None:
        return False
    away = distance_km(area, Position(row.latitude, row.longitude, "postcode"))
    return away > _FACTOR * own_places().uncertainty_km(area) + _BEYOND_KM
