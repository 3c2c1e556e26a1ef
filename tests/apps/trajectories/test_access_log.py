"""Who looked at my file: who may ask."""

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

MAY = ("employee", "coach", "manager")


@pytest.mark.parametrize("name", MAY)
def test_the_person_their_coach_and_the_manager_read_who_looked(cast: Cast, name: str) -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    looked = trajectories.who_looked(
        actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory
    )
    assert "Noor Akkerman" in {one.who for one in looked}


def test_nobody_else_does_and_the_sysadmin_has_the_technical_log_alone(cast: Cast) -> None:
    for name, actor in cast.everybody.items():
        if name not in MAY:
            with pytest.raises(Denied):
                trajectories.who_looked(actor=actor, now=NOW, trajectory=cast.trajectory)
