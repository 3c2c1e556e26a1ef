"""The coach searches in everything that is open, with the same verdicts, and adds what fits."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.apps.jobsearch.market import PLANNER, draft, feed, searchable, send, several, shown
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from wissel.apps.jobsearch import service as jobsearch
from wissel.core.matched import SearchSettings
from wissel.core.vacancies import Shift

pytestmark = pytest.mark.django_db
HEAVY = replace(PLANNER, id="h", text=f"{PLANNER.text} Je tilt dozen tot 20 kilo.")
OTHER = replace(
    PLANNER,
    id="b/1",
    title="Bakker",
    employer="Warme Wolk",
    text="Je bakt brood in onze winkel en helpt klanten.",
)


def page_of(cast: Cast, more: str = "") -> str:
    return f"/traject/{cast.trajectory}/vacatures/{more}"


def one(cast: Cast, vacancy: str) -> str:
    return page_of(cast, f"vacature/{vacancy}/")


def on_list(cast: Cast) -> list[str]:
    week = shown(cast).week
    return [line.said.snapshot.vacancy.id for line in week.lines] if week is not None else []


def test_the_profile_or_other_words_find_what_is_open(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(PLANNER, OTHER)
    page = coach.get(page_of(cast, "zoeken/"))
    assert "In 2 open vacatures." in page.content.decode()
    assert page.context["hits"][0].card.title == "Planner wegtransport"
    words = coach.get(page_of(cast, "zoeken/"), {"woorden": "bakker"})
    assert words.context["hits"][0].card.employer == "Warme Wolk"
    assert 'value="bakker"' in words.content.decode()


def test_what_breaks_a_limit_is_left_out_and_shown_with_the_reason_when_asked(
    cast: Cast, coach: Client
) -> None:
    searchable(cast)
    feed(HEAVY)
    page = coach.get(page_of(cast, "zoeken/")).content.decode()
    assert HEAVY.employer not in page
    assert "Die staan er niet bij." in page
    every = coach.get(page_of(cast, "zoeken/"), {"alles": "on"}).content.decode()
    assert HEAVY.employer in every
    assert "20 kilo" in every
    assert 'name="because"' not in every, "it cannot go on the list"


def test_a_hit_goes_on_the_list_with_a_reason_and_the_search_goes_on(
    cast: Cast, coach: Client
) -> None:
    searchable(cast)
    feed(PLANNER, OTHER)
    empty = coach.post(one(cast, "krant:p1"), {"because": "", "zoek": "woorden=planner"})
    assert (empty.status_code, "Zeg waarom." in empty.content.decode()) == (422, True)
    assert 'value="woorden=planner"' in empty.content.decode()
    said = {"because": "Dichtbij en rustig.", "zoek": "woorden=planner&alles=on"}
    answer = coach.post(one(cast, "krant:p1"), said)
    assert answer.headers["Location"] == f"{page_of(cast, 'zoeken/')}?woorden=planner&alles=on"
    assert on_list(cast) == ["krant:p1"]
    again = coach.get(page_of(cast, "zoeken/")).content.decode()
    assert "Stond al op een lijst." in again
    listed = coach.get(page_of(cast)).content.decode()
    assert "Erbij gezet door Noor Akkerman" in listed
    assert "Dichtbij en rustig." in listed


def test_nothing_that_breaks_a_limit_or_stood_there_goes_on_the_list(
    cast: Cast, coach: Client
) -> None:
    searchable(cast)
    feed(PLANNER, HEAVY)
    draft(cast)
    heavy = coach.post(one(cast, "krant:h"), {"because": "Toch maar."})
    assert (heavy.status_code, "kan niet op de lijst" in heavy.content.decode()) == (422, True)
    send(cast)
    twice = coach.post(one(cast, "krant:p1"), {"because": "Nog eens."})
    assert twice.status_code == 422
    assert on_list(cast) == ["krant:p1"]


def test_a_vacancy_shows_each_limit_its_text_and_where_it_stands(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(PLANNER, replace(HEAVY, text=f"{HEAVY.text} <script>alert(1)</script>"))
    draft(cast)
    page = coach.get(one(cast, "krant:p1")).content.decode()
    assert "Tillen" in page
    assert "Je plant de ritten" in page
    assert "Staat op het concept van deze week." in page
    heavy = coach.get(one(cast, "krant:h")).content.decode()
    assert "Deze vacature breekt een grens." in heavy
    assert "<script>alert" not in heavy
    assert 'name="because"' not in heavy
    assert coach.get(one(cast, "krant:weg")).status_code == 404


def test_a_vacancy_goes_off_the_list_on_its_own_page(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(PLANNER)
    draft(cast)
    answer = coach.post(one(cast, "krant:p1"), {"because": "De werkgever nam al iemand aan."})
    assert answer.headers["Location"] == page_of(cast)
    assert on_list(cast) == []
    page = coach.get(one(cast, "krant:p1")).content.decode()
    assert "De werkgever nam al iemand aan." in page
    assert 'name="because"' not in page


def test_what_was_sent_and_is_gone_is_read_as_it_was(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(PLANNER)
    draft(cast)
    send(cast)
    later = NOW.replace(hour=10)
    feed(*several(1), now=later)
    page = coach.get(one(cast, "krant:p1")).content.decode()
    assert "De vacature is niet meer open." in page
    assert "Je plant de ritten" in page


def test_a_reference_of_a_source_with_a_slash_has_a_page(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(OTHER)
    page = coach.get(page_of(cast, "zoeken/"), {"woorden": "bakker"})
    url = page.context["hits"][0].url
    assert coach.get(url).status_code == 200


def test_pages_of_hits_go_on_and_a_strange_number_is_the_first(cast: Cast, coach: Client) -> None:
    searchable(cast)
    feed(*several(25))
    first = coach.get(page_of(cast, "zoeken/"))
    assert (len(first.context["hits"]), first.context["following"]) == (20, "bladzijde=2")
    second = coach.get(page_of(cast, "zoeken/"), {"bladzijde": "2"})
    assert (len(second.context["hits"]), second.context["following"]) == (5, "")
    for strange in ("0", "-1", "x", "9" * 40):
        assert coach.get(page_of(cast, "zoeken/"), {"bladzijde": strange}).status_code == 200
    assert coach.get(page_of(cast, "zoeken/"), {"woorden": "x" * 5000}).status_code == 200


def test_without_an_opinion_nothing_is_called_suitable(cast: Cast, coach: Client) -> None:
    feed(PLANNER)
    page = coach.get(page_of(cast, "zoeken/"), {"woorden": "planner"}).content.decode()
    assert "Nog niet te zeggen" in page
    assert "belastbaarheid/nieuw/" in page
    receive(cast)
    page = coach.get(page_of(cast, "zoeken/"), {"woorden": "planner"}).content.decode()
    assert "Nog niet te zeggen" not in page


def test_the_settings_are_those_that_the_employee_has(cast: Cast, coach: Client) -> None:
    url = page_of(cast, "instellingen/")
    said = {
        "postcode": "3526 AB",
        "transport": "bike",
        "max_km": "15",
        "times": ["day", "evening"],
        "licence": ["geen"],
        "excluded_employers": "Zonneweide\n\n Kortland ",
    }
    assert coach.post(url, said).status_code == 302
    kept = jobsearch.search_settings(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert kept == SearchSettings(
        postcode="3526",
        transport="bike",
        max_km=15.0,
        times=(Shift.DAY, Shift.EVENING),
        licence=(),
        excluded_employers=("Zonneweide", "Kortland"),
    )
    page = coach.get(url)
    assert page.context["form"].initial["licence"] == ["geen"]
    assert "Zonneweide\nKortland" in page.content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"postcode": "0000"}, "postcode"),
        ({"max_km": "veel"}, "max_km"),
        ({"max_km": "9999"}, "max_km"),
        ({"max_minutes": "30", "transport": ""}, "transport"),
        ({"licence": ["geen", "B"]}, "licence"),
        ({"times": ["ooit"]}, "times"),
    ],
)
def test_settings_that_cannot_be_are_said_at_their_field(
    cast: Cast, coach: Client, given: dict[str, object], field: str
) -> None:
    page = coach.post(
        page_of(cast, "instellingen/"), {"postcode": "3526", "transport": "car"} | given
    )
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]


def test_empty_settings_are_unknown_and_not_none(cast: Cast, coach: Client) -> None:
    coach.post(page_of(cast, "instellingen/"), {})
    kept = jobsearch.search_settings(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert kept == SearchSettings()
