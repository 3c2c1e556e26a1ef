"""The address of the employee: whose it is once there is an account, and links to a wrong one."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, PASSWORD, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.refusal import Refused


@pytest.fixture
def fresh(cast: Cast) -> UUID:
    """Return a trajectory whose employee has no account yet."""
    return trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Wim de Boer",
            employee_email="w@fout.example",
            client=cast.client,
            absence=Absence(date(2026, 1, 5)),
        ),
    ).id


@pytest.mark.parametrize(
    ("said", "path"), [({"name": "Karin D."}, "$.name"), ({"email": "k@elders.nl"}, "$.email")]
)
def test_nobody_edits_the_account_of_the_employee(
    cast: Cast, said: dict[str, str], path: str
) -> None:
    own = {"name": "Karin Dijkstra", "email": "karin@example.org"}
    with pytest.raises(Refused) as refused:
        trajectories.change_employee(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, **(own | said)
        )
    assert (refused.value.code, refused.value.path) == ("own-account", path)


def test_an_employee_with_an_account_is_not_moved_to_another_address(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        trajectories.invite_employee(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, email="k@elders.nl"
        )
    assert refused.value.path == "$.email"


@pytest.mark.parametrize("way", ["change", "invite"])
def test_a_link_that_went_to_a_wrong_address_opens_nothing_once_it_is_put_right(
    cast: Cast, fresh: UUID, way: str
) -> None:
    wrong = trajectories.invite_employee(actor=cast.coach, now=NOW, trajectory=fresh)
    right = {"actor": cast.coach, "now": NOW, "trajectory": fresh, "email": "w@example.org"}
    if way == "change":
        trajectories.change_employee(name="Wim de Boer", **right)
    else:
        trajectories.invite_employee(**right)
    with pytest.raises(bureaus.InvitationGone):
        bureaus.accept_invitation(token=wrong.token, password=PASSWORD, now=NOW)
