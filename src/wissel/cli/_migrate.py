"""``wissel migrate``: brings the database to the state that this version expects."""

import sys
from argparse import ArgumentParser, Namespace

from wissel.cli import _django

NAME = "migrate"
HELP = "make or update the tables of the database"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")
    parser.add_argument("--demo", action="store_true", help="fill an empty database with the demo")


def run(args: Namespace) -> int:
    """Make the cache's table, then migrate, so that rights and policies cover it too."""
    _django.setup(migrated=False)
    from django.core.management import call_command
    from django.db import connection

    from wissel.cli import _demo
    from wissel.infra.readiness import pending_migrations

    verbosity = 0 if args.quiet else 1
    # On PostgreSQL every run also puts rights and policies in step with the tables.
    pending = pending_migrations()
    if connection.vendor == "postgresql" or pending:
        call_command("createcachetable", verbosity=verbosity)
        call_command("migrate", interactive=False, verbosity=verbosity)
    if pending:
        _derive_anew()
    return _demo.prepare() if args.demo else 0


def _derive_anew() -> None:
    """Fill the caches that a migration has emptied; what fails is logged, and tried every day."""
    from wissel.apps.bureaus import service as bureaus
    from wissel.config import daily

    for bureau in bureaus.all_bureaus():
        try:
            daily.refresh_due_dates(
                actor=_django.command_actor("migrate", bureau), now=_django.clock()
            )
        except daily.WorkUndone as undone:
            print(f"wissel: not derived anew: {undone}", file=sys.stderr)
