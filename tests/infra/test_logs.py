"""The change log and the access log say who did what, and show when they were touched."""

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.infra import logs, tenancy
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import AccessLogEntry, ChangeLogEntry

pytestmark = pytest.mark.django_db


def changes_of(actor: Actor) -> list[ChangeLogEntry]:
    with tenancy.tenant(actor.bureau):
        return list(ChangeLogEntry.objects.order_by("seq"))


def accesses_of(actor: Actor) -> list[AccessLogEntry]:
    with tenancy.tenant(actor.bureau):
        return list(AccessLogEntry.objects.order_by("seq"))


def first_break(actor: Actor, name: logs.LogName) -> int | None:
    with tenancy.tenant(actor.bureau):
        return logs.first_break(name)


def tamper(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


def test_a_change_is_logged_under_the_name_of_its_door_with_its_actor(cast: Cast) -> None:
    bureaus.register_client(actor=cast.coach, now=NOW, name="Nieuw B.V.")
    entry = changes_of(cast.coach)[-1]
    assert entry.door == "bureaus.service.clients.register_client"
    assert (entry.actor_name, entry.actor_role) == ("Noor Akkerman", "coach")
    assert [(c["table"], c["action"]) for c in entry.changes] == [("bureaus_client", "create")]


def test_the_change_log_copies_no_content(cast: Cast) -> None:
    bureaus.register_client(actor=cast.coach, now=NOW, name="Zeer Herkenbaar B.V.")
    assert "Herkenbaar" not in str([entry.changes for entry in changes_of(cast.coach)])


def test_looking_at_a_trajectory_is_logged_with_its_ground(cast: Cast) -> None:
    trajectories.case(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    entry = accesses_of(cast.coach)[-1]
    assert (entry.event, entry.action, entry.outcome) == ("dossier.view", "R", "ok")
    assert (entry.actor_name, entry.subject) == ("Peter Hoekstra", str(cast.trajectory))
    assert entry.basis.startswith("access:2026-11:party")


def test_a_denied_look_is_logged_too(cast: Cast) -> None:
    with pytest.raises(Denied):
        trajectories.case(actor=cast.other_coach, now=NOW, trajectory=cast.trajectory)
    entry = accesses_of(cast.coach)[-1]
    assert (entry.outcome, entry.actor_name) == ("denied", "Bram de Wit")
    assert (entry.detail, entry.subject) == ("summary-only", str(cast.trajectory))


def test_untouched_chains_are_whole(cast: Cast) -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert first_break(cast.coach, "changes") is None
    assert first_break(cast.coach, "access") is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE infra_changelogentry SET actor_name = 'Iemand Anders' WHERE seq = 2",
        "UPDATE infra_changelogentry SET door = 'niets' WHERE seq = 2",
        "DELETE FROM infra_changelogentry WHERE seq = 2",
    ],
)
def test_a_touched_row_breaks_the_chain_there(cast: Cast, sql: str) -> None:
    tamper(sql)
    assert first_break(cast.coach, "changes") == 2


def test_a_cut_off_tail_is_found(cast: Cast) -> None:
    last = changes_of(cast.coach)[-1].seq
    tamper(
        "DELETE FROM infra_changelogentry WHERE seq = %s "
        "AND bureau_id IN (SELECT id FROM bureaus_bureau WHERE number_prefix = 'OV')",
        last,
    )
    assert first_break(cast.coach, "changes") == last


def test_a_cut_off_tail_is_found_also_when_the_head_is_gone(cast: Cast) -> None:
    tamper("DELETE FROM infra_changelogentry WHERE seq > 2")
    tamper("DELETE FROM infra_chainhead")
    assert first_break(cast.coach, "changes") == 3
