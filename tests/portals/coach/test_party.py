"""The pages of who takes part: adding somebody, changing their data, ending it."""

from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.portals.coach.party_forms import PartyForm

NEW = {
    "role": "labour-expert",
    "name": "Anneke Wit",
    "organisation": "Arbeid & Co",
    "email": "wit@arbeid.example",
    "phone": "010 1234567",
}


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/mensen/"


def there(cast: Cast, name: str) -> trajectories.PartyView | None:
    found = trajectories.parties(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return next((one for one in found if one.party.name == name), None)


def test_somebody_who_is_added_can_be_called_and_mailed_from_both_pages(
    cast: Cast, coach: Client, url: str
) -> None:
    assert f'href="{url}erbij/"' in coach.get(url).content.decode()
    answer = coach.post(f"{url}erbij/", NEW, follow=True)
    assert answer.redirect_chain[-1][0] == url
    assert "Anneke Wit doet mee." in answer.content.decode()
    for page in (url, f"/traject/{cast.trajectory}/"):
        text = coach.get(page).content.decode()
        assert 'href="tel:0101234567"' in text
        assert 'href="mailto:wit@arbeid.example"' in text
        assert "Arbeid &amp; Co" in text


def test_a_contact_who_is_added_can_be_invited_there(cast: Cast, coach: Client, url: str) -> None:
    coach.post(f"{url}erbij/", NEW | {"role": "employer", "name": "Els Smit"})
    [contact] = [
        one
        for one in bureaus.contacts_of(actor=cast.coach, now=NOW, client=cast.client)
        if one.name == "Els Smit"
    ]
    assert f'action="{url}nodig-uit/{contact.id}/"' in coach.get(url).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"role": ""}, "role"),
        ({"role": "coach"}, "role"),
        ({"name": ""}, "name"),
        ({"email": "geen adres"}, "email"),
        ({"role": "company-doctor", "name": "R. Amrani"}, "name"),
        ({"role": "employer", "email": "peter@maasbocht.example"}, "email"),
    ],
)
def test_wrong_input_names_the_place_and_keeps_the_rest(
    cast: Cast, coach: Client, url: str, wrong: dict[str, str], field: str
) -> None:
    page = coach.post(f"{url}erbij/", NEW | wrong)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert 'value="010 1234567"' in page.content.decode()
    assert there(cast, "Anneke Wit") is None


def test_the_roles_to_choose_from_are_those_of_the_door() -> None:
    chosen = [value for value, _ in PartyForm().fields["role"].choices if value]
    assert chosen == list(trajectories.PARTY_ROLES)


def test_contact_data_are_changed_and_the_page_starts_with_what_stood_there(
    cast: Cast, coach: Client, url: str
) -> None:
    coach.post(f"{url}erbij/", NEW)
    one = there(cast, "Anneke Wit")
    assert one is not None
    page = f"{url}{one.id}/"
    assert f'href="{page}"' in coach.get(url).content.decode()
    assert 'value="wit@arbeid.example"' in coach.get(page).content.decode()
    changed = {name: said for name, said in NEW.items() if name != "role"}
    answer = coach.post(page, changed | {"phone": "010 7654321", "name": "Anneke de Wit"})
    assert answer.status_code == 302
    assert there(cast, "Anneke Wit") is None
    again = there(cast, "Anneke de Wit")
    assert again is not None
    assert again.party.phone == "010 7654321"


def test_of_somebody_with_an_account_only_organisation_and_phone_are_asked(
    cast: Cast, coach: Client, url: str
) -> None:
    peter = there(cast, "Peter Hoekstra")
    assert peter is not None
    page = coach.get(f"{url}{peter.id}/")
    assert set(page.context["details"].fields) == {"organisation", "phone"}
    assert "Naam en e-mailadres wijzigt alleen die persoon zelf." in page.content.decode()
    answer = coach.post(
        f"{url}{peter.id}/", {"name": "Iemand", "email": "i@elders.nl", "phone": "010 1"}
    )
    assert answer.status_code == 302
    again = there(cast, "Peter Hoekstra")
    assert again is not None
    assert (again.party.email, again.party.phone) == ("peter@maasbocht.example", "010 1")


