"""Sending papers by a link: without an account, file by file, and what to do when it is lost."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db


def pdf(width: int = 100) -> bytes:
    out = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(width, 100))
        file.save(out)
    return out.getvalue()


def file(content: bytes, name: str = "stuk.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def said_in(page: str) -> str:
    """Return what a page says: its main part, without the tokens around it."""
    return page.partition("<main")[2].partition("</main>")[0]


def links(cast: Cast) -> set[str]:
    """Return the links that were mailed until now."""
    with tenant(cast.coach.bureau):
        return set(Mail.objects.filter(notice="papers").values_list("path", flat=True))


def mark(browser: Client) -> str:
    """Return what the page says which link it is of."""
    page = browser.get("/stukken/").content.decode()
    return page.partition('name="link" value="')[2].partition('"')[0]


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def link(cast: Cast) -> str:
    """Ask the company doctor for papers on screen; return the path of the mail."""
    said = {
        "role": "company-doctor",
        "name": "R. Amrani",
        "email": "amrani@arbo.example",
        "kinds": ["fml"],
    }
    page = f"/traject/{cast.trajectory}/stukken/"
    answer = client_of(cast.coach).post(page, said, follow=True).content.decode()
    assert "Verstuurd. De link werkt twee weken." in answer
    assert "werkt tot" in answer
    with tenant(cast.coach.bureau):
        [path] = Mail.objects.filter(notice="papers").values_list("path", flat=True)
    return str(path)


@pytest.fixture
def browser(link: str) -> Client:
    """Follow the link as whoever got it: the secret leaves the address at once."""
    found = Client()
    answer = found.get(link)
    assert answer["Location"] == "/stukken/"
    assert answer["Referrer-Policy"] == "no-referrer"
    return found


def test_the_page_says_what_is_asked_and_no_name(browser: Client) -> None:
    text = browser.get("/stukken/").content.decode()
    assert "Lijst met functionele mogelijkheden (FML)" in text
    assert "K.D." in text
    assert "Dijkstra" not in text
    assert "Dit mag het bureau niet hebben" in text


def test_files_are_sent_looked_at_and_taken(cast: Cast, browser: Client) -> None:
    said = {"kind": "fml", "dated": "2026-11-10", "content": [file(pdf(100)), file(pdf(101))]}
    answer = browser.post("/stukken/", said | {"link": mark(browser)}, follow=True)
    assert "Ontvangen. Dank u." in answer.content.decode()
    assert answer.content.decode().count("wordt nagekeken") == 2
    came = documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    coach, page = client_of(cast.coach), f"/traject/{cast.trajectory}/stukken/{came[0].id}/"
    shown = coach.get(page).content.decode()
    assert "Niet op virussen gecontroleerd." in shown
    assert 'value="2026-11-10"' in shown
    download = coach.get(f"{page}bestand/")
    assert download["Content-Disposition"].startswith("attachment")
    taken = coach.post(page, {"dated": "2026-11-10", "author": "R. Amrani"}, follow=True)
    assert "Aangenomen, en vastgelegd in het logboek." in taken.content.decode()
    before = links(cast)
    back = coach.post(
        f"/traject/{cast.trajectory}/stukken/{came[1].id}/",
        {"back": "1", "reason": "Dit is dubbel."},
        follow=True,
    )
    assert "Teruggestuurd. Het bestand is weg." in back.content.decode()
    [again] = links(cast) - before
    browser.get(again)  # a paper that was sent back comes with a new link
    text = browser.get("/stukken/").content.decode()
    assert "aangenomen" in text
    assert "Dit is dubbel." in text


def test_what_is_refused_is_named_and_holds_nothing_else_back(cast: Cast, browser: Client) -> None:
    said = {"kind": "fml", "content": [file(pdf()), file(b"PK\x03\x04", "rapport.pdf")]}
    answer = browser.post("/stukken/", said | {"link": mark(browser)})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "<b>rapport.pdf</b>: Dit is geen pdf" in text
    assert "stuk.pdf" not in text
    assert len(documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)) == 1


def test_a_medical_paper_is_refused_with_the_reason(cast: Cast, browser: Client) -> None:
    said = {"kind": "brief-behandelaar", "content": [file(pdf())]}
    text = browser.post("/stukken/", said | {"link": mark(browser)}).content.decode()
    assert "Vraag de bedrijfsarts om een advies over werk." in text
    assert not documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def test_whoever_has_finished_closes_the_link(browser: Client, link: str) -> None:
    assert (
        "Dank u"
        in browser.post(
            "/stukken/", {"klaar": "1", "link": mark(browser)}, follow=True
        ).content.decode()
    )
    again = Client()
    again.get(link)
    answer = again.get("/stukken/")
    assert answer.status_code == 410
    assert "Deze link is afgesloten" in answer.content.decode()


def test_a_late_link_is_renewed_by_mail_and_an_unknown_one_gets_the_same_answer(
    cast: Cast, browser: Client, link: str
) -> None:
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        browser.get(link)
        text = browser.get("/stukken/").content.decode()
        assert "De laatste dag van deze link is voorbij." in text
        first = said_in(browser.post("/stukken/nieuw/").content.decode())
    other = Client()
    other.get("/stukken/onzin/")
    assert "kennen we niet" in other.get("/stukken/").content.decode()
    assert said_in(other.post("/stukken/nieuw/").content.decode()) == first
    with tenant(cast.coach.bureau):
        assert Mail.objects.filter(notice="papers").count() == 2


def test_employer_and_employee_send_from_their_own_pages(cast: Cast) -> None:
    for actor, page, kind in (
        (cast.employer, f"/werkgever/traject/{cast.trajectory}/stukken/", "ad-rapport"),
        (cast.employee, "/mijn/stukken/", "overig"),
    ):
        said = {"kind": kind, "content": [file(pdf(len(kind) + 100))]}
        answer = client_of(actor).post(page, said, follow=True)
        assert "Ontvangen. Het bureau kijkt het na." in answer.content.decode()
        wrong = client_of(actor).post(page, {"kind": kind, "content": [file(b"nee")]})
        assert wrong.status_code == 422
    came = documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert {one.said.role for one in came} == {"employer", "employee"}
    assert came[0].received_at.date() == date(2026, 11, 22)


def test_many_files_at_once_are_counted(browser: Client) -> None:
    said = {"kind": "fml", "content": [file(b"x") for _ in range(31)]}
    answer = browser.post("/stukken/", said | {"link": mark(browser)})
    assert answer.status_code == 422
    assert "Kies hoogstens 30 bestanden per keer." in answer.content.decode()


def test_a_page_of_another_link_sends_nothing(cast: Cast, browser: Client) -> None:
    first, before = mark(browser), links(cast)
    other = {"role": "other", "name": "B", "email": "b@arbo.example", "kinds": ["overig"]}
    client_of(cast.coach).post(f"/traject/{cast.trajectory}/stukken/", other)
    [second] = links(cast) - before
    browser.get(second)
    answer = browser.post("/stukken/", {"kind": "fml", "content": [file(pdf())], "link": first})
    assert answer.status_code == 409
    assert "U opende intussen een andere link" in answer.content.decode()
    assert not documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def test_the_coach_closes_a_link_for_good(cast: Cast, browser: Client) -> None:
    [link] = documents.upload_links(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    page = f"/traject/{cast.trajectory}/stukken/"
    answer = client_of(cast.coach).post(page, {"revoke": str(link.id)}, follow=True)
    assert "Gesloten. Deze link opent niets meer." in answer.content.decode()
    assert "Stuur een nieuwe link" not in browser.get("/stukken/").content.decode()
