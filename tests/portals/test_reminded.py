"""The last reminder stands with the duty: for the coach of the case and for who was reminded."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.infra.doors import Actor

DAY = datetime(2026, 12, 21, 9, tzinfo=NOW.tzinfo)
DUTY = "law:M05.12@2025-06-16"


@pytest.fixture(autouse=True)
def _reminded(cast: Cast) -> Iterator[None]:
    trajectories.refresh(actor=cast.command, now=DAY, trajectory=cast.trajectory)
    with time_machine.travel(DAY, tick=False):
        yield


def page(actor: Actor, path: str, language: str = "nl") -> str:
    answer = client_of(actor, language=language).get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def test_the_coach_sees_it_at_the_duty_and_the_manager_does_not(cast: Cast) -> None:
    path = f"/traject/{cast.trajectory}/verplichting/{DUTY}/"
    assert "Herinnerd op ma 21 dec" in page(cast.coach, path)
    assert "Reminded on Mon 21 Dec" in page(cast.coach, path, "en")
    assert "Herinnerd op" not in page(cast.manager, path)


def test_the_employer_sees_it_at_the_own_duty(cast: Cast) -> None:
    path = f"/werkgever/traject/{cast.trajectory}/taak/{DUTY}/"
    assert "Herinnerd op maandag 21 december 2026" in page(cast.employer, path)


def test_the_employee_sees_it_at_the_next_step(cast: Cast) -> None:
    day = datetime(2027, 3, 12, 9, tzinfo=NOW.tzinfo)
    assert "Herinnerd op" not in page(cast.employee, "/mijn/")
    for more in range(2):
        trajectories.refresh(
            actor=cast.command, now=day + timedelta(days=more), trajectory=cast.trajectory
        )
    with time_machine.travel(day + timedelta(days=1), tick=False):
        assert "Herinnerd op vrijdag 12 maart 2027" in page(cast.employee, "/mijn/")
