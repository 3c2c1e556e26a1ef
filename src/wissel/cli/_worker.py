"""``wissel worker``: runs what is queued, until it is stopped."""

import sys
from argparse import ArgumentParser, Namespace

from wissel.cli import _django

NAME = "worker"
HELP = "run background tasks: mail, daily work"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--once", action="store_true", help="end when nothing is due any more")
    parser.add_argument(
        "--retry-failed", action="store_true", help="first put back the tasks that were given up"
    )


def run(args: Namespace) -> int:
    """Run tasks; always 0. SIGTERM and Ctrl-C end it after the task in hand."""
    _django.setup()
    from wissel.config import daily
    from wissel.infra.tasks.worker import Worker, retry_failed

    if args.retry_failed:
        print(f"{retry_failed(_django.clock())} tasks put back", file=sys.stderr)
    worker = Worker(clock=_django.clock, daily=daily.tick)
    with worker.stop.on_signals():
        worker.run(once=args.once)
    return 0
