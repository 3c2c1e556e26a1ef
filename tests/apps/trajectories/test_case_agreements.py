"""What is agreed for one trajectory: it goes before what the client agreed for all of them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service.programmes import refresh_client
from wissel.core.absence import Absence
from wissel.core.obligations import Obligation
from wissel.core.programme import Limit
from wissel.core.refusal import Refused
from wissel.core.sources import Nature
from wissel.infra.doors import Actor, Denied, door, today_of

TODAY = today_of(NOW)


def registered(cast: Cast, name: str = "Ans Bos") -> UUID:
    """Register somebody of the client today."""
    said = trajectories.Registration(name, cast.client, Absence(date(2025, 12, 1)))
    return trajectories.register(actor=cast.coach, now=NOW, registration=said).id


def agree(cast: Cast, actor: Actor, trajectory: UUID | None, **options: Any) -> UUID:
    """Agree another term for the start."""
    given: dict[str, Any] = {
        "programme": "basis", "version": 1, "duty": "start", "reason": "Afgesproken met HR.",
        "valid_from": TODAY, "limit": Limit(7, "days"), "client": cast.client,
    }  # fmt: skip
    made = trajectories.agree(actor=actor, now=NOW, trajectory=trajectory, **given | options)
    return made.id


@door
def closed(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Close a trajectory, as a file does that comes in closed."""
    row = Trajectory.objects.get(pk=trajectory)
    row.closed_on = today_of(now)
    row.save(update_fields=["closed_on"])


def start_of(cast: Cast, trajectory: UUID) -> Obligation:
    """Return the duty to start."""
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=trajectory)
    [duty] = [d for d in view.due.obligations if d.rule.partition(":")[2] == "start"]
    return duty


def test_the_term_of_a_case_goes_before_the_clients_and_holds_nowhere_else(cast: Cast) -> None:
    ours, other = registered(cast), registered(cast, "Bo Stam")
    agree(cast, cast.planner, None, valid_from=TODAY - timedelta(days=1), limit=Limit(14, "days"))
    refresh_client.func(now=NOW, bureau=str(cast.coach.bureau), client=str(cast.client))
    made = agree(cast, cast.manager, ours)
    duty = start_of(cast, ours)
    assert duty.due == TODAY + timedelta(days=7)
    assert (duty.nature, duty.basis[0].article) == (Nature.AGREEMENT, "case-agreement")
    assert duty.basis[0].source == str(made)
    assert duty.basis[0].note is not None
    assert "voor dit traject" in duty.basis[0].note.nl
    assert start_of(cast, other).due == TODAY + timedelta(days=14)
    assert start_of(cast, other).basis[0].article == "client-agreement"


def test_a_term_of_a_case_is_derived_at_once_in_its_lists_too(cast: Cast) -> None:
    ours = registered(cast)
    agree(cast, cast.planner, ours)
    assert trajectories.drifts(actor=cast.command, now=NOW) == ()


def test_once_it_ended_the_clients_term_holds_again(cast: Cast) -> None:
    ours = registered(cast)
    agree(cast, cast.planner, None, limit=Limit(14, "days"))
    made = agree(cast, cast.planner, ours, valid_from=TODAY + timedelta(days=1))
    assert start_of(cast, ours).due == TODAY + timedelta(days=14)
    with pytest.raises(Refused, match="Choose today"):
        trajectories.end_agreement(actor=cast.planner, now=NOW, agreement=made, last_day=TODAY)
    ended = trajectories.end_agreement(
        actor=cast.planner, now=NOW, agreement=made, last_day=TODAY + timedelta(days=9)
    )
    assert (ended.trajectory, ended.term.valid_to) == (ours, TODAY + timedelta(days=9))


def test_the_desk_agrees_for_a_case_and_nobody_else(cast: Cast) -> None:
    ours = registered(cast)
    for actor in (cast.coach, cast.employer, cast.employee, cast.stranger):
        with pytest.raises(Denied):
            agree(cast, actor, ours)
    agree(cast, cast.planner, ours)
    [read] = bureaus.agreements(actor=cast.employer, now=NOW, client=cast.client)
    assert read.trajectory == ours


def test_a_case_of_another_client_or_bureau_is_not_agreed_for(cast: Cast) -> None:
    other = bureaus.register_client(actor=cast.coach, now=NOW, name="Een ander B.V.").id
    with pytest.raises(Denied):
        agree(cast, cast.planner, registered(cast), client=other)
    with pytest.raises(Denied):
        agree(cast, cast.planner, cast.other_trajectory)


def test_a_term_that_begins_before_its_trajectory_is_refused_with_the_day(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        agree(cast, cast.planner, registered(cast), valid_from=TODAY - timedelta(days=1))
    assert (refused.value.code, refused.value.path) == ("before-the-trajectory", "$.valid_from")
    assert "22-11-2026" in refused.value.message.nl


def test_a_term_for_a_closed_trajectory_is_refused_with_the_day(cast: Cast) -> None:
    ours = registered(cast)
    closed(actor=cast.command, now=NOW, trajectory=ours)
    with pytest.raises(Refused) as refused:
        agree(cast, cast.planner, ours)
    assert (refused.value.code, refused.value.path) == ("closed", "$.trajectory")
    assert "22-11-2026" in refused.value.message.nl


def test_two_terms_of_one_case_do_not_overlap_and_say_nothing_of_health(cast: Cast) -> None:
    ours = registered(cast)
    agree(cast, cast.planner, None)
    agree(cast, cast.planner, ours)
    with pytest.raises(Refused, match="There is an agreement"):
        agree(cast, cast.manager, ours, valid_from=TODAY + timedelta(days=3))
    with pytest.raises(Refused) as refused:
        agree(cast, cast.manager, registered(cast, "Bo Stam"), reason="Zij heeft een burn-out.")
    assert (refused.value.code, refused.value.path) == ("medical", "$.reason")


@pytest.mark.parametrize(
    ("said", "typed", "found"),
    [
        ("yes", None, True),
        ("yes", False, False),
        ("no", None, False),
        ("no", True, True),
        ("", None, False),
    ],
)
def test_a_registration_takes_own_risk_over_from_the_client_unless_it_says_otherwise(
    cast: Cast, said: bureaus.OwnRisk, typed: bool | None, found: bool
) -> None:
    client = bureaus.ClientSaid("De Maasbocht Transport B.V.", own_risk_wga=said)
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=client)
    registration = trajectories.Registration(
        "Ans Bos", cast.client, Absence(date(2025, 12, 1)), own_risk_wga=typed
    )
    made = trajectories.register(actor=cast.coach, now=NOW, registration=registration)
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=made.id)
    assert view.case.employment.own_risk_wga is found
    assert view.case.employment.own_risk_zw is False


def test_a_coach_reads_of_a_colleagues_trajectory_the_number_and_no_more(cast: Cast) -> None:
    agree(cast, cast.manager, cast.trajectory)
    given = {"now": NOW, "client": cast.client}
    [own] = trajectories.agreements_with(actor=cast.coach, **given)
    assert (own.trajectory, bool(own.reason)) == (cast.trajectory, True)
    for read in (trajectories.agreements_with, bureaus.agreements):
        [other] = read(actor=cast.other_coach, **given)
        assert (other.trajectory == cast.trajectory, other.reason) == (False, "")
        assert other.term == own.term
