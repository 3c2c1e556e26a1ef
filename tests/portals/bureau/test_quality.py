"""Quality through the pages: which reports are read twice, and the audit view."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents

pytestmark = pytest.mark.slow
LIST = "/bureau/kwaliteit/"
SETTING = "/bureau/kwaliteit/tweede-lezer/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """Let requests enter on the day of the cast."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def released(cast: Cast) -> UUID:
    """A report of November that the employer has."""
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def page(cast: Cast, url: str, name: str = "manager") -> str:
    answer = client_of(cast.everybody[name]).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def main(html: str) -> str:
    """Return what the page says itself, without the name of who is signed in."""
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def test_the_list_shows_numbers_days_and_clocks_and_no_name(cast: Cast, released: UUID) -> None:
    shown = main(page(cast, LIST))
    for text in (cast.number, "op tijd", "vrijgegeven 22 november 2026", "Geen tweede lezer"):
        assert text in shown
    for name in ("Karin", "Dijkstra", "Maasbocht", "Noor", "1981", "Hoekstra"):
        assert name not in shown


def test_a_report_opens_with_roles_in_the_place_of_names(cast: Cast, released: UUID) -> None:
    shown = main(page(cast, reverse("bureau:quality_report", args=[released])))
    for text in ("[werknemer]", "[werkgever]", "[coach]", "Het zoekprofiel besproken."):
        assert text in shown
    for name in ("Karin", "Dijkstra", "Maasbocht", "Noor", "1981", "Hoekstra"):
        assert name not in shown


def test_the_pages_speak_english(cast: Cast, released: UUID) -> None:
    bureaus.choose_language(actor=cast.manager, now=NOW, language="en")
    assert "No second reader" in page(cast, LIST)
    assert "roles stand in the place of names" in page(
        cast, reverse("bureau:quality_report", args=[released])
    )
    assert "Which reports does a second reader read?" in page(cast, SETTING)


@pytest.mark.parametrize(
    "name", ["coach", "planner", "employer", "employee", "auditor", "sysadmin", "stranger"]
)
def test_only_the_manager_opens_them(cast: Cast, released: UUID, name: str) -> None:
    client = client_of(cast.everybody[name])
    for url in (LIST, SETTING, reverse("bureau:quality_report", args=[released])):
        assert client.get(url).status_code == 404


def test_what_is_not_released_has_no_audit_view(cast: Cast) -> None:
    report = put_to_employee(cast)
    url = reverse("bureau:quality_report", args=[report])
    assert client_of(cast.manager).get(url).status_code == 404
    assert url not in page(cast, LIST)


def test_the_manager_chooses_which_reports_are_read_twice(cast: Cast) -> None:
    client = client_of(cast.manager)
    assert "Eindrapportage" in page(cast, SETTING)
    answer = client.post(SETTING, {"kinds": ["periodic", "final-report"]}, follow=True)
    assert "Bewaard." in answer.content.decode()
    kept = bureaus.read_twice(actor=cast.manager, now=NOW)
    assert kept.kinds == {"periodic", "final-report"}
    assert client.post(SETTING, {"kinds": ["liefdesbrief"]}).status_code == 422
    client.post(SETTING, {})
    assert bureaus.read_twice(actor=cast.manager, now=NOW).kinds == frozenset()


@pytest.mark.parametrize("part", ["2", "0", "x", "99999999999"])
def test_a_page_that_is_not_there_is_empty_or_the_first(cast: Cast, part: str) -> None:
    page(cast, f"{LIST}?deel={part}")
