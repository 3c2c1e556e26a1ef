"""``wissel demo``: fills an empty database with bureaus at work, through the doors.

What happens stands in the scripts of the folder ``demo``, in weeks of illness, so that it never
grows old. The accounts and their codes are public: the database is marked as demo for ever, and
production settings refuse it.
"""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime, time
from itertools import groupby

from wissel.cli import _django

NAME = "demo"
HELP = "fill an empty database with demo bureaus; some of the accounts are printed"


def add_arguments(parser: ArgumentParser) -> None:
    """Take an option for a second start, and the day up to which it is played."""
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing when the database holds a bureau"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="play up to ten in the morning of this day (2026-11-26), instead of up to now",
    )
    parser.add_argument(
        "--bureaus", type=int, metavar="N", help="load the first N bureaus only (default: all)"
    )


def run(args: Namespace) -> int:
    """Load the demo and print sign-ins; 1 when the database is not empty."""
    _django.setup()
    from wissel.apps.bureaus import service as bureaus
    from wissel.core.dates import AMSTERDAM

    if not args.if_empty and any(True for _ in bureaus.all_bureaus()):
        _django.refuse("this database is not empty; the demo goes into an empty one only.")
    if args.as_of is None:
        return prepare(bureaus_at_most=args.bureaus)
    return prepare(datetime.combine(args.as_of, time(10), AMSTERDAM), bureaus_at_most=args.bureaus)


def prepare(now: datetime | None = None, *, bureaus_at_most: int | None = None) -> int:
    """Load the demo, as it stands at ``now`` (without it: this moment), into an empty database.

    Prints sign-ins of a demo, new or old.
    """
    from wissel.apps.bureaus import service as bureaus

    if not any(True for _ in bureaus.all_bureaus()):
        from django.conf import settings

        from wissel.cli.stage import load_demo

        load_demo(
            now or _django.clock(),
            password=settings.WISSEL_DEMO_PASSWORD,
            bureaus_at_most=bureaus_at_most,
        )
    if bureaus.is_demo():
        _print_sign_ins(_django.clock())
    return 0


def _print_sign_ins(now: datetime) -> None:
    """Print a few accounts of each bureau; the sign-in page shows the codes that hold now."""
    from django.conf import settings

    from wissel.apps.bureaus import service as bureaus

    print(f"Demo accounts, password {settings.WISSEL_DEMO_PASSWORD} (the page shows the codes):")
    accounts = bureaus.demo_accounts(now=now)
    for bureau, of_bureau in groupby(accounts, key=lambda account: account.bureau):
        print(f"  {bureau}")
        for account in of_bureau:
            print(f"    {account.role:<14} {account.email:<28} {account.name}")
