"""The knowledge base: open to everybody, in the reader's frame, and one click from every duty."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW, Cast
from tests.portals.public.pages import assert_sound, enter
from wissel.apps.trajectories import service as trajectories
from wissel.core.help import topics
from wissel.core.obligations import State
from wissel.portals.shell.rows import help_url

INDEX = "/uitleg/"
LINK = re.compile(r'href="(/uitleg/[a-z0-9-]+/)"')


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("language", "title"), [("nl", "Uitleg"), ("en", "Help")])
def test_anybody_finds_every_question_in_both_languages(
    db: None, language: str, title: str
) -> None:
    page = Client(headers={"accept-language": language}).get(INDEX)
    assert_sound(page, language)
    text = text_of(page)
    assert f"<h1>{title}</h1>" in text
    assert {f"/uitleg/{each.key}/" for each in topics()} <= {*LINK.findall(text)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_topic_has_its_page_with_sources_and_day(db: None, language: str) -> None:
    client = Client(headers={"accept-language": language})
    for each in topics():
        page = client.get(f"/uitleg/{each.key}/")
        assert_sound(page, language)
        text = text_of(page)
        assert ("nagekeken op" if language == "nl" else "checked on") in text
        assert text.count('rel="noreferrer"') == sum(bool(source.url) for source in each.sources)
        assert ("Wie doet wat" if language == "nl" else "Who does what") in text or not any(
            block.kind == "steps" for block in each.blocks
        )


def test_the_steps_of_the_law_stand_in_a_table_and_lead_to_their_topics(
    db: None, client: Client
) -> None:
    text = text_of(client.get("/uitleg/wat-gebeurt-wanneer/"))
    for when in ("na 6 weken", "eind week 52", "eind week 93", "elke 6 weken", "geen vaste dag"):
        assert f"<b>{when}</b>" in text
    assert len({*LINK.findall(text)}) >= 20
    assert "WIA art. 64 lid 3" in text


@pytest.mark.parametrize("key", ["nergens", "WIA-AANVRAAG", "..%2f"])
def test_an_unknown_topic_is_not_there(db: None, client: Client, key: str) -> None:
    assert client.get(f"/uitleg/{key}/").status_code == 404


def test_the_pages_are_only_read(db: None, client: Client) -> None:
    assert client.post(INDEX).status_code == 405
    assert client.post("/uitleg/privacy/").status_code == 405


def test_a_search_shows_answers_and_keeps_the_words(db: None, client: Client) -> None:
    page = client.get(INDEX, {"zoek": "loonsanctie  korter"})
    assert_sound(page)
    text = text_of(page)
    assert 'value="loonsanctie korter"' in text
    assert LINK.findall(text)[-1] != "/uitleg/tweede-spoor/"
    assert "/uitleg/bekorting/" in text
    assert "UWV beslist binnen drie weken." in text


def test_a_search_that_finds_nothing_says_what_to_do(db: None, client: Client) -> None:
    text = text_of(client.get(INDEX, {"zoek": "<b>xyzzy</b>"}))
    assert "Niets gevonden voor ‘&lt;b&gt;xyzzy&lt;/b&gt;’" in text
    assert "Toon alle vragen" in text
    assert 'href="?voor=alles"' in text


def test_a_very_long_search_is_cut_and_answered(db: None, client: Client) -> None:
    page = client.get(INDEX, {"zoek": "spoor " * 500})
    assert "/uitleg/tweede-spoor/" in text_of(page)
    assert len(page.context["words"]) == 100


def test_questions_are_shown_for_whom_they_are_meant(db: None, client: Client) -> None:
    for audience, shown in (("employee", False), ("employer", True), ("alles", True)):
        text = text_of(client.get(INDEX, {"voor": audience}))
        assert ("/uitleg/te-vroeg-te-laat/" in text) is shown, audience
    assert "/uitleg/te-vroeg-te-laat/" in text_of(client.get(INDEX, {"voor": "niemand"}))


@pytest.mark.parametrize(
    ("who", "home", "shown"),
    [
        ("coach", "/vandaag/", True),
        ("employee", "/mijn/", False),
        ("employer", "/werkgever/", True),
        ("auditor", "/", True),
    ],
)
def test_whoever_signed_in_keeps_their_own_frame_and_questions(
    cast: Cast, client: Client, who: str, home: str, shown: bool
) -> None:
    enter(client, cast.everybody[who])
    page = client.get(INDEX)
    assert_sound(page)
    text = text_of(page)
    assert f'<a class="brand" href="{home}">' in text
    assert ("/uitleg/te-vroeg-te-laat/" in text) is shown
    assert "no-store" in page.headers["Cache-Control"]
    assert_sound(client.get("/uitleg/privacy/"))


@pytest.mark.parametrize(
    ("who", "page"),
    [("coach", "/vandaag/"), ("employee", "/mijn/"), ("employer", "/werkgever/")],
)
def test_every_portal_leads_to_the_explanation(
    cast: Cast, client: Client, who: str, page: str
) -> None:
    enter(client, cast.everybody[who])
    assert text_of(client.get(page)).count('href="/uitleg/"') == 2  # menu and foot


def test_every_duty_of_the_coach_is_one_click_from_its_explanation(
    cast: Cast, client: Client
) -> None:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    enter(client, cast.coach)
    rows = text_of(client.get(f"/traject/{view.id}/verplichtingen/"))
    for duty in view.due.obligations:
        url = help_url(duty)
        if duty.state(view.due.today).is_open:
            assert url in rows, duty.key
    duty = view.due.obligations[0]
    assert help_url(duty) in text_of(client.get(f"/traject/{view.id}/verplichting/{duty.key}/"))


def test_every_duty_of_the_employer_is_one_click_from_its_explanation(
    cast: Cast, client: Client
) -> None:
    view = trajectories.case(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    enter(client, cast.employer)
    own = [duty for duty in view.due.obligations if "employer" in duty.actors]
    assert own
    for duty in own:
        page = client.get(f"/werkgever/traject/{view.id}/taak/{quote(duty.key)}/")
        assert help_url(duty) in text_of(page), duty.key
    case = text_of(client.get(f"/werkgever/traject/{view.id}/"))
    ahead = [duty for duty in own if duty.state(view.due.today) is State.UPCOMING]
    assert ahead
    assert {help_url(duty) for duty in ahead} & {*LINK.findall(case)}


def test_every_duty_of_the_employee_is_one_click_from_its_explanation(
    cast: Cast, client: Client
) -> None:
    enter(client, cast.employee)
    text = text_of(client.get("/mijn/wanneer/"))
    assert {"/uitleg/wia-aanvraag/", "/uitleg/brief-uwv/"} <= {*LINK.findall(text)}
    assert text.count("Lees de uitleg") == text.count("Waarom?")
