"""The public form of a bureau as people, and programs, meet it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.portals.public.enquiry_form import Mark

URL = "/aanvraag/overweg/"
SAID = {
    "sort": "question",
    "organisation": "Bakkerij De Korenaar",
    "name": "Sanne Prins",
    "email": "sanne@korenaar.example",
    "text": "Begeleiden jullie ook in Zeeland?",
}


@pytest.fixture(autouse=True)
def _form(cast: Cast) -> Iterator[None]:
    """Give the bureau a form, in a way of working that counts weeks and shows prices."""
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        _open_form(cast)
        yield


def _open_form(cast: Cast) -> None:
    bureaus.choose_programme(actor=cast.manager, now=NOW, name="ascenditur")
    said = bureaus.BureauSaid(
        "Bureau Overweg", phone="043 700 0000", public_address="overweg", public_prices=True
    )
    bureaus.change_bureau(actor=cast.manager, now=NOW, said=said)


def sent(seconds: int = 60, **said: str) -> Any:
    """Send the form, that many seconds after it was opened."""
    mark = Mark.new(NOW - timedelta(seconds=seconds)).written()
    return Client().post(URL, {**SAID, "pagina": mark, **said})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def kept(cast: Cast) -> list[str]:
    """Return what was kept, by who asked."""
    return [one.said.name for one in orders.enquiries(actor=cast.manager, now=NOW).waiting]


def test_somebody_asks_and_reads_when_there_is_an_answer(cast: Cast) -> None:
    page = Client().get(URL)
    assert "Vraag Bureau Overweg" in text_of(page)
    assert "U krijgt antwoord" not in text_of(page)
    answer = sent()
    assert answer.status_code == 302
    assert kept(cast) == ["Sanne Prins"]
    after = text_of(Client().get(answer["Location"]))
    assert "Verstuurd naar Bureau Overweg" in after
    assert "U krijgt antwoord binnen" in after
    assert "Sanne" not in after


def test_where_there_is_no_form_there_is_no_page() -> None:
    for path in ("/aanvraag/elders/", "/aanvraag/elders/verstuurd/"):
        assert Client().get(path).status_code == 404


def test_a_page_sent_twice_counts_once(cast: Cast) -> None:
    mark = Mark.new(NOW - timedelta(minutes=1)).written()
    for _ in range(2):
        assert Client().post(URL, {**SAID, "pagina": mark}).status_code == 302
    assert kept(cast) == ["Sanne Prins"]


@pytest.mark.parametrize(
    ("seconds", "said", "words"),
    [
        (1, {}, "Dat ging sneller dan iemand typt."),
        (13 * 3600, {}, "Deze pagina stond te lang open."),
        (60, {"pagina": "forged:mark"}, "Deze pagina stond te lang open."),
        (60, {"pagina": ""}, "Deze pagina stond te lang open."),
        (60, {"website": "https://spam.example"}, "Laat het veld ‘Laat dit leeg’ leeg"),
        (60, {"email": "sanne@"}, "Dit is geen e-mailadres."),
        (60, {"text": ""}, "Schrijf uw vraag op."),
        (60, {"sort": "call-back"}, "Vul in op welk nummer we u kunnen bellen."),
        (60, {"sort": "spam"}, "Kies wat u wilt."),
        (60, {"text": "Hij heeft een burn-out."}, "Kijk eerst naar ‘burn-out’."),
        (60, {"first_sick_day": "2027-01-01"}, "Vul een dag in vóór vandaag"),
        (60, {"first_sick_day": "31-02-2026"}, "Vul een dag in die bestaat"),
    ],
)
def test_what_is_held_back_stands_there_again_with_what_to_do(
    cast: Cast, seconds: int, said: dict[str, str], words: str
) -> None:
    answer = sent(seconds, **said)
    assert answer.status_code == 422
    page = text_of(answer)
    assert words in page.replace("&#x27;", "'")
    assert 'value="Bakkerij De Korenaar"' in page
    assert kept(cast) == []


def test_held_back_and_sent_again_it_goes(cast: Cast) -> None:
    first = sent(13 * 3600)
    mark = first.context["mark"]
    again = Client().post(URL, {**SAID, "pagina": mark}, headers={"x-test": "again"})
    assert again.status_code == 422, "the new page was opened this very moment"
    words = {**SAID, "text": "Hij heeft een burn-out.", "sure": "on"}
    later = Mark.new(NOW - timedelta(seconds=9)).written()
    assert Client().post(URL, {**words, "pagina": later}).status_code == 302
    assert kept(cast) == ["Sanne Prins"]


def test_too_many_from_one_place_are_held_back_with_what_was_typed(cast: Cast) -> None:
    answers = [sent(name=f"Nummer {n}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert len(kept(cast)) == 10
    assert 'value="Nummer 10"' in text_of(answers[-1])
    assert "Bel of mail het bureau." in text_of(answers[-1])


def test_the_price_is_worked_out_on_the_page_and_nothing_is_sent(cast: Cast) -> None:
    before = text_of(Client().get(URL))
    assert "Reken de prijs uit" in before
    assert "Alleen een offerte geldt." not in before
    answer = Client().post(URL, {"prijs": "1", "first_sick_day": "2026-01-12", "name": "Sanne"})
    page = text_of(answer)
    assert answer.status_code == 200
    assert "Alleen een offerte geldt." in page
    assert 'value="Sanne"' in page
    assert "Vul de naam van uw organisatie in." not in page
    wrong = Client().post(URL, {"prijs": "1", "first_sick_day": "31-02-2026"})
    assert (wrong.status_code, "Vul een dag in die bestaat" in text_of(wrong)) == (422, True)
    part = {"HX-Request": "true"}
    put_in = Client(headers=part).post(URL, {"prijs": "1", "first_sick_day": "2027-01-01"})
    price = text_of(put_in).partition('id="prijs"')[2].partition("</section>")[0]
    assert (put_in.status_code, "Vul een dag in vóór vandaag" in price) == (200, True)
    assert kept(cast) == []


def test_the_form_speaks_english(cast: Cast) -> None:
    page = text_of(Client(headers={"accept-language": "en"}).get(URL))
    assert "Ask Bureau Overweg" in page
    assert "Leave this empty" in page


def test_the_desk_reads_answers_and_makes_a_client_of_it(cast: Cast) -> None:
    sent(sort="quote", first_sick_day="2026-01-12", phone="06 1000 2000", function="eigenaar")
    [made] = orders.enquiries(actor=cast.manager, now=NOW).waiting
    desk, url = client_of(cast.planner), f"/bureau/aanvragen/{made.id}/"
    listed = text_of(desk.get("/bureau/aanvragen/"))
    assert "Bakkerij De Korenaar" in listed
    assert "wil een offerte" in listed
    page = text_of(desk.get(url))
    assert 'href="tel:0610002000"' in page
    assert "Begeleiden jullie ook in Zeeland?" in page
    assert "12 januari 2026" in page
    client = desk.post(f"{url}opdrachtgever/", follow=True)
    assert "Bakkerij De Korenaar" in text_of(client)
    assert desk.post(url, {"note": ""}).status_code == 422
    assert desk.post(url, {"note": "Gebeld, offerte volgt."}).status_code == 302
    again = desk.post(url, {"note": "Nog eens."})
    assert again.status_code == 422
    assert "Pleun Smit rondde dit al af." in text_of(again)
    assert "Nog eens." in text_of(again)
    assert "Niemand wacht op antwoord." in text_of(desk.get("/bureau/aanvragen/"))


def test_the_desk_gives_the_form_its_address(cast: Cast) -> None:
    desk, url = client_of(cast.manager), "/bureau/gegevens/"
    given = {"name": "Overweg", "revision": "2", "public_address": "over weg"}
    wrong = desk.post(url, given)
    assert wrong.status_code == 422
    assert "Gebruik kleine letters, cijfers en streepjes" in text_of(wrong)
    page = desk.post(url, given | {"public_address": "Nieuw-Adres"}, follow=True)
    assert 'href="/aanvraag/nieuw-adres/"' in text_of(page)
    assert Client().get("/aanvraag/nieuw-adres/").status_code == 200
    assert Client().get(URL).status_code == 404
    assert "Reken de prijs uit" not in text_of(Client().get("/aanvraag/nieuw-adres/"))


def test_the_desk_throws_spam_away(cast: Cast) -> None:
    sent(name="Spam")
    [made] = orders.enquiries(actor=cast.manager, now=NOW).waiting
    page = client_of(cast.manager).post(f"/bureau/aanvragen/{made.id}/weg/", follow=True)
    assert "Weggegooid." in text_of(page)
    assert "Spam" not in text_of(page)
