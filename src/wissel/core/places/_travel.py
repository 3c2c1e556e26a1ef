"""Distance as the crow flies, and what it comes to in minutes: an estimate that says so."""

import math
from typing import Final

from wissel.core.matched import Transport
from wissel.core.places._read import own_rows
from wissel.core.places._types import Speed
from wissel.core.vacancies import Position

_EARTH_KM: Final = 6371.0
#: A computed 30.0000000001 minutes is 30 minutes.
_ROUNDING: Final = 1e-6


def distance_km(a: Position, b: Position) -> float:
    """Return the great-circle distance in km."""
    return between_km(a.latitude, a.longitude, b.latitude, b.longitude)


def between_km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the great-circle distance in km between two points in degrees (haversine)."""
    here, there = math.radians(latitude), math.radians(to_latitude)
    up = math.sin((there - here) / 2)
    aside = math.sin(math.radians(to_longitude - longitude) / 2)
    part = up * up + math.cos(here) * math.cos(there) * aside * aside
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(part)))


def travel_minutes(km: float, transport: Transport) -> int:
    """Return the estimate of one way, in whole minutes rounded up; ``km`` as the crow flies.

    >>> [travel_minutes(8, each) for each in ("walk", "bike", "e-bike", "car", "public transport")]
    [125, 42, 32, 13, 35]
    """
    travel = own_rows().travel
    speed = travel.speeds[transport]
    road = max(0.0, km) * travel.detour
    share = min(1.0, road / speed.far_from)
    pace = speed.near + (speed.far - speed.near) * share
    return math.ceil(speed.wait + 60 * road / pace - _ROUNDING)


def reach_km(minutes: float, transport: Transport) -> float:
    """Return how far ``minutes`` bring somebody, as the crow flies: the inverse of the estimate.

    Less than the minutes that are lost anyway brings nobody anywhere.
    """
    travel = own_rows().travel
    speed = travel.speeds[transport]
    hours = max(0.0, minutes - speed.wait) / 60
    rising = (speed.far - speed.near) / speed.far_from  # km an hour gained with each km of road
    near = speed.near * hours / (1 - rising * hours) if rising * hours < 1 else math.inf
    road = near if near <= speed.far_from else speed.far * hours
    return road / travel.detour


def travel_of(transport: Transport) -> tuple[float, Speed]:
    """Return how much longer the road is than the crow's flight, and how somebody moves on it."""
    travel = own_rows().travel
    return travel.detour, travel.speeds[transport]
