"""Situations side by side: what each is made of, where it ends, and what is never told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from wissel.core.finances import EmployerMoney, OwnMoney
from wissel.core.money import Scenarios, scenarios
from wissel.core.money.cases import (
    Known,
    check_own,
    employer_scenarios,
    history_at,
    is_complete,
    own_scenarios,
)
from wissel.core.money.facts import History, SickPayInput, Wage
from wissel.core.money.results import Situation
from wissel.core.money.sheets import EmployeeSheet, EmployerSheet, Hire, ScenariosInput
from wissel.core.money.shown import assumed_after, background, cards, compared, cost_table, spread
from wissel.core.refusal import Refused

KNOWN = Known(
    as_of=date(2026, 11, 27),
    first_sick_day=date(2025, 9, 1),
    last_day_of_wait=date(2027, 8, 29),
    last_paid_day=date(2027, 8, 29),
    date_of_birth=date(1975, 4, 2),
    no_risk_day=date(2027, 6, 14),
)
SAID = OwnMoney(
    wage_month=Decimal("3200.00"),
    hours_week=Decimal(36),
    year_one_percent=Decimal(100),
    year_two_percent=Decimal(70),
    contract_start=date(2012, 5, 1),
    years_before_2016=Decimal(15),
    years_from_2016=Decimal(10),
    worked_26_of_36=True,
    worked_4_of_5=True,
    degree=Decimal(50),
    job_from=date(2027, 2, 1),
    job_month=Decimal("2400.00"),
    job_hours=Decimal(28),
)
EVERY = ("own-work", "new-job", "lent", "below-35-no-work", "below-35-new-job")
REST = ("wga-no-work", "wga-half", "wga-full", "wga-80", "iva", "sanction")
COSTS = EmployerMoney(
    wage_month=Decimal("3200.00"),
    hours_week=Decimal(36),
    year_two_percent=Decimal(70),
    charges_percent=Decimal(20),
    price=Decimal("3500.00"),
    contract_start=date(2012, 5, 1),
)


def told(*keys: str, **changed: Any) -> dict[str, Situation]:
    known = changed.pop("known", KNOWN)
    said = replace(SAID, situations=keys, **changed)
    [sheet] = own_scenarios(said, known).sheets
    return {each.key: each for each in sheet.situations}


def totals(situation: Situation) -> dict[str, Decimal]:
    return {row.month.isoformat()[:7]: row.total for row in situation.rows}


def test_until_the_pay_ends_every_situation_with_a_contract_is_the_same() -> None:
    found = told("lent", *EVERY[3:], *REST[:1])
    for each in found.values():
        assert totals(each)["2027-07"] == Decimal("2419.20")


def test_a_new_job_ends_the_pay_and_nothing_of_a_benefit_is_promised() -> None:
    job = told("new-job")["new-job"]
    assert totals(job)["2027-01"] == Decimal("2419.20")
    assert totals(job)["2027-02"] == Decimal("2592.00")
    assert {key for row in job.rows for key in row.parts} == {"sick-pay", "wage"}
    assert {note.code for note in job.notes} == {"ask-before-signing", "no-risk-day"}


def test_lending_is_told_only_until_the_pay_ends_for_what_follows_is_agreed() -> None:
    lent = told("lent")["lent"]
    assert lent.rows[-1].month == date(2027, 8, 1)


def test_below_the_border_ww_runs_out_and_then_there_is_nothing() -> None:
    none = totals(told("below-35-no-work")["below-35-no-work"])
    assert none["2027-09"] == Decimal("2592.00")
    assert none["2027-12"] == Decimal("2419.20")
    assert none["2029-06"] == Decimal("0.00")


def test_three_ways_of_a_partial_wga_stand_beside_each_other_because_of_the_jump() -> None:
    found = told("wga-no-work", "wga-half", "wga-full")
    late = [totals(each)["2030-01"] for each in found.values()]
    assert late == [Decimal("883.39"), Decimal("2073.60"), Decimal("2937.60")]


def test_a_sanction_moves_everything_by_a_year() -> None:
    sanction = totals(told("sanction")["sanction"])
    assert sanction["2028-07"] == Decimal("2419.20")
    assert sanction["2028-09"] == Decimal("2592.00")


def test_a_year_of_sanction_is_a_year_that_counts_for_the_benefit_after_it() -> None:
    later = next(
        event.on for event in told("sanction")["sanction"].events if event.code == "lgu-ends"
    )
    soon = next(
        event.on for event in told("wga-no-work")["wga-no-work"].events if event.code == "lgu-ends"
    )
    assert (soon, later) == (date(2029, 4, 30), date(2030, 5, 13))


def test_regular_allowances_are_no_part_of_the_pay_but_of_old_wage_and_benefits() -> None:
    found = told("own-work", "wga-80", allowances_month=Decimal("200.00"))
    assert totals(found["wga-80"])["2027-07"] == Decimal("2419.20")
    assert totals(found["own-work"])["2027-07"] == Decimal("3656.00")
    assert totals(found["wga-80"])["2027-09"] == Decimal("2754.00")


def test_the_state_pension_age_ends_every_situation() -> None:
    old = replace(KNOWN, date_of_birth=date(1962, 5, 10))
    for each in told(*REST[3:5], known=old).values():
        assert each.rows[-1].month <= date(2029, 8, 1)
        assert len(each.rows) < 60


def test_a_degree_outside_the_band_leaves_the_partial_situations_out_and_says_so() -> None:
    said = replace(SAID, situations=REST[:3], degree=Decimal(85))
    [sheet] = own_scenarios(said, KNOWN).sheets
    assert not sheet.situations
    assert "gedeeltelijke WGA" in " ".join(each.message.nl for each in sheet.missing)


def test_a_capacity_that_uwv_set_goes_before_the_assumed_one() -> None:
    assumed, given = told("wga-full"), told("wga-full", residual_month=Decimal("1200.00"))
    assert "rvc-assumed" in {note.code for note in assumed["wga-full"].notes}
    assert "rvc-assumed" not in {note.code for note in given["wga-full"].notes}
    assert given["wga-full"].rows[-1].parts["income"] == Decimal("1200.00")


def test_every_change_has_a_day_a_sentence_and_where_the_law_says_so_an_article() -> None:
    for each in told("wga-no-work", "below-35-no-work").values():
        days = [event.on for event in each.events]
        assert days == sorted(days)
        assert all(event.message.nl and event.message.en for event in each.events)
        assert any(event.basis for event in each.events)


def test_the_transition_payment_is_told_once_and_never_as_income() -> None:
    found = own_scenarios(SAID, KNOWN)
    assert [each.value for each in found.amounts if each.key == "to-pay"] == [Decimal("17659.53")]
    assert not [
        row for each in found.sheets[0].situations for row in each.rows if "to-pay" in row.parts
    ]


def test_without_a_job_or_a_date_of_birth_it_is_said_what_is_not_told() -> None:
    said = replace(SAID, job_from=None, job_month=None, job_hours=None)
    [sheet] = own_scenarios(said, replace(KNOWN, date_of_birth=None)).sheets
    assert "new-job" not in {each.key for each in sheet.situations}
    words = " ".join(each.message.nl for each in sheet.missing)
    assert "nieuwe baan" in words
    assert "geboortedatum" in words


def test_a_schedule_nobody_looked_up_is_missing_and_the_laws_minimum_is_told() -> None:
    said = replace(SAID, year_one_percent=None, year_two_percent=None)
    found = own_scenarios(said, KNOWN)
    assert "contract of cao" in " ".join(each.message.nl for each in found.missing)


def test_amounts_after_the_last_published_ones_are_assumptions() -> None:
    found = own_scenarios(SAID, KNOWN)
    assert assumed_after(found) == date(2026, 12, 31)
    for each in found.amounts:
        if each.key in ("ww", "lgu", "lau", "vvu", "iva"):
            assert each.kind == "assumption"


def test_half_a_sheet_is_not_complete_and_unknown_is_no_answer() -> None:
    assert is_complete(SAID)
    for name in ("wage_month", "hours_week", "years_before_2016", "worked_26_of_36"):
        assert not is_complete(replace(SAID, **{name: None}))
    with pytest.raises(Refused):
        check_own(replace(SAID, hours_week=Decimal(200)))


def test_a_working_life_begins_at_eighteen_and_the_last_year_does_not_count() -> None:
    assert history_at(KNOWN) == History(Decimal(23), Decimal(11))
    assert history_at(replace(KNOWN, date_of_birth=None)) is None


def test_cards_share_one_scale_and_the_table_compares_the_same_months() -> None:
    found = own_scenarios(SAID, KNOWN)
    made = cards(found, KNOWN, "nl")
    assert len({card.chart.top for card in made}) == 1
    side = compared(found, KNOWN, "nl")
    assert side.months == (date(2027, 9, 1), date(2029, 9, 1), date(2031, 10, 1))
    assert [key for key, _title, _totals in side.rows] == [card.key for card in made]


def costs(**changed: Any) -> Scenarios:
    return employer_scenarios(replace(COSTS, **changed), KNOWN)


def of(found: Scenarios, scenario: str) -> dict[str, Decimal]:
    return {each.key: each.value for each in found.amounts if each.scenario == scenario}


def test_riding_out_forks_where_the_bill_is_not_law() -> None:
    whole = of(costs(), "ride-out")
    assert whole["total-after-compensation-bill-36869-other"] == whole["total"]
    spared = whole["total"] - whole["compensation-present-rule"]
    assert whole["total-after-compensation-present-rule"] == spared
    assert "compensation-bill-36869-small" not in of(costs(employer_size="small"), "ride-out")


def test_a_later_placement_saves_less() -> None:
    found = [each.value for each in costs().amounts if each.key == "saving"]
    assert found == sorted(found, reverse=True)
    assert len(found) == 9


def test_placements_stand_in_a_line_by_month_without_and_with_a_payment() -> None:
    held = [each for each in costs().amounts if each.scenario == "placement"]
    table = cost_table("placement", held, "nl")
    assert table.columns == ("Begint op", "Zonder vergoeding", "Met vergoeding")
    label, kind, values, _is_sum = table.lines[0]
    assert (label, kind) == ("1 december 2026", "assumption")
    assert None not in values


def test_without_a_first_day_of_service_no_payment_is_counted_and_that_is_said() -> None:
    found = costs(contract_start=None)
    assert "to-pay" not in of(found, "ride-out")
    assert "transitievergoeding" in " ".join(each.message.nl for each in found.missing)


def test_lending_costs_what_paying_costs_less_the_fee() -> None:
    lent = of(costs(lending_from=date(2027, 1, 1), lending_fee=Decimal(1500)), "lending")
    assert lent["lending-net"] == lent["lending-cost"] - lent["lending-fee"]


def test_background_has_its_year_and_source_and_speaks_of_groups() -> None:
    for figure in background():
        assert figure.source
        assert figure.year[:2] == "20"
        assert "kans" not in figure.text.nl


def test_the_wait_that_is_over_leaves_nothing_to_ride_out() -> None:
    late = replace(KNOWN, as_of=date(2027, 9, 15))
    with pytest.raises(Refused) as refused:
        employer_scenarios(COSTS, late)
    assert refused.value.code == "wait-over"
    assert "29 augustus 2027" in refused.value.message.nl


def test_a_sheet_needs_no_health_fact() -> None:
    names = set(EmployeeSheet.__dataclass_fields__) | set(OwnMoney.__dataclass_fields__)
    assert not {name for name in names if "diagnos" in name or "health" in name}
    facts = EmployeeSheet(
        as_of=KNOWN.as_of,
        pay=SickPayInput(KNOWN.first_sick_day, Wage(Decimal("2500.00"), Decimal(32))),
        labour_history=History(Decimal(3), Decimal(5)),
        worked_26_of_36=True,
        worked_4_of_5=True,
        degree=Decimal(40),
        assume_constant_after=True,
    )
    assert scenarios(ScenariosInput(employee=facts)).sheets


def test_an_own_insurance_is_asked_and_stands_apart_beside_a_benefit_alone() -> None:
    extra = Decimal("250.00")
    found = told("wga-no-work", "below-35-no-work", own_insurance_month=extra)
    assert found["wga-no-work"].rows[-1].parts["own-insurance"] == extra
    assert "own-insurance" not in found["below-35-no-work"].rows[-1].parts


def test_a_wage_above_the_maximum_is_told_on_both_sheets_at_its_place() -> None:
    rich = Decimal("9000.00")
    own = own_scenarios(replace(SAID, wage_month=rich), KNOWN)
    of_employer = costs(wage_month=rich)
    paths = {each.code: each.path for each in (*own.notes, *of_employer.notes)}
    assert paths["above-maximum"] == "$.employer.pay.wage.month"
    assert "above-maximum" in {each.code for each in own.notes}


def test_a_wage_sum_says_whether_an_employer_is_small() -> None:
    small = of(costs(wage_sum_year=Decimal("1082500.00")), "ride-out")
    other = of(costs(wage_sum_year=Decimal("1082500.01")), "ride-out")
    assert small["compensation-bill-36869"] == small["compensation-present-rule"]
    assert other["compensation-bill-36869"] == 0


def test_conditions_of_no_risk_and_wage_cost_advantage_stand_beside_a_placement() -> None:
    [sheet] = costs().sheets
    placed = next(each for each in sheet.situations if each.key == "placement")
    codes = {note.code for note in placed.notes}
    assert {"no-risk-day-employer", "no-risk", "lkv", "saving-not-certain"} <= codes


def test_an_own_risk_bearer_reads_an_upper_bound_also_without_a_date_of_birth() -> None:
    said = replace(COSTS, own_risk=True, own_risk_degree=Decimal(50))
    known = of(employer_scenarios(said, KNOWN), "own-risk")["own-risk-bound"]
    unknown = of(employer_scenarios(said, replace(KNOWN, date_of_birth=None)), "own-risk")
    assert unknown["own-risk-bound"] >= known


def test_a_sanction_adds_to_the_payment_and_not_to_its_compensation() -> None:
    longer = replace(KNOWN, last_paid_day=date(2028, 8, 27))
    plain = of(costs(), "ride-out")
    late = of(employer_scenarios(COSTS, longer), "ride-out")
    assert late["to-pay"] > plain["to-pay"]
    assert late["compensation-present-rule"] == plain["compensation-present-rule"]


def test_the_outcome_is_told_from_low_to_high_and_not_as_one_forecast() -> None:
    found = spread(SAID, KNOWN, "nl")
    assert found is not None
    assert found.degrees == (Decimal(35), Decimal(45), Decimal(55), Decimal(65))
    by_name = dict(found.rows)
    assert by_name["geen werk"] == tuple(
        (Decimal("2523.96") * percent).quantize(Decimal("0.01"))
        for percent in (Decimal("0.28"), Decimal("0.35"), Decimal("0.42"), Decimal("0.5075"))
    )
    assert all(len(totals) == 4 for _name, totals in found.rows)
    assert spread(replace(SAID, residual_month=Decimal(1200)), KNOWN, "nl") is None


def test_taking_somebody_on_costs_the_wage_less_the_advantage() -> None:
    facts = EmployerSheet(
        as_of=KNOWN.as_of,
        pay=SickPayInput(KNOWN.first_sick_day, Wage(Decimal(3000), Decimal(36))),
        hire=Hire("b", Decimal(1500), 2026, Decimal("2500.00")),
        assume_constant_after=True,
    )
    found = of(scenarios(ScenariosInput(employer=facts)), "hire")
    assert found == {
        "hire-wage": Decimal("32400.00"),
        "lkv": Decimal("4575.00"),
        "hire-net": Decimal("27825.00"),
    }
