"""The duty to make a profile leads to the desk of the profiles, for who writes in it."""

import pytest

from tests.cast import Cast
from wissel.core.obligations import Obligation
from wissel.core.programme import load
from wissel.portals.coach.acts import act_for, writes_of


def duty_of(key: str) -> Obligation:
    programme = load()
    held = programme.duty(key)
    assert held is not None
    ends = getattr(held, "ends", ()) or getattr(held, "satisfied_by", ())
    return Obligation(**programme.common(held), anchor="2026-11-01", due=None, satisfied_by=ends)


@pytest.mark.parametrize("key", ["person-profile", "search-profile", "search-profile-review"])
def test_who_writes_the_profile_is_led_to_its_desk_and_no_other(cast: Cast, key: str) -> None:
    desk = f"/traject/{cast.trajectory}/profiel/"
    act = act_for(duty_of(key), cast.trajectory, writes_of(cast.coach))
    assert act is not None
    assert (act.label, act.url) == ("Naar het profiel", desk)
    for other in (cast.manager, cast.planner):
        assert act_for(duty_of(key), cast.trajectory, writes_of(other)) is None
