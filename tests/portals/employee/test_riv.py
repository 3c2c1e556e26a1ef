"""The questions for UWV on the employee's phone: one on a page, plain, and theirs alone."""

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = {
    "answer": "yes", "words": "Ik heb het formulier ingevuld.",
    "happened_on": NOW.date().isoformat(),
}  # fmt: skip


def test_the_employee_finds_the_questions_from_the_first_page(cast: Cast) -> None:
    employee = client_of(cast.employee)
    assert "/mijn/vragen/" in employee.get("/mijn/").content.decode()
    page = employee.get("/mijn/vragen/").content.decode()
    assert "Kreeg u hulp bij het zoeken naar werk" in page
    assert "Het hoeft niet." in page
    assert (
        "Uw coach, uw werkgever, de bedrijfsarts en de arbeidsdeskundige kunnen uw antwoord lezen."
        in page
    )
    for words in ("Beleidsregels", "loonsanctie", "niet te bepalen"):
        assert words not in page


def test_one_question_is_answered_and_the_next_one_comes(cast: Cast) -> None:
    employee = client_of(cast.employee)
    answer = employee.post("/mijn/vragen/32/", SAID)
    assert answer.status_code == 302
    onward = answer["Location"]
    assert onward.startswith("/mijn/vragen/")
    assert "Dank u. Uw antwoord staat in uw dossier." in employee.get(onward).content.decode()
    again = employee.get("/mijn/vragen/32/").content.decode()
    assert "Ik heb het formulier ingevuld." in again
    assert "Al beantwoord" in employee.get("/mijn/vragen/").content.decode()


@pytest.mark.parametrize("number", [1, 12, 60, 62])
def test_a_question_of_somebody_else_is_not_there(cast: Cast, number: int) -> None:
    employee = client_of(cast.employee)
    assert employee.get(f"/mijn/vragen/{number}/").status_code == 404
    assert employee.post(f"/mijn/vragen/{number}/", SAID).status_code == 404


@pytest.mark.parametrize("who", ["coach", "employer", "manager"])
def test_the_page_is_of_the_employee_alone(cast: Cast, who: str) -> None:
    assert client_of(cast.everybody[who]).get("/mijn/vragen/32/").status_code in (403, 404)


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(cast: Cast) -> None:
    employee = client_of(cast.employee)
    answer = employee.post("/mijn/vragen/32/", SAID | {"words": "Door mijn depressie niet."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "gaat over gezondheid" in page
    assert "Door mijn depressie niet." in page
    assert employee.post("/mijn/vragen/32/", {}).status_code == 422


def test_it_stands_in_english_too(cast: Cast) -> None:
    page = client_of(cast.employee, language="en").get("/mijn/vragen/").content.decode()
    for words in ("Questions for UWV", "Did you get help to look for work"):
        assert words in page
