"""The bureau's page of vacancy sources, and a vacancy entered by hand."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.apps.jobsearch.market import PLANNER, feed, searchable, several
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import OwnView
from wissel.connections.vacancies import BadItem
from wissel.core.sources import Text

pytestmark = pytest.mark.django_db
SOURCES = "/bureau/vacaturebronnen/"
NEW = "/vacatures/nieuw/"
SAID = {
    "title": "Magazijnmedewerker",
    "employer": "Zonneweide",
    "place": "Utrecht",
    "postcode": "3526 KS",
    "text": "Je tilt dozen tot 15 kilo. Je hoeft niet te klimmen.\n\nJe werkt met een klein team.",
    "hours_min": "16",
    "hours_max": "24",
    "shifts": ["day"],
    "education": "2",
    "licence": "none",
    "contract": "bepaalde tijd",
    "url": "https://zonneweide.example/werk",
    "closes_on": "2026-12-24",
}


def own(cast: Cast) -> tuple[OwnView, ...]:
    return jobsearch.own_vacancies(actor=cast.manager, now=NOW)


def bad(index: int, reference: str = "") -> BadItem:
    message = Text("De datum bestaat niet.", "The date does not exist.")
    return BadItem(index, reference, "no-date", message)


@pytest.mark.parametrize("name", ["manager", "planner", "coach"])
def test_a_source_shows_its_last_reading_and_what_was_wrong(cast: Cast, name: str) -> None:
    items = [*several(3), bad(4, "V-7"), bad(0)]
    jobsearch.take_in(now=NOW, key="krant", name="De banenkrant", mapping="csv", items=items)
    feed(*several(2, start=20), key="elders")
    page = client_of(cast.everybody[name]).get(SOURCES)
    text = page.content.decode()
    by_key = {one.view.key: one for one in page.context["sources"]}
    assert by_key["krant"].counts == (
        ("gelezen", 5), ("nieuw", 3), ("gewijzigd", 0), ("al bekend", 0),
        ("zelfde baan als een andere", 0), ("verdwenen", 0), ("fout", 2),
    )  # fmt: skip
    assert "2 fouten" in text
    assert "Nummer 4, V-7" in text
    assert "Hele bron" in text
    assert "De datum bestaat niet." in text
    assert by_key["elders"].chip is None
    assert "5 open vacatures. Uit bronnen en uit eigen invoer." in text


def test_a_feed_of_which_nothing_could_be_read_stands_out(cast: Cast, manager: Client) -> None:
    jobsearch.take_in(now=NOW, key="krant", name="Krant", mapping="csv", items=[bad(1), bad(2)])
    assert "niets te lezen" in manager.get(SOURCES).content.decode()


def test_without_sources_the_page_says_how_one_comes(cast: Cast, manager: Client) -> None:
    page = manager.get(SOURCES).content.decode()
    assert "Nog geen bronnen" in page
    assert "inlevermap" in page


@pytest.mark.parametrize("name", ["employee", "employer", "auditor", "company_doctor"])
def test_nobody_else_opens_these_pages(cast: Cast, name: str) -> None:
    browser = client_of(cast.everybody[name])
    assert [browser.get(url).status_code for url in (SOURCES, NEW)] == [404, 404]
    assert browser.post(NEW, SAID).status_code == 404
    assert own(cast) == ()


@pytest.mark.parametrize("name", ["manager", "planner", "coach"])
def test_a_vacancy_is_entered_and_shown_as_it_was_understood(cast: Cast, name: str) -> None:
    browser = client_of(cast.everybody[name])
    answer = browser.post(NEW, SAID)
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Je tilt dozen tot 15 kilo" in page
    assert "Tillen" in page
    assert "niet gevraagd" in page
    assert "ingevoerd door" in page
    [held] = own(cast)
    vacancy = held.read.vacancy
    assert (vacancy.licence, vacancy.education, vacancy.hours_max) == ((), 2, 24.0)
    listed = browser.get(SOURCES).content.decode()
    assert "Magazijnmedewerker" in listed


def test_what_was_entered_is_searched_for_everybody(cast: Cast) -> None:
    searchable(cast)
    said = SAID | {"title": PLANNER.title, "text": PLANNER.text, "education": "3"}
    client_of(cast.planner).post(NEW, said)
    url = f"/traject/{cast.trajectory}/vacatures/zoeken/"
    assert "Zonneweide" in client_of(cast.coach).get(url).content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"text": " "}, "text"),
        ({"text": "x" * 30_000}, "text"),
        ({"hours_min": "veel"}, "hours_min"),
        ({"hours_min": "30", "hours_max": "20"}, "hours_max"),
        ({"hours_per_day": "25"}, "hours_per_day"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"closes_on": "2026-11-21"}, "closes_on"),
        ({"education": "9"}, "education"),
    ],
)
def test_a_vacancy_that_cannot_be_is_said_at_its_field_and_stays_typed(
    cast: Cast, manager: Client, given: dict[str, str], field: str
) -> None:
    page = manager.post(NEW, SAID | given)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert "Zonneweide" in page.content.decode()
    assert own(cast) == ()


def test_the_same_job_is_kept_once_and_the_page_says_so(cast: Cast, manager: Client) -> None:
    before = NOW - timedelta(days=2)
    first = jobsearch.enter_vacancy(actor=cast.coach, now=before, said=PLANNER)
    said = SAID | {"title": PLANNER.title, "text": PLANNER.text, "employer": PLANNER.employer}
    answer = manager.post(NEW, said | {"postcode": PLANNER.postcode, "hours_max": "20"})
    assert answer.headers["Location"] == f"/vacatures/eigen/{first}/"
    page = manager.get(answer.headers["Location"]).content.decode()
    assert "stond er al, van Noor Akkerman" in page
    assert len(own(cast)) == 1


def test_what_was_not_understood_is_said_with_what_to_do(cast: Cast, manager: Client) -> None:
    empty = {"title": "Xqzt", "text": "Bel ons.", "shifts": []}
    page = manager.get(manager.post(NEW, empty).headers["Location"]).content.decode()
    assert "De plaats is niet bekend." in page
    assert "In de tekst staat niets over wat het werk vraagt." in page


def test_a_vacancy_is_closed_and_can_be_entered_anew(cast: Cast, manager: Client) -> None:
    url = manager.post(NEW, SAID).headers["Location"]
    manager.post(url, {"close": "1"})
    assert own(cast) == ()
    page = manager.get(url).content.decode()
    assert "gesloten" in page
    assert 'name="close"' not in page
    assert manager.post(url, {"close": "1"}).status_code == 404
    onward = f"{NEW}?van={url.split('/')[3]}"
    assert onward in page.replace("%3A", ":")
    form = manager.get(onward).context["form"]
    assert form["title"].value() == "Magazijnmedewerker"
    assert form["licence"].value() == "none"
    assert form["shifts"].value() == ["day"]
    assert manager.post(NEW, SAID).headers["Location"] != url
    assert manager.get(f"{url}wijzig/").headers["Location"] == url


def test_what_was_read_names_the_limitation_that_it_touches(cast: Cast, manager: Client) -> None:
    cold = SAID | {"text": "Je werkt in de vriescel bij -18 graden."}
    page = manager.get(manager.post(NEW, cold).headers["Location"]).content.decode()
    assert "Raakt de beperking: geen kou (onder 15 graden vorst)" in page


def test_an_open_vacancy_is_changed_and_read_anew(cast: Cast, manager: Client) -> None:
    url = manager.post(NEW, SAID).headers["Location"]
    change = f"{url}wijzig/"
    page = manager.get(change)
    assert page.context["form"]["title"].value() == "Magazijnmedewerker"
    heavier = SAID | {"text": "Je tilt dozen tot 20 kilo.", "hours_max": "28"}
    assert manager.post(change, heavier).headers["Location"] == url
    page = manager.get(url).content.decode()
    assert "Je tilt dozen tot 20 kilo" in page
    assert len(own(cast)) == 1
    assert manager.post(change, SAID | {"title": ""}).status_code == 422
    stranger = client_of(cast.stranger)
    assert stranger.get(change).status_code == 404
    assert stranger.post(change, SAID).status_code == 404


def test_a_change_into_a_job_that_is_there_already_is_refused(cast: Cast, manager: Client) -> None:
    manager.post(NEW, SAID)
    other = manager.post(NEW, SAID | {"title": "Inkoper", "employer": "Kortland"})
    page = manager.post(f"{other.headers['Location']}wijzig/", SAID)
    assert page.status_code == 422
    assert "staat er al" in page.content.decode()


def test_a_vacancy_of_another_bureau_is_not_there(cast: Cast, manager: Client) -> None:
    url = manager.post(NEW, SAID).headers["Location"]
    stranger = client_of(cast.stranger)
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, {"close": "1"}).status_code == 404
    assert "Magazijnmedewerker" not in stranger.get(SOURCES).content.decode()
    assert len(own(cast)) == 1


def test_the_pages_are_english_for_who_reads_english(cast: Cast) -> None:
    english = client_of(cast.manager, language="en")
    feed(*several(1))
    assert "Vacancy sources" in english.get(SOURCES).content.decode()
    page = english.get(english.post(NEW, SAID).headers["Location"]).content.decode()
    assert "What Wissel read in the text" in page
