"""The quarterly overview on the employer's page, and for the manager of the bureau."""

import pytest

from tests.apps.documents.test_overview import five
from tests.cast import Cast
from tests.signed_in import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

URL = "/werkgever/overzicht/"


def test_the_employer_finds_it_and_reads_the_quarter_case_by_case(cast: Cast) -> None:
    employer = client_of(cast.employer)
    assert f'href="{URL}"' in employer.get("/werkgever/").content.decode()
    page = employer.get(URL).content.decode()
    for words in ("kwartaal 4 van 2026", "Karin Dijkstra", cast.number, "Dit kwartaal loopt nog."):
        assert words in page
    assert "Bij minder dan vijf trajecten tellen we niets op" in page
    assert "Alle trajecten samen" not in page


def test_five_cases_are_added_up(cast: Cast) -> None:
    five(cast)
    page = client_of(cast.employer).get(URL).content.decode()
    assert "Alle trajecten samen" in page
    assert "Termijnen gehaald" in page


def test_another_quarter_is_chosen_and_one_that_is_none_is_told(cast: Cast) -> None:
    employer = client_of(cast.employer)
    page = employer.get(f"{URL}?kwartaal=2026-Q3").content.decode()
    assert "In dit kwartaal liep hier geen traject." in page
    assert "Zoals het dossier het liet zien op" in page
    for wrong in ("2027-Q1", "x", "2026-Q9"):
        answer = employer.get(f"{URL}?kwartaal={wrong}")
        assert answer.status_code == 422
        assert "Kies een kwartaal dat loopt of voorbij is." in answer.content.decode()
        assert employer.get(f"{URL}pdf/?kwartaal={wrong}").status_code == 422
    assert employer.get(f"{URL}?pagina=x").status_code == 200
    assert employer.get(f"{URL}?pagina=99").status_code == 200


def test_more_cases_than_a_paper_holds_show_the_page_with_the_reason(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wissel.apps.documents.service.overview.MOST_IN_PDF", 0)
    for who, url in (
        (cast.employer, f"{URL}pdf/"),
        (cast.manager, f"/bureau/opdrachtgevers/{cast.client}/overzicht/pdf/"),
    ):
        answer = client_of(who).get(url)
        assert answer.status_code == 422
        assert "Meer dan 0 trajecten passen niet in één pdf." in answer.content.decode()
        assert "Karin Dijkstra" in answer.content.decode()


def test_the_paper_downloads_under_a_name_of_no_person(cast: Cast) -> None:
    made = client_of(cast.employer).get(f"{URL}pdf/")
    assert made["Content-Type"] == "application/pdf"
    assert "kwartaaloverzicht" in made["Content-Disposition"]
    assert "Dijkstra" not in made["Content-Disposition"]


def test_the_manager_reads_it_from_the_file_of_the_client(cast: Cast) -> None:
    manager, url = client_of(cast.manager), f"/bureau/opdrachtgevers/{cast.client}/"
    assert f'href="{url}overzicht/"' in manager.get(url).content.decode()
    page = manager.get(f"{url}overzicht/").content.decode()
    assert "De Maasbocht Transport B.V." in page
    assert f"/traject/{cast.trajectory}/" in page
    assert manager.get(f"{url}overzicht/pdf/").content.startswith(b"%PDF")
    assert "overzicht/" not in client_of(cast.coach).get(url).content.decode()


@pytest.mark.parametrize("who", ["coach", "planner", "employee", "line_manager", "stranger"])
def test_nobody_else_opens_either(cast: Cast, who: str) -> None:
    client = client_of(cast.everybody[who])
    for url in (URL, f"/bureau/opdrachtgevers/{cast.client}/overzicht/"):
        assert client.get(url).status_code in (403, 404)
        assert client.get(f"{url}pdf/").status_code in (403, 404)


def test_it_stands_in_english_too(cast: Cast) -> None:
    page = client_of(cast.employer, language="en").get(URL).content.decode()
    for words in ("Quarterly overview", "quarter 4 of 2026", "Weeks to go"):
        assert words in page
