"""An invitation becomes an account, or says why not."""

import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import structlog
from django.test import Client

from tests.cast import PASSWORD, Cast
from tests.portals.public.pages import assert_sound, enter, give_app, user_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Employee
from wissel.core.absence import Absence
from wissel.core.access import Role
from wissel.infra import tenancy
from wissel.infra.doors import Actor

GOOD = "vier woorden zijn genoeg"
GONE = 410


def now() -> datetime:
    return datetime.now(UTC)


def invite(cast: Cast, role: Role = Role.EMPLOYER, email: str = "els@maasbocht.example") -> str:
    client = cast.client if role == Role.EMPLOYER else None
    made = bureaus.invite(
        actor=cast.manager, now=now(), email=email, name="Els Mulder", role=role, client=client
    )
    return made.token


def follow(client: Client, token: str) -> str:
    """Open the link; return the text of the page behind it."""
    page = client.get(f"/uitnodiging/{token}/", follow=True)
    return page.content.decode()


def test_the_link_says_who_invites_for_what_and_hides_its_secret(
    cast: Cast, client: Client
) -> None:
    token = invite(cast)
    first = client.get(f"/uitnodiging/{token}/")
    assert first.headers["Location"] == "/uitnodiging/"
    assert first.headers["Referrer-Policy"] == "no-referrer"
    page = client.get("/uitnodiging/")
    assert "Bureau Overweg nodigt u uit" in page.content.decode()
    assert "De Maasbocht Transport B.V." in page.content.decode()
    assert token.partition(".")[2] not in page.content.decode()
    assert token not in str(dict(client.session))
    # Not "no-referrer": a browser would then send the form without its origin, and it be refused.
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]
    assert_sound(page)


def test_an_employer_accepts_and_sets_up_a_second_factor(cast: Cast, client: Client) -> None:
    follow(client, invite(cast))
    done = client.post("/uitnodiging/", {"password": GOOD}, follow=True)
    assert done.request["PATH_INFO"] == "/account/code/aanzetten/"
    assert done.status_code == 200  # the password was given a moment ago: not asked again
    assert "Niet nu" not in done.content.decode()


@pytest.mark.parametrize(("choice", "place"), [("on", "/account/code/aanzetten/"), ("", "/")])
def test_an_employee_accepts_is_tied_to_the_file_and_chooses_codes_or_not(
    cast: Cast, client: Client, choice: str, place: str
) -> None:
    made = trajectories.register(
        actor=cast.coach,
        now=now(),
        registration=trajectories.Registration(
            employee_name="Fenna Bos",
            client=cast.client,
            absence=Absence(first_sick_day=date(2026, 1, 12)),
        ),
    )
    invited = trajectories.invite_employee(
        actor=cast.coach, now=now(), trajectory=made.id, email="fenna@example.org"
    )
    text = follow(client, invited.token)
    assert "U leest een rapport altijd eerder dan uw werkgever" in text
    assert 'name="second_factor"' in text
    assert "checked" in text
    answers = {"password": GOOD} | ({"second_factor": choice} if choice else {})
    done = client.post("/uitnodiging/", answers)
    assert done.headers["Location"] == place
    if choice:
        assert "Niet nu" in client.get(place).content.decode()
    assert client.get("/").headers["Location"] == "/mijn/"
    own, actor = signed_in_as(client)
    assert own.role == Role.EMPLOYEE
    assert trajectories.own_cases(actor=actor, now=now()) == (made.id,)


def signed_in_as(client: Client) -> tuple[bureaus.SignIn, Actor]:
    user = UUID(client.session["_auth_user_id"])
    (own,) = bureaus.sign_ins(user=user)
    actor = bureaus.actor_of(user=user, membership=own.membership)
    assert actor is not None
    return own, actor


def test_whoever_has_an_account_gives_the_password_of_it(cast: Cast, client: Client) -> None:
    user = give_app(cast.coach)
    text = follow(client, invite(cast, Role.MANAGER, user.email))
    assert "U heeft al een account" in text
    wrong = client.post("/uitnodiging/", {"password": "een-ander-wachtwoord"})
    assert "niet het wachtwoord van uw account" in wrong.content.decode()
    assert len(bureaus.sign_ins(user=user.pk)) == 1
    right = client.post("/uitnodiging/", {"password": PASSWORD})
    assert right.headers["Location"] == "/account/code/"  # the code is not skipped
    assert len(bureaus.sign_ins(user=user.pk)) == 2


def test_whoever_is_signed_in_accepts_with_one_press_and_goes_on_in_the_new_role(
    cast: Cast, client: Client
) -> None:
    user = enter(client, cast.coach)
    text = follow(client, invite(cast, Role.MANAGER, user.email))
    assert "Een wachtwoord is nu niet nodig" in text
    assert 'type="password"' not in text
    assert len(bureaus.sign_ins(user=user.pk)) == 1, "opening the link accepts nothing"
    before = client.session.session_key
    done = client.post("/uitnodiging/")
    assert done.headers["Location"] == "/"
    assert client.session.session_key != before
    roles = {own.membership: own.role for own in bureaus.sign_ins(user=user.pk)}
    assert roles[UUID(client.session["wissel.membership"])] == Role.MANAGER
    assert client.get("/bureau/mensen/").status_code == 200


