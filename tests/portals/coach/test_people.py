"""Inviting employee and contact, and giving a trajectory to a coach."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence


@pytest.fixture
def fresh(cast: Cast) -> str:
    """Return the pages of a trajectory whose employee has no account yet."""
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Wim de Boer", client=cast.client, absence=Absence(date(2026, 1, 5))
        ),
    )
    return f"/traject/{made.id}/mensen/"


def test_whoever_invites_does_not_see_the_link_that_proves_the_address(
    cast: Cast, coach: Client, fresh: str
) -> None:
    page = coach.post(f"{fresh}nodig-uit/", {"email": "wim@example.org"})
    assert "gaat per mail naar wim@example.org" in page.content.decode()
    assert "/uitnodiging/" not in page.content.decode()


def test_in_a_demo_the_link_of_an_invitation_is_shown_once_and_works(
    cast: Cast, coach: Client, fresh: str
) -> None:
    bureaus.mark_as_demo()
    page = coach.post(f"{fresh}nodig-uit/", {"email": "wim@example.org"})
    found = re.search(r"/uitnodiging/([^/\"]+)/", page.content.decode())
    assert found is not None
    assert bureaus.invitation(token=found[1], now=NOW).email == "wim@example.org"
    assert page.headers["Cache-Control"].find("no-store") >= 0
    assert "/uitnodiging/" not in coach.get(fresh).content.decode()


@pytest.mark.parametrize("email", ["", "geen adres"])
def test_an_invitation_without_an_address_is_refused(
    cast: Cast, coach: Client, fresh: str, email: str
) -> None:
    page = coach.post(f"{fresh}nodig-uit/", {"email": email})
    assert page.status_code == 422
    assert "email" in page.context["address"].errors


def test_an_employee_with_an_account_is_not_invited_again(cast: Cast, coach: Client) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/mensen/")
    assert not page.context["may_invite"]
    assert "heeft een account" in page.content.decode()


def test_a_contact_of_the_employer_is_invited(cast: Cast, coach: Client) -> None:
    contact = bureaus.add_contact(
        actor=cast.coach, now=NOW, client=cast.client, name="Els Smit", email="els@m.example"
    )
    page = coach.post(f"/traject/{cast.trajectory}/mensen/nodig-uit/{contact.id}/")
    assert page.status_code == 200
    assert "gaat per mail naar els@m.example" in page.content.decode()


def test_a_manager_gives_the_trajectory_to_another_coach(cast: Cast) -> None:
    manager = client_of(cast.manager)
    url = f"/traject/{cast.trajectory}/mensen/coach/"
    assert manager.post(url, {"coach": ""}).status_code == 422
    answer = manager.post(url, {"coach": str(cast.other_coach.membership)})
    assert answer.status_code == 302
    view = trajectories.case(actor=cast.other_coach, now=NOW, trajectory=cast.trajectory)
    assert view.coach is not None
    assert view.coach.name == "Bram de Wit"


@pytest.mark.parametrize("name", ["coach", "other_coach", "employee", "employer", "stranger"])
def test_nobody_else_gives_it_away(cast: Cast, name: str) -> None:
    answer = client_of(getattr(cast, name)).post(
        f"/traject/{cast.trajectory}/mensen/coach/", {"coach": str(cast.other_coach.membership)}
    )
    assert answer.status_code in (403, 404)


@pytest.mark.parametrize("name", ["manager", "other_coach", "employee", "stranger"])
def test_who_may_not_write_names_invites_nobody(cast: Cast, fresh: str, name: str) -> None:
    answer = client_of(getattr(cast, name)).post(f"{fresh}nodig-uit/", {"email": "w@example.org"})
    assert answer.status_code in (403, 404)
