"""What the client's file gives a new quote, and what is open with a client."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ClientSaid
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import OpenWithClient, Payer
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

NAME = "De Maasbocht Transport B.V."


def begun(cast: Cast) -> UUID:
    """Begin a quote."""
    return orders.begin_quote(
        actor=cast.planner, now=NOW, trajectory=cast.trajectory, order="trajectory"
    )


def open_ones(cast: Cast, actor: Actor) -> OpenWithClient:
    """Return what is open with the client."""
    return orders.open_with_client(actor=actor, now=NOW, client=cast.client)


def test_a_new_quote_begins_with_the_payer_and_the_reference_of_the_client(cast: Cast) -> None:
    before = orders.quote(actor=cast.planner, now=NOW, quote=begun(cast)).said
    assert (before.payer, before.reference) == (None, "")
    said = ClientSaid(
        NAME,
        reference="PO-2026-17",
        payer_name="Verzuimpolis N.V.",
        payer_address="Postbus 1, Utrecht",
        payer_email="facturen@polis.example",
        payer_reference="V-88",
    )
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=said)
    after = orders.quote(actor=cast.planner, now=NOW, quote=begun(cast)).said
    assert after.reference == "PO-2026-17"
    assert after.payer == Payer(
        "Verzuimpolis N.V.", "Postbus 1, Utrecht", "facturen@polis.example", "V-88"
    )
    assert after.lines == before.lines
    with pytest.raises(Denied):  # a coach reads them only
        orders.begin_quote(
            actor=cast.coach, now=NOW, trajectory=cast.trajectory, order="trajectory"
        )


def test_a_quote_that_was_begun_keeps_the_payer_it_had(cast: Cast) -> None:
    quote = begun(cast)
    said = ClientSaid(NAME, payer_name="Verzuimpolis N.V.")
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=said)
    assert orders.quote(actor=cast.planner, now=NOW, quote=quote).said.payer is None


def test_open_quotes_stand_in_the_file_until_they_are_withdrawn(cast: Cast) -> None:
    quote = begun(cast)
    for actor in (cast.planner, cast.manager, cast.coach):
        [line] = open_ones(cast, actor).quotes
        assert (line.id, line.employee, line.state) == (quote, "Karin Dijkstra", "draft")
    assert open_ones(cast, cast.other_coach).quotes == ()
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    found = orders.open_with_client(actor=cast.manager, now=NOW, client=other)
    assert found == OpenWithClient((), ())


@pytest.mark.parametrize(
    "name", ["employer", "employee", "line_manager", "auditor", "sysadmin", "stranger"]
)
def test_nobody_else_reads_what_is_open(cast: Cast, name: str) -> None:
    begun(cast)
    with pytest.raises(Denied):
        open_ones(cast, cast.everybody[name])


def test_what_is_open_is_read_in_as_many_queries_for_one_quote_as_for_many(cast: Cast) -> None:
    begun(cast)
    open_ones(cast, cast.manager)
    counts = []
    for number in (1, 5):
        while len(open_ones(cast, cast.manager).quotes) < number:
            begun(cast)
        with CaptureQueriesContext(connection) as queries:
            assert len(open_ones(cast, cast.manager).quotes) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
