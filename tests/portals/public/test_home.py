"""Where the front door leads, and working in another role."""

from typing import Any

from django.test import Client

from tests.cast import NOW, Cast, member_of
from tests.portals.public.pages import assert_sound, confirm, enter
from wissel.apps.bureaus import service as bureaus
from wissel.core.access import Role
from wissel.infra.doors import Actor
from wissel.portals.shell.context import shell

BEGIN = {
    "coach": "/vandaag/",
    "other_coach": "/vandaag/",
    "planner": "/vandaag/",
    "manager": "/vandaag/",
    "stranger": "/vandaag/",
    "employee": "/mijn/",
    "stranger_employee": "/mijn/",
    "employer": "/werkgever/",
}


def test_everybody_begins_where_their_role_does(cast: Cast, client: Client) -> None:
    for name, actor in cast.everybody.items():
        client.logout()
        enter(client, actor)
        answer = client.get("/")
        if name in BEGIN:
            assert answer.headers["Location"] == BEGIN[name], name
        else:
            assert answer.status_code == 200, name
            assert_sound(answer)


def second_role(cast: Cast) -> Actor:
    return member_of(cast.command, NOW, "Noor Akkerman", "noor@overweg.example", Role.MANAGER)


def test_whoever_has_two_roles_chooses_once(cast: Cast, client: Client) -> None:
    second = second_role(cast)
    user = enter(client, cast.coach)
    session = client.session
    del session["wissel.role_chosen"]
    session.save()
    assert client.get("/").headers["Location"] == "/wissel-rol/"
    assert_sound(client.get("/wissel-rol/"))
    client.post("/wissel-rol/", {"membership": str(second.membership)})
    assert client.get("/").headers["Location"] == "/vandaag/"
    assert client.session["wissel.membership"] == str(second.membership)
    assert user.name in client.get("/account/").content.decode()


def test_a_role_of_somebody_else_cannot_be_chosen(cast: Cast, client: Client) -> None:
    enter(client, cast.coach)
    before = client.session["wissel.membership"]
    refused = client.post("/wissel-rol/", {"membership": str(cast.manager.membership)})
    assert refused.status_code == 404
    assert client.post("/wissel-rol/", {"membership": "geen"}).status_code == 404
    assert client.session["wissel.membership"] == before


def test_an_employee_sees_on_the_account_page_that_codes_can_be_had(
    cast: Cast, client: Client
) -> None:
    user = enter(client, cast.employee)
    confirm(client)
    client.post("/account/code/uitzetten/")
    page = client.get("/account/")
    assert "/account/code/aanzetten/" in page.content.decode()
    assert user.email in page.content.decode()


def test_the_frame_of_a_page_names_the_bureau_and_the_person(cast: Cast, rf: Any) -> None:
    request = rf.get("/vandaag/")
    coach = cast.coach
    request.entered = bureaus.enter(user=coach.user, membership=coach.membership)
    request.actor, request.now = coach, NOW
    known = shell(request)
    frame: Any = known["frame"]
    assert (frame.tenant, frame.person, frame.kind) == ("Bureau Overweg", "Noor Akkerman", "coach")
    assert frame.session_seconds == 7200
    assert known["today"] == NOW.date()


def test_the_frame_is_left_out_when_nobody_signed_in(db: None, rf: Any) -> None:
    assert set(shell(rf.get("/"))) == {"theme", "here", "is_demo"}
