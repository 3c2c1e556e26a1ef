"""What a doctor can say about work: the items of the list, their levels, and what differs.

The 64 items of the *functionele mogelijkhedenlijst* (FML) and the shorter *inzetbaarheidsprofiel*
are data (``wissel.rules/capacity``). An item is found by its key or its name, never by its number:
older lists number otherwise. Functional words only; nothing here weighs or ranks a person.
"""

from wissel.core.capacity._check import check
from wissel.core.capacity._compare import Change, difference, limits
from wissel.core.capacity._read import CapacityError, catalogue
from wissel.core.capacity._types import Catalogue, Form, Item, Level, Rubric
from wissel.core.capacity._words import row_of, words

__all__ = [
    "CapacityError",
    "Catalogue",
    "Change",
    "Form",
    "Item",
    "Level",
    "Rubric",
    "catalogue",
    "check",
    "difference",
    "limits",
    "row_of",
    "words",
]
