"""What UWV compensates of a transition payment (BW 7:673e), and the fork of bill 36 869."""

from datetime import date
from decimal import Decimal

from wissel.core.money._law import Rule, rule
from wissel.core.money._parameters import known
from wissel.core.money._periods import ZERO
from wissel.core.money._told import amount, note
from wissel.core.money._types import Amount, Kind, Note
from wissel.core.money.facts import EmployerSize, TransitionInput


def compensation(
    data: TransitionInput, paid: Decimal, at_wait: Decimal, rests: Kind
) -> tuple[list[Amount], list[Note]]:
    """Return the compensation under the present rule and, for later ends, under the bill.

    The least of the payment, the payment at the end of the wait, and the wages paid during
    sickness; where those are not given the answer is an upper bound (kind ``estimate``). Only for
    an end after the waiting period, by dismissal or agreement. ``rests``: the kind of the payments.
    """
    wait = data.last_day_of_wait
    if wait is None or data.end < wait or data.reason not in ("after-104-weeks", "mutual"):
        return [], [note("no-compensation", "$.last_day_of_wait", (_rule("compensatie").basis,))]
    found = min(paid, at_wait)
    if data.sick_wage_paid is not None:
        found = min(found, data.sick_wage_paid)
    kind: Kind = "estimate" if data.sick_wage_paid is None and rests == "law" else rests
    ground = (_rule("compensatie").basis,)
    bill = _rule("wetsvoorstel_36869")
    if wait < date.fromisoformat(bill.value):
        return [amount("compensation", found, "EUR", kind, ground)], []
    amounts = [amount("compensation-present-rule", found, "EUR", kind, ground)]
    said = (bill.basis,)
    size = data.employer_size or _size(data)
    if size is None:
        amounts += [
            amount("compensation-bill-36869-small", found, "EUR", "assumption", said),
            amount("compensation-bill-36869-other", ZERO, "EUR", "assumption", said),
        ]
    else:
        left = found if size == "small" else ZERO
        amounts.append(amount("compensation-bill-36869", left, "EUR", "assumption", said))
    return amounts, [note("bill-36869", "$.last_day_of_wait", said)]


def _size(data: TransitionInput) -> EmployerSize | None:
    """Return the size that a wage sum has: small up to 25 times the average (Wfsv 34(4))."""
    if data.wage_sum_year is None or data.last_day_of_wait is None:
        return None
    most = known("kleine-werkgever", data.last_day_of_wait, assume=data.assume_constant_after)
    return "small" if data.wage_sum_year <= most.value else "medium-or-large"


def _rule(name: str) -> Rule:
    return rule(f"bw7-transitie.{name}", date(2020, 1, 1))
