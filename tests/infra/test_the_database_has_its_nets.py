"""The database under the tests has the safety nets that an installation has."""

import pytest
from django.conf import settings
from django.db import connection

SQLITE = {"PRAGMA foreign_keys": 1, "PRAGMA journal_mode": "wal"}


@pytest.mark.django_db
def test_the_embedded_database_checks_keys_and_postgresql_has_a_role_without_privileges() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for question, answer in SQLITE.items():
                assert cursor.execute(question).fetchone()[0] == answer
            return
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
            " WHERE rolname = %s",
            [settings.WISSEL_APP_ROLE],
        )
        assert cursor.fetchone() == (False, False, False, False)


@pytest.mark.django_db
def test_no_transaction_is_opened_by_a_request_and_writers_take_the_lock_at_once() -> None:
    assert not connection.settings_dict["ATOMIC_REQUESTS"]
    if connection.vendor == "sqlite":
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
