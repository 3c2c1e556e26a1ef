"""Which way of working a trajectory runs by, and what its client agreed instead of a number."""

from datetime import date, timedelta
from importlib import resources
from uuid import uuid4

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service.programmes import refresh_client
from wissel.core.absence import Absence
from wissel.core.obligations import Obligation
from wissel.core.programme import Limit, load
from wissel.core.refusal import Refused
from wissel.core.sources import Nature
from wissel.infra.doors import Actor, Denied, today_of

TODAY = today_of(NOW)
OWN = (
    resources.files("wissel.rules")
    .joinpath("programmes", "basis", "1.yaml")
    .read_text(encoding="utf-8")
    .replace("name: basis", "name: eigen", 1)
)


def _register(cast: Cast, actor: Actor, **options: object) -> trajectories.Registered:
    registration = trajectories.Registration(
        employee_name="Ans Bos", client=cast.client, absence=Absence(date(2025, 12, 1)),
        **options,  # type: ignore[arg-type]  # the fields of a registration
    )  # fmt: skip
    return trajectories.register(actor=actor, now=NOW, registration=registration)


def _duties(actor: Actor, trajectory: object, key: str) -> list[Obligation]:
    view = trajectories.case(actor=actor, now=NOW, trajectory=trajectory)  # type: ignore[arg-type]  # an id
    return [duty for duty in view.due.obligations if duty.rule.partition(":")[2] == key]


def test_a_new_trajectory_runs_by_the_way_of_working_the_bureau_chose(cast: Cast) -> None:
    bureaus.choose_programme(actor=cast.manager, now=NOW, name="pappenheim")
    new = _register(cast, cast.coach)
    assert _duties(cast.coach, new.id, "fml")
    old = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert old.case.programme.name == load().name


def test_only_a_manager_chooses_or_writes_a_way_of_working(cast: Cast) -> None:
    for actor in (cast.coach, cast.planner, cast.employer, cast.employee):
        with pytest.raises(Denied):
            bureaus.choose_programme(actor=actor, now=NOW, name="pappenheim")
        with pytest.raises(Denied):
            bureaus.add_programme(actor=actor, now=NOW, text=OWN)
    with pytest.raises(Refused, match="no way of working"):
        bureaus.choose_programme(actor=cast.manager, now=NOW, name="van-een-ander")


def test_an_own_way_of_working_is_kept_as_a_version_and_used(cast: Cast) -> None:
    made = bureaus.add_programme(actor=cast.manager, now=NOW, text=OWN)
    assert (made.name, made.version, made.own) == ("eigen", 1, True)
    shorter = OWN.replace("version: 1", "version: 2", 1).replace(
        "limit: {days: 28}", "limit: {days: 27}"
    )
    bureaus.add_programme(actor=cast.manager, now=NOW, text=shorter)
    first = _register(cast, cast.coach, programme="eigen", programme_version=1)
    second = _register(cast, cast.coach, programme="eigen")
    [slow], [fast] = (_duties(cast.coach, new.id, "start") for new in (first, second))
    assert (slow.due, fast.due) == (TODAY + timedelta(days=28), TODAY + timedelta(days=27))
    names = [each.name for each in bureaus.programmes(actor=cast.coach, now=NOW)]
    assert names[:2] == ["eigen", "eigen"]


def test_another_bureau_knows_nothing_of_it(cast: Cast) -> None:
    bureaus.add_programme(actor=cast.manager, now=NOW, text=OWN)
    names = [each.name for each in bureaus.programmes(actor=cast.stranger, now=NOW)]
    assert "eigen" not in names
    with pytest.raises(Denied):
        bureaus.programme(actor=cast.stranger, now=NOW, name="eigen", version=1)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (OWN.replace("{days: 28}", "{days: 0}", 1), "programme", "Regel "),
        (OWN.replace("name: eigen", "name: basis", 1), "name-of-the-package", "eigen naam"),
        (OWN.replace("version: 1", "version: 7", 1), "not-the-next-version", "volgende is 1"),
        ("x" * 200_001, "too-long", "te lang"),
    ],
)
def test_a_way_of_working_that_cannot_be_used_is_refused_with_its_line(
    cast: Cast, text: str, code: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        bureaus.add_programme(actor=cast.manager, now=NOW, text=text)
    assert (refused.value.code, refused.value.path) == (code, "$.text")
    assert said in refused.value.message.nl


def test_a_trajectory_moves_to_another_version_by_a_decision_with_a_reason(cast: Cast) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="ascenditur", version=1,
        reason="Overgenomen van een collega-bureau.",
    )  # fmt: skip
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert (view.case.programme.name, view.case.programme.version) == ("ascenditur", 1)
    decision = view.case.journal[-1].content
    assert decision.kind == "decision"
    assert "basis 1 → ascenditur 1" in decision.outcome
    assert _duties(cast.coach, cast.trajectory, "final-report")


