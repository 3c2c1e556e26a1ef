#!/usr/bin/env python3
"""Set up, run and test Wissel from a checkout, with nothing but Python 3.11 and git.

    python3 dev.py run [--port N]    set up, migrate, load the demo, serve web and worker
    python3 dev.py test [fast]       set up and run every check and test; 'fast' leaves PostgreSQL,
                                     the browser and tests marked slow out
    python3 dev.py wissel ...        set up and run the command 'wissel'
    python3 dev.py lock [--upgrade]  write the locks of the dependencies anew from pyproject.toml

Everything goes into two folders of the checkout: .venv (packages) and .wissel (data). Packages come
from the registry that pip is configured for, and only with the hashes in the locks.
"""

from __future__ import annotations  # so that an older Python gets as far as our sentence about it

import argparse
import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import types
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
STAMP = VENV / "wissel-stamp"
RUN_LOCK = HERE / "requirements-run.lock"
FULL_LOCK = HERE / "requirements.lock"
UV_LOCK = HERE / "requirements-uv.lock"
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Command = Sequence["str | Path"]


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs we start stay in order."""
    print(text, flush=True)


def stop(reason: str) -> NoReturn:
    """End with a sentence instead of a traceback."""
    say(f"dev.py: {reason}")
    raise SystemExit(1)


def call(command: Command, **env: str) -> None:
    """Run a program that must succeed; its output is the user's."""
    done = subprocess.run([str(part) for part in command], cwd=HERE, env={**os.environ, **env})
    if done.returncode:
        stop(f"'{' '.join(str(part) for part in command)}' ended with status {done.returncode}.")


def works(*command: str | Path) -> bool:
    """Tell whether a program runs and succeeds, quietly."""
    try:
        return not subprocess.run(command, cwd=HERE, capture_output=True, check=False).returncode
    except OSError:
        return False


# ------------------------------------------------------------------------------ set-up


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold off other set-ups of this checkout; the lock goes with the process, however it ends."""
    with Path(__file__).open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another dev.py is setting up here; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def digest(*paths: Path) -> str:
    """Return one hash of the content of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def apt_install(package: str, why: str) -> str | None:
    """Install a Debian package when we are root; return the reason when it cannot be done."""
    command = f"apt-get install -y {package}"
    if os.geteuid() or not shutil.which("apt-get"):
        return f"{why} Install it as root ('{command}') and start again."
    say(f"{why} Installing the system package '{package}'.")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
        done = subprocess.run(step, env=env, stdout=subprocess.DEVNULL)
        if done.returncode:
            return f"{why} '{' '.join(step)}' ended with status {done.returncode}."
    return None


