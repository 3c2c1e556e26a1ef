"""The door to financial scenarios: the employee's own sheet, and the employer's cost."""

from wissel.apps.finances.service._told import Told
from wissel.apps.finances.service.costs import CostView, costs, keep_costs
from wissel.apps.finances.service.own import (
    OwnMoneyView,
    keep_own_money,
    own_money,
    remove_own_money,
    share_own_money,
    shared_money,
)
from wissel.apps.finances.service.portability import restore_money, with_money

__all__ = [
    "CostView",
    "OwnMoneyView",
    "Told",
    "costs",
    "keep_costs",
    "keep_own_money",
    "own_money",
    "remove_own_money",
    "restore_money",
    "share_own_money",
    "shared_money",
    "with_money",
]
