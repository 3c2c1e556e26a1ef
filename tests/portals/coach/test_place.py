"""Where a trajectory is guided: on its page, in the caseload, and for employee and employer."""

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateSaid, LocationSaid, LocationView, ProfileSaid
from wissel.apps.trajectories import service as trajectories
from wissel.infra.doors import Actor

_EVERYWHERE = ("Vestiging", "Enkele reis", "Goed in", "Geldige certificaten")


@pytest.fixture
def south(cast: Cast) -> LocationView:
    """Return a location of the bureau, where the coach works."""
    said = LocationSaid(
        "Zuid",
        label="Overweg Zuid",
        address="Molenweg 3",
        postcode="6300 ZZ",
        place="Zuid",
        phone="043 700 0009",
    )
    made = bureaus.add_location(actor=cast.manager, now=NOW, said=said)
    assert cast.coach.membership
    bureaus.staff_location(
        actor=cast.manager, now=NOW, location=made.id, people=[cast.coach.membership]
    )
    return made


def people_of(cast: Cast) -> str:
    """Return the address of the page about who takes part."""
    return f"/traject/{cast.trajectory}/mensen/"


def shown_to(actor: Actor, url: str) -> str:
    """Return a page as somebody reads it."""
    return client_of(actor).get(url).content.decode()


def test_a_bureau_without_locations_says_nothing_about_them(cast: Cast) -> None:
    for actor, url in (
        (cast.coach, people_of(cast)),
        (cast.coach, "/trajecten/"),
        (cast.coach, "/aanmelden/"),
        (cast.employee, "/mijn/"),
        (cast.employer, f"/werkgever/traject/{cast.trajectory}/"),
    ):
        page = shown_to(actor, url)
        assert not [word for word in _EVERYWHERE if word in page], url


def test_the_coach_chooses_a_location_and_writes_down_how_far_it_is(
    cast: Cast, south: LocationView
) -> None:
    coach, url = client_of(cast.coach), people_of(cast)
    given = {"location": str(south.id), "travel_km": "18", "travel_minutes": "25"}
    assert coach.post(f"{url}vestiging/", given).status_code == 302
    page = coach.get(url).content.decode()
    assert "Overweg Zuid, Zuid" in page
    assert "Enkele reis volgens de medewerker:" in page
    assert "18 km, 25 minuten" in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"travel_km": "ver"}, "travel_km"),
        ({"travel_km": "9999"}, "travel_km"),
        ({"travel_minutes": "-4"}, "travel_minutes"),
        ({"location": "00000000-0000-7000-8000-000000000000"}, "location"),
        ({"location": "' or 1=1"}, "location"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    cast: Cast, south: LocationView, given: dict[str, str], field: str
) -> None:
    typed = {"location": str(south.id), "travel_km": "18", "travel_minutes": "25"} | given
    page = client_of(cast.coach).post(f"{people_of(cast)}vestiging/", typed)
    assert page.status_code == 422
    assert list(page.context["place_form"].errors) == [field]
    assert 'value="18"' in page.content.decode() or field == "travel_km"
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert view.place == trajectories.Place()


@pytest.mark.parametrize(("name", "status"), [("other_coach", 403), ("stranger", 404)])
def test_nobody_else_moves_it(cast: Cast, south: LocationView, name: str, status: int) -> None:
    answer = client_of(cast.everybody[name]).post(
        f"{people_of(cast)}vestiging/", {"location": str(south.id)}
    )
    assert answer.status_code == status


