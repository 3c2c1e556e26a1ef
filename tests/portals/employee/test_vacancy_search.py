"""Own search with the same verdicts, and where and when to look, on the employee's pages."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.apps.jobsearch.market import PLANNER, SETTINGS, draft, feed, searchable, send, several
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.jobsearch import service as jobsearch
from wissel.core.matched import SearchSettings
from wissel.core.vacancies import Shift

URL = "/mijn/vacatures/zoeken/"
SETTINGS_URL = "/mijn/vacatures/instellingen/"
FULL = {
    "postcode": "3511 AB",
    "transport": "bike",
    "max_minutes": "45",
    "max_km": "12,5",
    "times": ["day", "evening"],
    "licence": ["B", "AM"],
    "hours_min": "16",
    "excluded_employers": "De Linde\n\n Bosrand ",
}


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def read(browser: Client, address: str = URL, **said: str) -> str:
    return " ".join(browser.get(address, said).content.decode().split())


def kept(cast: Cast) -> SearchSettings:
    return jobsearch.search_settings(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def test_without_words_it_is_the_work_of_the_search_profile(cast: Cast, browser: Client) -> None:
    searchable(cast)
    late = several(1, shifts=(Shift.EVENING,))
    feed(PLANNER, *late)
    page = read(browser)
    assert "1 vacature gevonden" in page
    assert "1 vacature past op één punt niet." in page
    assert page.count('<li class="vac">') == 1
    assert 'href="/mijn/vacatures/krant:p1/"' in page
    every = read(browser, alles="1")
    assert every.count('<li class="vac">') == 2
    assert "Past niet</span>" in every
    assert "Vraagt werk in de avond." in every
    assert "Toon alleen wat kan" in every


def test_other_words_find_other_work_and_stay_in_the_box(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(*several(3))
    page = read(browser, q='<b>"inkoper"')
    assert 'value="&lt;b&gt;&quot;inkoper&quot;"' in page
    assert "Inkoper" in page


def test_nothing_found_says_what_helps(cast: Cast, browser: Client) -> None:
    searchable(cast)
    assert "Er zijn nu geen vacatures." in read(browser)
    feed(PLANNER)
    assert "Probeer een ander woord" in read(browser, q="xylofonist")


def test_without_profile_or_opinion_nothing_is_called_suitable(cast: Cast, browser: Client) -> None:
    feed(PLANNER)
    page = read(browser)
    assert "Typ hierboven welk werk u zoekt." in page
    page = read(browser, q="planner")
    assert "Nog niet te zeggen</span>" in page
    assert "Past</span>" not in page
    assert "Zonder dat is niet te zeggen of een vacature past." in page


def test_limits_hold_before_there_is_a_search_profile(cast: Cast, browser: Client) -> None:
    receive(cast, "5-kilo")
    feed(*several(1, more="Je tilt dozen tot 20 kilo."))
    page = read(browser, q="planner")
    assert "0 vacatures gevonden" in page
    assert "1 vacature past op één punt niet." in page


def test_pages_keep_the_words_and_what_is_shown(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(*several(25))
    page = read(browser, alles="1", q="planner inkoper klantenservice")
    later = re.search(r'href="(\?[^"]*page=2)"', page)
    assert later is not None
    assert "alles=1" in later[1]
    second = read(browser, later[1].replace("&amp;", "&").replace("?", f"{URL}?", 1))
    assert second.count('<li class="vac">') == 5
    assert 'rel="prev"' in second
    for number in ("0", "-1", "x", "9" * 30):
        assert browser.get(URL, {"page": number}).status_code == 200


def test_what_was_on_a_list_says_so(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(PLANNER)
    assert "Deze stond op een lijst." not in read(browser)
    draft(cast)
    send(cast)
    assert "Deze stond op een lijst." in read(browser)


def test_words_that_are_too_long_are_cut_and_nothing_breaks(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(PLANNER)
    assert browser.get(URL, {"q": "planner " * 200}).status_code == 200


def test_the_settings_are_kept_and_read_back(cast: Cast, browser: Client) -> None:
    page = browser.post(SETTINGS_URL, FULL, follow=True).content.decode()
    assert "Bewaard. De volgende lijst houdt er rekening mee." in page
    assert kept(cast) == SearchSettings(
        postcode="3511",
        transport="bike",
        max_km=12.5,
        max_minutes=45,
        times=(Shift.DAY, Shift.EVENING),
        licence=("AM", "B") if kept(cast).licence == ("AM", "B") else ("B", "AM"),
        hours_min=16.0,
        excluded_employers=("De Linde", "Bosrand"),
    )
    page = read(browser, SETTINGS_URL)
    assert 'value="12,50"' in page
    assert re.search(r'value="bike"[^>]*checked', page)
    assert "De Linde Bosrand" in page


def test_nothing_filled_in_is_not_known_and_no_licence_is_an_answer(
    cast: Cast, browser: Client
) -> None:
    jobsearch.keep_search_settings(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=SETTINGS
    )
    assert browser.post(SETTINGS_URL, {}).status_code == 302
    assert kept(cast) == SearchSettings()
    assert browser.post(SETTINGS_URL, {"licence": ["geen"]}).status_code == 302
    assert kept(cast).licence == ()
    assert re.search(r'value="geen"[^>]*checked', read(browser, SETTINGS_URL))


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"postcode": "0999"}, "postcode", "niet bekend"),
        ({"postcode": "12345678901"}, "postcode", "11"),
        ({"max_minutes": "45", "transport": ""}, "transport", "Kies hoe u reist."),
        ({"max_minutes": "2"}, "max_minutes", "van 5 tot 240"),
        ({"max_minutes": "veel"}, "max_minutes", "heel getal"),
        ({"max_km": "1000"}, "max_km", "van 1 tot 300"),
        ({"hours_min": "80"}, "hours_min", "van 1 tot 60"),
        ({"hours_min": "x"}, "hours_min", "getal"),
        ({"licence": ["geen", "B"]}, "licence", "Kies een van beide."),
        ({"times": ["altijd"]}, "times", "altijd"),
        ({"excluded_employers": "\n".join(map(str, range(21)))}, "excluded_employers", "20"),
        ({"excluded_employers": "x" * 201}, "excluded_employers", "20"),
    ],
)
def test_what_cannot_be_is_named_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, browser: Client, said: dict[str, Any], field: str, words: str
) -> None:
    answer = browser.post(SETTINGS_URL, FULL | said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.partition(f'id="id_{field}-error"')[2].partition("</div>")[0]
    assert kept(cast) == SearchSettings()
    if "postcode" not in said:
        assert 'value="3511 AB"' in page


def test_the_pages_speak_english_too(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER)
    english = client_of(cast.employee, language="en")
    page = read(english, alles="1")
    for words in ("Search for a vacancy", "1 vacancy found", "Which work do you look for?"):
        assert words in page
    page = read(english, SETTINGS_URL)
    for words in ("Your postcode", "by electric bicycle", "I have no driving licence", "at night"):
        assert words in page
