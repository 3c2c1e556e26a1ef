"""The trajectories of one client: who may list them, in which order, and what waits."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import ClientCases
from wissel.core.absence import Absence
from wissel.core.journal import ClientRequest
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db


def registered(actor: Actor, client: UUID, name: str = "Ans Bos") -> UUID:
    """Register somebody of a client."""
    said = trajectories.Registration(name, client, Absence(date(2026, 6, 1)))
    return trajectories.register(actor=actor, now=NOW, registration=said).id


def cases_of(cast: Cast, actor: Actor) -> ClientCases:
    """List the trajectories of the client."""
    return trajectories.client_cases(actor=actor, now=NOW, client=cast.client)


def test_the_desk_lists_all_of_a_client_and_a_coach_the_own(cast: Cast) -> None:
    theirs = registered(cast.other_coach, cast.client)
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    registered(cast.coach, other, "Bo Stam")
    for actor in (cast.manager, cast.planner):
        found = cases_of(cast, actor)
        assert {line.trajectory for line in found.lines} == {cast.trajectory, theirs}
        assert (found.number, found.closed) == (2, 0)
    assert [line.trajectory for line in cases_of(cast, cast.coach).lines] == [cast.trajectory]
    assert [line.trajectory for line in cases_of(cast, cast.other_coach).lines] == [theirs]


@pytest.mark.parametrize("name", ["employer", "employee", "line_manager", "auditor", "sysadmin"])
def test_nobody_else_lists_them(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        cases_of(cast, cast.everybody[name])
    with pytest.raises(Denied):
        trajectories.places_of(actor=cast.everybody[name], now=NOW, trajectories=[cast.trajectory])


def test_another_bureau_finds_nothing_of_it(cast: Cast) -> None:
    found = cases_of(cast, cast.stranger)
    assert (found.lines, found.number, found.requests) == ((), 0, ())


def test_a_line_says_who_where_and_what_waits_on_the_employer(cast: Cast) -> None:
    registered(cast.coach, cast.client)
    found = cases_of(cast, cast.manager)
    by_name = {line.employee: line for line in found.lines}
    line = by_name["Ans Bos"]
    assert (line.coach, line.week) == (cast.coach.name, 25)
    for line in found.lines:
        assert all("employer" in duty.actors and duty.done_on is None for duty in line.waits)
        days = [duty.due for duty in line.waits if duty.due is not None]
        assert days == sorted(days)
    turns = [line.waits[0].due for line in found.lines if line.waits]
    assert turns == sorted(turns, key=str)
    assert any(line.waits for line in found.lines)


def test_what_the_employer_asked_waits_until_it_is_answered(cast: Cast) -> None:
    asked = trajectories.ask(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        request=ClientRequest("question", "Hoe loopt het?"),
    )
    [waits] = cases_of(cast, cast.planner).requests
    assert (str(waits.entry), waits.employee) == (asked.id, "Karin Dijkstra")
    assert waits.due > NOW.date()
    assert cases_of(cast, cast.other_coach).requests == ()
    trajectories.answer_request(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        entry=waits.entry,
        answer="Het loopt goed.",
    )
    assert cases_of(cast, cast.planner).requests == ()


def test_the_list_is_read_in_as_many_queries_for_one_as_for_many(cast: Cast) -> None:
    cases_of(cast, cast.manager)
    counts = []
    for number in (1, 7):
        while cases_of(cast, cast.manager).number < number:
            registered(cast.coach, cast.client)
        with CaptureQueriesContext(connection) as queries:
            assert len(cases_of(cast, cast.manager).lines) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
