"""Papers on the page of a trajectory, the scan of a paper one, and the seal of the bureau."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.signed_in import client_of

pytestmark = pytest.mark.django_db


def papers_of(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/papieren/"


def scan(content: bytes | None = None) -> dict[str, object]:
    blank = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(blank)
    return {
        "kind": "aanmeldingsformulier",
        "name": "Peter Hoekstra",
        "signed_on": "2026-11-18",
        "content": SimpleUploadedFile("scan.pdf", content or blank.getvalue()),
    }


def test_the_office_keeps_a_scan_and_everybody_of_the_bureau_reads_it(cast: Cast) -> None:
    assert "Nog niet getekend:" in client_of(cast.coach).get(papers_of(cast)).content.decode()
    answer = client_of(cast.planner).post(papers_of(cast), scan(), follow=True)
    text = answer.content.decode()
    assert "Bewaard, en vastgelegd in het logboek." in text
    assert "18 nov 2026, Peter Hoekstra, op papier" in " ".join(text.split())


def test_a_file_that_is_none_is_refused_at_its_field(cast: Cast) -> None:
    answer = client_of(cast.planner).post(papers_of(cast), scan(b"PK\x03\x04 geen pdf"))
    assert answer.status_code == 422
    assert "Dit is geen pdf, jpg of png" in answer.content.decode()
    assert 'value="Peter Hoekstra"' in answer.content.decode()


def test_the_coach_reads_papers_and_keeps_none(cast: Cast) -> None:
    text = client_of(cast.coach).get(papers_of(cast)).content.decode()
    assert "Bewaar een scan" not in text
    assert client_of(cast.coach).post(papers_of(cast), scan()).status_code == 403


def test_the_explanation_is_there_for_all_three(cast: Cast) -> None:
    for actor, path in (
        (cast.coach, f"/traject/{cast.trajectory}/uitleg/"),
        (cast.employer, f"/werkgever/traject/{cast.trajectory}/uitleg/"),
        (cast.employee, "/mijn/uitleg/"),
    ):
        assert client_of(actor).get(path).content.startswith(b"%PDF-")


def test_the_manager_makes_a_seal_and_nobody_else_does(cast: Cast) -> None:
    assert "Er is nog geen zegel." in client_of(cast.manager).get("/bureau/zegel/").content.decode()
    answer = client_of(cast.manager).post("/bureau/zegel/", {"own": "1"}, follow=True)
    assert "Bureau Overweg" in answer.content.decode()
    assert "Zelf gemaakt" in answer.content.decode()
    assert client_of(cast.planner).post("/bureau/zegel/", {"own": "1"}).status_code == 403
    assert client_of(cast.coach).get("/bureau/zegel/").status_code == 404


def test_a_key_that_does_not_open_is_refused_at_its_field(cast: Cast) -> None:
    said = {"content": SimpleUploadedFile("zegel.p12", b"niets"), "passphrase": "x"}
    answer = client_of(cast.manager).post("/bureau/zegel/", said)
    assert answer.status_code == 422
    assert "Dit bestand gaat niet open." in answer.content.decode()
