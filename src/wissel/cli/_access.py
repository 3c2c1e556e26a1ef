"""``wissel access``: prints who may do what with which kind of data."""

import json
import sys
from argparse import ArgumentParser, Namespace

from wissel.core.access import matrix

NAME = "access"
HELP = "print the access table: role x kind of data, with conditions"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of the print")
    parser.add_argument("--json", action="store_true", help="every grant typed, in both languages")


def run(args: Namespace) -> int:
    """Print the newest table; always 0."""
    table = matrix()
    if args.json:
        sys.stdout.write(json.dumps(table.data(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(table.text(args.lang))
    return 0
