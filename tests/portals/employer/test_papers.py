"""The registration form on screen: filled in, signed by name and code, and again when it counts."""

from datetime import date

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of, code_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories

SAID = {
    "question": "Een traject naar passend werk.",
    "informed-on": "2026-11-20",
    "informed-how": "In een gesprek.",
    "name": "Peter Hoekstra",
    "function": "Hoofd HR",
    "authorised": "on",
}


def page_of(cast: Cast) -> str:
    return f"/werkgever/traject/{cast.trajectory}/aanmeldingsformulier/"


def sign(cast: Cast, **said: str) -> tuple[int, str]:
    browser = client_of(cast.employer)
    posted = SAID | {"code": code_of(cast.employer)} | said
    answer = browser.post(page_of(cast), posted, follow=True)
    return answer.status_code, answer.content.decode()


def test_what_is_known_stands_there_and_only_the_rest_is_asked(cast: Cast) -> None:
    text = client_of(cast.employer).get(page_of(cast)).content.decode()
    assert "16 juni 2025" in text
    assert "teamleider expeditie" in text
    assert 'name="question"' in text
    assert 'name="employee.name"' not in text
    assert "Verandert later naam van de werkgever" in text


def test_the_employer_signs_reads_the_evidence_and_saves_the_file(cast: Cast) -> None:
    status, text = sign(cast)
    assert status == 200
    assert "Getekend. Het bureau kan verder." in text
    assert "ingelogd met wachtwoord en code" in text
    assert "Het bestand met zegel wordt nog gemaakt." in text
    case = f"/werkgever/traject/{cast.trajectory}/"
    assert "Aanmeldingsformulier" in client_of(cast.employer).get(case).content.decode()
    [paper] = documents.papers(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    for browser, path in (
        (client_of(cast.employer), f"/werkgever/papier/{paper.id}/bestand/"),
        (client_of(cast.coach), f"/papier/{paper.id}/bestand/"),
        (client_of(cast.employee), f"/mijn/papier/{paper.id}/bestand/"),
    ):
        file = browser.get(path)
        assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
        assert "Dijkstra" not in file["Content-Disposition"]


def test_a_change_that_counts_is_said_and_asks_for_a_new_signature(cast: Cast) -> None:
    sign(cast)
    absence = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case.absence
    trajectories.change_absence(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        facts=type(absence)(first_sick_day=date(2025, 6, 17)),
    )
    text = client_of(cast.employer).get(page_of(cast)).content.decode()
    assert "Daarna veranderde: eerste ziektedag." in text
    assert "Een traject naar passend werk." in text, "what was typed before stands there again"
    desk = client_of(cast.planner).get(f"/traject/{cast.trajectory}/papieren/").content.decode()
    assert "wordt opnieuw getekend" in desk


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"code": "000000"}, "Deze code klopt niet."),
        ({"question": ""}, "Vul dit in."),
        ({"question": "Zij heeft een burn-out."}, "burn-out"),
        ({"name": "Iemand Anders"}, "Typ uw eigen naam"),
        ({"informed-on": "2027-01-01"}, "ligt na vandaag"),
    ],
)
def test_what_cannot_be_signed_is_said_and_nothing_typed_is_lost(
    cast: Cast, said: dict[str, str], why: str
) -> None:
    status, text = sign(cast, **({"department": "Hal 3"} | said))
    assert status == 422
    assert why in text
    assert 'value="Hal 3"' in text
    assert not documents.papers(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