def test_a_move_without_reason_to_nowhere_or_to_the_same_is_refused(cast: Cast) -> None:
    for name, version, reason, code in (
        ("ascenditur", 1, " ", "one sentence"),
        ("ascenditur", 9, "waarom", "has no version"),
        ("basis", 1, "waarom", "already"),
    ):
        with pytest.raises(Refused, match=code):
            trajectories.change_programme(
                actor=cast.coach, now=NOW, trajectory=cast.trajectory, name=name,
                version=version, reason=reason,
            )  # fmt: skip
    for actor in (cast.employer, cast.employee, cast.stranger, cast.other_coach):
        with pytest.raises(Denied):
            trajectories.change_programme(
                actor=actor, now=NOW, trajectory=cast.trajectory, name="ascenditur", version=1,
                reason="waarom",
            )  # fmt: skip


def _agree(cast: Cast, actor: Actor, **options: object) -> bureaus.AgreementView:
    given = {
        "programme": "basis", "version": 1, "duty": "start", "reason": "Afgesproken met HR.",
        "valid_from": TODAY - timedelta(days=30), "limit": Limit(14, "days"),
    }  # fmt: skip
    return trajectories.agree(actor=actor, now=NOW, client=cast.client, **given | options)  # type: ignore[arg-type]  # the parameters of the door


def test_an_agreement_with_the_client_holds_in_its_trajectories_once_derived(cast: Cast) -> None:
    new = _register(cast, cast.coach)
    made = _agree(cast, cast.planner)
    refresh_client.func(now=NOW, bureau=str(cast.coach.bureau), client=str(cast.client))
    [duty] = _duties(cast.coach, new.id, "start")
    assert duty.due == TODAY + timedelta(days=14)
    assert (duty.nature, duty.basis[0].source) == (Nature.AGREEMENT, str(made.id))
    trajectories.end_agreement(actor=cast.manager, now=NOW, agreement=made.id, last_day=TODAY)
    [same] = _duties(cast.coach, new.id, "start")
    assert same.due == duty.due


def test_the_desk_agrees_and_the_client_may_read_it(cast: Cast) -> None:
    for actor in (cast.coach, cast.employer, cast.employee, cast.stranger):
        with pytest.raises(Denied):
            _agree(cast, actor)
    _agree(cast, cast.manager)
    [read] = bureaus.agreements(actor=cast.employer, now=NOW, client=cast.client)
    assert read.reason == "Afgesproken met HR."
    for actor in (cast.employee, cast.host_employer):
        with pytest.raises(Denied):
            bureaus.agreements(actor=actor, now=NOW, client=cast.client)
    with pytest.raises(Denied):
        bureaus.agreements(actor=cast.employer, now=NOW, client=uuid4())


@pytest.mark.parametrize(
    ("options", "code", "path"),
    [
        ({"valid_to": TODAY - timedelta(days=31)}, "ends-before-it-begins", "$.valid_to"),
        ({"reason": " "}, "reason", "$.reason"),
        ({"duty": "read-report"}, "no-such-duty", "$.duty"),
        ({"limit": None, "per": "month"}, "does-not-fit", "$.limit"),
        ({"limit": Limit(0, "days")}, "amount", "$.limit"),
        ({"duty": "monthly-report"}, "does-not-fit", "$.per"),
        (
            {"duty": "monthly-report", "limit": None, "per": "quarter",
             "valid_from": date(2026, 11, 1)},
            "mid-period", "$.valid_from",
        ),
    ],
)  # fmt: skip
def test_an_agreement_that_cannot_be_is_refused_at_its_place(
    cast: Cast, options: dict[str, object], code: str, path: str
) -> None:
    with pytest.raises(Refused) as refused:
        _agree(cast, cast.manager, **options)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_two_agreements_about_one_duty_do_not_overlap(cast: Cast) -> None:
    made = _agree(cast, cast.manager)
    with pytest.raises(Refused, match="There is an agreement"):
        _agree(cast, cast.manager, valid_from=TODAY)
    with pytest.raises(Refused, match="Choose today"):
        trajectories.end_agreement(
            actor=cast.manager, now=NOW, agreement=made.id, last_day=TODAY - timedelta(days=1)
        )
    trajectories.end_agreement(actor=cast.manager, now=NOW, agreement=made.id, last_day=TODAY)
    _agree(cast, cast.manager, valid_from=TODAY + timedelta(days=1))
