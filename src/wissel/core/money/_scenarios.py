"""Both sheets of financial scenarios: situations side by side, never a forecast."""

from collections.abc import Callable
from functools import partial

from wissel.core.money._employee_sheet import Employee
from wissel.core.money._employer_sheet import Employer
from wissel.core.money._messages import refuse, under
from wissel.core.money._steps import Steps
from wissel.core.money._told import note
from wissel.core.money._types import Amount, Note, Scenarios, Sheet
from wissel.core.money.sheets import ScenariosInput


def scenarios(data: ScenariosInput, *, trace: bool = False) -> Scenarios:
    """Return the sheets that were asked for.

    Amounts are gross, per calendar month with holiday allowance, before tax and without
    supplements, rent or care allowances, insurance and pension (section 7 of the sources). Raises
    :class:`~wissel.core.refusal.Refused` and :class:`~wissel.core.sources.NotCovered`.
    """
    if data.employee is None and data.employer is None:
        raise refuse("no-sheet", "$")
    sheets: list[Sheet] = []
    amounts: list[Amount] = []
    notes: list[Note] = [note("gross", None), note("no-forecast", None)]
    asked: list[tuple[str, Callable[[], Employee | Employer]]] = []
    if data.employee is not None:
        asked.append(("employee", partial(Employee, data.employee)))
    if data.employer is not None:
        asked.append(("employer", partial(Employer, data.employer)))
    for name, make in asked:
        with under(f"$.{name}"):
            side = make()
            sheet, told = side.sheet()
            sheets.append(sheet)
            amounts += told
            notes += side.notes()
    steps = Steps()
    if trace:
        for each in amounts:
            name = each.key if each.scenario is None else f"{each.scenario}/{each.key}"
            days = {"from": each.from_, "to": each.to}
            steps.add(name, each.value, each.kind, each.basis, **days)
    return Scenarios(
        tuple(amounts),
        tuple(sheets),
        tuple(notes),
        tuple(each for sheet in sheets for each in sheet.missing),
        tuple(steps.taken),
    )
