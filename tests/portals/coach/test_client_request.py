"""A request of the employer on the coach's side: on Today, on its own page, and its answer."""

from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import RequestView
from wissel.core.journal import ClientRequest

SAID = "Meer aandacht voor werk in de buurt, graag."
ANSWER = "Wij zoeken voortaan binnen een half uur reizen."


@pytest.fixture
def asked(cast: Cast) -> UUID:
    return _ask(cast, ClientRequest("adjust", SAID))


def _ask(cast: Cast, request: ClientRequest) -> UUID:
    entry = trajectories.ask(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, request=request
    )
    return UUID(entry.id)


def _url(cast: Cast, entry: UUID) -> str:
    return f"/traject/{cast.trajectory}/vraag/{entry}/"


def _view(cast: Cast, entry: UUID) -> RequestView:
    return trajectories.request(actor=cast.coach, now=NOW, trajectory=cast.trajectory, entry=entry)


def test_it_stands_among_the_duties_with_a_way_to_answer(cast: Cast, asked: UUID) -> None:
    browser = client_of(cast.coach)
    for path in ("/vandaag/", f"/traject/{cast.trajectory}/verplichtingen/"):
        page = browser.get(path).content.decode()
        assert _url(cast, asked) in page
        assert "Geef antwoord" in page


def test_its_page_says_who_asks_what_and_until_when(cast: Cast, asked: UUID) -> None:
    page = client_of(cast.coach).get(_url(cast, asked)).content.decode()
    for words in ("Vraag van Peter Hoekstra", SAID, "Antwoord uiterlijk woensdag 25 november"):
        assert words in page
    assert "mailto:peter@maasbocht.example" in page


def test_an_answer_goes_to_the_employer_and_closes_the_request(cast: Cast, asked: UUID) -> None:
    browser = client_of(cast.coach)
    answer = browser.post(_url(cast, asked), {"answer": ANSWER})
    assert answer.status_code == 302
    assert _view(cast, asked).answer == ANSWER
    page = browser.get(_url(cast, asked)).content.decode()
    assert ANSWER in page
    assert "<textarea" not in page
    again = browser.post(_url(cast, asked), {"answer": "Nog iets."})
    assert again.status_code == 422
    assert "al beantwoord" in again.content.decode()


@pytest.mark.parametrize("sort", ["adjust", "call-back"])
def test_a_call_is_offered_where_the_employer_wants_to_be_called(cast: Cast, sort: str) -> None:
    made = _ask(cast, ClientRequest(sort, SAID))  # type: ignore[arg-type]  # one of the literal's
    page = client_of(cast.coach).get(_url(cast, made)).content.decode()
    box = page[page.index('name="called"') :].partition(">")[0]
    assert ("checked" in box) is (sort == "call-back")


def test_an_answer_by_telephone_is_a_contact_too(cast: Cast, asked: UUID) -> None:
    client_of(cast.coach).post(_url(cast, asked), {"answer": ANSWER, "called": "on"})
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert "contact" in {entry.kind for entry in entries}


def test_words_that_may_not_go_are_named_before_it_goes(cast: Cast, asked: UUID) -> None:
    browser = client_of(cast.coach)
    said = {"answer": "Dat komt door zijn depressie."}
    held = browser.post(_url(cast, asked), said)
    page = held.content.decode()
    assert held.status_code == 422
    assert "depressie" in page
    assert 'name="sure"' in page
    assert _view(cast, asked).state == "asked"
    assert browser.post(_url(cast, asked), said | {"sure": "on"}).status_code == 302
    assert _view(cast, asked).state == "answered"


def test_a_clean_answer_asks_no_tick(cast: Cast, asked: UUID) -> None:
    assert 'name="sure"' not in client_of(cast.coach).get(_url(cast, asked)).content.decode()


def test_an_empty_answer_keeps_the_page_and_says_what_is_missing(cast: Cast, asked: UUID) -> None:
    answer = client_of(cast.coach).post(_url(cast, asked), {"answer": " "})
    assert answer.status_code == 422
    assert "Schrijf je antwoord" in answer.content.decode()


def test_planning_answers_without_a_contact_and_the_manager_reads(cast: Cast, asked: UUID) -> None:
    page = client_of(cast.manager).get(_url(cast, asked)).content.decode()
    assert SAID in page
    assert "<textarea" not in page
    assert client_of(cast.manager).post(_url(cast, asked), {"answer": ANSWER}).status_code == 403
    browser = client_of(cast.planner)
    assert 'name="called"' not in browser.get(_url(cast, asked)).content.decode()
    answer = browser.post(_url(cast, asked), {"answer": ANSWER, "called": "on"})
    assert answer.status_code == 302
    assert _view(cast, asked).answered_by == "Pleun Smit"


@pytest.mark.parametrize("who", ["other_coach", "employer", "employee", "stranger"])
def test_the_page_is_not_there_for_anybody_else(cast: Cast, asked: UUID, who: str) -> None:
    browser = client_of(getattr(cast, who))
    assert browser.get(_url(cast, asked)).status_code in (403, 404)
    assert browser.post(_url(cast, asked), {"answer": ANSWER}).status_code in (403, 404)
    assert _view(cast, asked).state == "asked"


def test_the_journal_shows_both_without_a_way_to_change_them(cast: Cast, asked: UUID) -> None:
    browser = client_of(cast.coach)
    browser.post(_url(cast, asked), {"answer": ANSWER})
    page = browser.get(f"/traject/{cast.trajectory}/logboek/").content.decode()
    assert SAID in page
    assert ANSWER in page
    assert f"/logboek/{asked}/" not in page


def test_an_entry_that_is_no_request_has_no_page(cast: Cast, asked: UUID) -> None:
    client_of(cast.coach).post(_url(cast, asked), {"answer": ANSWER})
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    answer = UUID(entries[-1].id)
    assert client_of(cast.coach).get(_url(cast, answer)).status_code in (403, 404)
