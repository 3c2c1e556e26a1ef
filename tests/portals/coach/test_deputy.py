"""Who stands in for the coach: named under Mensen, read by employee and employer."""

import pytest

from tests.cast import Cast
from tests.portals.coach.test_place import people_of, shown_to
from tests.signed_in import client_of

BEFORE = "Is uw coach er niet?"


@pytest.mark.parametrize("who", ["coach", "planner", "manager"])
def test_a_deputy_is_named_under_people_and_read_by_everybody(cast: Cast, who: str) -> None:
    pages = ((cast.employee, "/mijn/"), (cast.employer, f"/werkgever/traject/{cast.trajectory}/"))
    assert not any(BEFORE in shown_to(actor, url) for actor, url in pages)
    client, url = client_of(cast.everybody[who]), people_of(cast) + "waarnemer/"
    answer = client.post(url, {"deputy": str(cast.other_coach.membership)}, follow=True)
    assert "Bewaard. Dit staat ook in het logboek." in answer.content.decode()
    assert "waarnemer van de coach" in answer.content.decode()
    assert "waarnemer van de coach" in shown_to(cast.coach, f"/traject/{cast.trajectory}/")
    for actor, where in pages:
        page = shown_to(actor, where)
        assert f"{BEFORE} Bram de Wit neemt waar." in page
        assert "bram@overweg.example" in page
    client.post(url, {"deputy": ""})
    assert not any(BEFORE in shown_to(actor, where) for actor, where in pages)


def test_a_deputy_does_not_name_another_one(cast: Cast) -> None:
    url = people_of(cast) + "waarnemer/"
    client_of(cast.coach).post(url, {"deputy": str(cast.other_coach.membership)})
    assert "Wie neemt waar" not in shown_to(cast.other_coach, people_of(cast))
    assert client_of(cast.other_coach).post(url, {"deputy": ""}).status_code == 403


def test_whoever_is_no_coach_of_the_bureau_cannot_be_chosen(cast: Cast) -> None:
    for wrong in (cast.manager.membership, cast.coach.membership, "nobody"):
        answer = client_of(cast.coach).post(people_of(cast) + "waarnemer/", {"deputy": str(wrong)})
        assert answer.status_code == 422, wrong


def test_the_caseload_of_a_deputy_says_for_whom(cast: Cast) -> None:
    assert "ik neem waar" not in shown_to(cast.manager, "/trajecten/")
    url = people_of(cast) + "waarnemer/"
    client_of(cast.coach).post(url, {"deputy": str(cast.other_coach.membership)})
    assert "voor Noor Akkerman" not in shown_to(cast.other_coach, "/trajecten/")
    assert "voor Noor Akkerman" in shown_to(cast.other_coach, "/trajecten/?toon=deputy")
