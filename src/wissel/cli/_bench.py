"""``wissel bench NAME``: measures, beside the least the work could cost."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path
from typing import Any, Final

NAME = "bench"
HELP = "the benchmarks, with figures and ratios"

#: Name -> module with ``report() -> str``; that of ``match`` takes what its options say, those in
#: ``ON_A_DATASET`` the folder of their sets.
BENCHES = {
    "audit": "wissel.cli._bench_audit",
    "bundle": "wissel.cli._bench_bundle",
    "clock": "wissel.cli._bench_clock",
    "guard": "wissel.cli._bench_guard",
    "match": "wissel.cli._bench_match",
    "match-quality": "wissel.cli._match_quality",
    "money": "wissel.cli._bench_money",
    "pdf": "wissel.cli._bench_pdf",
    "web": "wissel.cli._bench_web",
}
ON_A_DATASET: Final = frozenset({"match-quality"})
_OF_MATCH: Final = ("size", "people", "sample", "keep", "postgresql")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", choices=sorted(BENCHES), help="what to measure")
    parser.add_argument(
        "dataset", nargs="?", type=Path, help="the folder of sets, where one is asked"
    )
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
    """Print the figures and return 0; 2 for what the benchmark does not take."""
    wrong = _wrong(args)
    if wrong:
        sys.stderr.write(f"wissel bench: {wrong}\n")
        return 2
    report = import_module(BENCHES[args.name]).report
    try:
        figures = report(args.dataset) if args.name in ON_A_DATASET else report(**_options(args))
    except FileNotFoundError as error:
        if args.name not in ON_A_DATASET:
            raise
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(figures)
    return 0


def _options(args: Namespace) -> dict[str, Any]:
    """Return the options that were given."""
    said = {name: getattr(args, name) for name in _OF_MATCH}
    return {name: value for name, value in said.items() if value is not None}


def _wrong(args: Namespace) -> str:
    """Return what is wrong with the use of the command, or nothing."""
    on_a_dataset = args.name in ON_A_DATASET
    if on_a_dataset is not (args.dataset is not None):
        return f"{args.name} takes {'a folder of sets' if on_a_dataset else 'no folder'}"
    if args.name != "match" and (said := _options(args)):
        return f"{', '.join(f'--{one}' for one in said)}: for match only"
    return ""
