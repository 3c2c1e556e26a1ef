"""A PDF with a password and a scan of 80 MB on every page that takes a file: named, and why."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.documents.test_papers_in import ask, pdf, tokens
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from tests.unfit_files import LARGE, LOCKED
from wissel.apps.documents import service as documents

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNFIT = {
    "locked": (LOCKED, "Deze pdf heeft een wachtwoord. Bewaar hem zonder wachtwoord."),
    "large": (LARGE, "Dit bestand is te groot (80 MB). Het mag hoogstens 10 MB zijn."),
}


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def scan(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("scan van dinsdag.pdf", content)


def visitor(cast: Cast) -> tuple[Client, str, dict[str, str]]:
    """Return whoever follows a link, the page, and what the form says of the link."""
    ask(cast)
    client = Client()
    client.get(f"/stukken/{tokens(cast)[-1]}/")
    page = client.get("/stukken/").content.decode()
    return client, "/stukken/", {"link": page.partition('name="link" value="')[2].partition('"')[0]}


@pytest.mark.parametrize("unfit", UNFIT)
@pytest.mark.parametrize("who", ["visitor", "employer", "employee"])
def test_whoever_sends_it_reads_which_file_and_why_and_the_others_are_kept(
    cast: Cast, who: str, unfit: str
) -> None:
    content, why = UNFIT[unfit]
    if who == "visitor":
        client, page, said = visitor(cast)
    else:
        client, said = client_of(cast.everybody[who]), {}
        page = "/mijn/stukken/"
        if who == "employer":
            page = f"/werkgever/traject/{cast.trajectory}/stukken/"
    files = [scan(content), SimpleUploadedFile("goed.pdf", pdf())]
    answer = client.post(page, {"kind": "overig", "content": files} | said)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"<b>scan van dinsdag.pdf</b>: {why}" in text
    assert "goed.pdf" not in text
    came = documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert len(came) == 1


@pytest.mark.parametrize("unfit", UNFIT)
def test_the_office_that_keeps_a_signed_scan_reads_it_at_the_field(cast: Cast, unfit: str) -> None:
    content, why = UNFIT[unfit]
    said = {
        "kind": "aanmeldingsformulier",
        "name": "Peter Hoekstra",
        "signed_on": NOW.date().isoformat(),
        "content": scan(content),
    }
    page = f"/traject/{cast.trajectory}/papieren/"
    text = client_of(cast.planner).post(page, said).content.decode()
    assert f'<a href="#id_content">{why}' in text
    assert not documents.papers(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
