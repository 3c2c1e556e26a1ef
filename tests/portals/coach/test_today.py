"""Today shows what must be done in the reader's cases, and one step to settle it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence


def register(cast: Cast, name: str, first_day: date) -> None:
    trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name=name, client=cast.client, absence=Absence(first_day)
        ),
    )


def test_a_coach_sees_the_duties_of_their_own_cases(cast: Cast, coach: Client) -> None:
    page = coach.get("/vandaag/")
    text = page.content.decode()
    assert "Karin Dijkstra" in text
    assert "Maak kennis met de werknemer" in text
    assert page.context["counts"]["all"] > 0


def test_another_coach_sees_none_of_them(cast: Cast) -> None:
    page = client_of(cast.other_coach).get("/vandaag/")
    assert "Karin Dijkstra" not in page.content.decode()
    assert "Nog geen trajecten" in page.content.decode()


def test_planner_and_manager_see_all_cases_with_the_name_of_the_coach(cast: Cast) -> None:
    for actor in (cast.planner, cast.manager):
        text = client_of(actor).get("/vandaag/").content.decode()
        assert "Karin Dijkstra" in text
        assert "Noor Akkerman" in text


def test_a_manager_is_offered_no_step_that_they_may_not_take(cast: Cast) -> None:
    page = client_of(cast.manager).get("/vandaag/")
    assert all(row.act is None for group in page.context["groups"] for row in group.rows)


@pytest.mark.parametrize("name", ["employee", "employer", "auditor", "sysadmin"])
def test_who_does_not_work_in_cases_has_no_such_page(cast: Cast, name: str) -> None:
    assert client_of(getattr(cast, name)).get("/vandaag/").status_code == 404


@pytest.mark.parametrize("shown", ["late", "today", "week", "waiting", "nonsense"])
def test_every_count_filters(cast: Cast, coach: Client, shown: str) -> None:
    page = coach.get("/vandaag/", {"toon": shown})
    wanted = shown if shown != "nonsense" else "all"
    assert page.context["shown"] == wanted
    counted = sum(group.count for group in page.context["groups"])
    assert counted == page.context["counts"][wanted]


def test_what_the_file_does_not_know_is_told_apart_from_what_is_late(
    cast: Cast, coach: Client
) -> None:
    page = coach.get("/vandaag/")
    [unknown] = page.context["unknown"]
    assert unknown.count > 0
    late = [row.title for group in page.context["groups"] for row in group.rows]
    assert not any("Evaluatie" in title for title in late)


def test_the_step_of_a_contact_leads_to_a_form_for_that_duty(cast: Cast, coach: Client) -> None:
    page = coach.get("/vandaag/")
    rows = [row for group in page.context["groups"] for row in group.rows]
    [row] = [row for row in rows if row.title == "Maak kennis met de werknemer"]
    assert row.act is not None
    form = coach.get(row.act.url)
    assert "Maak kennis met de werknemer" in form.content.decode()
    assert form.context["form"]["who"].value() == "employee"


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_the_cases(cast: Cast, coach: Client) -> None:
    for number in range(2):  # one of each kind: what is empty is not asked
        register(cast, f"Persoon {number}", date(2026, 1 + number, 5))
    coach.get("/vandaag/")  # the first page also keeps the session
    few = _queries(coach)
    for number in range(27):
        register(cast, f"Nog een {number}", date(2026, 2, 5))
    assert _queries(coach) == few


def _queries(coach: Client) -> int:
    coach.get("/vandaag/")  # who stands in a list for the first time is written down once
    with CaptureQueriesContext(connection) as captured:
        assert coach.get("/vandaag/").status_code == 200
    return len(captured)


def test_a_list_of_trajectories_says_where_each_stands_and_what_comes_first(
    cast: Cast, coach: Client
) -> None:
    text = coach.get("/trajecten/").content.decode()
    assert "Karin Dijkstra" in text
    assert "week 75" in text
    assert cast.number in text


def test_searching_finds_by_name_and_number_and_opens_a_single_one(
    cast: Cast, coach: Client
) -> None:
    for words in ("dijk", cast.number):
        found = coach.get("/zoeken/", {"q": words})
        assert found.status_code == 302
        assert str(cast.trajectory) in found.headers["Location"]
    assert "Niets gevonden" in coach.get("/zoeken/", {"q": "xyz"}).content.decode()
    assert client_of(cast.other_coach).get("/zoeken/", {"q": "dijk"}).status_code == 200
