"""Which database the tests run on, where they put files, and the standing cast.

``WISSEL_TEST_DATABASE`` (``sqlite`` or ``postgresql``) says what the caller meant; a mismatch with
the settings ends the run, so that no run on PostgreSQL turns into one on SQLite unseen.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_django
from django.conf import settings
from django.db import connections
from django.utils import translation

if TYPE_CHECKING:
    from tests.cast import Cast


def pytest_configure() -> None:
    """Refuse a database that was not meant; make the folder that serves static files."""
    vendor = connections["default"].vendor
    meant = os.environ.get("WISSEL_TEST_DATABASE") or vendor
    if meant != vendor:
        raise pytest.UsageError(
            f"WISSEL_TEST_DATABASE is {meant!r}, but WISSEL_DATABASE_URL leads to {vendor!r}; "
            "tests/embedded_pg.py starts a PostgreSQL and sets both."
        )
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(trylast=True)  # after the order was drawn at random
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put tests with real transactions last: they empty the tables, and the cast with them.

    Left out are tests about PostgreSQL alone on the embedded database, where there is nothing to
    test, and beside PostgreSQL those that start the program on an embedded database of their own:
    they would only do the same again.
    """
    items.sort(key=_empties_the_tables)
    beside = connections["default"].vendor == "postgresql"
    left_out = "own_database" if beside else "postgresql"
    out = [item for item in items if item.get_closest_marker(left_out)]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)


def _empties_the_tables(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db")
    transaction = marked is not None and marked.kwargs.get("transaction", False)
    fixtures: set[str] = set(getattr(item, "fixturenames", ()))
    return bool(transaction) or bool(fixtures & {"transactional_db", "live_server"})


def pytest_report_header() -> str:
    """Say on which database this run is."""
    return f"database: {connections['default'].vendor}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put the embedded test database in a file: in memory, all threads would share one connection.

    A server thread and the test would then see each other's open transactions, which no
    installation ever does.
    """
    connection = connections["default"]
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def _files_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the files of the tests out of the data folder of the checkout."""
    settings.STORAGES["default"]["OPTIONS"]["location"] = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Begin each test in Dutch: a page read in English leaves English behind in its thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def _cast_once(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> "Cast":
    """Make the cast once: each test works in a transaction that is rolled back around it."""
    from django_tasks_db.models import DBTaskResult

    from tests.cast import make_cast  # here: the tests of the core need no database

    with django_db_blocker.unblock():
        made = make_cast()
        DBTaskResult.objects.all().delete()  # its invitations are nobody's mail in a test
        return made


@pytest.fixture
def cast(_cast_once: "Cast", db: None) -> "Cast":
    """Two bureaus and the people around one trajectory, made through doors.

    A test with real transactions empties the tables; it calls ``make_cast()`` itself.
    """
    return _cast_once
