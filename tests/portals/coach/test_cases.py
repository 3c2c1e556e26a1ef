"""The caseload: filters that combine, an order, pages, views that are kept, and few queries."""

import sys
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import caseload as caseload_door
from wissel.core.absence import Absence
from wissel.core.journal import StagnationSignal
from wissel.infra.doors import today_of

TODAY = today_of(NOW)
_PAGES = sys.modules[caseload_door.__module__]


def register(cast: Cast, name: str, weeks: int = 60, **more: Any) -> UUID:
    registration = trajectories.Registration(
        employee_name=name,
        client=cast.client,
        absence=Absence(TODAY - timedelta(weeks=weeks) + timedelta(days=1)),
    )
    made = trajectories.register(
        actor=more.pop("actor", cast.coach), now=NOW, registration=replace(registration, **more)
    )
    return made.id


def names(page: Any) -> list[str]:
    return [line.employee for line, _ in page.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "anna"}, ["Anna Berg"]),
        ({"q": "OV-0001"}, ["Karin Dijkstra"]),
        ({"van": "59", "tot": "61"}, ["Anna Berg"]),
        ({"tot": "74"}, ["Anna Berg", "Zeno Hof"]),
        ({"toon": "not-started"}, ["Anna Berg", "Zeno Hof"]),
        ({"toon": ["not-started", "still"]}, ["Zeno Hof"]),
        ({"toon": "still", "q": "anna"}, []),
        ({"toon": "unplanned"}, []),
        ({"toon": "closed"}, []),
        ({"toon": "late"}, ["Zeno Hof"]),
    ],
)
def test_filters_that_are_given_together_combine(
    cast: Cast, coach: Client, asked: dict[str, Any], found: list[str]
) -> None:
    register(cast, "Anna Berg", 60)
    still = register(cast, "Zeno Hof", 40)
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=still,
        happened_on=TODAY - timedelta(days=60),
        content=StagnationSignal("practical", "Er rijdt geen bus."),
    )
    page = coach.get("/trajecten/", asked | {"op": "name"})
    assert names(page) == found
    assert page.context["count"] == len(found)
    assert not page.context["form"].errors


@pytest.mark.parametrize(
    ("order", "first"),
    [("name", "Anna Berg"), ("week", "Karin Dijkstra"), ("number", "Karin Dijkstra")],
)
def test_the_order_is_chosen(cast: Cast, coach: Client, order: str, first: str) -> None:
    register(cast, "Zeno Hof", 40)
    register(cast, "Anna Berg", 60)
    assert names(coach.get("/trajecten/", {"op": order}))[0] == first


@pytest.mark.parametrize("order", ["next", "week", "name", "contact", "number"])
def test_pages_hold_everybody_once_in_one_order(
    cast: Cast, coach: Client, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        register(cast, f"Persoon {number % 3}", 40 + number % 2)
    whole = names(coach.get("/trajecten/", {"op": order}))
    monkeypatch.setattr(_PAGES, "MOST_LINES", 3)
    address, walked = f"/trajecten/?op={order}", []
    for _page in range(3):
        page = coach.get(address)
        assert page.context["count"] == 7
        walked += names(page)
        address = f"/trajecten/{page.context['next_page']}"
    assert page.context["next_page"] == ""
    assert walked == whole


def test_a_planner_filters_by_coach_and_by_nobody(cast: Cast) -> None:
    register(cast, "Anna Berg", coach=cast.other_coach.membership)
    planner = client_of(cast.planner)
    mine = planner.get("/trajecten/", {"coach": str(cast.other_coach.membership)})
    assert names(mine) == ["Anna Berg"]
    assert names(planner.get("/trajecten/", {"coach": "none"})) == []
    assert [str(choice.name.nl) for choice in _choices(cast)] == ["Bram de Wit", "Noor Akkerman"]


def _choices(cast: Cast) -> tuple[trajectories.Choice, ...]:
    return caseload_door(actor=cast.planner, now=NOW).choices.coaches


def test_a_coach_cannot_ask_for_the_cases_of_another(cast: Cast, coach: Client) -> None:
    register(cast, "Anna Berg", coach=cast.other_coach.membership)
    page = coach.get("/trajecten/", {"coach": str(cast.other_coach.membership)})
    assert names(page) == ["Karin Dijkstra"]
    assert "coach" not in page.context["form"].fields


def test_client_and_phase_are_those_that_occur(cast: Cast, coach: Client) -> None:
    other = bureaus.register_client(actor=cast.command, now=NOW, name="Andere B.V.").id
    register(cast, "Anna Berg", client=other)
    assert names(coach.get("/trajecten/", {"opdrachtgever": str(other)})) == ["Anna Berg"]
    choices = caseload_door(actor=cast.coach, now=NOW).choices
    found = {
        phase.value: names(coach.get("/trajecten/", {"fase": phase.value, "op": "name"}))
        for phase in choices.phases
    }
    assert {name for some in found.values() for name in some} == {"Anna Berg", "Karin Dijkstra"}
    assert names(coach.get("/trajecten/", {"fase": "basis:nothing"})) == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"van": "abc"}, "van"),
        ({"tot": "0"}, "tot"),
        ({"van": "-3"}, "van"),
        ({"van": "99999999999999999999"}, "van"),
        ({"van": "60", "tot": "50"}, "tot"),
        ({"toon": "nonsense"}, "toon"),
        ({"opdrachtgever": "nonsense"}, "opdrachtgever"),
        ({"op": "nonsense"}, "op"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place_and_stays(
    cast: Cast, coach: Client, asked: dict[str, str], field: str
) -> None:
    page = coach.get("/trajecten/", asked)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    for value in asked.values():
        if field in ("van", "tot"):
            assert f'value="{value}"' in page.content.decode()


@pytest.mark.parametrize("after", ["nonsense", "~", "2026-01-01~x", "\0~\0"])
def test_a_page_that_begins_nowhere_is_the_first(coach: Client, after: str) -> None:
    assert names(coach.get("/trajecten/", {"na": after})) == ["Karin Dijkstra"]


def test_a_view_is_kept_opened_first_renamed_and_removed(cast: Cast, coach: Client) -> None:
    register(cast, "Anna Berg", 60)
    sent = {"name": " Rond  week 60 ", "query": "van=59&tot=61", "is_default": "on"}
    assert coach.post("/trajecten/weergaven/", sent).status_code == 302
    page = coach.get("/trajecten/")
    assert names(page) == ["Anna Berg"]
    assert page.context["form"]["van"].value() == "59"
    [view] = page.context["views"]
    assert (view.name, view.current, view.is_default) == ("Rond week 60", True, True)
    assert len(names(coach.get("/trajecten/?op=next"))) == 2
    where = f"/trajecten/weergaven/{view.id}/"
    assert coach.post(where, {"name": "Rond 60", "query": ""}).status_code == 302
    assert len(names(coach.get("/trajecten/"))) == 2
    assert coach.post(where, {"name": "x", "remove": "1"}).status_code == 302
    assert coach.get("/trajecten/").context["views"] == []


def test_one_view_is_the_default(cast: Cast, coach: Client) -> None:
    for name in ("Een", "Twee"):
        sent = {"name": name, "query": "op=name", "is_default": "on"}
        assert coach.post("/trajecten/weergaven/", sent).status_code == 302
    views = coach.get("/trajecten/").context["views"]
    assert [view.name for view in views if view.is_default] == ["Twee"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "een"])
