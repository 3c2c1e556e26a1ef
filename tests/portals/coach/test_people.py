"""Inviting employee and contact, giving a trajectory to a coach, and new capacity."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.trajectory import CapacityItem


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


def test_new_capacity_becomes_the_one_that_holds(cast: Cast, coach: Client) -> None:
    url = f"/traject/{cast.trajectory}/belastbaarheid/"
    answer = coach.post(
        url,
        {
            "valid_from": "2026-11-16",
            "source": "company-doctor",
            "author": "R. Amrani",
            "hours_per_week": "20",
            "aspect_0": "tillen",
            "limit_0": "tot 10 kilo",
        },
    )
    assert answer.status_code == 302
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert case.latest_capacity is not None
    assert case.latest_capacity.items == (CapacityItem("tillen", "tot 10 kilo"),)
    again = coach.get(url).context["form"]
    assert again["limit_0"].value() == "tot 10 kilo"
    assert again["valid_from"].value() is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"author": ""}, "author"),
        ({"valid_from": "2026-12-24"}, "valid_from"),
        ({"hours_per_week": "200"}, "hours_per_week"),
        ({"aspect_0": "tillen"}, "limit_0"),
        ({"limit_0": "tot 10 kilo"}, "aspect_0"),
    ],
)
def test_wrong_capacity_names_the_place(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    given = {"valid_from": "2026-11-16", "source": "uwv", "author": "UWV", "aspect_1": ""}
    page = coach.post(f"/traject/{cast.trajectory}/belastbaarheid/", given | wrong)
    assert page.status_code == 422
    assert field in page.context["form"].errors
