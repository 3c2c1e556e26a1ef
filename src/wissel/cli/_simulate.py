"""``wissel simulate``: plays a scripted trajectory day by day on a throw-away database."""

import os
import tempfile
from argparse import ArgumentParser, Namespace
from importlib import resources
from pathlib import Path

NAME = "simulate"
HELP = "play a scripted trajectory day by day on a throw-away database"

_FOLDER = ("wissel.cli", "simulations")


def add_arguments(parser: ArgumentParser) -> None:
    """Take the script and the language of texts."""
    parser.add_argument("scenario", help="a script (YAML), or the name of one in the package")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")
    parser.add_argument("--list", action="store_true", help="list the scripts of the package")


def run(args: Namespace) -> int:
    """Play it; 0 when all went as the script expects, 1 when not or when it cannot be played."""
    from wissel.cli import _case

    text = _text(args.scenario)
    with tempfile.TemporaryDirectory(prefix="wissel-simulation-") as folder:
        return _case.answered(args.lang, lambda: _played(text, folder, args.lang))


def _text(scenario: str) -> str:
    """Return the text of a script of the package by its name, or of a file."""
    packaged = resources.files(_FOLDER[0]).joinpath(_FOLDER[1], f"{scenario}.yaml")
    if scenario.replace("-", "").isalnum() and packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return Path(scenario).read_text(encoding="utf-8")


def _played(text: str, folder: str, language: str) -> None:
    _throw_away(folder)
    import sys

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import override_settings

    from wissel.cli import _case, _django
    from wissel.cli.stage import ScriptError, read_script, simulate
    from wissel.connections.wire import write_text
    from wissel.core.sources import Text
    from wissel.infra.ids import uuid7

    try:
        script = read_script(text)
        call_command("migrate", verbosity=0)
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            found = simulate(
                script,
                command=_django.command_actor(NAME, uuid7()),
                password=settings.WISSEL_DEMO_PASSWORD,
            )
    except ScriptError as error:
        raise _case.Unfit(error.code, error.path, Text(error.dutch, error.english)) from error
    finally:
        connections.close_all()
    sys.stdout.write(write_text(found, language=language) + "\n")
    if not found.as_expected:
        missed = ", ".join(each.duty for each in found.expected if not each.met)
        raise _case.Unfit(
            "not-as-expected",
            "$.expect",
            Text(
                f"Het liep niet zoals het script verwacht: {missed}.",
                f"It did not go as the script expects: {missed}.",
            ),
        )


def _throw_away(folder: str) -> None:
    """Set up Django on an empty database in a folder that is removed afterwards."""
    os.environ.pop("WISSEL_DATABASE_URL", None)
    os.environ["WISSEL_DATA_DIR"] = folder
    from wissel.cli import _django

    _django.setup(migrated=False)