def test_who_has_left_is_listed_below_and_is_not_changed_any_more(
    cast: Cast, coach: Client, url: str
) -> None:
    doctor = there(cast, "R. Amrani")
    assert doctor is not None
    answer = coach.post(f"{url}{doctor.id}/einde/", {"last_day": "2026-11-20"}, follow=True)
    text = answer.content.decode()
    assert "R. Amrani doet niet meer mee" in text
    assert "bedrijfsarts · tot en met 20 nov 2026" in text
    assert f"{url}{doctor.id}/" not in text
    assert "R. Amrani" not in coach.get(f"/traject/{cast.trajectory}/").content.decode()
    for path in ("", "einde/"):
        assert coach.post(f"{url}{doctor.id}/{path}", {"last_day": "2026-11-20"}).status_code == 404


@pytest.mark.parametrize("day", ["", "2026-11-23", "31-11-2026"])
def test_a_last_day_that_cannot_be_is_refused_at_its_field(
    cast: Cast, coach: Client, url: str, day: str
) -> None:
    doctor = there(cast, "R. Amrani")
    assert doctor is not None
    page = coach.post(f"{url}{doctor.id}/einde/", {"last_day": day})
    assert page.status_code == 422
    assert "last_day" in page.context["ending"].errors
    assert not page.context["details"].is_bound
    again = there(cast, "R. Amrani")
    assert again is not None
    assert again.party.ended_on is None


def test_an_employee_without_an_account_gets_another_name_and_address(
    cast: Cast, coach: Client
) -> None:
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Wim de Boer",
            client=cast.client,
            absence=Absence(NOW.date()),
        ),
    )
    url = f"/traject/{made.id}/mensen/"
    assert f'href="{url}medewerker/"' in coach.get(url).content.decode()
    sent = {"name": "Wim den Boer", "email": "wim@example.org", "phone": "06 5"}
    assert coach.post(f"{url}medewerker/", sent | {"name": ""}).status_code == 422
    assert coach.post(f"{url}medewerker/", sent).status_code == 302
    employee = trajectories.case(actor=cast.coach, now=NOW, trajectory=made.id).case.employee
    assert (employee.name, employee.email, employee.phone) == tuple(sent.values())


def test_of_an_employee_with_an_account_only_the_phone_is_asked(
    cast: Cast, coach: Client, url: str
) -> None:
    page = coach.get(f"{url}medewerker/")
    assert set(page.context["details"].fields) == {"phone"}
    assert coach.post(f"{url}medewerker/", {"phone": "06 5"}).status_code == 302
    employee = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert employee.case.employee.phone == "06 5"
    assert employee.case.employee.email == "karin@example.org"


@pytest.mark.parametrize("name", ["manager", "other_coach", "employee", "employer", "stranger"])
def test_who_may_not_change_people_finds_no_such_page(cast: Cast, name: str, url: str) -> None:
    doctor = there(cast, "R. Amrani")
    assert doctor is not None
    client = client_of(getattr(cast, name))
    attempts = {
        "erbij/": NEW,
        "medewerker/": {"phone": "06 5"},
        f"{doctor.id}/": {"name": "X"},
        f"{doctor.id}/einde/": {"last_day": "2026-11-20"},
    }
    for path, sent in attempts.items():
        assert client.post(url + path, sent).status_code in (403, 404)
    assert there(cast, "R. Amrani") == doctor
    if name == "manager":
        text = client.get(url).content.decode()
        assert "erbij/" not in text
        assert f"{doctor.id}/" not in text


def test_a_party_of_another_file_is_not_there(cast: Cast, coach: Client, url: str) -> None:
    unknown = UUID(int=7)
    assert coach.get(f"{url}{unknown}/").status_code == 404
