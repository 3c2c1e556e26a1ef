"""``wissel bench NAME [DATASET]``: measures, beside the least the work could cost."""

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

NAME = "bench"
HELP = "the benchmarks, with figures and ratios"

#: Name -> module with ``report() -> str``; of those in ``ON_A_DATASET`` with ``report(folder)``.
BENCHES = {
    "audit": "wissel.cli._bench_audit",
    "bundle": "wissel.cli._bench_bundle",
    "clock": "wissel.cli._bench_clock",
    "guard": "wissel.cli._bench_guard",
    "match-quality": "wissel.cli._match_quality",
    "money": "wissel.cli._bench_money",
    "pdf": "wissel.cli._bench_pdf",
    "web": "wissel.cli._bench_web",
}
#: Benches that measure on a folder of frozen sets.
ON_A_DATASET = frozenset({"match-quality"})


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", choices=sorted(BENCHES), help="what to measure")
    parser.add_argument(
        "dataset", nargs="?", type=Path, help="the folder of sets, where one is asked"
    )


def run(args: Namespace) -> int:
    """Print the figures and return 0; 2 when a folder is missing, or given where none is asked."""
    on_a_dataset = args.name in ON_A_DATASET
    if on_a_dataset is not (args.dataset is not None):
        asked = "a folder of sets" if on_a_dataset else "no folder"
        sys.stderr.write(f"bench {args.name} takes {asked}\n")
        return 2
    given = (args.dataset,) if on_a_dataset else ()
    try:
        figures = import_module(BENCHES[args.name]).report(*given)
    except FileNotFoundError as error:
        if not on_a_dataset:
            raise
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(figures)
    return 0
