"""One act over several trajectories: each for itself, what fails is told, and it can be undone."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import BulkAsked, BulkView, CaseloadQuery
from wissel.cli import _bench_bureau
from wissel.core.absence import Absence
from wissel.core.journal import Contact, Decision, Note
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Actor, Denied, today_of
from wissel.infra.tasks.worker import drain

TODAY = today_of(NOW)
LIST = BulkAsked("vacancies", count=5, day=TODAY)
LATER = BulkAsked(
    "later", rule="basis:first-contact", day=TODAY + timedelta(days=3), text="Vakantie."
)


def register(cast: Cast, number: int) -> UUID:
    return trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name=f"Werknemer {number}",
            client=cast.client,
            absence=Absence(date(2026, 1, 5)),
        ),
    ).id


def done(actor: Actor, asked: BulkAsked, *chosen: UUID) -> BulkView:
    act = trajectories.start_bulk(actor=actor, now=NOW, asked=asked, chosen=chosen)
    trajectories.run_bulk(actor=actor, now=NOW, act=act)
    return trajectories.bulk(actor=actor, now=NOW, act=act)


def undone(actor: Actor, view: BulkView) -> BulkView:
    trajectories.undo_bulk(actor=actor, now=NOW, act=view.id)
    trajectories.run_bulk(actor=actor, now=NOW, act=view.id)
    return trajectories.bulk(actor=actor, now=NOW, act=view.id)


def kinds(cast: Cast, trajectory: UUID) -> list[str]:
    found = trajectories.entries(actor=cast.coach, now=NOW, trajectory=trajectory)
    return [entry.kind for entry in found]


def test_three_of_them_fail_and_the_others_stand(cast: Cast) -> None:
    good = [register(cast, number) for number in range(3)]
    closed = register(cast, 9)
    with tenancy.tenant(cast.coach.bureau), gather():
        Trajectory.objects.filter(pk=closed).update(closed_on=TODAY)
    view = done(cast.coach, LIST, *good, closed, uuid4(), cast.other_trajectory)
    assert {line.trajectory: line.done for line in view.lines} == {
        **dict.fromkeys(good, "yes"),
        closed: "closed",
    }
    assert (view.strange, view.running) == (2, False)
    assert all("vacancy-list-sent" in kinds(cast, pk) for pk in good)


@pytest.mark.slow
def test_of_five_hundred_three_fail_and_the_rest_is_done(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_bench_bureau, "ORIGINALS", 2)
    bureau = _bench_bureau.make(now=NOW, size=500, own=250)
    with tenancy.tenant(bureau.manager.bureau), gather():
        keys = list(Trajectory.objects.order_by("number").values_list("pk", flat=True))
        closed = keys[7], keys[250], keys[499]
        Trajectory.objects.filter(pk__in=closed).update(closed_on=TODAY)
        before = dict(Trajectory.objects.values_list("pk", "coach_id"))
    given = BulkAsked("coach", coach=str(bureau.coach.membership))
    act = trajectories.start_bulk(actor=bureau.manager, now=NOW, asked=given, chosen=keys)
    assert drain(clock=lambda: NOW + timedelta(minutes=1)) == 1
    view = trajectories.bulk(actor=bureau.manager, now=NOW, act=act)
    assert [line.trajectory for line in view.lines if line.done == "closed"] == list(closed)
    assert sum(line.done == "yes" for line in view.lines) == 497
    with tenancy.tenant(bureau.manager.bureau):
        after = dict(Trajectory.objects.values_list("pk", "coach_id"))
    left = {pk: coach for pk, coach in before.items() if pk in closed}
    assert after == dict.fromkeys(before, bureau.coach.membership) | left


def test_a_logged_list_is_taken_back_and_what_was_corrected_since_is_told(cast: Cast) -> None:
    one, two = register(cast, 1), register(cast, 2)
    view = done(cast.coach, replace(LIST, kind="contact", text="Uitnodiging gestuurd."), one, two)
    entry = trajectories.entries(actor=cast.coach, now=NOW, trajectory=two)[-1]
    trajectories.correct(
        actor=cast.coach,
        now=NOW,
        trajectory=two,
        entry=UUID(entry.id),
        happened_on=TODAY,
        content=Contact(("employee",), "phone", "Gebeld."),
    )
    told = {line.trajectory: line.undone for line in undone(cast.coach, view).lines}
    assert told == {one: "yes", two: "corrected-already"}
    [held] = [
        entry
        for entry in trajectories.entries(actor=cast.coach, now=NOW, trajectory=one)
        if entry.supersedes
    ]
    assert isinstance(held.content, Note)
    assert kinds(cast, two)[-1] == "contact"


def test_a_duty_waits_in_several_trajectories_and_speaks_again_after_undoing(cast: Cast) -> None:
    def listed() -> set[UUID]:
        items = trajectories.today_list(actor=cast.coach, now=NOW)
        return {item.trajectory for item in items if item.duty.rule == LATER.rule}

    pks = {register(cast, number) for number in range(2)}
    assert pks <= listed()
    view = done(cast.coach, LATER, *pks)
    assert [line.done for line in view.lines] == ["yes", "yes"]
    assert not pks & listed()
    undone(cast.coach, view)
    assert pks <= listed()


def test_evaluations_are_one_choice_and_the_first_that_is_known_waits(cast: Cast) -> None:
    one = register(cast, 1)
    found = trajectories.bulk_choices(actor=cast.coach, now=NOW, chosen=[one])
    titles = [choice.name.nl for choice in found.rules]
    assert len(titles) == len(set(titles))
    rule = next(choice.value for choice in found.rules if choice.name.nl.startswith("Evaluatie"))
    view = done(cast.coach, replace(LATER, rule=rule), one)
    assert [line.done for line in view.lines] == ["yes"]
    said = trajectories.entries(actor=cast.coach, now=NOW, trajectory=one)[-1].content
    assert isinstance(said, Decision)
    due = trajectories.case(actor=cast.coach, now=NOW, trajectory=one).due.find(said.obligation)
    assert due is not None
    assert due.due is not None
    assert due.due >= TODAY  # what the file does not know is not put off


def test_trajectories_go_to_another_coach_and_back_unless_somebody_was_first(cast: Cast) -> None:
    one, two = register(cast, 1), register(cast, 2)
    assert cast.other_coach.membership is not None
    assert cast.coach.membership is not None
    to_bram = BulkAsked("coach", coach=str(cast.other_coach.membership))
    view = done(cast.planner, to_bram, one, two)
    own = trajectories.own_cases(actor=cast.other_coach, now=NOW)
    assert {one, two} == set(own)
    for coach in (cast.coach.membership,):
        trajectories.assign_coach(actor=cast.manager, now=NOW, trajectory=two, coach=coach)
    told = {line.trajectory: line.undone for line in undone(cast.planner, view).lines}
    assert told == {one: "yes", two: "changed-since"}
    assert trajectories.own_cases(actor=cast.other_coach, now=NOW) == ()


def test_running_twice_does_nothing_twice(cast: Cast) -> None:
    one = register(cast, 1)
    view = done(cast.coach, LIST, one)
    trajectories.run_bulk(actor=cast.coach, now=NOW, act=view.id)
    assert kinds(cast, one).count("vacancy-list-sent") == 1


def test_many_are_done_by_the_worker_as_whoever_asked(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[trajectories.bulk.__module__], "AT_ONCE", 1)
    pks = [register(cast, number) for number in range(2)]
    act = trajectories.start_bulk(
        actor=cast.coach, now=NOW, asked=LIST, query=CaseloadQuery(words="werknemer")
    )
    assert trajectories.bulk(actor=cast.coach, now=NOW, act=act).running
    drain(clock=lambda: NOW)
    assert not trajectories.bulk(actor=cast.coach, now=NOW, act=act).running
    for pk in pks:
        last = trajectories.entries(actor=cast.coach, now=NOW, trajectory=pk)[-1]
        assert (last.kind, last.author) == ("vacancy-list-sent", "Noor Akkerman")


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (replace(LIST, count=0), "$.count"),
        (replace(LIST, day=TODAY + timedelta(days=1)), "$.day"),
        (replace(LIST, kind="contact"), "$.text"),
        (replace(LATER, text=" "), "$.text"),
        (replace(LATER, day=TODAY), "$.day"),
        (replace(LATER, rule=""), "$.rule"),
    ],
)
def test_an_act_without_what_it_needs_is_refused(cast: Cast, asked: BulkAsked, path: str) -> None:
    with pytest.raises(Refused) as refused:
        done(cast.coach, asked, cast.trajectory)
    assert refused.value.path == path


def test_nothing_and_too_many_are_refused(cast: Cast) -> None:
    for chosen in ((), tuple(uuid4() for _ in range(501))):
        with pytest.raises(Refused) as refused:
            done(cast.coach, LIST, *chosen)
        assert refused.value.path == "$.chosen"


def test_rights_are_those_of_each_trajectory(cast: Cast) -> None:
    to_bram = BulkAsked("coach", coach=str(cast.other_coach.membership))
    for actor in (cast.coach, cast.employer, cast.employee, cast.auditor):
        with pytest.raises(Denied):
            done(actor, to_bram, cast.trajectory)
    view = done(cast.manager, LIST, cast.trajectory)
    assert [line.done for line in view.lines] != ["yes"]
    assert done(cast.stranger, LIST, cast.trajectory, cast.other_trajectory).strange == 1
    for actor in (cast.coach, cast.stranger):
        with pytest.raises(Denied):
            trajectories.undo_bulk(actor=actor, now=NOW, act=view.id)