def make_venv() -> None:
    """Make .venv with this Python, also where Debian left the package python3-venv out."""
    say(f"Making a virtual environment in {VENV.name} (Python {sys.version.split()[0]}).")
    if not works(sys.executable, "-c", "import ensurepip, venv"):
        if works(sys.executable, "-m", "pip", "--version") and works(
            sys.executable, "-c", "import venv"
        ):
            call([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
            return
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        reason = apt_install(
            f"python{version}-venv", "This Python cannot make virtual environments."
        )
        if reason:
            stop(reason)
    call([sys.executable, "-m", "venv", "--clear", VENV])


def pip() -> list[str | Path]:
    """Return the command for a pip that installs into .venv."""
    if works(PYTHON, "-m", "pip", "--version"):
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def uv_environment(*, online: bool = True) -> dict[str, str]:
    """Return what uv must be told: no own Python, and the registry and certificates of pip."""
    env = {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_CONFIG": "1", "VIRTUAL_ENV": str(VENV)}
    if not online:
        return env
    listed = subprocess.run([*pip(), "config", "list"], capture_output=True, text=True).stdout
    found = re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", listed, re.MULTILINE)
    told = dict(reversed(found))  # the environment stands first in the list, and outweighs files
    for name, key in (("UV_DEFAULT_INDEX", "index-url"), ("SSL_CERT_FILE", "cert")):
        if told.get(key) and name not in os.environ:
            env[name] = told[key]
    return env


def install(lock: Path) -> None:
    """Bring .venv to exactly what the lock says: by uv, or by pip where uv cannot be had."""
    say(f"Installing the packages of {lock.name}.")
    quiet: Command = ["-q", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    if not works(BIN / "uv", "--version"):
        call_or_warn(
            [*pip(), "install", *quiet, "-r", UV_LOCK], "uv cannot be had; pip does it, slower."
        )
    synced = works(BIN / "uv", "--version") and call_or_warn(
        [BIN / "uv", "pip", "sync", "-q", "--require-hashes", lock],
        "uv could not install the lock; pip tries.",
        uv_environment(),
    )
    if not synced:
        call([*pip(), "install", *quiet, "-r", lock])


def call_or_warn(command: Command, warning: str, env: dict[str, str] | None = None) -> bool:
    """Run a program that may fail; say so when it does."""
    done = subprocess.run(command, cwd=HERE, env={**os.environ, **(env or {})})
    if done.returncode:
        say(f"dev.py: {warning}")
    return not done.returncode


def install_ourselves() -> None:
    """Install the checkout itself, editable, with the build tools of the lock and no download."""
    flags: Command = ["-q", "--no-deps", "--no-build-isolation"]
    if works(BIN / "uv", "--version"):
        call(
            [BIN / "uv", "pip", "install", *flags, "--offline", "-e", "."],
            **uv_environment(online=False),
        )
    else:
        call([*pip(), "install", *flags, "--no-index", "--disable-pip-version-check", "-e", "."])


def set_up(*, full: bool) -> None:
    """Make .venv what the checkout asks for; takes no time when nothing changed.

    ``full`` adds what only the tests need. A full environment serves ``run`` as well.
    """
    base = f"{sys.version.split()[0]} {HERE}"
    project = digest(HERE / "pyproject.toml")
    found = [*(STAMP.read_text().splitlines() if STAMP.exists() else []), "", "", ""][:3]
    if found[0] != base or not works(PYTHON, "--version"):
        make_venv()
        found = note([base, "", ""])
    lock = FULL_LOCK if full or found[1].startswith(f"{FULL_LOCK.name} ") else RUN_LOCK
    packages = f"{lock.name} {digest(lock)}"
    if found[1] != packages:
        note([base, "", ""])  # half an installation is none
        install(lock)
        found = note([base, packages, ""])
    if found[2] != project:
        install_ourselves()
        note([base, packages, project])


def note(lines: list[str]) -> list[str]:
    """Write down how far the set-up is: a later start goes on from there."""
    STAMP.write_text("\n".join(lines) + "\n")
    return lines


def lock(arguments: Sequence[str]) -> int:
    """Compile pyproject.toml into the two locks: hashes, and no address of any registry."""
    with alone():
        set_up(full=True)
    say("Compiling the locks.")
    flags = ["--generate-hashes", "--no-emit-index-url", "--no-header", "-q", *arguments]
    compile_: list[str | Path] = [BIN / "uv", "pip", "compile", "pyproject.toml", *flags]
    env = uv_environment()
    call([*compile_, "--group", "dev", "-o", FULL_LOCK.name], **env)
    call([*compile_, "--group", "build", "-c", FULL_LOCK.name, "-o", RUN_LOCK.name], **env)
    return 0


# ------------------------------------------------------------------------------ run


def wissel(*arguments: str, **options: object) -> subprocess.Popen[str]:
    """Start the command ``wissel`` with the settings of a checkout."""
    env = {
        "DJANGO_SETTINGS_MODULE": "wissel.config.settings.dev",
        "WISSEL_DATA_DIR": str(HERE / ".wissel"),
        **os.environ,
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen([BIN / "wissel", *arguments], env=env, text=True, **options)  # type: ignore[call-overload, no-any-return]  # options are Popen's own


def free_port(wanted: int) -> int:
    """Return the first free port of the loopback address, from ``wanted`` on."""
    for port in range(wanted, min(wanted + 50, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port != wanted:
            say(f"Port {wanted} is taken; using {port}.")
        return port
    stop(f"no free port from {wanted} on; give another with --port.")


def answers(url: str) -> bool:
    """Tell whether a server answers there at all."""
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310  # our own loopback address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def finished(process: subprocess.Popen[str], within: float) -> bool:
    """Wait for a process, at most ``within`` seconds; tell whether it ended."""
    try:
        process.wait(timeout=within)
    except subprocess.TimeoutExpired:
        return False
    return True


def end(processes: Sequence[subprocess.Popen[str]]) -> None:
    """Ask the processes to stop, wait for them, and force what does not listen."""
    for name in STOPS:
        signal.signal(name, signal.SIG_IGN)  # a second Ctrl-C must not leave one behind
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        if not finished(process, 15):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def interrupt(signum: int, _frame: types.FrameType | None) -> None:
    """Turn the ways a terminal or a service manager stops us into the one of Ctrl-C."""
    raise KeyboardInterrupt(signal.Signals(signum).name)


def run(arguments: Sequence[str]) -> int:
    """Set up, migrate, load the demo on first run, and serve until stopped."""
    parser = argparse.ArgumentParser(prog="dev.py run")
    parser.add_argument("--port", type=int, default=8000, help="first port to try (default: 8000)")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    for name in STOPS:
        signal.signal(name, interrupt)
    children: list[subprocess.Popen[str]] = []
    try:
        with alone():
            set_up(full=False)
            say("Preparing the database.")
            if wissel("migrate", "--quiet", "--demo").wait():
                stop("'wissel migrate' failed; what it said stands above.")
        port = free_port(options.port)
        # Own sessions: Ctrl-C reaches only us, and we stop them in order.
        for command in (["serve", "--port", str(port)], ["worker"]):
            children.append(wissel(*command, start_new_session=True))
        while not answers(f"http://127.0.0.1:{port}/healthz"):
            if any(finished(child, 0.1) for child in children):
                return broken(children)
        took = time.monotonic() - began
        say(f"\nWissel runs at http://127.0.0.1:{port}/ (after {took:.0f} s). Ctrl-C stops it.\n")
        while not any(finished(child, 0.5) for child in children):
            pass
        return broken(children)
    except KeyboardInterrupt:
        say("\nStopping.")
        return 0
    finally:
        end(children)


def broken(children: Sequence[subprocess.Popen[str]]) -> int:
    """Say which child ended by itself."""
    for name, child in zip(("web server", "worker"), children, strict=True):
        if child.poll() is not None:
            say(f"dev.py: the {name} ended with status {child.returncode}; stopping the rest.")
    return 1


# ------------------------------------------------------------------------------ the commands


def test(arguments: Sequence[str]) -> int:
    """Set up with all that the tests need, and run them (tests/everything.py)."""
    began = time.monotonic()
    with alone():
        set_up(full=True)
    say(f"Set up after {time.monotonic() - began:.1f} s.")
    return subprocess.run([PYTHON, "-m", "tests.everything", *arguments], cwd=HERE).returncode


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036  # it is this line that refuses an older one
        stop(f"Wissel needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    commands = {"run": run, "test": test, "lock": lock}
    if arguments and arguments[0] in commands:
        return commands[arguments[0]](arguments[1:])
    if arguments and arguments[0] == "wissel":
        with alone():
            set_up(full=False)
        return wissel(*arguments[1:]).wait()
    asked = bool(arguments) and arguments[0] in {"-h", "--help", "help"}
    print(__doc__.strip(), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
