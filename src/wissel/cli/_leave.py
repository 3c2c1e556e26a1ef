"""``wissel leave``: due date in, pregnancy and maternity leave out."""

from argparse import ArgumentParser, Namespace

NAME = "leave"
HELP = "due date -> pregnancy and maternity leave (WAZO 3:1)"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    from wissel.cli._json import add_json_arguments

    add_json_arguments(parser)


def run(args: Namespace) -> int:
    """Compute; 0 done, 1 the input is not acceptable, 2 the file cannot be read."""
    from wissel.cli._json import run_json
    from wissel.core.clock.leave import LeaveInput, leave

    trace = bool(args.trace)
    return run_json(args, LeaveInput, lambda data: leave(data, trace=trace))
