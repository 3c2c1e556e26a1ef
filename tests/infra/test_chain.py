"""Who owns the database can rewrite every row of a log, and is found out by the key they lack."""

import hashlib
import importlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import override_settings

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.cli._check import report
from wissel.infra import _chain, logs, tenancy
from wissel.infra.doors import Actor, as_application

MIGRATION = "0002_chains_under_a_key_and_lists"
#: What somebody with the database alone would use: the same names of keys, another secret.
WRONG = {"t2": "ab" * 32, "t1": "cd" * 32}
TABLES = {"changes": "infra_changelogentry", "access": "infra_accesslogentry"}

Link = Callable[[str, int, dict[str, Any]], str]


@pytest.fixture(autouse=True)
def _a_few_lines(cast: Cast) -> None:
    for _ in range(3):
        trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def first_break(cast: Cast, name: logs.LogName) -> int | None:
    with tenancy.tenant(cast.coach.bureau):
        return logs.first_break(name)


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def bureau(cast: Cast) -> object:
    """Return the bureau as the database has it in SQL."""
    own = cast.coach.bureau
    return own if connection.vendor == "postgresql" else own.hex


def write_on(cast: Cast, client: str = "Nog een B.V.") -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    bureaus.register_client(actor=cast.coach, now=NOW, name=client)


def last(cast: Cast, name: logs.LogName) -> int:
    with tenancy.tenant(cast.coach.bureau):
        return max(row.seq for row, _ in logs._rows(name))


