"""The repair plan on the page of the coach and of the employer, and the request as a download."""

import pytest
from django.test import Client

from tests.apps.documents.test_repair import DECIDED, log, mend, sanctioned
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.core.journal import DocumentKind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMED = {
    "act": "name", "what": "Te laat begonnen.", "action": "Reden vastleggen",
    "owner": "employer", "by": NOW.date().isoformat(),
}  # fmt: skip


def url(cast: Cast, rest: str = "") -> str:
    return f"/traject/{cast.trajectory}/herstel/{rest}"


def theirs(cast: Cast, rest: str = "") -> str:
    return f"/werkgever{url(cast, rest)}"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_without_a_sanction_the_page_says_what_to_record_first(cast: Cast, coach: Client) -> None:
    page = text(coach, url(cast))
    assert "Geen loonsanctie" in page
    assert 'name="what"' not in page
    assert "Geen loonsanctie" in text(client_of(cast.employer), theirs(cast))


def test_a_shortcoming_is_named_and_repaired_with_its_proof(cast: Cast, coach: Client) -> None:
    log(cast, DocumentKind.LOONSANCTIE_BESLUIT, DECIDED, "uwv")
    paper = log(cast, DocumentKind.BIJSTELLING, NOW.date())
    page = coach.post(url(cast), NAMED, follow=True).content.decode()
    assert "Te laat begonnen." in page
    assert "nog open" in page
    assert "Het verzoek kan nog niet worden gemaakt." in page
    start = page.index('name="shortcoming"')
    entry = page[start:].partition('<option value="')[2].partition('"')[0]
    said = {
        "act": "repair", "shortcoming": entry, "outcome": "Reden staat in het plan.",
        "happened_on": NOW.date().isoformat(), "proofs": [paper.id],
    }  # fmt: skip
    page = coach.post(url(cast), said, follow=True).content.decode()
    for words in ("hersteld", "Reden staat in het plan.", "Maak bekortingsverzoek"):
        assert words in page
    made = coach.get(url(cast, "verzoek/"))
    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, coach: Client
) -> None:
    sanctioned(cast)
    answer = coach.post(url(cast), NAMED | {"what": "Hij heeft een depressie."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "gaat over gezondheid" in page
    assert "Reden vastleggen" in page
    answer = coach.post(url(cast), {"act": "repair", "outcome": "Gedaan."})
    assert answer.status_code == 422
    assert "Kies wat het herstel laat zien." in answer.content.decode()
    assert coach.post(url(cast), {"act": "anders"}).status_code == 422


def test_the_request_is_no_pdf_while_something_is_missing(cast: Cast, coach: Client) -> None:
    held = sanctioned(cast)
    mend(cast, held.first, held.paper.id)
    for client, address in ((coach, url(cast)), (client_of(cast.employer), theirs(cast))):
        answer = client.get(f"{address}verzoek/")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "laat het nog niet zien: Het plan is niet bijgesteld." in page


def test_the_manager_reads_it_and_writes_nothing(cast: Cast) -> None:
    sanctioned(cast)
    manager = client_of(cast.manager)
    page = text(manager, url(cast))
    assert "Er is te smal gezocht." in page
    assert 'name="what"' not in page
    assert manager.post(url(cast), NAMED).status_code in (403, 404)


def test_the_employer_reads_the_same_and_downloads_the_request(cast: Cast) -> None:
    held = sanctioned(cast)
    employer = client_of(cast.employer)
    assert f'href="{theirs(cast)}"' in text(
        employer, f"/werkgever/traject/{cast.trajectory}/riv-toets/"
    )
    page = text(employer, theirs(cast))
    assert "Er is te smal gezocht." in page
    assert "<textarea" not in page
    mend(cast, held.first, held.paper.id)
    mend(cast, held.second, held.paper.id)
    assert employer.get(theirs(cast, "verzoek/")).content.startswith(b"%PDF")


def test_question_60_leads_to_the_plan(cast: Cast, coach: Client) -> None:
    sanctioned(cast)
    assert f'href="{url(cast)}"' in text(coach, f"/traject/{cast.trajectory}/riv-toets/60/")
    assert f'href="{url(cast)}"' in text(coach, f"/traject/{cast.trajectory}/riv-toets/")


def test_it_stands_in_english_too(cast: Cast) -> None:
    sanctioned(cast)
    page = text(client_of(cast.coach, language="en"), url(cast))
    for words in ("Repair plan", "Shortcomings of UWV’s decision", "Record a repair"):
        assert words in page
