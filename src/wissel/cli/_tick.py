"""``wissel tick``: does the work of a day, at once."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import date, datetime
from functools import partial

from wissel.cli import _django

NAME = "tick"
HELP = "do the daily work now; twice on a day changes nothing more"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="as if it were this day (YYYY-MM-DD)"
    )


def run(args: Namespace) -> int:
    """Print what changed as JSON; 1 when part of the work failed (stderr says what)."""
    _django.setup()
    from wissel.config import daily

    day = daily.tick_here(actor_of=partial(_django.command_actor, "tick"), now=_moment(args.on))
    print(json.dumps(asdict(day)))
    return 1 if day.undone else 0


def _moment(on: date | None) -> datetime:
    """Return the moment of the work: now, or the beginning of another day in Amsterdam."""
    from wissel.infra.doors import today_of
    from wissel.infra.tasks import midnight

    now = _django.clock()
    return now if on in (None, today_of(now)) else midnight(on)
