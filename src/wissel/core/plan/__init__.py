"""The plan (*trajectplan*): its form, the chain from gap to evidence, what is to be settled."""

from wissel.core.plan._chain import (
    ActivityLink,
    ActivityState,
    Chain,
    GapLink,
    chain_of,
    shows,
    silences,
)
from wissel.core.plan._check import PlanCheck, PlanGround, plan_checks, plan_review
from wissel.core.plan._read import PlanError, parse, plan_form
from wissel.core.plan._suggest import suggested_gaps
from wissel.core.plan._types import PlanForm, PlanTextForm

__all__ = [
    "ActivityLink",
    "ActivityState",
    "Chain",
    "GapLink",
    "PlanCheck",
    "PlanError",
    "PlanForm",
    "PlanGround",
    "PlanTextForm",
    "chain_of",
    "parse",
    "plan_checks",
    "plan_form",
    "plan_review",
    "shows",
    "silences",
    "suggested_gaps",
]
