"""No query without a bureau, no write without a door, no row of another bureau."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.utils import ProgrammingError

from tests.cast import NOW, Cast, member_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.models import Client, Membership
from wissel.apps.trajectories.models import Employee, JournalEntry
from wissel.core.access import Role
from wissel.infra import rowsecurity, tenancy
from wissel.infra.changes import WriteOutsideDoor
from wissel.infra.doors import Actor, Denied, as_application, as_user, door, read_door
from wissel.infra.ids import uuid7

pytestmark = pytest.mark.django_db


@door
def write_anything(*, actor: Actor, now: datetime, row: object) -> None:
    row.save()  # type: ignore[attr-defined]  # any row will do


@door
def touch_journal(*, actor: Actor, now: datetime, how: str) -> None:
    rows = JournalEntry.objects.all()
    row = rows.get()
    if how == "save":
        row.save()
    elif how == "save as new":
        row._state.adding = True
        row.save(force_update=True)
    elif how == "update":
        rows.update(happened_on=NOW.date())
    elif how == "bulk update":
        JournalEntry.objects.bulk_update([row], ["happened_on"])
    elif how == "delete":
        rows.get().delete()
    else:
        rows.delete()


@read_door
def count_clients(*, actor: Actor, now: datetime) -> int:
    return Client.objects.count()


@read_door
def write_while_reading(*, actor: Actor, now: datetime) -> None:
    Client(name="Stiekem B.V.").save()


def test_a_query_without_a_bureau_in_context_raises(cast: Cast) -> None:
    with pytest.raises(tenancy.NoTenant):
        Client.objects.count()


def test_a_query_sees_the_rows_of_its_bureau_only(cast: Cast) -> None:
    assert count_clients(actor=cast.coach, now=NOW) == 1
    bureaus.register_client(actor=cast.coach, now=NOW, name="Nog Een B.V.")
    assert count_clients(actor=cast.coach, now=NOW) == 2
    assert count_clients(actor=cast.stranger, now=NOW) == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda row: row.save(),
        lambda row: Client.objects.update(name="x"),
        lambda row: Client.objects.bulk_create([Client(bureau_id=row.bureau_id, name="x")]),
        lambda row: row.delete(),
    ],
    ids=["save", "update", "bulk_create", "delete"],
)
def test_a_write_outside_a_door_raises(cast: Cast, write: Callable[[Client], object]) -> None:
    with tenancy.tenant(cast.coach.bureau), as_application(cast.coach), transaction.atomic():
        row = Client.objects.get()
        with pytest.raises(WriteOutsideDoor):
            write(row)


def test_a_reading_door_cannot_write(cast: Cast) -> None:
    with pytest.raises(WriteOutsideDoor):
        write_while_reading(actor=cast.coach, now=NOW)


def test_a_row_of_another_bureau_cannot_be_written(cast: Cast) -> None:
    row = Client(bureau_id=cast.stranger.bureau, name="Elders B.V. twee")
    with pytest.raises(tenancy.CrossTenant):
        write_anything(actor=cast.coach, now=NOW, row=row)


@pytest.mark.parametrize(
    "how", ["save", "save as new", "update", "bulk update", "delete", "bulk delete"]
)
def test_a_journal_entry_is_never_changed_or_removed(cast: Cast, how: str) -> None:
    with pytest.raises(WriteOutsideDoor, match="append-only"):
        touch_journal(actor=cast.coach, now=NOW, how=how)


@pytest.mark.parametrize(
    "write",
    [
        lambda rows: rows.update(active=False),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_create([]),
        lambda rows: rows.bulk_update(list(rows), ["active"]),
    ],
    ids=["update", "delete", "bulk_create", "bulk_update"],
)
def test_the_threshold_of_sign_in_reads_over_bureaus_and_writes_nothing(
    cast: Cast, write: Callable[[QuerySet[Membership]], object]
) -> None:
    rows = Membership.across_bureaus.filter(pk=cast.stranger.membership)
    refused = (WriteOutsideDoor, tenancy.NoTenant)
    assert cast.stranger.user is not None
    with as_user(cast.stranger.user), pytest.raises(refused):
        write(rows)


def test_sql_of_ones_own_is_refused_since_it_knows_no_bureau(cast: Cast) -> None:
    @read_door
    def by_sql(*, actor: Actor, now: datetime) -> int:
        return len(list(Client.objects.raw("SELECT * FROM bureaus_client")))

    with pytest.raises(tenancy.NoTenant):
        by_sql(actor=cast.coach, now=NOW)


def test_a_door_refuses_a_moment_without_a_zone(cast: Cast) -> None:
    with pytest.raises(ValueError, match="aware"):
        count_clients(actor=cast.coach, now=datetime(2026, 11, 22))  # noqa: DTZ001 - the point


def test_a_door_of_another_bureau_cannot_be_called_from_within(cast: Cast) -> None:
    @read_door
    def reach_over(*, actor: Actor, now: datetime) -> int:
        return count_clients(actor=cast.stranger, now=now)

    with pytest.raises(tenancy.CrossTenant):
        reach_over(actor=cast.coach, now=NOW)


def test_a_door_takes_keywords_with_actor_and_now() -> None:
    with pytest.raises(TypeError, match="keyword"):

        @door
        def positional(actor: Actor, now: datetime) -> None: ...

    with pytest.raises(TypeError, match="now"):

        @door
        def timeless(*, actor: Actor) -> None: ...


def test_nothing_is_written_by_half(cast: Cast) -> None:
    @door
    def half(*, actor: Actor, now: datetime) -> None:
        Client(name="Half B.V.").save()
        raise Denied("changed-my-mind")

    with pytest.raises(Denied):
        half(actor=cast.coach, now=NOW)
    assert count_clients(actor=cast.coach, now=NOW) == 1


def test_health_and_private_fields_are_not_in_the_open_in_the_table(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, date_of_birth FROM trajectories_employee")
        stored = " ".join(str(value) for row in cursor.fetchall() for value in row)
        cursor.execute("SELECT content, salt FROM trajectories_journalentry")
        stored += " ".join(str(value) for row in cursor.fetchall() for value in row)
    assert "12345678" not in stored
    assert "1981-05-04" not in stored
    assert "tweede-spoor-start" not in stored


def test_an_encrypted_field_cannot_be_filtered_on(cast: Cast) -> None:
    with tenancy.tenant(cast.coach.bureau), pytest.raises(TypeError, match="encrypted"):
        list(Employee.objects.filter(phone="06 12345678"))


@pytest.mark.postgresql  # SQLite has the manager as its only net
def test_on_postgresql_rows_of_another_bureau_are_invisible_to_plain_sql(cast: Cast) -> None:
    with transaction.atomic(), as_application(cast.coach), connection.cursor() as cursor:
        for model in rowsecurity.tenant_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                f"SELECT count(*) FROM {table} WHERE bureau_id <> %s",  # noqa: S608 - our own names
                [cast.coach.bureau],
            )
            assert cursor.fetchone() == (0,), model
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("UPDATE infra_accesslogentry SET event = 'x'")


@pytest.mark.postgresql  # SQLite has the manager as its only net
def test_on_postgresql_a_person_of_two_bureaus_is_in_one_at_a_time(cast: Cast) -> None:
    elsewhere = Actor(bureau=cast.stranger.bureau, name="tests", role="system", kind="command")
    member_of(elsewhere, NOW, "Noor Akkerman", "noor@overweg.example", Role.COACH)
    with transaction.atomic(), as_application(cast.coach), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT bureau_id FROM bureaus_membership")
        assert cursor.fetchall() == [(cast.coach.bureau,)]


@pytest.mark.postgresql  # SQLite has the manager as its only net
def test_on_postgresql_nobody_makes_themself_a_member_of_another_bureau(cast: Cast) -> None:
    assert cast.coach.user is not None
    elsewhere = (
        "INSERT INTO bureaus_membership (id, bureau_id, user_id, role, active, registration, phone)"
        " VALUES (%s, %s, %s, 'manager', true, '', '')"
    )
    values = [uuid7(), cast.stranger.bureau, cast.coach.user]
    for context in (as_application(cast.coach), as_user(cast.coach.user)):
        with transaction.atomic(), context, connection.cursor() as cursor:
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                cursor.execute(elsewhere, values)
            cursor.execute(
                "UPDATE bureaus_membership SET role = 'manager' WHERE bureau_id <> %s",
                [cast.coach.bureau],
            )
            assert cursor.rowcount == 0


def test_today_is_the_day_in_amsterdam() -> None:
    from wissel.infra.doors import today_of

    assert today_of(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)).isoformat() == "2026-11-23"
    assert today_of(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)).isoformat() == "2026-07-01"
