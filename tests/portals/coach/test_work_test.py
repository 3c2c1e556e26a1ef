"""Any function is tested on screen; the test may be kept, and taken up as a direction."""

from typing import Any

import pytest
from django.test import Client

from tests.apps.plans import profiles as made
from tests.cast import NOW, Cast
from tests.portals.coach.test_profile import stop, text_of
from tests.signed_in import client_of
from wissel.apps.plans import service as plans
from wissel.core.profiled import KeptWorkTest, Verdict

WORK: dict[str, Any] = {
    "title": "heftruckchauffeur",
    "hours_least": "16",
    "level": "mbo-2",
    "travel_minutes": "30",
    "item": "tillen",
    "asks_tillen": "normaal",
}
EXPERIENCE = {
    "j1-about": "experience",
    "j1-verdict": "fits",
    "j1-because": "Deed dit werk.",
    "j1-by": "coach",
    "j1-author": "",
}
LIFTING = {
    "j0-about": "capacity:tillen",
    "j0-verdict": "",
    "j0-because": "",
    "j0-by": "company-doctor",
    "j0-author": "",
}


def page_of(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/toets/"


def kept(cast: Cast) -> tuple[KeptWorkTest, ...]:
    return plans.work_tests(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


@pytest.fixture
def known(cast: Cast) -> None:
    """Let capacity and person profile be known."""
    made.receive(cast)
    made.fixed_person(cast)


@pytest.mark.usefixtures("known")
def test_work_is_tried_without_a_trace_and_kept_with_what_it_was_made_from(
    cast: Cast, coach: Client
) -> None:
    answer = coach.post(page_of(cast), WORK | {"try": "1"})
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 200
    for words in ("Het werk vraagt meer dan kan.", "tot 10 kilo", "Bewaar de toets", "Beoordeel"):
        assert words in page
    assert kept(cast) == ()
    said = WORK | LIFTING | EXPERIENCE
    assert coach.post(page_of(cast), said | {"keep": "1"}).status_code == 302
    assert coach.post(page_of(cast), said | {"keep": "1"}).status_code == 302, "twice the same"
    [found] = kept(cast)
    assert (found.test.verdict, found.test.capacity, found.test.person) == (Verdict.FITS_NOT, 1, 1)
    [judged] = found.work.judgements
    assert (judged.about, judged.author) == ("experience", "Noor Akkerman")
    page = text_of(coach, page_of(cast))
    assert "belastbaarheid versie 1, persoonsprofiel versie 1" in page
    assert "heftruckchauffeur" in page


@pytest.mark.usefixtures("known")
def test_an_older_test_stays_as_it_was_when_the_capacity_changes(cast: Cast, coach: Client) -> None:
    light = WORK | {"asks_tillen": "5-kilo", "keep": "1"}
    coach.post(page_of(cast), light)
    made.receive(cast, "2-kilo", made.TODAY)
    coach.post(page_of(cast), light)
    assert [one.test.capacity for one in kept(cast)] == [2, 1]
    assert [one.test.verdict for one in kept(cast)] == [Verdict.FITS_NOT, Verdict.UNKNOWN]


@pytest.mark.usefixtures("known")
def test_a_kept_test_becomes_one_direction_with_what_was_judged(cast: Cast, coach: Client) -> None:
    coach.post(page_of(cast), WORK | LIFTING | EXPERIENCE | {"keep": "1"})
    answer = coach.post(page_of(cast), {"adopt": "1"})
    [found] = made.shown(cast, "search").said.directions
    assert answer.headers["Location"] == f"/traject/{cast.trajectory}/richting/{found.key}/"
    assert (found.title, [one.about for one in found.judgements]) == (
        "heftruckchauffeur",
        ["experience"],
    )
    coach.post(page_of(cast), {"adopt": "1"})
    assert len(made.shown(cast, "search").said.directions) == 1
    for number in ("2", "x", "½", "9" * 30):
        assert coach.post(page_of(cast), {"adopt": number}).status_code in (403, 404)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "werk bij depressie"}, "title"),
        ({"hours_least": "999"}, "hours_least"),
        ({"travel_minutes": "-1"}, "travel_minutes"),
        ({"asks_tillen": "50-kilo"}, "asks_tillen"),
        ({"wage_most": "2000"}, "wage_least"),
    ],
)
def test_work_that_cannot_be_tested_stands_at_its_field_and_nothing_is_kept(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    answer = coach.post(page_of(cast), WORK | wrong | {"keep": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert 'value="16"' in answer.content.decode() or "hours_least" in wrong
    assert kept(cast) == ()


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "wrong",
    [
        EXPERIENCE | {"j1-because": ""},
        EXPERIENCE | {"j1-verdict": ""},
        EXPERIENCE | {"j1-by": "uwv"},
        EXPERIENCE | {"j1-because": "door de depressie"},
        {"j0-verdict": "fits", "j0-because": "Valt mee.", "j0-by": "coach"},
    ],
)
def test_a_judgement_without_owner_or_reason_keeps_no_test(
    cast: Cast, coach: Client, wrong: dict[str, str]
) -> None:
    answer = coach.post(page_of(cast), WORK | LIFTING | wrong | {"keep": "1"})
    assert answer.status_code == 422
    assert kept(cast) == ()


def test_an_item_is_added_by_name_and_work_is_tested_without_any_capacity(
    cast: Cast, coach: Client
) -> None:
    plain = {key: said for key, said in WORK.items() if key not in ("item", "asks_tillen")}
    added = coach.post(page_of(cast), plain | {"more": "Tillen", "add": "1"})
    assert [one.key for one in added.context["form"].demands.items] == ["tillen"]
    assert added.context["form"]["title"].value() == "heftruckchauffeur"
    answer = coach.post(page_of(cast), WORK)
    assert "Er is geen oordeel over de belastbaarheid." in answer.content.decode()


@pytest.mark.usefixtures("known")
def test_a_manager_reads_the_tests_without_the_capacity_and_tests_nothing(
    cast: Cast, coach: Client
) -> None:
    coach.post(page_of(cast), WORK | {"keep": "1"})
    manager = client_of(cast.manager)
    page = text_of(manager, page_of(cast))
    assert "heftruckchauffeur" in page
    assert "Tillen" not in page
    assert "Neem over" not in page
    for sent in (WORK, {"adopt": "1"}):
        assert manager.post(page_of(cast), sent).status_code == 403
    for who in ("planner", "other_coach", "stranger", "employer", "employee"):
        client = client_of(cast.everybody[who])
        assert client.get(page_of(cast)).status_code in (403, 404), who
        assert client.post(page_of(cast), WORK).status_code in (403, 404), who
    assert len(kept(cast)) == 1


def test_a_closed_trajectory_tests_nothing_more(cast: Cast, coach: Client) -> None:
    stop(cast)
    assert 'name="title"' not in text_of(coach, page_of(cast))
    assert coach.post(page_of(cast), WORK | {"keep": "1"}).status_code == 403
