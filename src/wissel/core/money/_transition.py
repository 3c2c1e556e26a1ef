"""The transition payment (BW 7:673), what may come off, and what UWV compensates (7:673e)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from wissel.core.clock import pension_day
from wissel.core.dates import add_months
from wissel.core.money import _check, _service
from wissel.core.money._compensation import compensation
from wissel.core.money._law import Rule, rule
from wissel.core.money._messages import refuse
from wissel.core.money._parameters import Known, known
from wissel.core.money._periods import ZERO
from wissel.core.money._service import Service
from wissel.core.money._service import served as served_until
from wissel.core.money._steps import Steps
from wissel.core.money._told import amount, day, missing, note, strongest
from wissel.core.money._types import Amount, Kind, Missing, Note, Outcome
from wissel.core.money.facts import TransitionInput
from wissel.core.sources import NotCovered

_ACT = "bw7-transitie"
_MAXIMUM = "transitievergoeding-maximum"
_HUNDRED = Decimal(100)
_YEAR = 365
_OLD_RULE_ENDS = date(2020, 1, 1)


class Payment(NamedTuple):
    """The payment at one end of a contract, in full precision."""

    service: Service
    base: Decimal
    rest: Decimal
    cap: Decimal
    maximum: Known
    value: Decimal


def transition_payment(data: TransitionInput, *, trace: bool = False) -> Outcome:
    """Return month wage, parts, maximum and payment, what comes off, and the compensation.

    Raises :class:`~wissel.core.refusal.Refused` for contracts that overlap and numbers that cannot
    be, and :class:`~wissel.core.sources.NotCovered` for an end without a known maximum.
    """
    check(data)
    steps = Steps() if trace else None
    wage = month_wage(data)
    paid = payment(data, wage, data.end, data.rest_wage)
    reason = _not_owed(data, paid)
    if steps is not None:
        _write_down(steps, data, wage, paid)
    owed = ZERO if reason is not None else paid.value
    deducted = min(owed, _deductible(data))
    found = list(_amounts(data, wage, paid, owed, deducted))
    notes = list(_notes(data, reason))
    lacking: list[Missing] = []
    if data.last_day_of_wait is not None and reason is None:
        more, said, lacked = _compensated(data, wage, paid, owed - deducted)
        found += more
        notes += said
        lacking += lacked
    days = [
        day(
            "claim-until",
            add_months(data.end, int(_rule("vervaltermijn").number)),
            (_rule("vervaltermijn").basis,),
        )
    ]
    if data.paid_on is not None:
        term = _rule("compensatie_aanvraag")
        days.append(
            day("compensation-until", add_months(data.paid_on, int(term.number)), (term.basis,))
        )
    return Outcome(
        tuple(found), tuple(days), tuple(notes), tuple(lacking),
        tuple(steps.taken) if steps is not None else (),
    )  # fmt: skip


def _compensated(
    data: TransitionInput, wage: Decimal, paid: Payment, left: Decimal
) -> tuple[list[Amount], list[Note], list[Missing]]:
    """Return what UWV compensates; a wait that ended before the data begins has no compensation."""
    wait = data.last_day_of_wait or data.end
    try:
        at_wait = payment(data, wage, min(wait, data.end), None)
    except NotCovered:
        ground = (_rule("compensatie").basis,)
        return [], [note("no-compensation", "$.last_day_of_wait", ground)], []
    rests = strongest({_rests_on(paid, data.rest_wage), _rests_on(at_wait, None)})
    more, said = compensation(data, left, at_wait.value, rests)
    lacking = [] if data.sick_wage_paid is not None else [missing("sick-wage", "$.sick_wage_paid")]
    return more, said, lacking


def check(data: TransitionInput) -> None:
    """Refuse what cannot be."""
    _service.check(data)
    _check.euros(data.wage.month, "$.wage.month")
    if data.wage.month == 0:
        raise refuse("no-wage", "$.wage.month")
    _check.percent(data.wage.holiday_percent, "$.wage.holiday_percent", most=Decimal(50))
    _check.percent(data.wage.year_end_percent, "$.wage.year_end_percent")
    _check.euros(data.wage.fixed_extras_year, "$.wage.fixed_extras_year")
    _check.euros(data.wage.variable_three_years, "$.wage.variable_three_years")
    _check.euros(data.rest_wage, "$.rest_wage")
    _check.euros(data.sick_wage_paid, "$.sick_wage_paid")
    _check.euros(data.wage_sum_year, "$.wage_sum_year", most=Decimal(10) ** 12)
    _check.hours(data.hours_before_18, "$.hours_before_18")
    for index, each in enumerate(data.deductible):
        _check.euros(each.amount, f"$.deductible[{index}].amount")
    if data.last_day_of_wait is not None and data.last_day_of_wait < data.start:
        raise refuse(
            "to-before-from", "$.last_day_of_wait", given=data.last_day_of_wait, begin=data.start
        )


def month_wage(data: TransitionInput) -> Decimal:
    """Return S: the month wage with its fixed and variable extras (Besluit loonbegrip 2-3)."""
    wage, months = data.wage, _rule("maandloon").number
    extras = (_HUNDRED + wage.holiday_percent + wage.year_end_percent) / _HUNDRED
    # One fraction, so that a wage that comes out even stays exact.
    yearly = wage.month * extras * months * 3 + wage.fixed_extras_year * 3
    return (yearly + wage.variable_three_years) / (months * 3)


def payment(data: TransitionInput, wage: Decimal, end: date, rest_wage: Decimal | None) -> Payment:
    """Return the payment if the contract ends on ``end``; the amount of that date counts."""
    served = served_until(data, end)
    maximum = known(_MAXIMUM, end, assume=data.assume_constant_after)
    if end < _OLD_RULE_ENDS:
        base, rest = _before_2020(served, wage, end), ZERO
    else:
        base, rest = _since_2020(served, wage, rest_wage)
    cap = max(maximum.value, _rule("maximum_maanden").number * wage)
    return Payment(served, base, rest, cap, maximum, min(base + rest, cap))


def _since_2020(
    served: Service, wage: Decimal, rest_wage: Decimal | None
) -> tuple[Decimal, Decimal]:
    part = _rule("deel").number
    base = served.years * wage / part
    if rest_wage is not None:
        return base, rest_wage / (12 * part)
    # months/36 × S + days/1095 × S, as one fraction.
    return base, wage * (served.months * _YEAR + served.days * 12) / (12 * part * _YEAR)


def _before_2020(served: Service, wage: Decimal, end: date) -> Decimal:
    def old(name: str) -> Decimal:
        return rule(f"{_ACT}.{name}", end).number

    if served.whole_months < old("minimum_maanden"):
        return ZERO
    halves = Decimal(served.whole_months // 6)
    first = min(halves, old("eerste_halfjaren"))
    return first * wage / old("eerste_deel") + (halves - first) * wage / old("later_deel")


def _rule(name: str) -> Rule:
    return rule(f"{_ACT}.{name}", _OLD_RULE_ENDS)


def _not_owed(data: TransitionInput, paid: Payment) -> str | None:
    if data.reason in ("employee", "serious-fault-employee"):
        return data.reason
    born = data.date_of_birth
    if born is not None and pension_day(born, data.end) is not None:
        return "pension-age"
    few = data.hours_before_18 is not None and data.hours_before_18 <= _rule("jong_uren").number
    if born is not None and few and data.end < _service.adult_on(born):
        return "under-18"
    if data.end < _OLD_RULE_ENDS and paid.base == 0:
        return "too-short"
    return None


def _deductible(data: TransitionInput) -> Decimal:
    return sum(
        (each.amount for each in data.deductible if _agreed(each.consent_on, data.end)), ZERO
    )


def _agreed(consent_on: date | None, end: date) -> bool:
    return consent_on is not None and consent_on <= end


def _amounts(
    data: TransitionInput, wage: Decimal, paid: Payment, owed: Decimal, deducted: Decimal
) -> Iterator[Amount]:
    part = (
        _rule("deel").basis
        if data.end >= _OLD_RULE_ENDS
        else rule(f"{_ACT}.opbouw", data.end).basis
    )
    kind: Kind = "estimate" if paid.rest and data.rest_wage is None else "law"
    whole = _rests_on(paid, data.rest_wage)
    yield amount("monthly-wage", wage, "EUR/month", "law", (_rule("maandloon").basis,))
    yield amount("base", paid.base, "EUR", "law", (part,))
    yield amount("rest", paid.rest, "EUR", kind, (part,))
    cap_kind: Kind = "assumption" if paid.maximum.assumed else "parameter"
    cap_ground = paid.maximum.basis
    if paid.cap > paid.maximum.value:
        cap_kind, cap_ground = "law", _rule("maximum_maanden").basis
    yield amount("cap", paid.cap, "EUR", cap_kind, (cap_ground,))
    ground = (part, _rule("verschuldigd").basis, paid.maximum.basis)
    yield amount("transition-payment", owed, "EUR", whole, ground)
    yield amount("deducted", deducted, "EUR", "input", (_rule("aftrek").basis,))
    yield amount("to-pay", owed - deducted, "EUR", whole, ground)


def _rests_on(paid: Payment, rest_wage: Decimal | None) -> Kind:
    """Return what a payment rests on: the wage over the rest is an estimate unless it was given."""
    if paid.maximum.assumed:
        return "assumption"
    if paid.base >= paid.cap:
        return "law"  # the rest does not matter
    return "estimate" if paid.rest and rest_wage is None else "law"


def _notes(data: TransitionInput, reason: str | None) -> Iterator[Note]:
    owed = _rule("verschuldigd").basis
    if reason is not None:
        yield note(f"not-owed-{reason}", "$.reason", (owed,))
    if data.reason == "mutual":
        yield note("mutual", "$.reason", (owed,))
    for index, each in enumerate(data.deductible):
        if not _agreed(each.consent_on, data.end):
            yield note("no-consent", f"$.deductible[{index}].consent_on", (_rule("aftrek").basis,))
    if data.end < _OLD_RULE_ENDS:
        yield note("before-2020", "$.end")


def _write_down(steps: Steps, data: TransitionInput, wage: Decimal, paid: Payment) -> None:
    served = paid.service
    steps.add(
        "S", wage, "month × (1 + holiday + year end) + fixed/12 + variable/36",
        (_rule("maandloon").basis,), month=data.wage.month,
    )  # fmt: skip
    steps.add(
        "service", f"{served.years} y {served.months} m {served.days} d",
        "from the first day that counts to the end, both included", (_rule("onderbreking").basis,),
        start=served.start, end=data.end,
    )  # fmt: skip
    old = data.end < _OLD_RULE_ENDS
    steps.add(
        "base", paid.base, "half-years × S/6, after ten years S/4" if old else "years × S/3",
        (rule(f"{_ACT}.opbouw", data.end).basis,),
    )  # fmt: skip
    said = "rest wage / 36" if data.rest_wage is not None else "(months/36 + days/1095) × S"
    steps.add("rest", paid.rest, said, (rule(f"{_ACT}.opbouw", data.end).basis,))
    steps.add("cap", paid.cap, "max(maximum of the year, 12 × S)", (paid.maximum.basis,))
    steps.add("transition-payment", paid.value, "min(base + rest, cap)")


def at(data: TransitionInput, end: date) -> TransitionInput:
    """Return the same facts with another last day."""
    return replace(data, end=end)
