"""``wissel money KIND``: facts for one calculation in, amounts with their grounds out."""

from argparse import ArgumentParser, Namespace

NAME = "money"
HELP = "facts for one calculation -> amounts, with trace"

#: Kind -> (input type, function), by name, so that only what is asked for is imported.
KINDS = {
    "sick-pay": ("SickPayInput", "sick_pay"),
    "wia": ("WiaInput", "wia"),
    "ww": ("WwInput", "ww"),
    "transition-payment": ("TransitionInput", "transition_payment"),
    "employer-cost": ("EmployerCostInput", "employer_cost"),
    "sanction-cost": ("SanctionCostInput", "sanction_cost"),
    "scenarios": ("ScenariosInput", "scenarios"),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    from wissel.cli._json import add_json_arguments

    parser.add_argument("kind", choices=list(KINDS), help="what to compute")
    add_json_arguments(parser)


def run(args: Namespace) -> int:
    """Compute; 0 done, 1 the input is not acceptable, 2 the file cannot be read."""
    from wissel.cli._json import run_json
    from wissel.core import money
    from wissel.core.money import facts, sheets

    type_name, function_name = KINDS[args.kind]
    compute = getattr(money, function_name)
    trace = bool(args.trace)
    type_ = getattr(facts, type_name, None) or getattr(sheets, type_name)
    return run_json(args, type_, lambda data: compute(data, trace=trace))
