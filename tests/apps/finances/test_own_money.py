"""Own money is the employee's; the coach reads it while it is shared, and nobody anything else."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.finances import service as finances
from wissel.apps.finances.service import OwnMoneyView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.core.finances import Need, OwnMoney
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

SAID = OwnMoney(
    wage_month=Decimal("3200.00"),
    hours_week=Decimal("36.00"),
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
    needs=(Need("wonen", Decimal("1150.00")),),
)


def keep(cast: Cast, said: OwnMoney = SAID) -> None:
    finances.keep_own_money(actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=said)


def share(cast: Cast, *, coach: bool = True, now: object = NOW) -> None:
    finances.share_own_money(actor=cast.employee, now=NOW, trajectory=cast.trajectory, coach=coach)


def own(cast: Cast) -> OwnMoneyView:
    return finances.own_money(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def seen(cast: Cast, actor: Actor | None = None) -> OwnMoneyView | None:
    return finances.shared_money(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)


def test_before_anything_is_entered_nothing_is_told_and_nothing_guessed(cast: Cast) -> None:
    view = own(cast)
    assert (view.at, view.told, view.said) == (None, None, OwnMoney())


def test_what_is_entered_is_kept_and_its_situations_follow(cast: Cast) -> None:
    keep(cast)
    view = own(cast)
    assert view.said == SAID
    assert view.told is not None
    assert view.told.scenarios is not None
    [sheet] = view.told.scenarios.sheets
    assert [each.key for each in sheet.situations] == [
        "new-job",
        "below-35-no-work",
        "wga-no-work",
        "wga-half",
        "wga-full",
    ]
    assert all(len(each.rows) == 60 for each in sheet.situations)


def test_half_a_sheet_is_kept_without_situations(cast: Cast) -> None:
    keep(cast, OwnMoney(wage_month=Decimal("3200.00")))
    view = own(cast)
    assert view.said.wage_month == Decimal("3200.00")
    assert view.told is None


def test_the_days_come_from_the_file_and_not_from_the_sheet(cast: Cast) -> None:
    keep(cast)
    known = own(cast).known
    timeline = trajectories.case(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory
    ).due.timeline
    assert known.first_sick_day == timeline.waiting_period.first_day
    assert known.last_paid_day == timeline.waiting_period.last_day
    assert known.no_risk_day == timeline.reference_days.no_risk


def test_it_lies_encrypted(cast: Cast) -> None:
    keep(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM finances_ownsheet")
        [(stored,)] = cursor.fetchall()
    assert "3200" not in str(stored)
    assert "wonen" not in str(stored)


def test_what_cannot_be_is_named_at_its_field_and_nothing_is_kept(cast: Cast) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"wage_month": Decimal(-1)}, "$.wage_month"),
        ({"hours_week": Decimal(200)}, "$.hours_week"),
        ({"degree": Decimal(140)}, "$.degree"),
        ({"years_before_2016": Decimal("3.3")}, "$.years_before_2016"),
        ({"needs": (Need("wonen", Decimal(-5)),)}, "$.needs[0].month"),
        ({"situations": ("iva",) * 6}, "$.situations"),
    ]
    for changes, place in wrong:
        with pytest.raises(Refused) as refused:
            keep(cast, replace(SAID, **changes))
        assert refused.value.path == place
    assert own(cast).at is None


def test_nobody_else_opens_it_and_the_coach_only_what_is_shared(cast: Cast) -> None:
    keep(cast)
    for name, actor in cast.everybody.items():
        if name == "employee":
            continue
        with pytest.raises(Denied):
            finances.own_money(actor=actor, now=NOW, trajectory=cast.trajectory)
        with pytest.raises(Denied):
            finances.keep_own_money(actor=actor, now=NOW, trajectory=cast.trajectory, said=SAID)
        with pytest.raises(Denied):
            finances.share_own_money(actor=actor, now=NOW, trajectory=cast.trajectory, coach=True)
        with pytest.raises(Denied):
            finances.remove_own_money(actor=actor, now=NOW, trajectory=cast.trajectory)
    assert seen(cast) is None
    share(cast)
    found = seen(cast)
    assert found is not None
    assert found.said == SAID
    for name in ("employer", "line_manager", "planner", "manager", "other_coach"):
        actor = cast.everybody[name]
        try:
            assert seen(cast, actor) is None, name
        except Denied:
            continue


def test_a_share_is_a_consent_and_taking_it_back_ends_both(cast: Cast) -> None:
    keep(cast)
    share(cast)
    consents = trajectories.consents(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    asked = consents.statement.choice("finance-coach")
    assert asked is not None
    assert len(consents.standing(asked)) == 1
    share(cast, coach=False)
    after = trajectories.consents(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert not after.standing(asked)
    assert seen(cast) is None


def test_taking_the_consent_back_ends_the_share_and_a_new_yes_does_not_bring_it_back(
    cast: Cast,
) -> None:
    keep(cast)
    share(cast)
    given = {"actor": cast.employee, "trajectory": cast.trajectory}
    found = trajectories.consents(now=NOW, **given)
    asked = found.statement.choice("finance-coach")
    assert asked is not None
    [standing] = found.standing(asked)
    later = NOW + timedelta(minutes=5)
    trajectories.withdraw_consent(now=later, consent=standing.id, **given)
    assert own(cast).shared_at is None
    trajectories.give_consent(
        now=later + timedelta(minutes=5),
        choice="finance-coach",
        version=found.statement.version,
        **given,
    )
    assert seen(cast) is None


def test_nothing_entered_cannot_be_shared_and_a_closed_trajectory_shares_nothing_new(
    cast: Cast,
) -> None:
    with pytest.raises(Refused):
        share(cast)
    keep(cast)
    with tenancy.tenant(cast.coach.bureau), gather():
        Trajectory.objects.filter(pk=cast.trajectory).update(closed_on=NOW.date())
    with pytest.raises(Refused):
        share(cast)
    keep(cast, replace(SAID, degree=Decimal(60)))
    assert own(cast).said.degree == Decimal(60)


def test_it_can_be_taken_away_whole(cast: Cast) -> None:
    keep(cast)
    share(cast)
    finances.remove_own_money(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    finances.remove_own_money(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert own(cast).at is None
    assert seen(cast) is None


def test_that_the_employee_wrote_it_is_told_to_nobody_else(cast: Cast) -> None:
    keep(cast)
    mine = trajectories.who_looked(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    theirs = trajectories.who_looked(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert "finance" in {each.category for each in mine}
    assert "finance" not in {each.category for each in theirs}


def test_it_goes_to_the_employee_and_into_a_move_only_while_shared(cast: Cast) -> None:
    keep(cast)
    given = {"now": NOW, "trajectory": cast.trajectory}
    mine = documents.own_file(actor=cast.employee, **given).trajectory
    assert mine.own_money is not None
    assert mine.own_money.said == SAID
    moved = documents.export_trajectory(actor=cast.command, **given).trajectory
    assert moved.own_money is None
    share(cast)
    moved = documents.export_trajectory(actor=cast.command, **given).trajectory
    assert moved.own_money is not None
