"""The second reader through the pages: asked on the desk, read on one page, back on Today."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.files import ready_to_send
from tests.portals.coach.test_reports_desk import CONCLUSION, fields
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """Let requests enter on the day of the cast."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def report(cast: Cast) -> UUID:
    """A written draft of November, of a bureau that has it read twice."""
    made = documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period="2026-11"
    )
    ready_to_send(cast.coach, NOW, made)
    bureaus.choose_read_twice(actor=cast.manager, now=NOW, kinds=("periodic",))
    return made


@pytest.fixture
def coach(cast: Cast) -> Client:
    return client_of(cast.coach)


@pytest.fixture
def manager(cast: Cast) -> Client:
    return client_of(cast.manager)


def at(name: str, report: UUID) -> str:
    return reverse(f"coach:{name}", args=[report])


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def ask(cast: Cast, coach: Client, report: UUID) -> None:
    sent = {"reader": str(cast.manager.user)}
    answer = coach.post(at("report_ask_reader", report), sent, follow=True)
    assert "Gevraagd" in answer.content.decode()


def test_the_desk_says_whom_to_ask_and_nobody_is_asked_who_may_not(
    cast: Cast, coach: Client, report: UUID
) -> None:
    page = text(coach, at("report", report))
    assert "Tweede lezer" in page
    assert "Mara Vos" in page
    assert "Bram de Wit" not in page  # a colleague without a tie to the case
    assert "Nog niet gelezen door een tweede lezer" in page
    for wrong in (str(cast.other_coach.user), "wie dan ook", ""):
        answer = coach.post(at("report_ask_reader", report), {"reader": wrong})
        assert answer.status_code == 422
        assert "Kies iemand die dit mag lezen" in answer.content.decode()


def test_what_was_typed_is_saved_before_somebody_is_asked(
    cast: Cast, coach: Client, report: UUID
) -> None:
    sent = fields(text(coach, at("report", report)))
    sent |= {f"text:{CONCLUSION}": "Het zoekprofiel is nu smaller."}
    sent |= {"reader": str(cast.manager.user)}
    coach.post(at("report_ask_reader", report), sent)
    found = documents.report(actor=cast.coach, now=NOW, report=report)
    assert found.second is not None
    assert found.second.state == "asked"
    assert "nu smaller" in str(found.record)


def test_the_reader_finds_it_on_today_reads_it_and_agrees(
    cast: Cast, coach: Client, manager: Client, report: UUID
) -> None:
    ask(cast, coach, report)
    today = text(manager, reverse("coach:today"))
    assert "Te lezen als tweede lezer" in today
    assert at("report_second", report) in today
    assert at("report_second", report) not in text(coach, reverse("coach:today"))
    page = text(manager, at("report_second", report))
    assert "Gelezen, akkoord" in page
    digest = documents.report(actor=cast.manager, now=NOW, report=report).second
    assert digest is not None
    sent = {"act": "agree", "digest": digest.digest}
    answer = manager.post(at("report_second", report), sent, follow=True)
    assert "Gelezen, akkoord" in answer.content.decode()
    assert "Mara Vos las deze tekst" in text(coach, at("report", report))


def test_it_comes_back_on_today_with_the_remark_at_its_sentence(
    cast: Cast, coach: Client, manager: Client, report: UUID
) -> None:
    ask(cast, coach, report)
    view = documents.report(actor=cast.manager, now=NOW, report=report)
    held = next(one for _, one in view.record.statements() if "zoekprofiel is" in one.text)
    sent = {"act": "return", f"remark:{held.id}": "Waarop rust dit?", "remark:": "Kort en goed."}
    manager.post(at("report_second", report), sent)
    assert "Terug van de tweede lezer" in text(coach, reverse("coach:today"))
    page = text(coach, at("report", report))
    assert "Waarop rust dit?" in page
    assert "Kort en goed." in page
    assert "Mara Vos gaf het terug" in page
    employee = client_of(cast.employee)
    assert "Waarop rust dit?" not in employee.get("/mijn/rapporten/").content.decode()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"act": "return"}, "Schrijf bij minstens één zin"),
        ({"act": "return", "remark:": "Haal de depressie eruit."}, "depressie"),
        ({"act": "agree", "remark:": "Toch nog iets."}, "Er staan nog opmerkingen"),
        ({"act": "agree", "digest": "van gisteren"}, "veranderde tijdens het lezen"),
    ],
)
def test_what_cannot_be_stands_there_with_what_was_typed(
    cast: Cast, coach: Client, manager: Client, report: UUID, sent: dict[str, str], why: str
) -> None:
    ask(cast, coach, report)
    answer = manager.post(at("report_second", report), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert sent.get("remark:", "") in page


def test_the_writer_gets_their_desk_and_no_button_to_agree(
    cast: Cast, coach: Client, report: UUID
) -> None:
    ask(cast, coach, report)
    answer = coach.get(at("report_second", report))
    assert answer.status_code == 302
    assert answer["Location"] == at("report", report)
    page = text(coach, at("report", report))
    assert "Lees dit verslag" not in page
    view = documents.report(actor=cast.coach, now=NOW, report=report).second
    assert view is not None
    sent = {"act": "agree", "digest": view.digest}
    assert coach.post(at("report_second", report), sent).status_code == 403


@pytest.mark.parametrize("name", ["other_coach", "planner", "employer", "employee", "stranger"])
def test_nobody_else_opens_the_page(cast: Cast, coach: Client, report: UUID, name: str) -> None:
    ask(cast, coach, report)
    other = client_of(cast.everybody[name])
    for page in ("report_second", "report_ask_reader"):
        assert other.post(at(page, report), {"act": "agree"}).status_code in (403, 404)
    assert other.get(at("report_second", report)).status_code in (403, 404)


def test_the_pages_speak_english(cast: Cast, coach: Client, manager: Client, report: UUID) -> None:
    ask(cast, coach, report)
    for actor in (cast.manager, cast.coach):
        bureaus.choose_language(actor=actor, now=NOW, language="en")
    assert "To read as second reader" in text(client_of(cast.manager), reverse("coach:today"))
    assert "Read and agreed" in text(client_of(cast.manager), at("report_second", report))
    assert "With Mara Vos since" in text(client_of(cast.coach), at("report", report))
