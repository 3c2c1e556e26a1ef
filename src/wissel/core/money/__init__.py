"""Money: what a trajectory means for the income of an employee and the cost of an employer.

Each function takes facts of :mod:`wissel.core.money.facts` and returns an :class:`Outcome`: exact
amounts with the article behind each, the steps if asked for, and what was not known. Amounts are
gross and rounded once. Parameters stand in ``rules/parameters`` by date with their source; laws in
``rules/law``. Nothing here says what will happen to a person, only what follows *if*.
"""

from wissel.core.amounts import Line, Totals, Unit, Vat
from wissel.core.money._employer_cost import employer_cost, sanction_cost
from wissel.core.money._lines import total
from wissel.core.money._messages import title as title_of
from wissel.core.money._scenarios import scenarios
from wissel.core.money._sick_pay import sick_pay
from wissel.core.money._transition import transition_payment
from wissel.core.money._types import Amount, Outcome, Scenarios
from wissel.core.money._vat import vat_rate
from wissel.core.money._wia import wia
from wissel.core.money._ww import ww

__all__ = [
    "Amount",
    "Line",
    "Outcome",
    "Scenarios",
    "Totals",
    "Unit",
    "Vat",
    "employer_cost",
    "sanction_cost",
    "scenarios",
    "sick_pay",
    "title_of",
    "total",
    "transition_payment",
    "vat_rate",
    "wia",
    "ww",
]
