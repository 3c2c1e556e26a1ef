"""``wissel schema NAME``: the JSON Schema of an input or output."""

import json
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module

NAME = "schema"
HELP = "the JSON Schema of an input or output"

#: Name -> (module, type, whether it is what a command writes). Modules are imported when asked for.
SCHEMAS: dict[str, tuple[str, str, bool]] = {
    "clock.in": ("wissel.core.clock", "ClockInput", False),
    "clock.out": ("wissel.core.clock", "Timeline", True),
    "leave.in": ("wissel.core.clock.leave", "LeaveInput", False),
    "leave.out": ("wissel.core.clock.leave", "LeavePlan", True),
    "money.sick-pay.in": ("wissel.core.money.facts", "SickPayInput", False),
    "money.wia.in": ("wissel.core.money.facts", "WiaInput", False),
    "money.ww.in": ("wissel.core.money.facts", "WwInput", False),
    "money.transition-payment.in": ("wissel.core.money.facts", "TransitionInput", False),
    "money.employer-cost.in": ("wissel.core.money.facts", "EmployerCostInput", False),
    "money.sanction-cost.in": ("wissel.core.money.facts", "SanctionCostInput", False),
    "money.scenarios.in": ("wissel.core.money.sheets", "ScenariosInput", False),
    "money.out": ("wissel.core.money", "Outcome", True),
    "money.scenarios.out": ("wissel.core.money", "Scenarios", True),
    "guard.in": ("wissel.core.wording", "GuardInput", False),
    "guard.out": ("wissel.core.wording", "Verdict", True),
    "match.profile": ("wissel.core.matching", "MatchProfile", False),
    "match.vacancy": ("wissel.core.vacancies", "Vacancy", False),
    "match.out": ("wissel.core.matched", "Match", True),
    "audit.out": ("wissel.core.audit", "Audit", True),
    "trajectory": ("wissel.core.trajectory", "Trajectory", False),
    "import.out": ("wissel.connections.trajectory_file", "Imported", True),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", choices=sorted(SCHEMAS), help="which schema")


def run(args: Namespace) -> int:
    """Print the schema; always 0."""
    from wissel.connections.wire import json_schema

    module, name, written = SCHEMAS[args.name]
    type_ = getattr(import_module(module), name)
    schema = json_schema(
        type_, mode="serialization" if written else "validation", one_language=written
    )
    sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    return 0
