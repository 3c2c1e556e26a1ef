"""``wissel audit``: a trajectory file in, the RIV check of that file out."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from functools import cache

NAME = "audit"
HELP = "a trajectory file -> the RIV check of that file"
DESCRIPTION = (
    "Lays the questions of the RIV check beside a trajectory file: for each its state, with the "
    "evidence or the hole, what would make it good and until when that helps. Says at which step "
    "of the official order the file stops; never a chance. --on asks for another day, as UWV would "
    "have seen it then: without what was written down later. A line of the journal that is not as "
    "its own chain holds it is named on standard error; with --lines that is not looked at."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    from wissel.cli._json import add_json_arguments

    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day of the check (default today); what was recorded after it is left out",
    )
    parser.add_argument(
        "--hindsight",
        action="store_true",
        help="with --on: count what was recorded later too",
    )
    add_json_arguments(parser, trace=False)


def run(args: Namespace) -> int:
    """Check; 0 done, 1 the file is not acceptable, 2 it cannot be read."""
    from wissel.cli._json import run_json
    from wissel.core.audit import Audit, audit
    from wissel.core.bundle import journal_faults
    from wissel.core.dates import end_of_day, local_day
    from wissel.core.programme import Programme, load
    from wissel.core.trajectory import ProgrammeRef, Trajectory

    day = args.on or local_day(datetime.now(UTC))
    known = end_of_day(day) if args.on is not None and not args.hindsight else None

    @cache
    def programme_of(ref: ProgrammeRef) -> Programme | None:
        """Return the way of working where the package has it; a bureau's own is not known here."""
        try:
            return load(ref.name, ref.version)
        except LookupError:
            return None

    def check(case: Trajectory) -> Audit:
        if not args.lines:  # of a file among many nobody could tell which one is meant
            for fault in journal_faults(case.journal):
                print(f"wissel: {fault.text.in_(args.lang)}", file=sys.stderr)
        return audit(case, as_of=day, known_at=known, programme=programme_of(case.programme))

    return run_json(args, Trajectory, check)
