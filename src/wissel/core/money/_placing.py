"""What taking on, lending and carrying the risk come to: small sums with conditions beside them."""

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.money._law import rule
from wissel.core.money._parameters import known
from wissel.core.money._told import amount
from wissel.core.money._types import Amount, Kind
from wissel.core.money._wage import Base, with_holiday

LkvKind: TypeAlias = Literal["b", "c", "d"]
_ACT = "wia-uitkering"


def lkv(category: LkvKind, year: int, paid_hours: Decimal, *, assume: bool = False) -> Amount:
    """Return the wage-cost advantage of a year (Wtl 2.1, 4.1.2): hours × rate, up to the maximum.

    ``b``: a disabled worker taken on; ``c``: job agreement; ``d``: re-placed at the own employer.
    """
    day = date(year, 1, 1)
    hour = known(f"lkv-{category}-uur", day, assume=assume)
    most = known(f"lkv-{category}-jaar", day, assume=assume)
    kind: Kind = "assumption" if hour.assumed else "law"
    if not hour.assumed and hour.status == "unverified":
        kind = "estimate"
    ground = (rule("wtl.lkv", day).basis, hour.basis, most.basis)
    return amount("lkv", min(most.value, paid_hours * hour.value), "EUR", kind, ground)


def own_risk_bound(base: Base, percent: Decimal, lgu_months: Decimal, *, assume: bool) -> Amount:
    """Return the most an own-risk bearer pays for one WGA case in ten years (WIA 83, 84).

    LGU in full, then the class amount (``percent`` of the minimum wage), without income and
    without premiums over the benefit; the amounts of the first day throughout.
    """
    first = base.first
    eerste = rule(f"{_ACT}.lgu_eerste", first)
    later = rule(f"{_ACT}.lgu_later", first)
    short = min(lgu_months, rule(f"{_ACT}.lgu_eerste_maanden", first).number)
    lgu = base.month * (short * eerste.share + (lgu_months - short) * later.share)
    wage = known("minimumloon-maand", first, assume=assume)
    class_amount = percent * min(
        with_holiday(wage.value, rule("wml.vakantiebijslag", first).number), base.month
    )
    span = rule(f"{_ACT}.eigenrisico_maanden", first)
    value = lgu + (span.number - lgu_months) * class_amount
    kind: Kind = "assumption" if wage.assumed or base.maximum.assumed else "estimate"
    ground = (span.basis, later.basis, rule(f"{_ACT}.klasse_percentages", first).basis, wage.basis)
    return amount("own-risk-bound", value, "EUR", kind, ground)


def lending(cost_month: Decimal, fee_month: Decimal, months: Decimal) -> Decimal:
    """Return what lending a worker out leaves to pay: cost less the fee (*detachering*)."""
    return (cost_month - fee_month) * months


def saving(
    *,
    avoided: Decimal,
    trajectory: Decimal,
    supplement: Decimal,
    transition_payment: Decimal,
    compensation: Decimal,
) -> Decimal:
    """Return what an early placement saves: an estimate, never certain (section 6.4)."""
    return avoided - trajectory - supplement - transition_payment + compensation
