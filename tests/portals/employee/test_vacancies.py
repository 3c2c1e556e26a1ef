"""The vacancies of a week on the employee's pages: the list, one vacancy, the answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.jobsearch.market import (
    PLANNER,
    SETTINGS,
    draft,
    feed,
    searchable,
    send,
    several,
    shown,
)
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from tests.portals.employee.test_profile import closed
from tests.signed_in import client_of
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.trajectories import service as trajectories

URL = "/mijn/vacatures/"


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def sent(cast: Cast, count: int = 2, remark: str = "") -> None:
    searchable(cast)
    feed(*several(count))
    draft(cast)
    send(cast, remark=remark)


def read(browser: Client, address: str = URL, **said: str) -> str:
    return " ".join(browser.get(address, said).content.decode().split())


def of(vacancy: str) -> str:
    return reverse("employee:vacancy", kwargs={"vacancy": vacancy})


def first(cast: Cast) -> jobsearch.Line:
    week = shown(cast, employee=True).week
    assert week is not None
    return week.lines[0]


def first_address(cast: Cast) -> str:
    return of(first(cast).said.snapshot.vacancy.id)


def answers(cast: Cast) -> list[tuple[Any, str, str]]:
    week = shown(cast).week
    assert week is not None
    return [(one.said.answer, one.said.because, one.said.words) for one in week.lines]


def test_the_list_of_this_week_shows_a_card_for_each_vacancy_and_what_waits(
    cast: Cast, browser: Client
) -> None:
    sent(cast, remark="Kijk eerst naar de eerste.")
    page = read(browser)
    assert page.count('<li class="vac">') == 2
    for words in (
        "Nog 2 vacatures te bekijken",
        "Kijk eerst naar de eerste.",
        "Noor Akkerman schrijft:",
        "16 tot 20 uur per week",
        "Utrecht, ongeveer",
        "Past</span>",
        "Uw werkgever ziet ze niet.",
        f'href="{first_address(cast)}"',
    ):
        assert words in page


def test_fewer_than_promised_says_how_many_were_looked_at_and_what_would_open_more(
    cast: Cast, browser: Client
) -> None:
    searchable(cast)
    far = several(3, start=20, place="Groningen", postcode="9711")
    feed(PLANNER, *far)
    draft(cast)
    send(cast)
    page = read(browser)
    assert "Waarom niet meer?" in page
    assert "hoogstens 5 vacatures" in page
    assert "Wissel keek naar 4 vacatures." in page
    assert "1 daarvan gaat over geen enkele grens." in page


def test_what_a_doctor_said_is_asked_and_never_offered_as_a_change(
    cast: Cast, browser: Client
) -> None:
    searchable(cast, level="5-kilo")
    feed(PLANNER, *several(3, start=30, more="Je tilt dozen tot 20 kilo."))
    draft(cast)
    send(cast)
    part = read(browser).partition("Zo komen er meer bij")[2].partition("</section>")[0]
    assert "De bedrijfsarts kan zeggen of dat nog zo is." in part
    assert "Die verandert alleen de arts." in part
    assert "Verander dit zelf" not in part


def test_a_draft_and_what_the_coach_took_off_are_not_there(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(*several(2))
    draft(cast)
    assert "U heeft nog geen lijst" in read(browser)
    line = next(iter(shown(cast).week.lines))  # type: ignore[union-attr]  # it was drafted
    jobsearch.remove_vacancy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, line=line.id, because="Te druk."
    )
    send(cast)
    page = read(browser)
    assert page.count('<li class="vac">') == 1
    assert "Te druk." not in page


def test_what_is_missing_is_a_next_step(cast: Cast, browser: Client) -> None:
    page = read(browser)
    for words in (
        "Zonder postcode weet Wissel niet hoe ver een baan is.",
        "Uw coach stelt het met u vast.",
        "Zonder dat is niet te zeggen of een vacature past.",
        "U heeft nog geen lijst",
    ):
        assert words in page


def test_a_list_is_shown_as_it_was_sent_and_a_vacancy_as_it_is_now(
    cast: Cast, browser: Client
) -> None:
    sent(cast)
    trajectories.receive_capacity(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        valid_from=NOW.date(),
        source="company-doctor",
        author="R. Amrani",
        withdrawn=True,
        reason="Ingetrokken door de bedrijfsarts.",
    )
    page = read(browser)
    assert "Zo was het op 22 november 2026." in page
    assert page.count("Past</span>") == 2
    assert "Nog niet te zeggen</span>" in read(browser, first_address(cast))


def test_a_vacancy_shows_its_verdict_item_by_item_its_facts_and_its_text(
    cast: Cast, browser: Client
) -> None:
    searchable(cast, level="5-kilo")
    more = "Je tilt niets zwaarder dan 2 kilo. <b>Vet</b>"
    feed(replace(PLANNER, text=f"{PLANNER.text} {more}", url="https://www.banen.example/p1"))
    page = read(browser, of("krant:p1"))
    for words in (
        "Past dit bij u?",
        "Waarom deze vacature hier staat",
        "overdag",
        "De banenkrant",
        "staat er niet",
        "1 grens past",
        "Je plant de ritten van de chauffeurs",
        "&lt;b&gt;Vet&lt;/b&gt;",
        "Open de vacature op banen.example",
    ):
        assert words in page
    assert 'name="suits"' not in page  # it is on no list


def test_a_vacancy_that_breaks_a_limit_says_which_with_the_words_of_the_text(
    cast: Cast, browser: Client
) -> None:
    searchable(cast)
    feed(replace(PLANNER, text=f"{PLANNER.text} Je tilt dozen tot 20 kilo."))
    page = read(browser, of("krant:p1"))
    for words in (
        "Past niet</span>",
        "tot 20 kilo",
        "Dit staat in de tekst van de vacature.",
        "Dit gaat over de grens.",
        "Uw grens",
    ):
        assert words in page


def test_past_bij_mij_is_kept_and_the_next_one_is_offered(cast: Cast, browser: Client) -> None:
    sent(cast)
    page = read(browser, first_address(cast))
    assert "Wat vindt u ervan?" in page
    answer = browser.post(first_address(cast), {"suits": "suits"}, follow=True)
    told = " ".join(answer.content.decode().split())
    assert answer.redirect_chain == [(URL, 302)]
    assert "Bewaard: dit past bij u. Noor leest het." in told
    assert "Nog 1 vacature te bekijken" in told
    assert answers(cast)[0] == ("suits", "", "")
    browser.post(of(shown(cast).week.lines[1].said.snapshot.vacancy.id), {"suits": "suits"})  # type: ignore[union-attr]  # it was sent
    page = read(browser)
    assert "te bekijken" not in page
    assert "U gaf op alles antwoord." in page


def test_past_niet_asks_why_and_the_answer_can_be_changed(cast: Cast, browser: Client) -> None:
    sent(cast)
    address = first_address(cast)
    said = {"suits": "suits-not", "because": "distance", "words": "Geen bus."}
    assert browser.post(address, said).status_code == 302
    assert answers(cast)[0] == ("suits-not", "distance", "Geen bus.")
    page = read(browser, address)
    assert "Past niet: Het is te ver weg" in page
    assert "U kunt uw antwoord nog veranderen." in page
    browser.post(address, {"suits": "suits"})
    assert answers(cast)[0] == ("suits", "", "")


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({}, "because", "Kies waarom niet."),
        ({"because": "ziek"}, "because", "ziek"),
        ({"because": "other"}, "words", "Schrijf waarom niet."),
        ({"because": "other", "words": "Door mijn depressie."}, "words", "gezondheid"),
        ({"because": "other", "words": "x" * 501}, "words", "501"),
    ],
)
def test_what_an_answer_cannot_be_is_named_at_its_field(
    cast: Cast, browser: Client, said: dict[str, str], field: str, words: str
) -> None:
    sent(cast)
    answer = browser.post(first_address(cast), {"suits": "suits-not"} | said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.partition(f'id="id_{field}-error"')[2].partition("</div>")[0]
    assert "<details open>" in page.partition('id="antwoord"')[2]
    assert answers(cast)[0] == (None, "", "")


def test_what_is_on_no_list_is_not_answered(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(PLANNER)
    answer = browser.post(of("krant:p1"), {"suits": "suits"})
    assert answer.status_code == 422
    assert "staat niet op een lijst" in answer.content.decode()


def test_a_vacancy_that_is_gone_is_shown_as_it_was_and_can_be_answered(
    cast: Cast, browser: Client
) -> None:
    sent(cast)
    address = first_address(cast)
    feed(*several(1, start=60), now=NOW + timedelta(hours=1))
    page = read(browser, address)
    assert "Niet meer open</span>" in page
    assert "Hier staat hoe die was" in page
    assert "Je plant de ritten" in page
    assert browser.post(address, {"suits": "suits"}).status_code == 302


def test_an_id_with_any_sign_has_an_address(cast: Cast, browser: Client) -> None:
    searchable(cast)
    feed(replace(PLANNER, id="a/../b c?d#é%2F"))
    address = of("krant:a/../b c?d#é%2F")
    assert "Planner wegtransport" in read(browser, address)
    assert f'href="{address}"' in read(browser, "/mijn/vacatures/zoeken/")


def test_earlier_lists_stay_and_the_newest_waits_until_the_next_is_sent(
    cast: Cast, browser: Client
) -> None:
    sent(cast)
    later = NOW + timedelta(weeks=1)
    with time_machine.travel(later, tick=False):
        browser = client_of(cast.employee)
        page = read(browser)
        assert "De lijst van deze week is er nog niet." in page
        assert "De week van 16 november 2026" in page
        feed(*several(6), now=later)
        draft(cast, later)
        send(cast, later)
        page = read(browser)
    assert "Eerdere lijsten" in page
    assert "(2 vacatures)" in page


def test_the_first_page_leads_to_what_waits(cast: Cast, browser: Client) -> None:
    assert "Bekijk 2 vacatures" not in read(browser, "/mijn/")
    sent(cast)
    page = read(browser, "/mijn/")
    assert '<h2 id="nu">Bekijk 2 vacatures</h2>' in page
    for line in shown(cast, employee=True).week.lines:  # type: ignore[union-attr]  # it was sent
        browser.post(of(line.said.snapshot.vacancy.id), {"suits": "suits"})
    page = read(browser, "/mijn/")
    assert "wachten" not in page.partition('id="werk"')[2].partition("</section>")[0]
    assert f'href="{URL}"' in page


def test_after_the_end_the_lists_are_read_and_not_answered(cast: Cast, browser: Client) -> None:
    sent(cast)
    address = first_address(cast)
    closed(cast)
    assert read(browser).count('<li class="vac">') == 2
    assert 'name="suits"' not in read(browser, address)
    answer = browser.post(address, {"suits": "suits"})
    assert answer.status_code == 422
    assert "Het traject is gesloten." in answer.content.decode()
    assert "Bekijk 2 vacatures" not in read(browser, "/mijn/")


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "labour_expert", "stranger"])
def test_nobody_else_opens_these_pages(cast: Cast, who: str) -> None:
    sent(cast)
    other = client_of(getattr(cast, who))
    for address in (URL, first_address(cast), f"{URL}zoeken/", f"{URL}instellingen/"):
        assert other.get(address).status_code == 404
        assert other.post(address, {"suits": "suits"}).status_code == 404


def test_an_employee_of_another_bureau_sees_nothing_of_it(cast: Cast) -> None:
    sent(cast)
    address = first_address(cast)
    stranger = client_of(cast.stranger_employee)
    assert '<li class="vac">' not in read(stranger)
    assert stranger.post(address, {"suits": "suits"}).status_code in (404, 422)
    assert (
        client_of(cast.employee).get(URL, {"traject": str(cast.other_trajectory)}).status_code
        == 404
    )
    assert client_of(cast.employee).get(of("krant:niet-daar")).status_code == 404


def test_the_employer_sees_nothing_of_it(cast: Cast) -> None:
    sent(cast, remark="Kijk eerst naar de eerste.")
    theirs = client_of(cast.employer).get(f"/werkgever/traject/{cast.trajectory}/", follow=True)
    page = theirs.content.decode()
    assert theirs.status_code == 200
    assert "Planner wegtransport" not in page
    assert "Kijk eerst" not in page


def test_a_longer_list_costs_no_more_queries(cast: Cast, browser: Client) -> None:
    sent(cast, 1)
    counts = []
    for week in (0, 1):
        now = NOW + timedelta(weeks=week)
        with time_machine.travel(now, tick=False):
            if week:
                feed(*several(9), now=now)
                draft(cast, now)
                send(cast, now)
            browser = client_of(cast.employee)
            read(browser)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                read(browser)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_pages_speak_english_too(cast: Cast) -> None:
    sent(cast)
    english = client_of(cast.employee, language="en")
    page = read(english)
    for words in ("Your vacancies", "2 vacancies left to look at", "Suits</span>", "hours a week"):
        assert words in page
    page = read(english, first_address(cast))
    for words in ("Does this suit you?", "Suits me", "The work asks too much of me", "not stated"):
        assert words in page


def test_where_nothing_was_said_yet_the_settings_ask(cast: Cast, browser: Client) -> None:
    receive(cast)
    jobsearch.keep_search_settings(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=SETTINGS
    )
    page = read(browser)
    assert "Vul uw postcode in" not in page
    assert "Uw zoekprofiel" in page
