"""``wissel migrate``: brings the database to the state that this version expects."""

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
    if connection.vendor == "postgresql" or pending_migrations():
        call_command("createcachetable", verbosity=verbosity)
        call_command("migrate", interactive=False, verbosity=verbosity)
    return _demo.prepare() if args.demo else 0
