"""Own money on the pages: filled in by piece, compared, shared by choice, taken away."""

import pytest
import time_machine

from tests.apps.finances.test_own_money import SAID, keep, own, share
from tests.cast import NOW, Cast
from tests.portals.employee.test_own_copy import unzipped
from tests.signed_in import client_of
from wissel.core.finances import OwnMoney

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]

PAGE = "/mijn/geld/"
WAGE = {"wage_month": "3.200,00", "hours_week": "36", "holiday_percent": "8"}


@pytest.fixture
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def page(cast: Cast, path: str = PAGE, language: str = "nl") -> str:
    answered = client_of(cast.employee).get(path, headers={"accept-language": language})
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def post(cast: Cast, path: str, data: dict[str, object]):
    return client_of(cast.employee).post(PAGE + path, data)


def test_it_begins_with_what_is_needed_and_tells_nothing_yet(cast: Cast) -> None:
    shown = page(cast)
    assert "Vul eerst een paar dingen in" in shown
    assert "Naast elkaar" not in shown


def test_the_pieces_follow_each_other_and_are_kept(cast: Cast) -> None:
    assert post(cast, "deel/loon/", WAGE).headers["Location"] == f"{PAGE}deel/ziekte/"
    answered = post(cast, "deel/ziekte/", {"year_one_percent": "100", "year_two_percent": ""})
    assert answered.headers["Location"] == f"{PAGE}deel/jaren/"
    years = {
        "years_before_2016": "12,5",
        "years_from_2016": "10",
        "worked_26_of_36": "yes",
        "worked_4_of_5": "no",
    }
    assert post(cast, "deel/jaren/", years).headers["Location"] == f"{PAGE}deel/baan/"
    assert post(cast, "deel/baan/", {"stop": "1"}).headers["Location"] == PAGE
    said = own(cast).said
    assert (said.wage_month, said.year_two_percent) == (SAID.wage_month, None)
    assert (str(said.years_before_2016), said.worked_4_of_5) == ("12.5", False)
    assert "Naast elkaar" in page(cast)


def test_what_cannot_be_stands_at_its_field_and_what_was_typed_stays(cast: Cast) -> None:
    for path, data, words in (
        ("deel/loon/", WAGE | {"wage_month": "-5"}, "verwacht wordt een bedrag van 0"),
        ("deel/loon/", WAGE | {"hours_week": "200"}, "ten hoogste 80 uur"),
        ("deel/loon/", WAGE | {"wage_month": "veel"}, "Vul een bedrag of getal in"),
        ("deel/uwv/", {"degree": "140"}, "een percentage van 0 tot en met 100"),
        ("deel/baan/", {"job_month": "2000"}, "Vul dit ook in, of maak alles leeg."),
        ("deel/nodig/", {"wonen": "-1"}, "verwacht wordt een bedrag van 0"),
        ("deel/situaties/", {"situations": ["iva"] * 1 + ["lent", "new-job", "sanction",
         "wga-80", "wga-half"]}, "Kies er ten hoogste vijf."),
        ("deel/situaties/", {"situations": ["rijk"]}, "Selecteer"),
    ):  # fmt: skip
        answered = post(cast, path, data)
        assert answered.status_code == 422, path
        assert words in answered.content.decode(), (path, words)
    assert own(cast).said == OwnMoney()


def test_situations_stand_beside_each_other_with_a_chart_and_a_table_each(cast: Cast) -> None:
    keep(cast)
    shown = page(cast)
    assert shown.count('role="img"') == 5
    assert "€ 883" in shown
    assert "bruto per maand" in shown
    assert "Trek ze niet van elkaar af" in shown
    assert "31 december 2026" in shown
    english = page(cast, language="en")
    assert "Side by side" in english
    assert "WGA at 50 per cent" in english


def test_the_slider_tries_a_degree_and_keeps_nothing(cast: Cast) -> None:
    keep(cast)
    assert "WGA bij 40 procent" in page(cast, f"{PAGE}?mate=40")
    assert own(cast).said.degree == SAID.degree
    for odd in ("140", "-1", "veel", "NaN", "1e9", ""):
        assert "WGA bij 50 procent" in page(cast, f"{PAGE}?mate={odd}")
    below = page(cast, f"{PAGE}?mate=20")
    assert "niet tussen 35 en 80 procent" in below


def test_a_situation_tells_every_month_and_why(cast: Cast) -> None:
    keep(cast)
    shown = page(cast, f"{PAGE}situatie/wga-no-work/")
    assert "vervolguitkering" in shown
    assert "WIA art. 62 lid 1" in shown
    assert shown.count("<tr>") == 61
    assert client_of(cast.employee).get(f"{PAGE}situatie/rijk/").status_code == 404
    assert client_of(cast.employee).get(f"{PAGE}deel/rijk/").status_code == 404


def test_the_coach_reads_it_only_while_it_is_shared(cast: Cast) -> None:
    keep(cast)
    address = f"/traject/{cast.trajectory}/geld/"
    assert "deelt hier niets met je" in client_of(cast.coach).get(address).content.decode()
    post(cast, "delen/", {"coach": "on"})
    shown = client_of(cast.coach).get(address).content.decode()
    assert "WGA bij 50 procent" in shown
    assert "Wat u nodig hebt" not in shown
    post(cast, "delen/", {})
    assert "deelt hier niets met je" in client_of(cast.coach).get(address).content.decode()


def test_it_is_taken_away_whole(cast: Cast) -> None:
    keep(cast)
    share(cast)
    assert "Haal alles weg" in page(cast, f"{PAGE}delen/")
    post(cast, "delen/", {"remove": "1"})
    assert own(cast).at is None
    assert "Vul eerst een paar dingen in" in page(cast)


def test_the_paper_can_be_kept_and_the_own_copy_holds_what_was_entered(cast: Cast) -> None:
    assert client_of(cast.employee).get(f"{PAGE}pdf/").status_code == 404
    keep(cast)
    answered = client_of(cast.employee).get(f"{PAGE}pdf/")
    assert answered.headers["Content-Type"] == "application/pdf"
    assert b"".join(answered).startswith(b"%PDF")
    copy = unzipped(client_of(cast.employee).post("/mijn/kopie/"))
    assert any(b"3200.00" in content for content in copy.values())
    [paper] = [name for name in copy if "geldzaken" in name]
    assert any(
        paper.encode() in content for name, content in copy.items() if name.endswith(".html")
    )
