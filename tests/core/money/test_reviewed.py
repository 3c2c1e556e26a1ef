"""What a lawyer found in a review, each with the case that showed it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.core.money.test_sheets import COSTS, KNOWN, SAID, costs, of, told, totals
from wissel.core.money import Outcome, employer_cost, sanction_cost, sick_pay, transition_payment
from wissel.core.money import wia as wia_of
from wissel.core.money import ww as ww_of
from wissel.core.money.cases import employer_scenarios, own_scenarios
from wissel.core.money.facts import (
    Change,
    Contract,
    EmployerCostInput,
    History,
    Hourly,
    SanctionCostInput,
    SickPayInput,
    Stopped,
    TransitionInput,
    TransitionWage,
    Wage,
    WiaInput,
    WwInput,
)
from wissel.core.money.results import Amount
from wissel.core.refusal import Refused

WAGE = Wage(Decimal("3200.00"), Decimal(36))
HISTORY = History(Decimal(10), Decimal(9))


def wia(first: date = date(2025, 1, 1), **changed: Any) -> Outcome:
    facts = WiaInput(first, HISTORY, True, wage=WAGE, degree=Decimal(50), until=date(2026, 12, 31))
    return wia_of(replace(facts, **changed))


def ww(**changed: Any) -> Outcome:
    facts = WwInput(
        first_day=date(2025, 3, 1),
        hours_week=Decimal(36),
        hours_lost=Decimal(36),
        worked_26_of_36=True,
        worked_4_of_5=True,
        labour_history=HISTORY,
        wage=WAGE,
        until=date(2026, 12, 31),
    )
    return ww_of(replace(facts, **changed))


def all_of(outcome: Outcome, key: str) -> list[Amount]:
    return [each for each in outcome.amounts if each.key == key]


def codes(outcome: Outcome) -> set[str]:
    return {each.code for each in outcome.notes}


def test_a_wage_that_runs_on_after_the_wait_is_followed_by_no_second_sanction() -> None:
    extended = replace(KNOWN, last_paid_day=date(2028, 8, 27))
    said = replace(SAID, situations=("sanction", "wga-80"))
    assert [each.key for each in own_scenarios(said, extended).sheets[0].situations] == ["wga-80"]
    keys = {each.key for each in employer_scenarios(COSTS, extended).sheets[0].situations}
    assert "sanction-cost" not in keys


def test_no_pay_in_sickness_is_told_after_it_ended() -> None:
    late = told("new-job", job_from=date(2028, 3, 1))["new-job"]
    assert totals(late)["2027-12"] == 0
    over = replace(KNOWN, as_of=date(2028, 3, 10))
    own = told("own-work", known=over)["own-work"]
    assert "sick-pay" not in {key for row in own.rows for key in row.parts}
    with pytest.raises(Refused) as refused:
        employer_cost(
            EmployerCostInput(
                date(2026, 3, 1),
                date(2028, 8, 30),
                SickPayInput(date(2025, 9, 1), WAGE),
                assume_constant_after=True,
            )
        )
    assert refused.value.path == "$.to"


@pytest.mark.parametrize(
    ("month", "november", "december"),
    [("2900.00", "2931.70", "3132.00"), ("1000.00", "2595.93", "2743.20")],
)
def test_a_job_that_begins_in_the_middle_of_a_month_counts_for_its_part(
    month: str, november: str, december: str
) -> None:
    found = told("below-35-new-job", job_from=date(2027, 11, 15), job_month=Decimal(month))[
        "below-35-new-job"
    ]
    assert abs(totals(found)["2027-11"] - Decimal(november)) <= Decimal("0.02")
    assert totals(found)["2027-12"] == Decimal(december)


def test_whoever_reached_the_pension_age_has_no_right_and_reads_why() -> None:
    old = wia(first=date(2025, 3, 1), date_of_birth=date(1957, 1, 1))
    assert not all_of(old, "lgu")
    assert "pension-reached" in codes(old)
    gone = ww(date_of_birth=date(1957, 1, 1))
    assert not all_of(gone, "ww-months")
    assert "pension-reached" in codes(gone)


def test_the_employer_pays_nothing_after_the_pension_age() -> None:
    old = replace(KNOWN, date_of_birth=date(1960, 1, 15))
    found = employer_scenarios(replace(COSTS, own_risk=True), old)
    keys = {each.key for each in found.sheets[0].situations}
    assert not keys & {"sanction-cost", "own-risk"}
    ends = {each.to for each in found.amounts if each.scenario == "ride-out" and each.to}
    assert ends == {date(2027, 1, 14)}
    assert "pension-in-time" in {each.code for each in found.notes}


def test_the_pension_age_is_told_as_the_end_of_a_situation() -> None:
    old = replace(KNOWN, date_of_birth=date(1962, 5, 10))
    events = told("wga-80", known=old)["wga-80"].events
    assert (events[-1].code, events[-1].on) == ("pension", date(2029, 8, 10))
    young = own_scenarios(
        replace(SAID, situations=("iva",)), replace(KNOWN, date_of_birth=date(1965, 1, 1))
    )
    assert young.sheets[0].situations


def test_a_sanction_is_not_paid_by_an_absence_insurance() -> None:
    plain, insured = costs(), costs(insurance_percent=Decimal(80))
    for found in (plain, insured):
        weeks = [each.value for each in found.amounts if each.key == "sanction-cost"]
        assert weeks == [each.value for each in plain.amounts if each.key == "sanction-cost"]


def test_a_change_that_did_not_last_two_months_changes_nothing() -> None:
    short = wia(
        worked_26_of_36=False,
        changes=(
            Change(date(2025, 2, 1), Decimal(70)),
            Change(date(2025, 3, 1), Decimal(50)),
        ),
    )
    assert {
        each.value for each in all_of(short, "vvu") if each.from_ and each.from_ < date(2025, 7, 1)
    } == {Decimal("828.50")}


def test_a_right_that_had_not_ended_goes_on_when_the_degree_rises_again() -> None:
    again = wia(
        worked_26_of_36=False,
        changes=(
            Change(date(2025, 2, 1), Decimal(30), by_earnings=True),
            Change(date(2025, 7, 1), Decimal(50)),
        ),
    )
    assert max(each.to for each in all_of(again, "vvu") if each.to) == date(2026, 12, 31)
    late = wia(
        worked_26_of_36=False,
        changes=(Change(date(2025, 2, 1), Decimal(30)), Change(date(2025, 9, 1), Decimal(50))),
    )
    assert max(each.to for each in all_of(late, "vvu") if each.to) == date(2025, 3, 31)
    assert "may-revive" in codes(late)


def test_a_right_comes_back_whatever_the_cause_only_within_four_weeks_of_its_end() -> None:
    def again(on: date, *, same_cause: bool | None) -> Outcome:
        return wia(
            worked_26_of_36=False,
            changes=(
                Change(date(2025, 2, 1), Decimal(30)),  # the right ends on 31 March
                Change(on, Decimal(50), same_cause=same_cause),
            ),
        )

    last = again(date(2025, 4, 28), same_cause=False)
    assert max(each.to for each in all_of(last, "vvu") if each.to) == date(2026, 12, 31)
    assert {each.key: each.on for each in last.days}["wia-revived"] == date(2025, 4, 28)
    late = again(date(2025, 4, 29), same_cause=False)
    assert max(each.to for each in all_of(late, "vvu") if each.to) == date(2025, 3, 31)
    assert "not-revived" in codes(late)
    assert "wia-revived" not in {each.key for each in late.days}
    assert "not-revived" not in codes(again(date(2025, 4, 29), same_cause=True))


def test_a_right_that_came_back_can_end_again() -> None:
    twice = wia(
        worked_26_of_36=False,
        changes=(
            Change(date(2025, 2, 1), Decimal(30)),
            Change(date(2025, 6, 1), Decimal(50), same_cause=True),
            Change(date(2025, 6, 20), Decimal(20)),
        ),
    )
    told = [(each.from_, each.to) for each in all_of(twice, "total")]
    assert told[-1][1] == date(2025, 8, 19)
    assert not [each for each in told if each[0] and date(2025, 4, 1) <= each[0] < date(2025, 6, 1)]


def test_a_term_of_months_that_begins_at_the_end_of_a_month_ends_with_a_month() -> None:
    short = History(Decimal(1), Decimal(1))
    for first, last in (
        (date(2025, 3, 31), date(2025, 6, 30)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2024, 12, 31), date(2025, 3, 30)),
    ):
        found = wia(first=first, labour_history=short)
        assert max(each.to for each in all_of(found, "lgu") if each.to) == last
    early = wia(first=date(2024, 12, 31), labour_history=short)
    assert date(2025, 2, 28) in {each.to for each in all_of(early, "lgu")}


def payment(start: date, end: date, **changed: Any) -> dict[str, Decimal]:
    facts = TransitionInput(start, end, TransitionWage(Decimal("3200.00")), "employer")
    outcome = transition_payment(replace(facts, **changed))
    return {each.key: each.value for each in outcome.amounts}


def test_whole_months_of_service_are_counted_to_the_end_of_a_month() -> None:
    assert payment(date(2025, 12, 31), date(2026, 2, 28))["rest"] == Decimal("192.00")
    year = payment(date(2020, 2, 29), date(2021, 2, 28))
    assert (year["base"], year["rest"]) == (Decimal("1152.00"), Decimal("0.00"))


def test_joined_contracts_are_counted_each_and_added_up() -> None:
    earlier = (Contract(date(2010, 1, 1), date(2017, 6, 30)),)
    found = payment(date(2017, 9, 1), date(2026, 4, 30), earlier=earlier)
    # 7 years 6 months and 8 years 8 months are 16 years 2 months
    assert (found["base"], found["rest"]) == (Decimal("18432.00"), Decimal("192.00"))


def test_allowances_enter_the_daily_wage_with_their_holiday_allowance() -> None:
    found = wia(wage=Wage(Decimal(3000), allowances_month=Decimal(300)))
    assert all_of(found, "dagloon")[0].value == Decimal("163.86")


def test_a_ww_for_part_of_the_hours_asks_what_stays() -> None:
    assert ww(hours_lost=Decimal(18)).missing
    assert not ww().missing


def test_an_allowance_is_told_for_each_year_that_is_known() -> None:
    found = wia(first=date(2023, 3, 1), degree=Decimal(85), until=date(2025, 12, 31))
    assert [each.value for each in all_of(found, "tegemoetkoming")] == [
        Decimal("217.29"),
        Decimal("219.90"),
    ]
    assert found.missing


def test_a_dormant_contract_from_before_the_rule_has_a_payment_without_compensation() -> None:
    facts = TransitionInput(
        date(2000, 1, 1),
        date(2020, 6, 30),
        TransitionWage(Decimal(3000)),
        "mutual",
        last_day_of_wait=date(2015, 3, 1),
    )
    outcome = transition_payment(facts)
    assert all_of(outcome, "to-pay")[0].value > 0
    assert "no-compensation" in codes(outcome)


def test_a_repair_lies_around_the_sanction_and_ends_it_within() -> None:
    facts = SanctionCostInput(
        date(2026, 8, 31), SickPayInput(date(2024, 9, 2), WAGE), (13,), assume_constant_after=True
    )
    for reported in (date(2026, 6, 1), date(2028, 8, 1)):
        with pytest.raises(Refused) as refused:
            sanction_cost(replace(facts, repair_reported_on=reported))
        assert refused.value.path == "$.repair_reported_on"
    early = sanction_cost(replace(facts, repair_reported_on=date(2026, 7, 21)))
    assert [each.on for each in early.days] == [date(2026, 9, 1), date(2026, 9, 22)]


def test_pay_that_is_held_back_is_no_loss_and_somebody_decided_it() -> None:
    stop = Stopped(
        date(2024, 11, 1), date(2024, 11, 30), "suspended", "werkgever", date(2024, 10, 30)
    )
    facts = SickPayInput(date(2024, 9, 2), WAGE, last_day=date(2025, 3, 31), stopped=(stop,))
    found = sick_pay(facts)
    held = all_of(found, "held-back")
    assert [(each.from_, each.value) for each in held] == [(date(2024, 11, 1), Decimal("2419.20"))]
    assert {each.value for each in all_of(found, "loss")} == {Decimal("1036.80")}
    with pytest.raises(Refused):
        sick_pay(replace(facts, stopped=(replace(stop, decided_by=" "),)))


def test_a_placement_is_told_under_the_bill_too() -> None:
    found = costs(employer_size="medium-or-large")
    plain = next(each.value for each in found.amounts if each.key == "saving")
    bill = next(each.value for each in found.amounts if each.key == "saving-bill-36869")
    assert bill - plain == of(found, "ride-out")["compensation-present-rule"]


def test_months_of_ww_come_off_in_halves_alone() -> None:
    with pytest.raises(Refused) as refused:
        wia(ww_months_received=Decimal("1.3"))
    assert refused.value.path == "$.ww_months_received"


def test_what_rests_on_an_assumed_capacity_or_a_what_if_is_an_assumption() -> None:
    earning = wia_of(
        WiaInput(
            date(2025, 1, 1),
            HISTORY,
            False,
            wage=WAGE,
            degree=Decimal(50),
            until=date(2025, 6, 30),
        )
    )
    assert {each.kind for each in all_of(earning, "vvu")} == {"assumption"}
    for key in ("wga-80", "iva", "below-35-no-work"):
        said = replace(SAID, situations=(key,))
        past = replace(
            KNOWN,
            as_of=date(2024, 6, 1),
            first_sick_day=date(2022, 9, 1),
            last_day_of_wait=date(2024, 8, 28),
            last_paid_day=date(2024, 8, 28),
        )
        kinds = {
            each.kind
            for each in own_scenarios(said, past).amounts
            if each.scenario == key and each.key in ("lgu", "lau", "iva", "ww")
        }
        assert kinds == {"assumption"}


def test_a_degree_that_was_computed_is_a_rule_and_just_below_the_border_is_told_exactly() -> None:
    found = wia(degree=None, hourly=Hourly(Decimal(20), Decimal("13.0008")))
    assert all_of(found, "degree")[0].kind == "law"
    [note] = [each for each in found.notes if each.code == "below-border"]
    assert "34.996" in note.message.nl


def test_a_cap_of_twelve_months_is_a_rule_and_no_set_amount() -> None:
    facts = TransitionInput(
        date(1990, 1, 1), date(2026, 6, 30), TransitionWage(Decimal(9000)), "employer"
    )
    outcome = transition_payment(facts)
    assert all_of(outcome, "cap")[0].kind == "law"
    assert all_of(outcome, "to-pay")[0].kind == "law"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"first_sick_day": date(9999, 12, 31)}, "$.first_sick_day"),
        ({"date_of_birth": date(9999, 1, 1)}, "$.date_of_birth"),
        ({"last_day": date(9999, 1, 1)}, "$.last_day"),
    ],
)
def test_a_day_no_life_has_is_refused_at_its_place(change: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as refused:
        sick_pay(replace(SickPayInput(date(2025, 9, 1), WAGE), **change))
    assert refused.value.path == path


def test_announced_plans_count_only_when_asked_and_from_their_day() -> None:
    asked = {"assume_constant_after": True, "until": None, "announced": True}
    now = ww(first_day=date(2027, 3, 1), **asked)
    assert all_of(now, "ww-months")[0].value == Decimal("14.50")
    soon = ww(first_day=date(2028, 3, 1), **asked)
    assert all_of(soon, "ww-months")[0].value == 12
    assert all_of(soon, "ww")[0].value == Decimal("2764.80")
    later = ww(first_day=date(2030, 3, 1), **asked)
    assert all_of(later, "ww-months")[0].value == Decimal("9.50")
    assert {each.kind for each in all_of(later, "ww")} == {"assumption"}
    plain = ww(first_day=date(2030, 3, 1), **(asked | {"announced": False}))
    assert all_of(plain, "ww-months")[0].value == Decimal("14.50")
