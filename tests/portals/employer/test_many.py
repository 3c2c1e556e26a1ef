"""An employer with many employees: whose turn it is first, page by page, with as many queries."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.journal import Agreement
from wissel.portals.employer import home

pytestmark = pytest.mark.slow
HOME = "/werkgever/"
NAMES = ("Anna Bakker", "Bas Cremers", "Cor Dekker")


@pytest.fixture
def many(cast: Cast) -> tuple[UUID, ...]:
    """Three more employees of Peter, with nothing that is near."""
    return tuple(
        trajectories.register(
            actor=cast.employer,
            now=NOW,
            registration=trajectories.Registration(
                employee_name=name, client=cast.client, absence=Absence(date(2026, 11, day))
            ),
        ).id
        for day, name in enumerate(NAMES, start=16)
    )


@pytest.fixture
def karin_is_late(cast: Cast) -> None:
    """Let Peter be late with something for Karin."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 9),
        content=Agreement("employer", "Werkplek nakijken", date(2026, 11, 12)),
    )


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_PAGE", 2)
    monkeypatch.setattr(home, "_FEW", 3)
    monkeypatch.setattr(home, "_ASKS", 1)


def _people(page: str) -> list[str]:
    table = page.partition('aria-labelledby="mw"')[2].partition("</section>")[0]
    return [name for name in (*NAMES, "Karin Dijkstra") if name in table]


def _get(cast: Cast, query: str = "") -> str:
    return client_of(cast.employer).get(HOME + query).content.decode()


@pytest.mark.usefixtures("many", "small_pages", "karin_is_late")
def test_whose_turn_it_is_stands_first_and_the_rest_on_the_next_page(cast: Cast) -> None:
    first, second = _get(cast), _get(cast, "?pagina=2")
    assert "Karin Dijkstra" in _people(first)
    assert len(_people(first)) == len(_people(second)) == 2
    assert sorted(_people(first) + _people(second)) == sorted([*NAMES, "Karin Dijkstra"])
    assert "pagina 1 van 2" in first
    assert "4 medewerkers" in first


@pytest.mark.usefixtures("many", "small_pages")
@pytest.mark.parametrize(
    ("query", "page"), [("?pagina=99", 2), ("?pagina=x", 1), ("?pagina=-1", 2)]
)
def test_a_page_that_is_not_there_leads_to_one_that_is(cast: Cast, query: str, page: int) -> None:
    assert f"pagina {page} van 2" in _get(cast, query)


@pytest.mark.usefixtures("many", "small_pages", "karin_is_late")
def test_search_and_turn_combine_and_stay_when_the_page_is_turned(cast: Cast) -> None:
    assert _people(_get(cast, "?zoek=cremers")) == ["Bas Cremers"]
    assert _people(_get(cast, "?zoek=OV-0001")) == ["Karin Dijkstra"]
    assert "zoek=e&amp;pagina=2" in _get(cast, "?zoek=e")
    turn = _get(cast, "?zet=u")
    assert "Karin Dijkstra" in _people(turn)
    nobody = _get(cast, "?zoek=%3Cscript%3E")
    assert "Niemand gevonden" in nobody
    assert "<script>" not in nobody


@pytest.mark.usefixtures("many", "small_pages")
def test_a_long_list_of_duties_opens_on_demand(cast: Cast) -> None:
    short, whole = _get(cast), _get(cast, "?alles=1")
    assert "Toon alle" in short
    assert "Toon alle" not in whole
    assert short.count("Heb ik gedaan") < whole.count("Heb ik gedaan")


@pytest.mark.usefixtures("many")
def test_few_employees_need_no_search(cast: Cast) -> None:
    assert 'name="zoek"' not in _get(cast)


def test_more_employees_cost_no_more_queries(cast: Cast, request: pytest.FixtureRequest) -> None:
    browser = client_of(cast.employer)
    browser.get(HOME)
    with CaptureQueriesContext(connection) as few:
        browser.get(HOME)
    request.getfixturevalue("many")
    browser.get(HOME)  # the access log writes down once who stand in a list together
    with CaptureQueriesContext(connection) as more:
        browser.get(HOME)
    assert len(more) == len(few)


def test_the_overview_leads_to_a_question_and_a_call(cast: Cast) -> None:
    page = _get(cast)
    assert 'href="/werkgever/vraag/"' in page
    assert "/werkgever/vraag/?soort=call-back" in page
