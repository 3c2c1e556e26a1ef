"""The plan (*trajectplan*): its form, the chain to evidence, what to settle, what differs."""

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
from wissel.core.plan._compare import PlanChange, plan_difference
from wissel.core.plan._read import PlanError, parse, plan_form
from wissel.core.plan._suggest import suggested_gaps
from wissel.core.plan._types import PlanForm, PlanTextForm

__all__ = [
    "ActivityLink",
    "ActivityState",
    "Chain",
    "GapLink",
    "PlanChange",
    "PlanCheck",
    "PlanError",
    "PlanForm",
    "PlanGround",
    "PlanTextForm",
    "chain_of",
    "parse",
    "plan_checks",
    "plan_difference",
    "plan_form",
    "plan_review",
    "shows",
    "silences",
    "suggested_gaps",
]
