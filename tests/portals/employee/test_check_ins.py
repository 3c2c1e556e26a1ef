"""How things go on the pages: filled in, seen side by side, shared, taken back, taken away."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from tests.apps.documents.test_report import answer, send
from tests.apps.guidance.test_check_ins import EARLIER, closed, own, say, share
from tests.cast import NOW, Cast
from tests.portals.employee.test_own_copy import unzipped
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.core.checkins import check_in_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]

PAGE, FILL = "/mijn/hoe-gaat-het/", "/mijn/hoe-gaat-het/invullen/"


@pytest.fixture
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def page(cast: Cast, path: str = PAGE, language: str = "nl") -> str:
    answered = client_of(cast.employee).get(path, headers={"accept-language": language})
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def of(one: UUID) -> str:
    return f"{PAGE}{one}/"


def coachs(cast: Cast) -> str:
    answered = client_of(cast.coach).get(f"/traject/{cast.trajectory}/hoe-gaat-het/")
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def test_some_statements_are_filled_in_and_the_rest_is_skipped(cast: Cast) -> None:
    browser = client_of(cast.employee)
    answered = browser.post(FILL, {"richting": "beetje", "zin": "-"})
    assert answered.headers["Location"] == PAGE
    shown = page(cast)
    assert "een beetje" in shown
    assert "22 november 2026" in shown
    assert "Alleen u leest dit" in shown
    assert "heeft zin voor mij" not in shown, "what was skipped is not spoken of"
    again = page(cast, FILL)
    assert re.search(r'value="beetje"[^>]*checked', again), "the same day is changed, not doubled"


def test_nothing_chosen_is_said_above_the_form_and_no_word_is_chosen_beforehand(cast: Cast) -> None:
    answered = client_of(cast.employee).post(FILL, {"richting": "-"})
    assert answered.status_code == 422
    assert "Er is nog niets gekozen" in answered.content.decode()
    fresh = page(cast, FILL)
    skips = re.findall(r'<input type="radio"[^>]*value="-"[^>]*>', fresh)
    assert len(skips) == len(check_in_form().statements)
    assert "checked" not in fresh
    answered = client_of(cast.employee).post(FILL, {"richting": "10"})
    assert answered.status_code == 422


def test_first_and_latest_stand_beside_each_other_in_words_without_a_score(cast: Cast) -> None:
    say(cast, EARLIER, richting="beetje")
    say(cast, EARLIER + timedelta(days=40), richting="helemaal")
    say(cast, richting="grotendeels")
    shown = page(cast)
    beside = shown[shown.index("Eerst en nu") : shown.index("Elke keer")]
    assert re.findall(r"een beetje|helemaal|grotendeels", beside) == ["een beetje", "grotendeels"]
    for mark in ("%", "gemiddeld", "totaal", "score", "punten"):
        assert mark not in beside
    english = page(cast, language="en")
    assert "for the most part" in english
    assert "Only you read this" in english


def test_both_shares_are_off_are_chosen_apart_and_are_taken_back(cast: Cast) -> None:
    one = say(cast)
    fresh = page(cast, of(one))
    assert "checked" not in fresh
    assert "Wat daarin staat, blijft daar staan" in fresh, "said before the choice"
    assert "Mag uw coach lezen hoe u zegt dat het met u gaat?" in fresh
    browser = client_of(cast.employee)
    assert browser.post(of(one), {"reports": "on"}).status_code == 302
    assert (own(cast)[0].with_coach, own(cast)[0].in_reports) == (False, True)
    assert "Mag in uw rapporten" in page(cast)
    browser.post(of(one), {"coach": "on"})
    assert (own(cast)[0].with_coach, own(cast)[0].in_reports) == (True, False)
    browser.post(of(one), {})
    assert own(cast)[0].is_private


def test_the_coach_sees_what_is_shared_and_the_same_empty_page_otherwise(cast: Cast) -> None:
    nothing = coachs(cast)
    assert "De medewerker deelt hier niets met je" in nothing
    first, last = say(cast, EARLIER, zin="helemaal-niet"), say(cast, zin="deels")
    share(cast, first, reports=True)
    token = re.compile(r'\b[A-Za-z0-9]{64}\b|nonce="[^"]*"')  # against forged requests
    assert token.sub("", coachs(cast)) == token.sub("", nothing)
    share(cast, last, coach=True)
    shown = coachs(cast)
    assert "voor een deel" in shown
    assert "helemaal niet" not in shown
    share(cast, last)
    assert "voor een deel" not in coachs(cast)


def test_words_are_taken_away_and_another_persons_day_is_not_there(cast: Cast) -> None:
    one = say(cast)
    assert client_of(cast.stranger_employee).get(of(one)).status_code == 404
    assert client_of(cast.coach).get(of(one)).status_code == 404
    assert client_of(cast.employee).post(of(one), {"remove": "1"}).status_code == 302
    assert own(cast) == ()
    assert client_of(cast.employee).get(of(one)).status_code == 404


def test_after_the_trajectory_it_is_filled_in_and_not_shared(cast: Cast) -> None:
    closed(cast)
    client_of(cast.employee).post(FILL, {"richting": "helemaal"})
    [one] = own(cast)
    assert "Dit blijft van u alleen" in page(cast, of(one.id))
    answered = client_of(cast.employee).post(of(one.id), {"coach": "on"})
    assert answered.status_code == 422


@pytest.mark.slow
def test_who_takes_it_back_while_a_report_is_read_hears_that_it_is_changed(cast: Cast) -> None:
    one = say(cast)
    share(cast, one, reports=True)
    report = documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period="2026-11"
    )
    send(cast, report)
    assert "Een rapport ligt nu bij u" in page(cast, of(one))
    browser = client_of(cast.employee)
    told = browser.post(of(one), {}, follow=True).content.decode()
    assert "Uw coach past het rapport aan" in told
    answer(cast, report)
    with pytest.raises(documents.NotReady):
        documents.release(actor=cast.coach, now=NOW, report=report)
    desk = client_of(cast.coach).get(f"/rapport/{report}/").content.decode()
    assert "De medewerker wil dit niet meer in het verslag" in desk


def test_the_own_copy_holds_every_day_as_a_page_and_as_data(cast: Cast) -> None:
    say(cast, EARLIER)
    share(cast, say(cast, zin="grotendeels"), coach=True)
    files = unzipped(client_of(cast.employee).post("/mijn/kopie/"))
    guided = files["afspraken-en-intake.html"].decode()
    assert "grotendeels" in guided
    assert "een beetje" in guided
    data = next(text for name, text in files.items() if name.endswith(".json")).decode()
    assert data.count('"check_ins"') == 1
    assert '"grotendeels"' in data


def test_the_day_page_leads_to_it_and_the_employer_is_never_told(cast: Cast) -> None:
    assert PAGE in page(cast, "/mijn/")
    assert f"{PAGE}?traject={cast.trajectory}" in page(cast, "/mijn/toestemming/")
    share(cast, say(cast), coach=True)
    sees = page(cast, "/mijn/werkgever-ziet/")
    assert "hoe u zegt dat het gaat" in sees
    theirs = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/", follow=True)
    assert "hoe-gaat-het" not in theirs.content.decode()
