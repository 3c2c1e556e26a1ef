"""What a door refused or failed at stays in the access log, whatever is rolled back around it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

import pytest
from django.db import transaction
from structlog.testing import capture_logs

from tests.cast import NOW, PASSWORD, Cast, make_cast
from tests.infra import work
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Employee
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra import tasks, tenancy
from wissel.infra.doors import (
    Actor,
    Declined,
    Denied,
    OpenTransaction,
    about,
    as_application,
    door,
    read_door,
    together,
)
from wissel.infra.ids import uuid7
from wissel.infra.models import AccessLogEntry
from wissel.infra.tasks.worker import drain

SECRET = "Karin vertelde iets"


def last(actor: Actor) -> AccessLogEntry:
    with tenancy.tenant(actor.bureau), transaction.atomic(), as_application(actor):
        found: AccessLogEntry = AccessLogEntry.objects.order_by("seq").last()
        return found


def lines_of(actor: Actor) -> int:
    with tenancy.tenant(actor.bureau), transaction.atomic(), as_application(actor):
        return int(AccessLogEntry.objects.count())


def clients_of(actor: Actor) -> set[str]:
    return {each.name for each in bureaus.clients(actor=actor, now=NOW)}


@door
def register_and_look(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Change something, then look where the actor may not."""
    bureaus.register_client(actor=actor, now=now, name="Half B.V.")
    trajectories.case(actor=actor, now=now, trajectory=trajectory)


@door
def fails(*, actor: Actor, now: datetime, error: Exception, subject: str = "") -> None:
    """Change something, then fail."""
    about(subject)
    bureaus.register_client(actor=actor, now=now, name="Half B.V.")
    raise error


@read_door
def fails_reading(*, actor: Actor, now: datetime, error: Exception) -> None:
    """Fail without having changed anything."""
    raise error


def _refused_acceptance(cast: Cast) -> str:
    """Accept, in one transaction, an invitation for a file that is somebody else's already."""
    with tenancy.tenant(cast.coach.bureau), transaction.atomic(), as_application(cast.coach):
        person = Employee.objects.get(user_id=cast.employee.user).pk
    invited = bureaus.invite(
        actor=cast.coach,
        now=NOW,
        name="Een ander",
        email="anders@example.org",
        role=Role.EMPLOYEE,
        person=person,
    )
    with pytest.raises(Denied, match="other-account"):
        _accept_and_tie(invited.token)
    return invited.token


def _accept_and_tie(token: str) -> None:
    with together():
        accepted = bureaus.accept_invitation(token=token, password=PASSWORD, now=NOW)
        employee = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
        assert employee is not None
        assert accepted.person is not None
        trajectories.tie_employee(actor=employee, now=NOW, person=accepted.person)


def _after_a_change(actor: Actor, call: Callable[[], None]) -> None:
    """Register a client and make the call, in one transaction."""
    with together():
        bureaus.register_client(actor=actor, now=NOW, name="Ook half B.V.")
        call()


def test_a_refusal_while_accepting_an_invitation_is_logged_and_the_rest_undone(cast: Cast) -> None:
    token = _refused_acceptance(cast)
    line = last(cast.coach)
    assert (line.outcome, line.detail) == ("denied", "other-account")
    assert line.event == "trajectories.service.people.tie_employee"
    assert line.actor_role == Role.EMPLOYEE
    assert bureaus.invitation(token=token, now=NOW).email == "anders@example.org", "not used up"


@pytest.mark.django_db(transaction=True)
def test_a_refusal_outlives_a_real_transaction_that_is_rolled_back() -> None:
    cast = make_cast()
    _refused_acceptance(cast)
    assert last(cast.coach).detail == "other-account"


