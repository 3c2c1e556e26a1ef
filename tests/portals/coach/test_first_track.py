"""The first-track check on screen: what the file says beside it, and nothing typed is lost."""

import pytest

from tests.cast import Cast
from tests.signed_in import client_of
from wissel.core.ladder import first_track

pytestmark = pytest.mark.django_db

KEYS = [question.key for question in first_track().questions]


def said(**changed: str) -> dict[str, str]:
    every = {key: "yes" for key in KEYS} | {f"{key}-proof": "gesprek" for key in KEYS}
    return every | {"outcome": "parallel", "happened_on": "2026-11-20"} | changed


def test_the_check_is_written_and_begins_with_what_was_answered(cast: Cast) -> None:
    page = f"/traject/{cast.trajectory}/spoor-1/"
    coach = client_of(cast.coach)
    assert "nog niet onderzocht" in coach.get(page).content.decode()
    text = coach.post(page, said(**{"group-words": "Er is geen concern."}), follow=True)
    assert "Spoor 1 loopt door, spoor 2 begint ernaast" in text.content.decode()
    assert "Er is geen concern." in coach.get(page).content.decode()
    assert "Spoor 1-toets" in coach.get(f"/traject/{cast.trajectory}/logboek/").content.decode()


def test_what_is_missing_is_said_at_its_question(cast: Cast) -> None:
    page = f"/traject/{cast.trajectory}/spoor-1/"
    wrong = said(**{"own-work-proof": "", "group-words": "Blijft staan."})
    answer = client_of(cast.coach).post(page, wrong)
    assert answer.status_code == 422
    assert "Schrijf waaruit dit blijkt" in answer.content.decode()
    assert "Blijft staan." in answer.content.decode()
    assert client_of(cast.manager).get(page).status_code == 200
    assert (
        "Leg vast" not in client_of(cast.manager).get(page).content.decode().partition("<main")[2]
    )
