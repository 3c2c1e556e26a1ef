"""``wissel import FILE``: a trajectory file into the database, whole or not at all."""

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wissel.cli._case import Place
    from wissel.connections.trajectory_file import Imported, TrajectoryFile

NAME = "import"
HELP = "a trajectory file into the database; says what it skipped and changed"

_LONGEST_NAME = 200


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Stores a trajectory file whole, or not at all. Every hash and the chain of the journal "
        "are checked, and papers are opened and scanned as when they first came in. The answer "
        "says what was skipped and what was stored otherwise. No accounts are made."
    )
    parser.add_argument("file", metavar="FILE", help="JSON or zip of 'wissel export'; - is stdin")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--bureau", help="name or id, when there is more than one bureau")
    place.add_argument("--new-bureau", metavar="NAME", help="open a bureau for it first")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Import; 0 done, 1 the file is not acceptable, 2 the file cannot be read."""
    from wissel.cli import _case

    return _case.answered(args.lang, lambda: _import(args))


def _import(args: Namespace) -> None:
    from wissel.cli import _django
    from wissel.connections.wire import write

    given = _read(args)  # before the database is touched: most mistakes are in the file
    _django.setup()
    from wissel.apps.documents import service as documents

    now = _django.clock()
    place = _place(args)
    done = documents.import_trajectory(
        actor=place.actor, now=now, given=given, new_bureau=args.new_bureau or ""
    )
    print(json.dumps(write(done, language=args.lang), ensure_ascii=False, indent=2))
    print(f"wissel: {place.name}: {_told(given, done)}", file=sys.stderr)


def _read(args: Namespace) -> "TrajectoryFile":
    from wissel.connections.trajectory_file import read_file

    if args.file == "-":
        return read_file(sys.stdin.buffer, language=args.lang)
    with open(args.file, "rb") as source:
        return read_file(source, language=args.lang)


def _place(args: Namespace) -> "Place":
    from wissel.cli import _case, _django
    from wissel.core.sources import Text
    from wissel.infra.ids import uuid7

    now = _django.clock()
    among = _case.places(now, NAME)
    if args.new_bureau is not None:
        name = args.new_bureau.strip()
        taken = name.casefold() in {place.name.casefold() for place in among}
        if taken or not 0 < len(name) <= _LONGEST_NAME:
            raise _case.Unfit(
                "name-taken",
                "--new-bureau",
                Text(
                    f"Kies een andere naam dan '{name[:60]}': die is leeg, te lang of bestaat al.",
                    f"Choose another name than '{name[:60]}': it is empty, too long or taken.",
                ),
            )
        return _case.Place(_django.command_actor(NAME, uuid7()), name)
    found = _case.chosen(among, args.bureau)
    if len(found) > 1:
        raise _case.several(found)
    if not found:
        raise _case.Unfit(
            "no-bureau",
            "--new-bureau",
            Text(
                "Er is hier nog geen bureau. Open er een met --new-bureau NAAM.",
                "There is no bureau here yet. Open one with --new-bureau NAME.",
            ),
        )
    return found[0]


def _told(given: "TrajectoryFile", done: "Imported") -> str:
    own = given.trajectory.reference
    if done.imported == own:
        return f"imported as {own}, its own number"
    return f"imported as {done.imported}; its own number {own} is taken or cannot be used here"