def without_key(previous: str, seq: int, fields: dict[str, Any]) -> str:
    """Return a link as it was made before there were keys, written anew for this test."""
    said = {
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in fields.items()
        if key != "listing"
    }
    body = json.dumps([previous, seq, said], sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def relink(cast: Cast, name: logs.LogName, link: Link, *, begin: int = 1) -> None:
    """Write the links of a whole log anew, and its head, as who owns the database can."""
    with tenancy.tenant(cast.coach.bureau):
        rows = [(row.seq, row.link, fields) for row, fields in logs._rows(name)]
    previous = rows[begin - 2][1] if begin > 1 else ""
    for seq, _, fields in rows[begin - 1 :]:
        previous = link(previous, seq, fields)
        sql(
            f"UPDATE {TABLES[name]} SET link = %s WHERE bureau_id = %s AND seq = %s",  # noqa: S608 - our own names
            previous,
            bureau(cast),
            seq,
        )
    with override_settings(WISSEL_FIELD_KEYS=WRONG):
        seal = _chain.seal(cast.coach.bureau, name, rows[-1][0], previous)
    sql(
        "UPDATE infra_chainhead SET link = %s, seal = %s WHERE bureau_id = %s AND name = %s",
        previous,
        seal,
        bureau(cast),
        name,
    )


def with_wrong_key(cast: Cast, name: logs.LogName) -> Link:
    def link(previous: str, seq: int, fields: dict[str, Any]) -> str:
        with override_settings(WISSEL_FIELD_KEYS=WRONG):
            return _chain.link(cast.coach.bureau, name, previous, seq, fields)

    return link


def seal_as_the_migration_does() -> None:
    module = importlib.import_module(f"wissel.infra.migrations.{MIGRATION}")
    then = MigrationLoader(connection).project_state(("infra", MIGRATION)).apps
    module.seal_the_heads(then, SimpleNamespace(connection=connection))


def before_keys(cast: Cast, name: logs.LogName) -> None:
    """Make a log what it was before there were keys, and migrate."""
    relink(cast, name, without_key)
    seal_as_the_migration_does()


def test_a_rewritten_log_breaks_at_the_first_line_that_was_rewritten(cast: Cast) -> None:
    names: tuple[logs.LogName, ...] = ("changes", "access")
    for name in names:
        assert first_break(cast, name) is None
        sql(
            f"UPDATE {TABLES[name]} SET actor_name = 'Iemand' WHERE bureau_id = %s AND seq = 2",  # noqa: S608 - our own names
            bureau(cast),
        )
        relink(cast, name, with_wrong_key(cast, name), begin=2)
        assert first_break(cast, name) == 2


def test_a_log_rewritten_as_if_there_were_no_key_yet_proves_nothing(cast: Cast) -> None:
    relink(cast, "changes", without_key)
    assert first_break(cast, "changes") == 1


def test_a_line_without_a_key_after_one_with_a_key_is_broken(cast: Cast) -> None:
    relink(cast, "changes", without_key, begin=3)
    assert first_break(cast, "changes") == 3


def test_check_reports_the_number_of_the_first_broken_line(cast: Cast) -> None:
    relink(cast, "access", with_wrong_key(cast, "access"), begin=2)
    broken = [each for each in report(NOW)["findings"] if each["kind"] == "broken-chain"]
    assert [(each["chain"], each["seq"]) for each in broken] == [("access", 2)]


def test_a_tail_cut_off_with_its_head_put_back_is_found_and_never_sealed_again(cast: Cast) -> None:
    end = last(cast, "access")
    sql("DELETE FROM infra_accesslogentry WHERE bureau_id = %s AND seq = %s", bureau(cast), end)
    sql(
        "UPDATE infra_chainhead SET seq = %s, link = (SELECT link FROM infra_accesslogentry"
        " WHERE bureau_id = %s AND seq = %s) WHERE bureau_id = %s AND name = 'access'",
        end - 1,
        bureau(cast),
        end - 1,
        bureau(cast),
    )
    assert first_break(cast, "access") == end
    write_on(cast)
    assert first_break(cast, "access") is not None, "going on mends nothing"


def test_a_log_that_is_gone_altogether_is_missed(cast: Cast) -> None:
    sql("DELETE FROM infra_accesslogentry")
    sql("DELETE FROM infra_chainhead WHERE name = 'access'")
    assert first_break(cast, "access") == 1
    write_on(cast)
    assert first_break(cast, "access") is not None, "going on mends nothing"


def test_a_line_of_another_bureau_fits_nowhere_else(cast: Cast) -> None:
    fields = {"door": "x"}
    made = _chain.link(cast.coach.bureau, "changes", "", 1, fields)
    assert _chain.fits(made, cast.coach.bureau, "changes", "", 1, fields)
    assert not _chain.fits(made, cast.stranger.bureau, "changes", "", 1, fields)
    assert not _chain.fits(made, cast.coach.bureau, "access", "", 1, fields)


def test_lines_from_before_the_key_stay_whole_and_are_gone_on_from(cast: Cast) -> None:
    before_keys(cast, "changes")
    before_keys(cast, "access")
    for client in ("Eerste B.V.", "Tweede B.V."):
        write_on(cast, client)
        assert first_break(cast, "changes") is None
        assert first_break(cast, "access") is None


def test_a_touched_line_from_before_the_key_is_found(cast: Cast) -> None:
    before_keys(cast, "access")
    write_on(cast)
    end = last(cast, "access")
    sql("UPDATE infra_accesslogentry SET actor_name = 'Iemand' WHERE seq = 2")
    assert first_break(cast, "access") == 2
    with tenancy.tenant(cast.coach.bureau):
        rows = [(row.seq, fields) for row, fields in logs._rows("access")]
    previous = ""
    for seq, fields in rows[: end - 1]:  # all of the old scheme, computed anew
        previous = without_key(previous, seq, fields)
        sql(
            "UPDATE infra_accesslogentry SET link = %s WHERE bureau_id = %s AND seq = %s",
            previous,
            bureau(cast),
            seq,
        )
    assert first_break(cast, "access") == end, "the first keyed line covers what came before"


def test_the_key_may_change_and_the_old_one_stays_needed(cast: Cast, settings: Any) -> None:
    settings.WISSEL_FIELD_KEYS = {"t3": "33" * 32, **settings.WISSEL_FIELD_KEYS}
    write_on(cast)
    assert first_break(cast, "changes") is None
    assert first_break(cast, "access") is None
    del settings.WISSEL_FIELD_KEYS["t2"]
    assert first_break(cast, "access") == 1


@pytest.mark.postgresql  # where the owner of the tables, too, sees one bureau at a time
def test_the_heads_of_every_bureau_are_sealed_under_row_level_security(cast: Cast) -> None:
    sql("UPDATE infra_chainhead SET seal = ''")
    nobody = Actor(bureau=cast.coach.bureau, name="x", role="system", kind="command")
    with transaction.atomic(), as_application(nobody):
        seal_as_the_migration_does()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM infra_chainhead WHERE seal = ''")
        assert cursor.fetchone() == (0,)
