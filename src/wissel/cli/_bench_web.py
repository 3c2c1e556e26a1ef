"""``wissel bench web``: pages of a large bureau, beside a bare page of the same installation.

Whole requests in one process, through every middleware, on a database that is made for this and
thrown away: the embedded one, or with ``WISSEL_DATABASE_URL`` a new one on that server.
"""

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wissel.cli import _django

if TYPE_CHECKING:
    from django.test import Client

    from wissel.infra.doors import Actor

#: Trajectories of the bureau, and of one coach in it.
SIZE: Final = 5_000
OWN: Final = 50
ROUNDS: Final = 40
_WARM: Final = 3
_PERCENT: Final = 95
#: Statements that only say in which bureau and as whom a transaction reads; they touch no table.
_NO_QUESTION: Final = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SET ", "SELECT set_config")

#: What is asked, by whom. The bare page is an empty answer to somebody who signed in.
PAGES: Final = (
    ("bare page", "manager", "/kaal/"),
    ("Today, manager, all", "manager", "/vandaag/"),
    ("Today, manager, one group", "manager", "/vandaag/?toon=late"),
    ("Today, coach", "coach", "/vandaag/"),
    ("caseload, manager", "manager", "/trajecten/?op=next"),
    ("caseload, manager, filtered", "manager", "/trajecten/?toon=late&van=40&tot=80&op=name"),
    ("caseload, coach", "coach", "/trajecten/?op=next"),
    ("reports, manager", "manager", "/rapporten/"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: milliseconds (median, and what 95 of 100 stay under), questions asked, bytes."""

    name: str
    median: float
    high: float
    queries: int
    size: int


def report(*, size: int = SIZE, own: int = OWN, rounds: int = ROUNDS) -> str:
    """Return the figures of every page, and how many bare pages each costs."""
    with tempfile.TemporaryDirectory(prefix="wissel-bench-") as folder:
        os.environ["WISSEL_DATA_DIR"] = folder
        _django.setup(migrated=False)
        with _database(Path(folder)) as vendor:
            return _report(vendor, size=size, own=own, rounds=rounds)


def _report(vendor: str, *, size: int, own: int, rounds: int) -> str:
    from wissel.cli import _bench_bureau

    began = time.perf_counter()
    bureau = _bench_bureau.make(now=_django.clock(), size=size, own=own)
    _settle(vendor)
    made = time.perf_counter() - began
    lines = [
        f"{size} trajectories in one bureau, {own} of one coach; {vendor}; made in {made:.0f} s",
        f"{platform.python_implementation()} {platform.python_version()}, {rounds} requests each",
    ]
    clients = {name: _signed_in(getattr(bureau, name)) for name in ("manager", "coach")}
    with _bare_page():
        found = _measured(clients, rounds)
    bare = found[0].median
    lines += [
        f"{one.name:<28} median {one.median:6.1f} ms   95% {one.high:6.1f} ms   "
        f"{one.queries:2d} queries   {one.size / 1024:5.0f} kB   {one.median / bare:5.1f} x bare"
        for one in found
    ]
    return "\n".join(lines) + "\n"


def _measured(clients: dict[str, "Client"], rounds: int) -> list[Measured]:
    """Ask the pages by turns, so that a slow minute of the machine slows all of them."""
    took: dict[str, list[float]] = {name: [] for name, _, _ in PAGES}
    for turn in range(rounds + _WARM):
        for name, who, address in PAGES:
            began = time.perf_counter()
            answer = clients[who].get(address)
            seconds = time.perf_counter() - began
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
            if turn >= _WARM:
                took[name].append(seconds * 1000)
    return [_of(name, clients[who], address, took[name]) for name, who, address in PAGES]


def _of(name: str, client: "Client", address: str, took: list[float]) -> Measured:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    statements = [query["sql"] for query in asked.captured_queries]
    return Measured(
        name=name,
        median=statistics.median(took),
        high=sorted(took)[min(len(took) * _PERCENT // 100, len(took) - 1)],
        queries=sum(not sql.startswith(_NO_QUESTION) for sql in statements),
        size=len(answer.content),
    )


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """Make a database of its own beside the one of the settings, and remove it afterwards."""
    from django.core.management import call_command
    from django.db import connection

    kept = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "bench.sqlite3")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("createcachetable", verbosity=0)
        yield connection.vendor
    finally:
        connection.creation.destroy_test_db(str(kept), verbosity=0)


def _settle(vendor: str) -> None:
    """Let the database count its rows, as it does by itself in a night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if vendor == "postgresql" else "ANALYZE")


def _signed_in(actor: "Actor") -> "Client":
    from django.contrib.auth import get_user_model
    from django.test import Client

    from wissel.portals.shell.middleware import MEMBERSHIP

    client = Client(headers={"host": "localhost", "accept-language": "nl"})
    client.force_login(get_user_model().objects.get(pk=str(actor.user)))
    session = client.session
    session[MEMBERSHIP] = str(actor.membership)
    session["wissel.role_chosen"] = True
    session.save()
    return client


@contextmanager
def _bare_page() -> Iterator[None]:
    """Add the bare page to the addresses for as long as is measured."""
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import include, path

    from wissel.portals.shell.pages import signed_in

    class Addresses:
        """The addresses of the installation and one more."""

        urlpatterns = (
            path("kaal/", signed_in(lambda request: HttpResponse("ok"))),
            path("", include("wissel.config.urls")),
        )

    with override_settings(ROOT_URLCONF=Addresses):
        yield