def test_a_refusal_in_a_door_within_a_door_is_logged_and_the_rest_undone(cast: Cast) -> None:
    look = partial(register_and_look, actor=cast.other_coach, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(Denied):
        _after_a_change(cast.other_coach, look)
    line = last(cast.coach)
    assert (line.outcome, line.actor_name) == ("denied", "Bram de Wit")
    assert line.subject == str(cast.trajectory)
    assert not clients_of(cast.coach) & {"Half B.V.", "Ook half B.V."}


def test_a_refusal_that_the_caller_gets_over_is_logged_once(cast: Cast) -> None:
    before = lines_of(cast.coach)
    with together():
        with pytest.raises(Denied):
            trajectories.case(actor=cast.other_coach, now=NOW, trajectory=cast.trajectory)
        bureaus.register_client(actor=cast.other_coach, now=NOW, name="Heel B.V.")
    assert lines_of(cast.coach) == before + 1
    assert last(cast.coach).outcome == "denied"
    assert "Heel B.V." in clients_of(cast.coach)


@pytest.mark.django_db(transaction=True)
def test_a_door_refuses_a_transaction_in_which_its_refusal_would_be_lost() -> None:
    cast = make_cast()
    with pytest.raises(OpenTransaction, match="together"), transaction.atomic():
        bureaus.clients(actor=cast.coach, now=NOW)


@pytest.mark.parametrize("call", [fails, fails_reading])
def test_an_unexpected_error_leaves_a_line_with_its_kind_and_no_words(
    cast: Cast, call: object
) -> None:
    assert callable(call)
    error = LookupError(SECRET)
    with pytest.raises(LookupError) as raised:
        call(actor=cast.coach, now=NOW, error=error)
    assert raised.value is error
    line = last(cast.coach)
    assert (line.outcome, line.detail, line.actor_name) == (
        "error",
        "builtins.LookupError",
        "Noor Akkerman",
    )
    assert SECRET not in str(line.__dict__)
    assert "Half B.V." not in clients_of(cast.coach)


def test_an_error_names_the_trajectory_that_it_was_about(cast: Cast) -> None:
    with pytest.raises(LookupError):
        fails(actor=cast.coach, now=NOW, error=LookupError(), subject=str(cast.trajectory))
    assert last(cast.coach).subject == str(cast.trajectory)


def test_an_error_in_one_of_several_doors_outlives_their_transaction(cast: Cast) -> None:
    with pytest.raises(LookupError):
        _after_a_change(cast.coach, partial(fails, actor=cast.coach, now=NOW, error=LookupError()))
    assert last(cast.coach).outcome == "error"
    assert "Ook half B.V." not in clients_of(cast.coach)


def test_an_answer_that_callers_know_is_no_error(cast: Cast) -> None:
    before = lines_of(cast.coach)
    refused = Refused("x", "$", Text("nee", "no"))
    for answer in (refused, Declined(), bureaus.NameTaken("x")):
        with pytest.raises(type(answer)):
            fails(actor=cast.coach, now=NOW, error=answer)
    assert lines_of(cast.coach) == before


def test_an_error_of_the_worker_is_logged_as_well(cast: Cast) -> None:
    tasks.enqueue(work.fail_in_a_door, bureau=str(cast.coach.bureau))
    drain(clock=lambda: NOW)
    line = last(cast.coach)
    assert (line.outcome, line.actor_kind) == ("error", "worker")
    assert line.detail == "tests.infra.work.Broken"


@door
def opens_and_fails(*, actor: Actor, now: datetime) -> None:
    """Open a bureau, then fail: the bureau is not there after all."""
    bureaus.open_bureau(actor=actor, now=now, name="Niets", number_prefix="NI")
    raise LookupError


def test_a_bureau_whose_opening_failed_can_be_opened_again(db: None) -> None:
    actor = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    with capture_logs() as said, pytest.raises(LookupError):
        opens_and_fails(actor=actor, now=NOW)
    assert [each["event"] for each in said] == ["access.unwritten"]
    bureaus.open_bureau(actor=actor, now=NOW, name="Iets", number_prefix="IE")


@pytest.mark.django_db(transaction=True)
def test_a_line_that_cannot_be_written_is_told_and_does_not_hide_the_error() -> None:
    nowhere = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    with capture_logs() as said, pytest.raises(LookupError):
        fails_reading(actor=nowhere, now=NOW, error=LookupError(SECRET))
    [told] = [each for each in said if each["event"] == "access.unwritten"]
    assert told["outcome"] == "error"
    assert SECRET not in str(said)
