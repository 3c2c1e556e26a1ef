"""Distance as the crow flies and the estimate of the time it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.places import (
    TRANSPORTS,
    Transport,
    distance_km,
    own_rows,
    reach_km,
    travel_minutes,
)
from wissel.core.vacancies import Position

UTRECHT, GRONINGEN = Position(52.09, 5.12, "place"), Position(53.22, 6.57, "place")


def test_the_distance_is_the_great_circle() -> None:
    assert distance_km(UTRECHT, GRONINGEN) == pytest.approx(159, abs=1)
    assert distance_km(UTRECHT, UTRECHT) == 0
    assert distance_km(UTRECHT, GRONINGEN) == distance_km(GRONINGEN, UTRECHT)


@pytest.mark.parametrize(
    ("km", "transport", "minutes"),
    [
        (5, "walk", 78),  # 6.5 km of road at 5 an hour
        (10, "bike", 52),
        (10, "e-bike", 39),
        (10, "car", 15),  # 13 km of road: between town and highway, 54.5 an hour
        (40, "car", 48),  # 52 km of road at 65
        (10, "public transport", 42),  # 31.2 minutes and 10 of waiting and walking
        (0, "bike", 0),
        (0, "public transport", 10),
    ],
)
def test_the_estimate_is_road_by_speed_and_what_is_lost(
    km: float, transport: Transport, minutes: int
) -> None:
    assert travel_minutes(km, transport) == minutes


def test_it_says_that_it_is_an_estimate_and_what_it_rests_on() -> None:
    assert "schatting" in own_rows().travel.source.nl
    assert "estimate" in own_rows().travel.source.en


@pytest.mark.parametrize("transport", TRANSPORTS)
@given(minutes=st.floats(10, 240))
def test_what_is_within_reach_takes_no_longer_and_what_lies_beyond_does(
    transport: Transport, minutes: float
) -> None:
    reach = reach_km(minutes, transport)
    assert travel_minutes(reach, transport) <= -(-minutes // 1)
    assert travel_minutes(reach + 1, transport) > minutes


@pytest.mark.parametrize("transport", TRANSPORTS)
@given(km=st.floats(0, 200), more=st.floats(0, 50))
def test_further_never_takes_less_time(transport: Transport, km: float, more: float) -> None:
    assert travel_minutes(km + more, transport) >= travel_minutes(km, transport)


@pytest.mark.parametrize("minutes", [-5, 0, 10])
def test_minutes_that_are_lost_anyway_bring_nobody_anywhere(minutes: float) -> None:
    assert reach_km(minutes, "public transport") == 0
