"""Consent on the page of a trajectory: the coach reads, the office takes over from paper."""

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement

pytestmark = pytest.mark.django_db


def page_of(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/toestemming/"


def test_the_coach_reads_what_was_said_and_changes_nothing(cast: Cast) -> None:
    trajectories.give_consent(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        choice="employer-names",
        version=statement().version,
    )
    text = client_of(cast.coach).get(page_of(cast)).content.decode()
    assert "ja, sinds 22 nov 2026" in text
    assert "Dat houdt de start niet tegen." in text
    assert "Overnemen van papier" not in text
    said = {"what": "tests-coach", "on_paper": "2026-11-02"}
    assert client_of(cast.coach).post(page_of(cast), said).status_code == 403


def test_the_office_takes_over_from_paper_and_takes_back_on_request(cast: Cast) -> None:
    desk = client_of(cast.planner)
    for what in ("informed", "employer-names"):
        said = {"what": what, "on_paper": "2026-11-02"}
        text = desk.post(page_of(cast), said, follow=True).content.decode()
    assert "Gelezen op 2 nov 2026" in text
    assert "ja, op papier van 2 nov 2026" in text
    found = trajectories.consents(actor=cast.planner, now=NOW, trajectory=cast.trajectory)
    said = {"withdraw": str(found.given[0].id)}
    text = desk.post(page_of(cast), said, follow=True).content.decode()
    assert "gegeven op 2 nov 2026, ingetrokken op 22 nov 2026" in text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"what": "", "on_paper": "2026-11-02"}, "Kies wat er op het papier staat."),
        ({"what": "cv-host", "on_paper": "2026-11-02"}, "Schrijf de naam van het bedrijf."),
        ({"what": "tests-coach", "on_paper": "2027-01-01"}, "ligt na vandaag"),
    ],
)
def test_paper_that_cannot_be_is_refused_at_its_field(
    cast: Cast, said: dict[str, str], why: str
) -> None:
    answer = client_of(cast.planner).post(page_of(cast), said)
    assert answer.status_code == 422
    assert why in answer.content.decode()
