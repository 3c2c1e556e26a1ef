"""``wissel guard``: a text and its audience in, what may not reach that audience out."""

from argparse import ArgumentParser, Namespace

NAME = "guard"
HELP = "text and audience -> what may not reach that audience, with spans and suggestions"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    from wissel.cli._json import add_json_arguments

    add_json_arguments(parser, trace=False)


def run(args: Namespace) -> int:
    """Check; 0 done, 1 the input is not acceptable, 2 the file cannot be read."""
    from wissel.cli._json import run_json
    from wissel.core.wording import GuardInput, Verdict, check

    def compute(asked: GuardInput) -> Verdict:
        return check(
            asked.text,
            audience=asked.audience,
            parties=asked.parties,
            other_names=asked.other_names,
        )

    return run_json(args, GuardInput, compute)
