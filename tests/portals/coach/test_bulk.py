"""One act for several trajectories: chosen in the list, done, told, and taken back."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence


def register(cast: Cast, name: str) -> UUID:
    return trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name=name, client=cast.client, absence=Absence(date(2026, 1, 5))
        ),
    ).id


def lists(cast: Cast, trajectory: UUID) -> int:
    found = trajectories.entries(actor=cast.coach, now=NOW, trajectory=trajectory)
    return sum(entry.kind == "vacancy-list-sent" for entry in found)


SENT = {"kind": "vacancies", "vacancies-day": "2026-11-20", "vacancies-count": "5"}


def test_a_list_is_logged_for_the_chosen_and_taken_back(cast: Cast, coach: Client) -> None:
    one, two = register(cast, "Anna Berg"), register(cast, "Zeno Hof")
    page = coach.get("/trajecten/samen/", {"t": [str(one), str(two)]})
    assert page.context["count"] == 2
    answer = coach.post("/trajecten/samen/", SENT | {"t": [str(one), str(two), str(uuid4())]})
    assert answer.status_code == 302
    told = coach.get(answer.headers["Location"])
    assert (told.context["done"], told.context["failed"]) == (2, [])
    text = told.content.decode()
    assert "niet van jou" in text
    for words in ("vrijdag 20 november 2026", "Toon waar het is gedaan", "Anna Berg", "Zeno Hof"):
        assert words in text
    assert (lists(cast, one), lists(cast, two), lists(cast, cast.trajectory)) == (1, 1, 0)
    back = coach.post(f"{answer.headers['Location']}terug/")
    assert coach.get(back.headers["Location"]).context["undone"] == 2
    assert (lists(cast, one), lists(cast, two)) == (0, 0)


def test_a_whole_question_is_meant_with_all(cast: Cast, coach: Client) -> None:
    one = register(cast, "Anna Berg")
    answer = coach.post("/trajecten/samen/", SENT | {"alle": "1", "vraag": "q=anna"})
    assert coach.get(answer.headers["Location"]).context["done"] == 1
    assert (lists(cast, one), lists(cast, cast.trajectory)) == (1, 0)


def test_a_planner_gives_trajectories_to_a_coach(cast: Cast) -> None:
    one = register(cast, "Anna Berg")
    planner = client_of(cast.planner)
    sent = {"kind": "coach", "coach-coach": str(cast.other_coach.membership), "t": [str(one)]}
    answer = planner.post("/trajecten/samen/", sent)
    assert planner.get(answer.headers["Location"]).context["done"] == 1
    assert trajectories.own_cases(actor=cast.other_coach, now=NOW) == (one,)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"vacancies-count": "nul"}, "count"),
        ({"vacancies-count": "0"}, "count"),
        ({"vacancies-day": "2027-01-01"}, "day"),
        ({"vacancies-day": ""}, "day"),
    ],
)
def test_bad_input_names_the_place_and_stays(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    page = coach.post("/trajecten/samen/", SENT | wrong | {"t": [str(cast.trajectory)]})
    assert page.status_code == 422
    [form] = [form for form in page.context["forms"] if form.kind == "vacancies"]
    assert list(form.errors) == [field]
    assert page.context["chosen"] == (cast.trajectory,)
    assert lists(cast, cast.trajectory) == 0


def test_without_a_choice_there_is_nothing_to_do(cast: Cast, coach: Client) -> None:
    for sent in ({}, {"t": ["nonsense"]}, {"t": [str(cast.other_trajectory)]}):
        page = coach.get("/trajecten/samen/", sent)
        assert "Kies eerst" in page.content.decode()
        assert page.context["forms"] == []


def test_the_act_of_another_is_not_there(cast: Cast, coach: Client) -> None:
    answer = coach.post("/trajecten/samen/", SENT | {"t": [str(cast.trajectory)]})
    where = answer.headers["Location"]
    for actor in (cast.other_coach, cast.manager, cast.stranger):
        other = client_of(actor)
        assert other.get(where).status_code == 404
        assert other.post(f"{where}terug/").status_code == 404
    assert lists(cast, cast.trajectory) == 1


def test_words_about_health_are_shown_before_they_stand_in_many_files(
    cast: Cast, coach: Client
) -> None:
    one = register(cast, "Anna Berg")
    sent = {
        "kind": "contact", "contact-day": "2026-11-20", "t": [str(one)],
        "contact-text": "De burn-out van de medewerker besproken.",
    }  # fmt: skip
    page = coach.post("/trajecten/samen/", sent)
    assert page.status_code == 422
    assert "burn-out" in page.content.decode()
    before = trajectories.entries(actor=cast.coach, now=NOW, trajectory=one)
    answer = coach.post("/trajecten/samen/", sent | {"contact-sure": "on"})
    assert answer.status_code == 302
    after = trajectories.entries(actor=cast.coach, now=NOW, trajectory=one)
    assert len(after) == len(before) + 1
