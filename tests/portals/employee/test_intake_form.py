"""Preparing the intake on a phone: piece by piece, kept while typing, given when ready."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.apps.guidance.talks import book
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.intake import intake_form
from wissel.core.journal import Appointment

PIECE = "/mijn/intake/deel/energie/"


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def said(cast: Cast) -> guidance.IntakeView:
    return guidance.intake(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def mark_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(revision|mark)" value="([^"]*)"', page))


def hold_intake(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=date(2026, 11, 20),
        content=Appointment(("employee",), "visit", "attended", purpose="intake"),
    )  # fmt: skip


def test_each_piece_is_kept_and_leads_to_the_next_and_may_be_left_half_way(
    cast: Cast, browser: Client
) -> None:
    page = browser.get(PIECE).content.decode()
    assert "Deel 6 van 8, ongeveer 5 minuten" in page
    sent = mark_of(page) | {"geeft-energie": "buiten", "oral-sfeer": "on"}
    assert browser.post(PIECE, sent).headers["Location"] == "/mijn/intake/deel/wensen/"
    assert said(cast).answers["geeft-energie"].text == "buiten"
    assert said(cast).answers["sfeer"].oral
    page = client_of(cast.employee).get(PIECE).content.decode()  # another device
    assert "buiten</textarea>" in page
    sent = mark_of(page) | {"geeft-energie": "buiten", "stop": "1"}
    assert browser.post(PIECE, sent).headers["Location"] == "/mijn/intake/"
    assert "begonnen" in browser.get("/mijn/intake/").content.decode()


def test_what_is_typed_is_kept_on_the_way_and_the_form_sent_after_it_is_no_other(
    cast: Cast, browser: Client
) -> None:
    first = mark_of(browser.get(PIECE).content.decode())
    typed = browser.post(PIECE, first | {"geeft-energie": "bui"}, headers={"HX-Request": "true"})
    assert typed.status_code == 200
    assert 'name="revision" value="1"' in typed.content.decode()
    assert 'data-saved="intake-energie"' in typed.content.decode()
    assert "<html" not in typed.content.decode()
    # The answer with the new number was still on its way when the button was pressed.
    assert browser.post(PIECE, first | {"geeft-energie": "buiten"}).status_code == 302
    assert said(cast).answers["geeft-energie"].text == "buiten"


def test_what_was_saved_elsewhere_is_not_overwritten_unseen(cast: Cast, browser: Client) -> None:
    old = mark_of(browser.get(PIECE).content.decode())
    other = mark_of(browser.get(PIECE).content.decode())
    browser.post(PIECE, other | {"geeft-energie": "op de laptop"})
    answer = browser.post(PIECE, old | {"geeft-energie": "op de telefoon"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "U schreef dit deel ook ergens anders" in page
    assert "op de telefoon</textarea>" in page
    browser.post(PIECE, mark_of(page) | {"geeft-energie": "op de telefoon"})
    assert said(cast).answers["geeft-energie"].text == "op de telefoon"


@pytest.mark.parametrize(
    "sent", [{"geeft-energie": "x" * 2001}, {"revision": "x"}, {"revision": "99"}]
)
def test_what_cannot_be_kept_stays_on_the_page(
    cast: Cast, browser: Client, sent: dict[str, str]
) -> None:
    browser.post(PIECE, {"revision": "0", "sfeer": "rustig"})
    answer = browser.post(PIECE, {"revision": "1", "sfeer": "druk"} | sent)
    assert answer.status_code == 422
    assert "druk</textarea>" in answer.content.decode()
    assert said(cast).answers["sfeer"].text == "rustig"


def test_a_word_about_health_is_kept_with_a_tip_and_named_when_it_would_be_given(
    cast: Cast, browser: Client
) -> None:
    first = mark_of(browser.get(PIECE).content.decode())
    sent = first | {"kost-energie": "mijn depressie"}
    kept = browser.post(PIECE, sent, headers={"HX-Request": "true"}).content.decode()
    assert "‘depressie’ lijkt over uw gezondheid te gaan" in kept
    answer = browser.post("/mijn/intake/geef/")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bij ‘Wat kost u energie?’ staat ‘depressie’." in page
    assert f'href="{PIECE}"' in page
    assert said(cast).answers["kost-energie"].text == "mijn depressie"


def test_the_coach_reads_what_was_given_and_nothing_before(cast: Cast, browser: Client) -> None:
    coach, address = client_of(cast.coach), f"/traject/{cast.trajectory}/intake/"
    browser.post(PIECE, {"revision": "0", "geeft-energie": "buiten werken"})
    assert "buiten werken" not in coach.get(address).content.decode()
    page = browser.post("/mijn/intake/geef/", follow=True).content.decode()
    assert "Noor kan het nu lezen." in page
    page = coach.get(address).content.decode()
    assert "buiten werken" in page
    assert "overgeslagen" in page
    assert page.count('class="small dim"') >= len(list(intake_form().questions()))
    assert "buiten werken" in browser.get("/mijn/intake/lees/").content.decode()
    assert client_of(cast.manager).get(address).status_code == 404


def test_a_programme_that_asks_for_the_form_makes_it_the_next_step(
    cast: Cast, browser: Client
) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="xs2more", version=1,
        reason="proef",
    )  # fmt: skip
    book(cast)
    page = browser.get("/mijn/").content.decode()
    assert "Bereid uw intake voor" in page
    assert 'href="/mijn/intake/"' in page
    browser.post(PIECE, {"revision": "0", "geeft-energie": "buiten"})
    browser.post("/mijn/intake/geef/")
    assert "Bereid uw intake voor" not in browser.get("/mijn/").content.decode()
    assert "intakeformulier" in browser.get("/mijn/logboek/").content.decode()


def test_the_employer_does_not_see_that_the_form_is_asked_for_or_was_given(
    cast: Cast, browser: Client
) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="xs2more", version=1,
        reason="proef",
    )  # fmt: skip
    book(cast)
    employer, address = client_of(cast.employer), f"/werkgever/traject/{cast.trajectory}/"
    assert "intakeformulier" not in employer.get(address).content.decode().lower()
    browser.post(PIECE, {"revision": "0", "geeft-energie": "buiten"})
    browser.post("/mijn/intake/geef/")
    assert "intakeformulier" not in employer.get(address).content.decode().lower()


def test_after_the_intake_it_stays_to_be_read_and_the_click_is_asked(
    cast: Cast, browser: Client
) -> None:
    assert "Klikt het met uw coach?" not in browser.get("/mijn/").content.decode()
    hold_intake(cast)
    assert "Klikt het met uw coach?" in browser.get("/mijn/").content.decode()
    answer = browser.post(PIECE, {"revision": "0", "sfeer": "rustig"})
    assert answer.status_code == 422
    assert "Uw intake is geweest" in answer.content.decode()
    assert browser.post("/mijn/klik/", {}).status_code == 422
    page = browser.post("/mijn/klik/", {"clicks": "yes"}, follow=True).content.decode()
    assert "zei u: het klikt" in page
    assert "Klikt het met uw coach?" not in browser.get("/mijn/").content.decode()


def test_another_coach_is_asked_for_and_only_the_desk_sees_it(cast: Cast, browser: Client) -> None:
    sent = {"clicks": "other", "words": "Liever iemand uit Breda"}
    page = browser.post("/mijn/klik/", sent, follow=True).content.decode()
    assert "Het bureau zoekt een andere coach voor u." in page
    people, day = f"/traject/{cast.trajectory}/mensen/", "/vandaag/"
    for actor, words in ((cast.manager, True), (cast.planner, False)):
        desk = client_of(actor)
        assert "Vraagt een andere coach" in desk.get(day).content.decode()
        page = desk.get(people).content.decode()
        assert "om een andere coach" in page
        assert ("Liever iemand uit Breda" in page) is words
    coach = client_of(cast.coach)
    for address in (day, people, f"/traject/{cast.trajectory}/"):
        page = coach.get(address).content.decode()
        assert "andere coach" not in page.replace("Komt er een andere coach?", "")
    client_of(cast.planner).post(f"{people}klik/")
    assert "Vraagt een andere coach" not in client_of(cast.manager).get(day).content.decode()


def test_what_may_stand_in_the_report_is_ticked_by_answer_and_nothing_is_ticked_before(
    cast: Cast, browser: Client
) -> None:
    url = "/mijn/intake/verslag/"
    assert "Nog niets om te kiezen" in browser.get(url).content.decode()
    browser.post(PIECE, mark_of(browser.get(PIECE).content.decode()) | {"geeft-energie": "buiten"})
    browser.post("/mijn/intake/geef/")
    page = browser.get(url).content.decode()
    assert "buiten" in page
    assert "checked" not in page
    assert browser.post(url, {"answer": "geeft-energie"}).headers["Location"] == "/mijn/intake/"
    assert 'value="geeft-energie" checked' in browser.get(url).content.decode()
    assert browser.post(url, {"answer": "zorgen"}).status_code == 422
    assert browser.post(url, {}).status_code == 302
    assert "checked" not in browser.get(url).content.decode()


def test_the_choice_is_offered_where_there_is_such_a_report(cast: Cast, browser: Client) -> None:
    browser.post(PIECE, mark_of(browser.get(PIECE).content.decode()) | {"sfeer": "rustig"})
    browser.post("/mijn/intake/geef/")
    assert "/mijn/intake/verslag/" not in browser.get("/mijn/intake/").content.decode()
    documents.start_delivery(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, delivery="intake-report"
    )
    assert "/mijn/intake/verslag/" in browser.get("/mijn/intake/").content.decode()
