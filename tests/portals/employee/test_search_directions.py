"""Which work is looked for, read by the employee: why, item by item, and with own ideas."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.apps.plans.profiles import (
    TODAY,
    direct,
    fix,
    fixed_person,
    planner,
    receive,
    settle,
    shown,
    three_directions,
)
from tests.cast import Cast
from tests.portals.employee.test_profile import closed, mark_of
from tests.signed_in import client_of
from wissel.core.profiled import Demand, Direction, Market, Verdict
from wissel.core.suitable import MORE

URL = "/mijn/zoekrichtingen/"
IDEA = "/mijn/zoekrichtingen/idee/"


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def typed(browser: Client, address: str = IDEA, **said: str) -> dict[str, str]:
    """Return an idea as the page sends it."""
    page = browser.get(address).content.decode()
    return mark_of(page) | {"title": "kok in een kantine", "because": "Dat kan ik."} | said


def vacancies(number: int, count: str, on: str, source: str) -> dict[str, str]:
    return {f"count_{number}": count, f"on_{number}": on, f"source_{number}": source}


def ideas(cast: Cast) -> tuple[Direction, ...]:
    return tuple(one for one in shown(cast, "search").said.directions if one.origin == "employee")


def change_address(cast: Cast) -> str:
    return f"{IDEA}{ideas(cast)[0].key}/"


def test_each_direction_says_why_it_fits_and_every_item_with_its_source_and_day(
    cast: Cast, browser: Client
) -> None:
    receive(cast)
    fixed_person(cast)
    key = direct(cast)
    settle(cast, key, "wage", verdict=Verdict.ATTENTION, because="Iets minder dan nu.")
    page = " ".join(browser.get(URL).content.decode().split())
    for words in (
        "planner in het vervoer",
        "Plande vijf jaar de ritten van twaalf chauffeurs.",
        "14 vacatures op 22 november 2026",
        "bron: werk.nl, gezocht op ‘planner’, binnen 30 km",
        "€ 2.400 tot € 2.900 per maand",
        "volgens R. Amrani, bedrijfsarts, 2 november 2026",
        "beoordeeld door Noor Akkerman, coach, 22 november 2026",
        "Iets minder dan nu.",
        "1 niet bekend, 1 let op, 4 passen",
        "nog niet alles bekend",
    ):
        assert words in page
    assert "nog in de maak" in page


def test_what_does_not_fit_comes_first_and_no_state_is_colour_alone(
    cast: Cast, browser: Client
) -> None:
    receive(cast)
    fixed_person(cast)
    direct(cast, planner(demands=(Demand("tillen", MORE),)))
    page = browser.get(URL).content.decode()
    fits = page.partition('<ul class="fits">')[2]
    assert fits.index("past niet</span>") < fits.index("niet bekend</span>") < fits.index("past</s")
    chips = re.findall(r'<span class="chip[^>]*>(.*?)</span>', page)
    assert chips
    assert all("<svg" in chip and re.sub(r"<.*>", "", chip).strip() for chip in chips)


def test_nothing_said_of_pay_and_vacancies_is_said_to_be_unknown(
    cast: Cast, browser: Client
) -> None:
    assert "nog geen richting gekozen" in browser.get(URL).content.decode()
    direct(cast, planner(wage=None, market=()))
    page = browser.get(URL).content.decode()
    assert "nog niet bekend" in page
    assert "nog niet geteld" in page
    assert "Er is geen oordeel over de belastbaarheid." in page


def test_what_was_dropped_stands_there_with_its_reason(cast: Cast, browser: Client) -> None:
    dropped = planner(title="orderverzamelaar", state="dropped", state_because="Te zwaar tillen.")
    direct(cast, dropped)
    page = browser.get(URL).content.decode()
    assert "Wat afviel, en waarom" in page
    assert "Te zwaar tillen." in page


def test_what_was_fixed_is_named_with_its_version(cast: Cast, browser: Client) -> None:
    fixed_person(cast)
    three_directions(cast)
    fix(cast, "search")
    assert "Noor Akkerman stelde versie 1 vast" in browser.get(URL).content.decode()
    direct(cast, planner(title="chauffeur"))
    assert "Daarna veranderde er iets." in browser.get(URL).content.decode()


def test_an_idea_is_brought_in_and_changed_while_it_waits(cast: Cast, browser: Client) -> None:
    sent = typed(browser, tasks="Koken.") | vacancies(0, "3", "2026-11-20", "werk.nl")
    page = browser.post(IDEA, sent, follow=True).content.decode()
    assert "Bewaard. Noor bespreekt uw idee met u." in page
    [idea] = ideas(cast)
    assert (idea.title, idea.tasks, idea.state) == ("kok in een kantine", "Koken.", "reserve")
    assert idea.market == (Market(TODAY - timedelta(days=2), 3, "werk.nl"),)
    address = change_address(cast)
    assert f'href="{address}"' in page
    sent = typed(browser, address, title="kok") | vacancies(0, "", "2026-11-20", "")
    assert browser.post(address, sent).headers["Location"] == URL
    [idea] = ideas(cast)
    assert (idea.title, idea.tasks, idea.market) == ("kok", "", ())


def test_an_idea_that_is_sent_twice_is_one_idea(cast: Cast, browser: Client) -> None:
    sent = typed(browser)
    assert [browser.post(IDEA, sent).status_code for _ in range(2)] == [302, 302]
    assert len(ideas(cast)) == 1
    browser.post(IDEA, sent | {"title": "bakker"})
    assert len(ideas(cast)) == 2


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"title": ""}, "title", "Schrijf welk werk het is."),
        ({"title": "x" * 121}, "title", "121"),
        ({"because": "goed voor mijn depressie"}, "because", "gaat over gezondheid"),
        ({"tasks": "x" * 601}, "tasks", "601"),
        (vacancies(0, "veel", "2026-11-20", "werk.nl"), "count_0", "heel getal"),
        (vacancies(0, "", "2026-11-20", "werk.nl"), "count_0", "heel getal"),
        (vacancies(0, "3", "", "werk.nl"), "on_0", "Vul een dag in."),
        (vacancies(0, "3", "2026-11-31", "werk.nl"), "on_0", "dag in die bestaat"),
        (vacancies(0, "3", "2026-11-23", "werk.nl"), "on_0", "moet nog komen"),
        (vacancies(1, "3", "2026-11-20", ""), "source_1", "Schrijf waar u telde"),
        (vacancies(1, "-3", "2026-11-20", "werk.nl"), "count_1", "kan niet"),
        (vacancies(1, "9" * 30, "2026-11-20", "werk.nl"), "count_1", "kan niet"),
    ],
)
def test_what_an_idea_cannot_hold_is_named_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, browser: Client, said: dict[str, str], field: str, words: str
) -> None:
    answer = browser.post(IDEA, typed(browser, **said))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.partition(f'id="id_{field}-error"')[2].partition("</div>")[0]
    for value in said.values():
        assert value in page
    assert ideas(cast) == ()


def test_what_the_coach_changed_meanwhile_is_shown_before_it_is_overwritten(
    cast: Cast, browser: Client
) -> None:
    browser.post(IDEA, typed(browser))
    [idea] = ideas(cast)
    address = change_address(cast)
    sent = typed(browser, address, title="bakker")
    changed = Direction(**{name: getattr(idea, name) for name in idea.__slots__} | {
        "tasks": "Brood bakken.",
    })  # fmt: skip
    direct(cast, changed, revision=1)
    answer = browser.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Zo staat het nu" in page
    assert "Brood bakken." in page
    assert 'value="bakker"' in page
    assert ideas(cast)[0].title == "kok in een kantine"
    browser.post(address, sent | mark_of(page))
    assert ideas(cast)[0].title == "bakker"


def test_an_idea_that_the_coach_took_up_is_no_longer_changed_by_the_employee(
    cast: Cast, browser: Client
) -> None:
    browser.post(IDEA, typed(browser))
    address, key = change_address(cast), ideas(cast)[0].key
    sent = typed(browser, address, title="chef-kok")
    direct(cast, planner(key=key, title="kok", origin="employee"), revision=1)
    answer = browser.post(address, sent)
    assert answer.status_code == 422
    assert "ging al verder met dit idee" in answer.content.decode()
    assert "chef-kok" in answer.content.decode()
    assert browser.get(address).headers["Location"] == URL
    page = browser.get(URL).content.decode()
    assert "dit was uw idee" in page
    assert address not in page


def test_a_direction_of_the_coach_is_no_idea_to_change(cast: Cast, browser: Client) -> None:
    key = direct(cast)
    assert browser.get(f"{IDEA}{key}/").status_code == 404
    assert browser.post(f"{IDEA}{key}/", {"title": "x"}).status_code == 404
    assert shown(cast, "search").said.directions[0].title == "planner in het vervoer"


def test_more_ideas_than_fit_are_refused_and_stay_on_the_page(cast: Cast, browser: Client) -> None:
    for number in range(20):
        direct(cast, planner(title=f"werk {number}"))
    answer = browser.post(IDEA, typed(browser))
    assert answer.status_code == 422
    assert "Er staan al 20 richtingen in." in answer.content.decode()
    assert "kok in een kantine" in answer.content.decode()


def test_after_the_end_it_is_read_and_nothing_is_added(cast: Cast, browser: Client) -> None:
    sent = typed(browser)
    browser.post(IDEA, sent)
    closed(cast)
    page = browser.get(URL).content.decode()
    assert "kok in een kantine" in page
    assert IDEA not in page
    answer = browser.post(IDEA, sent | {"title": "bakker"})
    assert answer.status_code == 422
    assert "Dit traject is klaar" in answer.content.decode()
    assert len(ideas(cast)) == 1


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "labour_expert", "stranger"])
def test_nobody_else_opens_these_pages(cast: Cast, who: str) -> None:
    other = client_of(getattr(cast, who))
    for address in (URL, IDEA):
        assert other.get(address).status_code == 404
        assert other.post(address, {"title": "x"}).status_code == 404


def test_the_directions_of_another_case_are_not_there(cast: Cast, browser: Client) -> None:
    for address in (URL, IDEA):
        assert browser.get(address, {"traject": str(cast.other_trajectory)}).status_code == 404
    direct(cast)
    stranger = client_of(cast.stranger_employee)
    assert "planner in het vervoer" not in stranger.get(URL).content.decode()


def test_the_pages_speak_english_too(cast: Cast) -> None:
    direct(cast)
    english = client_of(cast.employee, language="en")
    page = english.get(URL).content.decode()
    assert "Which work you look for" in page
    assert "14 vacancies on 22 November 2026" in page
    assert "Your idea for work" in english.get(IDEA).content.decode()
