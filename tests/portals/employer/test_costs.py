"""The employer's cost on the pages: entered in one go, told side by side, never a forecast."""

import pytest
import time_machine

from tests.apps.finances.test_costs import SAID, keep, seen
from tests.cast import NOW, Cast
from tests.signed_in import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]

FILLED = {
    "wage_month": "3200",
    "hours_week": "36",
    "holiday_percent": "8",
    "awf": "low",
    "aof": "high",
    "price_model": "fixed",
    "price": "3.500,00",
}


@pytest.fixture
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def address(cast: Cast, rest: str = "") -> str:
    return f"/werkgever/traject/{cast.trajectory}/kosten/{rest}"


def page(cast: Cast, rest: str = "", language: str = "nl") -> str:
    answered = client_of(cast.employer).get(
        address(cast, rest), headers={"accept-language": language}
    )
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def post(cast: Cast, **changed: str):
    return client_of(cast.employer).post(address(cast, "invullen/"), FILLED | changed)


def test_before_anything_was_entered_it_says_what_is_enough(cast: Cast) -> None:
    assert "Loon en uren zijn genoeg om te beginnen" in page(cast)


def test_wage_and_hours_are_enough_and_what_is_missing_is_said(cast: Cast) -> None:
    assert post(cast).headers["Location"] == address(cast)
    assert seen(cast).said.wage_month == SAID.wage_month
    shown = page(cast)
    for words in ("Uitzitten", "13 weken", "26 weken", "52 weken", "Peildatum no-riskpolis"):
        assert words in shown
    assert "zijn niet ingevuld; die is niet meegeteld" in shown
    assert "Kosten per maand" in shown
    assert "13 weeks" in page(cast, language="en")


def test_what_cannot_be_stands_at_its_field_and_nothing_is_kept(cast: Cast) -> None:
    for changed, words in (
        ({"wage_month": "-1"}, "verwacht wordt een bedrag van 0"),
        ({"hours_week": "200"}, "ten hoogste 80 uur"),
        ({"insurance_percent": "101"}, "een percentage van 0 tot en met 100"),
        ({"lending_fee": "100"}, "Vul dit ook in, of maak beide leeg."),
        ({"part_0": "Intake"}, "Vul dit ook in, of maak beide leeg."),
        ({"awf": "gratis"}, "Selecteer"),
        ({"contract_start": "31-02-2020"}, "een dag in die bestaat"),
    ):
        answered = post(cast, **changed)
        assert answered.status_code == 422
        assert words in answered.content.decode(), (changed, words)
    assert seen(cast).at is None


def test_parts_of_a_price_are_kept_and_come_back(cast: Cast) -> None:
    post(cast, price_model="modular", price="", part_0="Intake", part_price_0="535")
    assert [part.title for part in seen(cast).said.price_parts] == ["Intake"]
    assert 'value="Intake"' in page(cast, "invullen/")


def test_the_page_holds_no_chance_and_nothing_of_the_employee(cast: Cast) -> None:
    keep(cast)
    shown = page(cast).lower()
    assert "waarschijnlijk" not in shown
    assert "% kans" not in shown
    assert "wga bij" not in shown


def test_the_paper_can_be_kept(cast: Cast) -> None:
    assert client_of(cast.employer).get(address(cast, "pdf/")).status_code == 404
    keep(cast)
    answered = client_of(cast.employer).get(address(cast, "pdf/"))
    assert answered.headers["Content-Type"] == "application/pdf"