def test_a_view_without_a_name_of_its_own_is_refused_and_stays_typed(
    cast: Cast, coach: Client, name: str
) -> None:
    coach.post("/trajecten/weergaven/", {"name": "Een", "query": "op=name"})
    page = coach.post("/trajecten/weergaven/", {"name": name, "query": "op=week"})
    assert page.status_code == 422
    assert page.context["view_form"]["name"].value() == name
    assert page.context["view_form"].errors
    view = page.context["views"][0]
    coach.post("/trajecten/weergaven/", {"name": "Twee", "query": "op=name"})
    taken = coach.post(f"/trajecten/weergaven/{view.id}/", {"name": "twee", "query": ""})
    assert taken.status_code == 422
    assert "twee" in taken.content.decode()


def test_nobody_sees_or_changes_the_view_of_another(cast: Cast, coach: Client) -> None:
    coach.post("/trajecten/weergaven/", {"name": "Een", "query": "op=name", "is_default": "on"})
    [view] = coach.get("/trajecten/").context["views"]
    for actor in (cast.other_coach, cast.manager, cast.stranger):
        other = client_of(actor)
        assert other.get("/trajecten/").context["views"] == []
        assert other.post(f"/trajecten/weergaven/{view.id}/", {"name": "x"}).status_code == 404
        sent = {"name": "x", "remove": "1"}
        assert other.post(f"/trajecten/weergaven/{view.id}/", sent).status_code == 404
    assert len(coach.get("/trajecten/").context["views"]) == 1


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    tables = ("SELECT ", "INSERT", "UPDATE", "DELETE")
    asked = [query["sql"] for query in captured.captured_queries]
    # Who asks, and in which bureau, is told to PostgreSQL; that reads no table.
    return sum(sql.startswith(tables) and "set_config" not in sql for sql in asked)


@pytest.mark.slow
def test_at_most_ten_queries_with_three_and_with_sixty(cast: Cast, coach: Client) -> None:
    clients = (coach, client_of(cast.manager))
    addresses = ("/trajecten/", "/trajecten/?toon=late&van=10&tot=100&op=name&q=p")
    for client in clients:
        client.get("/trajecten/")  # the first page also keeps the session
    for begin, end in ((0, 2), (2, 59)):
        for number in range(begin, end):
            register(cast, f"Persoon {number}", 30 + number)
        for client in clients:
            assert [_asked(client, address) <= 10 for address in addresses] == [True, True]


def test_the_access_log_names_who_was_shown_and_nobody_else(
    cast: Cast, coach: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(cast, "Anna Berg")
    monkeypatch.setattr(_PAGES, "MOST_LINES", 1)
    coach.get("/trajecten/?op=name")
    looked = trajectories.who_looked(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert not [look for look in looked if look.event == "caseload.view"]
    coach.get("/trajecten/?q=dijkstra")
    looked = trajectories.who_looked(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert [look.listed for look in looked if look.event == "caseload.view"] == [True]


def test_a_date_before_all_weeks_is_no_error(cast: Cast, coach: Client) -> None:
    assert names(coach.get("/trajecten/", {"van": "260"})) == []
