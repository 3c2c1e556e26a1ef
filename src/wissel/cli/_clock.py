"""``wissel clock``: absence facts in, the whole statutory timeline out."""

from argparse import ArgumentParser, Namespace

NAME = "clock"
HELP = "absence facts -> the whole statutory timeline"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    from wissel.cli._json import add_json_arguments

    add_json_arguments(parser)


def run(args: Namespace) -> int:
    """Compute; 0 done, 1 the input is not acceptable, 2 the file cannot be read."""
    from wissel.cli._json import run_json
    from wissel.core.clock import ClockInput, timeline

    trace = bool(args.trace)
    return run_json(args, ClockInput, lambda data: timeline(data, trace=trace))
