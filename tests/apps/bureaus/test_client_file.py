"""The file of a client: who changes what is known, who writes notes, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ClientChanged, ClientFile, ClientSaid, NoteSaid, NoteView
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied, today_of
from wissel.infra.models import ChangeLogEntry
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db

SAID = ClientSaid(
    "De Maasbocht Transport B.V.",
    kvk="12345678",
    sector="vervoer",
    address="Kade 1",
    postcode="6221 AB",
    place="Maasstad",
    invoice_email="facturen@maasbocht.example",
    reference="PO-2026-17",
    payer_name="Verzuimpolis N.V.",
    own_risk_wga="yes",
    own_risk_wga_since=date(2024, 1, 1),
)
NOTE = NoteSaid(
    date(2026, 11, 20), "Peter Hoekstra (HR)", "Elke maand bellen.\nRapport per kwartaal."
)


def changed(cast: Cast, actor: Actor, revision: int | None = None, **said: Any) -> ClientFile:
    """Change what is known of the client."""
    return bureaus.change_client(
        actor=actor, now=NOW, client=cast.client, said=replace(SAID, **said), revision=revision
    )


def noted(cast: Cast, actor: Actor, once: UUID | None = None, **said: Any) -> NoteView:
    """Write a note."""
    return bureaus.add_client_note(
        actor=actor,
        now=NOW,
        client=cast.client,
        said=replace(NOTE, **said),
        once=once or uuid4(),
    )


def file_of(cast: Cast, actor: Actor) -> ClientFile:
    """Read the file of the client."""
    return bureaus.client_file(actor=actor, now=NOW, client=cast.client)


@pytest.mark.parametrize("name", ["manager", "planner"])
def test_the_desk_changes_what_is_known_and_all_staff_read_who_did(cast: Cast, name: str) -> None:
    actor = cast.everybody[name]
    changed(cast, actor)
    for reader in (cast.coach, cast.planner, cast.manager):
        file = file_of(cast, reader)
        assert (file.said, file.revision) == (SAID, 2)
        [change] = file.changes
        assert (change.made_by, change.made_at) == (actor.name, NOW)
        assert "bezoekadres" in change.words.nl
        assert "andere betaler" in change.words.nl
        assert "name" not in change.fields
    with tenant(cast.coach.bureau):
        logged = ChangeLogEntry.objects.filter(door="bureaus.service.client_file.change_client")
        [entry] = logged
    assert entry.actor_name == actor.name
    assert "reference" in entry.changes[0]["fields"]


@pytest.mark.parametrize(
    "name", ["coach", "employer", "employee", "line_manager", "auditor", "sysadmin", "stranger"]
)
def test_nobody_else_changes_it(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        changed(cast, cast.everybody[name])
    assert file_of(cast, cast.coach).revision == 1


def test_the_employer_reads_the_own_facts_without_who_changed_them(cast: Cast) -> None:
    changed(cast, cast.manager)
    file = file_of(cast, cast.employer)
    assert (file.said, file.changes) == (SAID, ())
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    with pytest.raises(Denied):
        bureaus.client_file(actor=cast.employer, now=NOW, client=other)


@pytest.mark.parametrize("name", ["employee", "line_manager", "company_doctor", "stranger"])
def test_nobody_else_reads_it(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        file_of(cast, cast.everybody[name])
    with pytest.raises(Denied):
        bureaus.client_notes(actor=cast.everybody[name], now=NOW, client=cast.client)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"name": "  "}, ("missing", "$.name")),
        ({"kvk": "1234567"}, ("wrong-value", "$.kvk")),
        ({"kvk": "1234567a"}, ("wrong-value", "$.kvk")),
        ({"address": "x" * 5000}, ("too-long", "$.address")),
        ({"invoice_address": "x" * 5000}, ("too-long", "$.invoice_address")),
        ({"invoice_email": "geen adres"}, ("wrong-value", "$.invoice_email")),
        ({"payer_name": "", "payer_email": "a@b.example"}, ("payer-missing", "$.payer_name")),
        ({"own_risk_zw_since": date(2025, 1, 1)}, ("since-what", "$.own_risk_zw_since")),
        ({"own_risk_zw": "ja"}, ("wrong-value", "$.own_risk_zw")),
        ({"own_risk_wga_since": date(1950, 1, 1)}, ("wrong-value", "$.own_risk_wga_since")),
        ({"name": "A\x00B"}, ("wrong-value", "$.name")),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_changes(
    cast: Cast, said: dict[str, Any], where: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        changed(cast, cast.manager, **said)
    assert (refused.value.code, refused.value.path) == where
    assert file_of(cast, cast.manager).revision == 1


def test_a_number_typed_with_blanks_is_kept_without_and_a_name_is_of_one_client(cast: Cast) -> None:
    assert changed(cast, cast.manager, kvk="1234 5679").said.kvk == "12345679"
    bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.")
    with pytest.raises(Refused, match="client by this name"):
        changed(cast, cast.manager, name="een ANDER b.v.")


def test_the_same_change_sent_twice_is_one_change(cast: Cast) -> None:
    first = changed(cast, cast.manager, revision=1)
    again = changed(cast, cast.manager, revision=1)
    assert first == again
    assert len(again.changes) == 1


def test_of_two_who_change_something_else_at_once_both_changes_stand(cast: Cast) -> None:
    changed(cast, cast.manager)
    changed(cast, cast.manager, revision=2, reference="PO-2")
    both = changed(cast, cast.planner, revision=2, sector="logistiek")
    assert (both.said.reference, both.said.sector) == ("PO-2", "logistiek")
    assert [change.made_by for change in both.changes][:2] == [cast.planner.name, cast.manager.name]


def test_of_two_who_change_the_same_the_second_hears_who_did_and_loses_nothing(cast: Cast) -> None:
    changed(cast, cast.manager)
    changed(cast, cast.manager, revision=2, reference="PO-2", place="Roermond")
    with pytest.raises(ClientChanged) as raised:
        changed(cast, cast.planner, revision=2, reference="PO-3", sector="logistiek")
    clash = raised.value
    assert list(clash.by_field) == ["reference"]
    assert clash.by_field["reference"].made_by == cast.manager.name
    assert clash.file.said.reference == "PO-2"
    both = (clash.both.reference, clash.both.sector, clash.both.place)
    assert both == ("PO-3", "logistiek", "Roermond")
    saved = bureaus.change_client(
        actor=cast.planner, now=NOW, client=cast.client, said=clash.both,
        revision=clash.file.revision,
    )  # fmt: skip
    assert (saved.said.reference, saved.said.place) == ("PO-3", "Roermond")


def test_two_halves_that_do_not_fit_together_are_refused(cast: Cast) -> None:
    changed(cast, cast.manager, own_risk_wga="", own_risk_wga_since=None, payer_name="")
    changed(
        cast, cast.manager, revision=2, own_risk_wga="yes", own_risk_wga_since=None, payer_name=""
    )
    changed(cast, cast.manager, revision=3, own_risk_wga="", own_risk_wga_since=None, payer_name="")
    with pytest.raises(Refused, match="has no beginning"):
        changed(cast, cast.planner, revision=3, own_risk_wga="yes", payer_name="")


def test_all_staff_write_notes_that_stay_newest_talk_first(cast: Cast) -> None:
    noted(cast, cast.coach)
    noted(cast, cast.manager, happened_on=date(2026, 11, 22))
    noted(cast, cast.planner, happened_on=date(2026, 11, 1))
    notes = bureaus.client_notes(actor=cast.other_coach, now=NOW, client=cast.client)
    assert [note.happened_on.day for note in notes] == [22, 20, 1]
    assert notes[1].made_by == cast.coach.name
    assert notes[1].text == NOTE.text


@pytest.mark.parametrize("name", ["employer", "employee", "auditor", "stranger"])
def test_nobody_else_writes_or_reads_notes(cast: Cast, name: str) -> None:
    noted(cast, cast.coach)
    with pytest.raises(Denied):
        noted(cast, cast.everybody[name])
    with pytest.raises(Denied):
        bureaus.client_notes(actor=cast.everybody[name], now=NOW, client=cast.client)


def test_a_note_sent_twice_is_one_note(cast: Cast) -> None:
    once = uuid4()
    assert noted(cast, cast.coach, once) == noted(cast, cast.coach, once)
    assert len(bureaus.client_notes(actor=cast.coach, now=NOW, client=cast.client)) == 1


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"happened_on": today_of(NOW) + timedelta(days=1)}, ("future", "$.happened_on")),
        ({"with_whom": " "}, ("missing", "$.with_whom")),
        ({"with_whom": "x" * 201}, ("too-long", "$.with_whom")),
        ({"text": " \n "}, ("missing", "$.text")),
        ({"text": "x" * 4001}, ("too-long", "$.text")),
        ({"text": "Zij heeft een burn-out en slikt medicijnen."}, ("medical", "$.text")),
        ({"with_whom": "Peter, over de depressie"}, ("medical", "$.with_whom")),
    ],
)
def test_a_note_that_cannot_be_is_refused_at_its_place(
    cast: Cast, said: dict[str, Any], where: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        noted(cast, cast.coach, **said)
    assert (refused.value.code, refused.value.path) == where
    assert bureaus.client_notes(actor=cast.coach, now=NOW, client=cast.client) == ()
