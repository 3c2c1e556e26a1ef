"""A question of the RIV check that the employer answers on their own page."""

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = {
    "answer": "yes", "words": "De casemanager staat op bladzijde twee.", "proof": "Plan van aanpak",
    "happened_on": NOW.date().isoformat(),
}  # fmt: skip


def url(cast: Cast, rest: str = "") -> str:
    return f"/werkgever/traject/{cast.trajectory}/riv-toets/{rest}"


def test_what_only_the_employer_knows_is_answered_where_it_is_asked(cast: Cast) -> None:
    employer = client_of(cast.employer)
    assert f'href="{url(cast, "8/")}"' in employer.get(url(cast)).content.decode()
    page = employer.post(url(cast, "8/"), SAID, follow=True).content.decode()
    for words in ("Vastgelegd in het dossier.", "voldaan", "De casemanager staat op bladzijde"):
        assert words in page
    coach = client_of(cast.coach).get(f"/traject/{cast.trajectory}/riv-toets/8/")
    assert "Peter Hoekstra" in coach.content.decode()


@pytest.mark.parametrize("number", [12, 33, 62])
def test_a_question_of_somebody_else_is_not_there(cast: Cast, number: int) -> None:
    employer = client_of(cast.employer)
    assert employer.get(url(cast, f"{number}/")).status_code == 404
    assert employer.post(url(cast, f"{number}/"), SAID).status_code == 404


@pytest.mark.parametrize("who", ["coach", "employee", "line_manager", "stranger"])
def test_nobody_else_answers_there(cast: Cast, who: str) -> None:
    client = client_of(cast.everybody[who])
    assert client.get(url(cast, "8/")).status_code in (403, 404)
    assert client.post(url(cast, "8/"), SAID).status_code in (403, 404)


def test_what_is_wrong_stands_at_its_field(cast: Cast) -> None:
    answer = client_of(cast.employer).post(url(cast, "8/"), SAID | {"proof": "De diagnose"})
    assert answer.status_code == 422
    assert "gaat over gezondheid" in answer.content.decode()
    assert "De casemanager staat op bladzijde" in answer.content.decode()


def test_it_stands_in_english_too(cast: Cast) -> None:
    page = client_of(cast.employer, language="en").get(url(cast, "8/")).content.decode()
    for words in ("Your answer", "RIV check, question 8"):
        assert words in page
