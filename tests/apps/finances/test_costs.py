"""The employer's cost is for the client alone; neither employee nor bureau opens it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.finances import service as finances
from wissel.apps.finances.service import CostView
from wissel.core.finances import EmployerMoney, PricePart
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

SAID = EmployerMoney(
    wage_month=Decimal("3200.00"),
    hours_week=Decimal("36.00"),
    year_one_percent=Decimal(100),
    year_two_percent=Decimal(70),
    price=Decimal("3500.00"),
    contract_start=date(2012, 5, 1),
    lending_from=date(2027, 1, 1),
    lending_fee=Decimal("1500.00"),
    own_risk=True,
    own_risk_degree=Decimal(50),
)


def keep(cast: Cast, said: EmployerMoney = SAID) -> None:
    finances.keep_costs(actor=cast.employer, now=NOW, trajectory=cast.trajectory, said=said)


def seen(cast: Cast) -> CostView:
    return finances.costs(actor=cast.employer, now=NOW, trajectory=cast.trajectory)


def amounts(cast: Cast, scenario: str) -> dict[str, Decimal]:
    told = seen(cast).told
    assert told is not None
    assert told.scenarios is not None
    return {each.key: each.value for each in told.scenarios.amounts if each.scenario == scenario}


def test_without_wage_and_hours_nothing_is_told(cast: Cast) -> None:
    assert seen(cast).told is None
    keep(cast, EmployerMoney(price=Decimal("3500.00")))
    assert seen(cast).told is None
    assert seen(cast).by == cast.employer.name


def test_what_is_entered_gives_every_situation_of_the_employer(cast: Cast) -> None:
    keep(cast)
    told = seen(cast).told
    assert told is not None
    assert told.scenarios is not None
    keys = [each.key for each in told.scenarios.sheets[0].situations]
    assert keys[:3] == ["ride-out", "placement", "lending"]
    assert "sanction-cost" in keys
    whole = amounts(cast, "ride-out")
    parts = whole["sick-pay"] + whole["charges"] + whole["trajectory"] + whole["to-pay"]
    assert abs(parts - whole["total"]) <= Decimal("0.02")


def test_a_price_by_the_week_counts_the_weeks_to_the_end_of_the_wait(cast: Cast) -> None:
    keep(cast, replace(SAID, price_model="weekly", price_week=Decimal(100)))
    known = seen(cast).known
    weeks = -(-((known.last_paid_day - known.as_of).days + 1) // 7)
    assert amounts(cast, "ride-out")["trajectory"] == 100 * weeks


def test_a_modular_price_is_the_sum_of_its_parts(cast: Cast) -> None:
    parts = (PricePart("Intake", Decimal("535.00")), PricePart("Dossier", Decimal("35.00")))
    keep(cast, replace(SAID, price_model="modular", price_parts=parts))
    assert amounts(cast, "ride-out")["trajectory"] == Decimal("570.00")


def test_prices_under_more_models_stand_beside_each_other_and_one_counts(cast: Cast) -> None:
    parts = (PricePart("Intake", Decimal("535.00")),)
    keep(cast, replace(SAID, price_week=Decimal(100), price_parts=parts))
    found = amounts(cast, "prices")
    assert list(found) == ["trajectory-fixed", "trajectory-weekly", "trajectory-modular"]
    assert amounts(cast, "ride-out")["trajectory"] == found["trajectory-fixed"]
    keep(cast)
    assert not amounts(cast, "prices")


def test_what_cannot_be_is_named_at_its_field(cast: Cast) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"wage_month": Decimal(-1)}, "$.wage_month"),
        ({"hours_week": Decimal(200)}, "$.hours_week"),
        ({"insurance_percent": Decimal(101)}, "$.insurance_percent"),
        ({"price_parts": (PricePart("x", Decimal(-1)),)}, "$.price_parts[0].price"),
    ]
    for changes, place in wrong:
        with pytest.raises(Refused) as refused:
            keep(cast, replace(SAID, **changes))
        assert refused.value.path == place


def test_nobody_but_the_employers_contact_opens_or_writes_it(cast: Cast) -> None:
    keep(cast)
    for name, actor in cast.everybody.items():
        if name == "employer":
            continue
        with pytest.raises(Denied):
            finances.costs(actor=actor, now=NOW, trajectory=cast.trajectory)
        with pytest.raises(Denied):
            finances.keep_costs(actor=actor, now=NOW, trajectory=cast.trajectory, said=SAID)


def test_it_is_in_the_file_that_moves_and_not_in_the_employees_copy(cast: Cast) -> None:
    keep(cast)
    given = {"now": NOW, "trajectory": cast.trajectory}
    moved = documents.export_trajectory(actor=cast.command, **given).trajectory
    assert moved.employer_money is not None
    assert moved.employer_money.said == SAID
    mine = documents.own_file(actor=cast.employee, **given).trajectory
    assert mine.employer_money is None
