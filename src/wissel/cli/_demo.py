"""``wissel demo``: fills an empty database with a bureau at work, through the doors.

What happens stands in ``demo.yaml``, in days before today. The accounts and their codes are public:
the database is marked as demo for ever, and production settings refuse it.
"""

from argparse import ArgumentParser, Namespace
from datetime import datetime

from wissel.cli import _django

NAME = "demo"
HELP = "fill an empty database with a demo bureau; its accounts are printed"


def add_arguments(parser: ArgumentParser) -> None:
    """Take an option for a second start."""
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing when the database holds a bureau"
    )


def run(args: Namespace) -> int:
    """Load the demo and print its sign-ins; 1 when the database is not empty."""
    _django.setup()
    from wissel.apps.bureaus import service as bureaus

    if not args.if_empty and any(True for _ in bureaus.all_bureaus()):
        _django.refuse("this database is not empty; the demo goes into an empty one only.")
    return prepare()


def prepare() -> int:
    """Load the demo into an empty database; print the sign-ins of a demo, new or old."""
    from wissel.apps.bureaus import service as bureaus

    if not any(True for _ in bureaus.all_bureaus()):
        from wissel.cli import _stage

        _stage.load(_django.clock())
    if bureaus.is_demo():
        _print_sign_ins(_django.clock())
    return 0


def _print_sign_ins(now: datetime) -> None:
    """Print the demo accounts; the sign-in page shows the codes that hold now."""
    from django.conf import settings

    from wissel.apps.bureaus import service as bureaus

    print(f"Demo accounts, password {settings.WISSEL_DEMO_PASSWORD} (the page shows the codes):")
    for account in bureaus.demo_accounts(now=now):
        print(f"  {account.role:<14} {account.email:<28} {account.name}")
