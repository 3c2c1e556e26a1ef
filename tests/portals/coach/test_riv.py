"""The RIV check as the coach reads it: where it stops, what to solve, and a question of its own."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import DocumentKind, DocumentReceived

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = NOW.date()
TYPED = {
    "answer": "yes", "by": "company-doctor", "author": "Dr. Bos", "words": "Dit is bekeken.",
    "proof": "Brief van 3 november", "happened_on": TODAY.isoformat(),
}  # fmt: skip


def url(cast: Cast, rest: str = "") -> str:
    return f"/traject/{cast.trajectory}/riv-toets/{rest}"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_page_says_where_the_file_stops_and_asks_every_question(
    cast: Cast, coach: Client
) -> None:
    page = text(coach, url(cast))
    assert "Waar dit dossier stopt" in page
    assert "Zou UWV dit dossier vandaag accepteren?" in page
    for number in range(1, 62):
        assert url(cast, f"{number}/") in page
    for words in ("kans op", "%", "score"):
        assert words not in page.lower().replace("100%", "")


def test_it_is_one_click_from_the_trajectory_and_the_evidence_one_more(
    cast: Cast, coach: Client
) -> None:
    entry = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=TODAY - timedelta(days=3),
        content=DocumentReceived(DocumentKind.OORDEEL_WERKNEMER, "employee"),
    )
    assert f'href="{url(cast)}"' in text(coach, f"/traject/{cast.trajectory}/")
    proof = f"/traject/{cast.trajectory}/logboek/#r-{entry.id}"
    assert f'href="{proof}"' in text(coach, url(cast))
    assert f'id="r-{entry.id}"' in text(coach, f"/traject/{cast.trajectory}/logboek/")


def test_a_question_tells_what_it_is_about_and_who_judges_it(cast: Cast, coach: Client) -> None:
    page = text(coach, url(cast, "12/"))
    for words in (
        "Vraag 12",
        "niet te bepalen",
        "Dit kan alleen de bedrijfsarts zeggen.",
        "Bedrijfsarts en UWV",
        "Grond voor een loonsanctie op inhoud",
        "BWBR0014375",
    ):
        assert words in page
    assert coach.get(url(cast, "62/")).status_code == 404
    assert coach.get(url(cast, "0/")).status_code == 404


def test_a_judgement_is_written_down_with_its_owner_and_shown(cast: Cast, coach: Client) -> None:
    answer = coach.post(url(cast, "12/"), TYPED, follow=True)
    page = answer.content.decode()
    assert "Vastgelegd in het logboek." in page
    for words in ("voldaan", "Dr. Bos", "Dit is bekeken.", "Brief van 3 november"):
        assert words in page
    journal = text(coach, f"/traject/{cast.trajectory}/logboek/")
    assert "RIV-toets, vraag 12: ja" in journal


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answer": ""}, "Kies een antwoord."),
        ({"by": "employer"}, "Selecteer een geldige keuze"),
        ({"words": "Hij heeft een depressie."}, "gaat over gezondheid"),
        ({"happened_on": (TODAY + timedelta(days=2)).isoformat()}, "na vandaag"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(
    cast: Cast, coach: Client, changes: dict[str, Any], said: str
) -> None:
    answer = coach.post(url(cast, "12/"), TYPED | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Brief van 3 november" in page


def test_the_manager_reads_and_does_not_write(cast: Cast) -> None:
    manager = client_of(cast.manager)
    assert "Leg een oordeel vast" not in text(manager, url(cast, "12/"))
    assert manager.post(url(cast, "12/"), TYPED).status_code in (403, 404)


def test_another_day_is_shown_as_uwv_saw_it(cast: Cast, coach: Client) -> None:
    before = TODAY - timedelta(days=40)
    page = text(coach, f"{url(cast)}?op={before.isoformat()}")
    assert "zonder wat later is vastgelegd" in page
    for wrong, said in (
        ((TODAY + timedelta(days=1)).isoformat(), "Deze dag moet nog komen."),
        ("1999-01-01", "Toen was er nog geen verzuim."),
        ("31-02-2026", "Vul een dag in die bestaat"),
    ):
        answer = coach.get(f"{url(cast)}?op={wrong}")
        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_the_pages_stand_in_english_too(cast: Cast) -> None:
    client = client_of(cast.coach, language="en")
    for words in ("Where this file stops", "Cannot be told"):
        assert words in text(client, url(cast))
    assert "Only the company doctor can say this." in text(client, url(cast, "12/"))


def test_reading_it_is_a_line_in_the_access_log(cast: Cast, coach: Client) -> None:
    text(coach, url(cast))
    seen = documents.riv_check(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert seen.on == TODAY


def test_the_reading_copy_is_made_from_the_page(cast: Cast, coach: Client) -> None:
    address = f"/traject/{cast.trajectory}/leeskopie/"
    assert f'href="{address}"' in text(coach, url(cast))
    made = coach.get(address)
    assert made["Content-Disposition"].endswith('_leeskopie_2026-11-22_v1.pdf"')
    assert made.content.startswith(b"%PDF")


def test_the_evidence_bundle_is_made_from_the_page(cast: Cast, coach: Client) -> None:
    address = f"/traject/{cast.trajectory}/bewijsbundel/"
    assert f'href="{address}"' in text(coach, url(cast))
    made = coach.get(address)
    assert made["Content-Type"] == "application/pdf"
    assert made["Content-Disposition"].endswith('_bewijsbundel_2026-11-22_v1.pdf"')
    assert made.content.startswith(b"%PDF")
