"""``wissel bench NAME``: measures, beside the least the work could cost."""

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module

NAME = "bench"
HELP = "the benchmarks, with figures and ratios"

#: Name -> module with ``report() -> str``.
BENCHES = {
    "audit": "wissel.cli._bench_audit",
    "bundle": "wissel.cli._bench_bundle",
    "clock": "wissel.cli._bench_clock",
    "guard": "wissel.cli._bench_guard",
    "money": "wissel.cli._bench_money",
    "pdf": "wissel.cli._bench_pdf",
    "web": "wissel.cli._bench_web",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", choices=sorted(BENCHES), help="what to measure")


def run(args: Namespace) -> int:
    """Print the figures; always 0."""
    sys.stdout.write(import_module(BENCHES[args.name]).report())
    return 0
