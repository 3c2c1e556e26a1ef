"""The people of the bureau and its clients."""

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus

PEOPLE = "/bureau/mensen/"
CLIENTS = "/bureau/opdrachtgevers/"


def test_a_manager_sees_who_works_here_and_invites_somebody(cast: Cast, manager: Client) -> None:
    assert "Noor Akkerman" in manager.get(PEOPLE).content.decode()
    page = manager.post(
        PEOPLE, {"name": "Jo Nieuw", "email": "jo@overweg.example", "role": "coach"}
    )
    assert "gaat per mail naar jo@overweg.example" in page.content.decode()
    assert "/uitnodiging/" not in page.content.decode()


def test_a_planner_sees_them_and_invites_nobody(cast: Cast) -> None:
    planner = client_of(cast.planner)
    assert not planner.get(PEOPLE).context["may_invite"]
    given = {"name": "Jo", "email": "jo@overweg.example", "role": "manager"}
    assert planner.post(PEOPLE, given).status_code == 403


@pytest.mark.parametrize("name", ["coach", "employee", "employer", "auditor"])
def test_others_have_no_page_about_the_people(cast: Cast, name: str) -> None:
    assert client_of(getattr(cast, name)).get(PEOPLE).status_code == 404


def test_a_wrong_invitation_names_the_place_and_keeps_the_name(cast: Cast, manager: Client) -> None:
    page = manager.post(PEOPLE, {"name": "Jo Nieuw", "email": "x", "role": "coach"})
    assert page.status_code == 422
    assert "email" in page.context["form"].errors
    assert "Jo Nieuw" in page.content.decode()


def test_a_client_is_added_once(cast: Cast, manager: Client) -> None:
    answer = manager.post(CLIENTS, {"name": "Hotel Het Seinhuis", "kvk": "12345679"})
    assert answer.status_code == 302
    assert "Hotel Het Seinhuis" in manager.get(CLIENTS).content.decode()
    again = manager.post(CLIENTS, {"name": "hotel het seinhuis"})
    assert again.status_code == 422
    assert manager.post(CLIENTS, {"name": "Ander", "kvk": "12"}).status_code == 422


def test_a_contact_is_added_and_invited(cast: Cast, manager: Client) -> None:
    url = f"{CLIENTS}{cast.client}/"
    given = {"name": "Els Smit", "email": "els@m.example", "role": "line-manager"}
    assert manager.post(url, given).status_code == 302
    people = bureaus.contacts_of(actor=cast.manager, now=NOW, client=cast.client)
    [els] = [person for person in people if person.name == "Els Smit"]
    assert els.role == "line-manager"
    page = manager.post(f"{url}{els.id}/nodig-uit/")
    assert "gaat per mail naar els@m.example" in page.content.decode()
    assert manager.post(url, given).status_code == 422


@pytest.mark.parametrize("name", ["employee", "employer", "stranger"])
def test_nobody_else_opens_a_client(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).get(f"{CLIENTS}{cast.client}/")
    assert answer.status_code == 404