def test_a_weak_password_is_refused_with_a_reason(cast: Cast, client: Client) -> None:
    follow(client, invite(cast))
    page = client.post("/uitnodiging/", {"password": "kort"})
    assert "12" in page.content.decode()
    assert_sound(page)
    assert client.post("/uitnodiging/", {"password": GOOD}).status_code == 302


def test_a_link_that_does_not_work_says_what_to_do(cast: Cast, client: Client) -> None:
    used = invite(cast, email="a@maasbocht.example")
    bureaus.accept_invitation(token=used, password=GOOD, now=now())
    replaced = invite(cast, email="b@maasbocht.example")
    invite(cast, email="b@maasbocht.example")
    old = bureaus.invite(
        actor=cast.manager,
        now=now() - timedelta(days=30),
        email="c@maasbocht.example",
        name="Els Mulder",
        role=Role.EMPLOYER,
        client=cast.client,
    ).token
    secret = "x" * 43
    assert "Uw account is er al" in follow(client, used)
    assert "nieuwere uitnodiging" in follow(client, replaced)
    assert "twee weken" in follow(client, old)
    for unknown in (f"{cast.coach.bureau.hex}.{secret}", "onzin", f"geen.{secret}"):
        assert "hele link" in follow(client, unknown)
    page = client.get("/uitnodiging/")
    assert page.status_code == GONE
    assert_sound(page)
    assert Client().get("/uitnodiging/").status_code == GONE


def test_a_link_works_once(cast: Cast, client: Client) -> None:
    token = invite(cast)
    follow(client, token)
    client.post("/uitnodiging/", {"password": GOOD})
    other = Client(headers={"accept-language": "nl"})
    assert "al gebruikt" in follow(other, token)
    assert other.post("/uitnodiging/", {"password": GOOD}).status_code == GONE


def test_whoever_is_signed_in_is_told_and_signed_out_first(cast: Cast, client: Client) -> None:
    user = enter(client, cast.coach)
    assert user.email in follow(client, invite(cast))
    client.post("/uitnodiging/", {"password": GOOD})
    own, _ = signed_in_as(client)
    assert own.role == Role.EMPLOYER


def test_a_file_that_has_another_account_is_not_taken_over(cast: Cast, client: Client) -> None:
    with tenancy.tenant(cast.coach.bureau):
        person = Employee.objects.get(user_id=cast.employee.user).pk
    invited = bureaus.invite(
        actor=cast.coach,
        now=now(),
        email="anders@example.org",
        name="Een ander",
        role=Role.EMPLOYEE,
        person=person,
    )
    follow(client, invited.token)
    refused = client.post("/uitnodiging/", {"password": GOOD})
    assert refused.status_code == GONE
    assert "hoort al bij een ander account" in refused.content.decode()
    with pytest.raises(KeyError):
        signed_in_as(client)
    assert not bureaus.invitation(token=invited.token, now=now()).has_account


def test_guessing_the_password_of_an_account_is_limited(cast: Cast, client: Client) -> None:
    user = user_of(cast.coach)
    follow(client, invite(cast, Role.MANAGER, user.email))
    for attempt in range(5):
        assert client.post("/uitnodiging/", {"password": f"gok-{attempt}"}).status_code == 200
    limited = client.post("/uitnodiging/", {"password": PASSWORD})
    assert limited.status_code == 429
    assert_sound(limited)


def test_no_invitation_leads_into_a_demo_where_settings_do_not_allow_one(
    cast: Cast, client: Client, settings: Any
) -> None:
    bureaus.mark_as_demo()
    settings.WISSEL_ALLOW_DEMO = False
    client.get(f"/uitnodiging/{invite(cast)}/")
    assert client.post("/uitnodiging/", {"password": GOOD}).status_code == 503
    assert client.get("/").headers["Location"].startswith("/account/inloggen/")


def test_a_new_invitation_gives_no_new_guesses(cast: Cast, client: Client) -> None:
    user = user_of(cast.coach)
    for attempt in range(5):
        follow(client, invite(cast, Role.MANAGER, user.email))
        assert client.post("/uitnodiging/", {"password": f"gok-{attempt}"}).status_code == 200
    follow(client, invite(cast, Role.MANAGER, user.email))
    assert client.post("/uitnodiging/", {"password": PASSWORD}).status_code == 429


def test_a_link_that_is_followed_too_often_leaves_no_secret_in_the_log(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    token = invite(cast)
    answers = {client.get(f"/uitnodiging/{token}/").status_code for _ in range(31)}
    assert answers == {302, 429}
    said = [record.getMessage() for record in caplog.records if record.name == "django.request"]
    assert token not in str(said)


def test_the_secret_of_a_link_is_in_no_log(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    token = invite(cast)
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as events:
        strict.get(f"/uitnodiging/{token}/", follow=True)
        assert strict.post("/uitnodiging/", {"password": GOOD}).status_code == 403
        follow(client, token)
        client.post("/uitnodiging/", {"password": GOOD})
    secret = token.partition(".")[2]
    # The statements of the database are logged only while debugging.
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert said
    assert secret not in str(said) + str(events)
    assert "invitation-accepted" in str(events)
