"""Information and consent on the phone: one step each, no by default, taken back in one click."""

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement

VERSION = statement().version
PAGE = "/mijn/toestemming/"


def post(cast: Cast, **said: str) -> tuple[int, str]:
    answer = client_of(cast.employee).post(PAGE, {"version": VERSION} | said, follow=True)
    return answer.status_code, answer.content.decode()


def found(cast: Cast) -> trajectories.Consents:
    return trajectories.consents(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def test_everything_is_no_until_somebody_says_yes(cast: Cast) -> None:
    text = client_of(cast.employee).get(PAGE).content.decode()
    assert "Bureau Overweg helpt u" in text
    assert "AVG art. 13" in text
    assert text.count("Nu is het nee.") == sum(not one.named for one in statement().choices)
    assert "Trek dit in" not in text
    assert not found(cast).given


def test_a_yes_is_given_and_taken_back_in_a_click(cast: Cast) -> None:
    status, text = post(cast, choice="employer-names", yes="1")
    assert status == 200
    assert "U zei ja op zondag 22 november 2026." in text
    [given] = found(cast).given
    status, text = post(cast, choice="employer-names", withdraw=str(given.id))
    assert "Het geldt vanaf nu niet meer." in text
    assert "Trek dit in" not in text


def test_what_the_employer_sees_follows_at_once(cast: Cast) -> None:
    sees = "/mijn/werkgever-ziet/"
    post(cast, choice="employer-names", yes="1")
    assert "omdat u dat goed vindt" in client_of(cast.employee).get(sees).content.decode()
    [given] = found(cast).given
    post(cast, choice="employer-names", withdraw=str(given.id))
    assert "omdat u dat goed vindt" not in client_of(cast.employee).get(sees).content.decode()


def test_reading_is_confirmed_once_and_is_no_consent(cast: Cast) -> None:
    post(cast, informed="1")
    text = post(cast, informed="1")[1]
    assert "U las dit op zondag 22 november 2026." in text
    assert not found(cast).given


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"choice": "employer-names", "version": "2019-01"}, "De tekst is veranderd."),
        ({"choice": "nothing"}, "Deze vraag is er niet meer."),
        ({"choice": "cv-host", "named": ""}, "Schrijf de naam van het bedrijf."),
        ({"choice": "cv-host", "named": "G" * 201}, "hoogstens 200"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    cast: Cast, said: dict[str, str], why: str
) -> None:
    status, text = post(cast, **said)
    assert status == 422
    assert why in text
    assert said.get("named", "") in text
    assert not found(cast).given


@pytest.mark.parametrize("consent", ["nonsense", "01900000-0000-7000-8000-000000000000"])
def test_a_yes_that_is_not_there_is_not_taken_back(cast: Cast, consent: str) -> None:
    assert post(cast, withdraw=consent)[0] == 404


def test_the_page_is_there_in_english(cast: Cast) -> None:
    page = client_of(cast.employee)
    text = page.get(PAGE, headers={"accept-language": "en"}).content.decode()
    assert "May your employer see at which companies you apply?" in text


def test_the_form_is_signed_by_name_and_kept(cast: Cast) -> None:
    status, text = post(cast, sign="1", name="Iemand Anders")
    assert status == 422
    assert 'value="Iemand Anders"' in text
    status, text = post(cast, sign="1", name="Karin Dijkstra")
    assert status == 200
    assert "Getekend op zondag 22 november 2026." in text
    assert "U las dit op" in text
