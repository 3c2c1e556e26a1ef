"""Case numbers are given within the door that registers somebody, and nowhere else."""

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.infra.changes import WriteOutsideDoor


@pytest.mark.parametrize("name", ["command", "manager", "coach", "employee"])
def test_nobody_takes_a_number_but_by_registering_somebody(cast: Cast, name: str) -> None:
    actor = getattr(cast, name)
    with pytest.raises(WriteOutsideDoor, match="next_number asks no right"):
        bureaus.next_number(actor=actor, now=NOW)
    with pytest.raises(WriteOutsideDoor, match="take_number asks no right"):
        bureaus.take_number(actor=actor, now=NOW, number="OV-9999")