def test_employee_and_employer_read_where_to_go_and_what_the_coach_is_good_at(
    cast: Cast, south: LocationView
) -> None:
    member = cast.coach.membership
    assert member
    trajectories.change_place(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, location=south.id, travel_km=487
    )
    said = ProfileSaid(["techniek"], about="Voor collega's.")
    bureaus.change_profile(actor=cast.coach, now=NOW, member=member, said=said)
    for body, last in (("Noloc", None), ("CMI", NOW.date().replace(year=2025))):
        certificate = CertificateSaid(body, NOW.date().replace(year=2024), valid_until=last)
        bureaus.add_certificate(actor=cast.coach, now=NOW, member=member, said=certificate)
    for actor, url in (
        (cast.employee, "/mijn/"),
        (cast.employer, f"/werkgever/traject/{cast.trajectory}/"),
    ):
        page = shown_to(actor, url)
        assert "Overweg Zuid, Zuid: Molenweg 3, 6300 ZZ Zuid" in page
        assert "043 700 0009" in page
        assert "Goed in techniek." in page
        assert "Geldige certificaten: Noloc." in page
        assert "Voor collega" not in page
        assert ("487 km" in page) is (actor is cast.employee)


def test_a_coach_who_works_at_one_place_registers_there_unless_told_otherwise(
    cast: Cast, south: LocationView
) -> None:
    coach = client_of(cast.coach)
    form = coach.get("/aanmelden/").context["form"]
    assert form["location"].value() == str(south.id)
    given = {
        "name": "Els Nieuw",
        "client": str(cast.client),
        "first_sick_day": "2026-01-12",
        "location": str(south.id),
    }
    answer = coach.post("/aanmelden/", given)
    assert answer.status_code == 302
    assert "Overweg Zuid" in coach.get(f"{answer['Location']}mensen/").content.decode()


def test_the_caseload_offers_locations_once_there_is_something_to_choose(
    cast: Cast, south: LocationView
) -> None:
    coach = client_of(cast.coach)
    assert "vestiging" not in coach.get("/trajecten/").context["form"].fields
    trajectories.change_place(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, location=south.id
    )
    given = {"name": "Els Nieuw", "client": str(cast.client), "first_sick_day": "2026-01-12"}
    coach.post("/aanmelden/", given)
    page = coach.get("/trajecten/", {"vestiging": str(south.id), "toon": "not-started"})
    assert "vestiging" in page.context["form"].fields
    assert page.context["count"] == 0
    page = coach.get("/trajecten/", {"vestiging": str(south.id)})
    assert [line.employee for line, _ in page.context["rows"]] == ["Karin Dijkstra"]
    page = coach.get("/trajecten/", {"vestiging": "none"})
    assert [line.employee for line, _ in page.context["rows"]] == ["Els Nieuw"]


def test_whoever_chooses_a_coach_reads_what_each_is_good_at(cast: Cast) -> None:
    assert cast.other_coach.membership is not None
    bureaus.change_profile(
        actor=cast.manager,
        now=NOW,
        member=cast.other_coach.membership,
        said=ProfileSaid(specialisms=("loopbaan",)),
    )
    text = shown_to(cast.manager, people_of(cast))
    assert "Bram de Wit (loopbaan)" in text
    assert ">Noor Akkerman</option>" in text


def test_the_pages_of_employee_and_employer_bear_the_name_and_phone_of_the_place(
    cast: Cast, south: LocationView
) -> None:
    case = f"/werkgever/traject/{cast.trajectory}/"
    bureau = bureaus.bureau(actor=cast.manager, now=NOW)
    assert 'href="tel:0437000009"' not in shown_to(cast.employee, "/mijn/")
    client_of(cast.coach).post(people_of(cast) + "vestiging/", {"location": str(south.id)})
    for actor, url in ((cast.employee, "/mijn/"), (cast.employer, case)):
        page = shown_to(actor, url)
        assert "<small>Overweg Zuid</small>" in page, url
        foot = 'Overweg Zuid · Molenweg 3, 6300 ZZ Zuid · <a href="tel:0437000009">043 700 0009</a>'
        assert foot in page, url
    everybody = shown_to(cast.employer, "/werkgever/")
    assert f"{bureau.name} · " in everybody
    assert "Overweg Zuid" not in everybody
