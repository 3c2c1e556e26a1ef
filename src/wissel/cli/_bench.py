"""``wissel bench NAME``: measures, beside the least the work could cost."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path

NAME = "bench"
HELP = "the benchmarks, with figures and ratios"

#: Name -> module with ``report() -> str``; that of ``match`` takes what its options say.
BENCHES = {
    "audit": "wissel.cli._bench_audit",
    "bundle": "wissel.cli._bench_bundle",
    "clock": "wissel.cli._bench_clock",
    "guard": "wissel.cli._bench_guard",
    "match": "wissel.cli._bench_match",
    "money": "wissel.cli._bench_money",
    "pdf": "wissel.cli._bench_pdf",
    "web": "wissel.cli._bench_web",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", choices=sorted(BENCHES), help="what to measure")

    match = parser.add_argument_group("match")
    match.add_argument("--size", type=_number, metavar="N", help="how many vacancies (500,000)")
    match.add_argument("--people", type=_number, metavar="N", help="how many profiles (50,000)")
    match.add_argument(
        "--sample", type=_number, metavar="N", help="profiles asked of engines (200)"
    )
    match.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the market as files")
    match.add_argument("--postgresql", metavar="URL", help="measure that server too")


def _number(said: str) -> int:
    """Read how many: one or more."""
    if not said.isdecimal() or not int(said):
        raise ArgumentTypeError(f"{said!r}: expected a number of one or more")
    return int(said)


def run(args: Namespace) -> int:
    """Print the figures: 0, or 2 for options of another benchmark."""
    said = {name: value for name, value in vars(args).items() if value is not None}
    name = said.pop("name")
    if said and name != "match":
        sys.stderr.write(f"wissel bench: {', '.join(f'--{one}' for one in said)}: for match only\n")
        return 2
    sys.stdout.write(import_module(BENCHES[name]).report(**said))
    return 0
