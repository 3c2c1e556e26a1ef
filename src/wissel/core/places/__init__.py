"""Where work is: postcodes, distances, and an estimate of the travel time.

Our own rows know the two-digit postcode areas and the larger towns; postcodes that an operator
loads (GeoNames) go before them. A place that may be two places is not guessed.

>>> here = own_places().position("3511 AB", "Utrecht")
>>> there = own_places().position("", "Zwolle")
>>> here.exact, round(distance_km(here, there))
('place', 81)
>>> travel_minutes(10, "bike"), reach_km(52, "bike")
(52, 10.0)
"""

from wissel.core.matched import Transport
from wissel.core.places._places import Places, own_places
from wissel.core.places._read import PlacesError, own_rows, parse
from wissel.core.places._travel import distance_km, reach_km, travel_minutes, travel_of
from wissel.core.places._types import (
    TRANSPORTS,
    PlaceRows,
    PostcodeArea,
    PostcodeRow,
    Town,
)

__all__ = [
    "TRANSPORTS",
    "PlaceRows",
    "Places",
    "PlacesError",
    "PostcodeArea",
    "PostcodeRow",
    "Town",
    "Transport",
    "distance_km",
    "own_places",
    "own_rows",
    "parse",
    "reach_km",
    "travel_minutes",
    "travel_of",
]
