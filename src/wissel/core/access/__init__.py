"""Who may do what with which kind of data, and why: one table that a lawyer can read.

The table is data (``wissel.rules/access``): role × kind of data × action × relation. Every door
asks :func:`decide` before it reads or changes anything; what the table does not grant is denied.
``wissel access`` prints it with :func:`matrix`.

>>> decide(role=Role.EMPLOYER, category=DataCategory.CAPACITY, action=Action.READ,
...        relation=Relation.PARTY).conditions
(<Condition.AS_SUPPLIED: 'as-supplied'>,)
"""

from wissel.core.access._decide import decide
from wissel.core.access._matrix import matrix
from wissel.core.access._types import (
    STAFF,
    Action,
    Condition,
    DataCategory,
    Decision,
    Relation,
    Role,
)

__all__ = [
    "STAFF",
    "Action",
    "Condition",
    "DataCategory",
    "Decision",
    "Relation",
    "Role",
    "decide",
    "matrix",
]
