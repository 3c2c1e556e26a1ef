"""The employer reads of the plan what was released to them, and decides about its schooling."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_intake_report import begin, follow, write
from tests.apps.plans.profiles import receive
from tests.apps.plans.test_plan import fix_plan, said, shown, whole
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, Decision, standing
from wissel.core.planned import Schooling
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PLAN = "trajectory-plan"
VCA = Schooling("", "VCA", "Werkgevers vragen het.", cost=Decimal(350), weeks=2)


@pytest.fixture
def planned(cast: Cast) -> Cast:
    """A trajectory of Ascenditur with a plan that was fixed, with a schooling in it."""
    follow(cast, "ascenditur")
    receive(cast)
    whole(cast)
    direction = shown(cast).said.directions[0]
    plans.keep_schooling(**said(cast, schooling=replace(VCA, direction=direction), revision=0))
    fix_plan(cast)
    return cast


def read(cast: Cast, actor: Actor | None = None) -> plans.EmployerPlan | None:
    given: dict[str, Any] = said(cast, actor=actor or cast.employer)
    return plans.plan_for_employer(**given)


def offers(cast: Cast, actor: Actor | None = None) -> tuple[plans.SchoolingOffer, ...]:
    return plans.schooling_to_decide(**said(cast, actor=actor or cast.employer))


def decide(cast: Cast, schooling: str, **changes: Any) -> None:
    given: dict[str, Any] = {
        "actor": cast.employer, "schooling": schooling, "approved": True,
    } | changes  # fmt: skip
    plans.decide_schooling(**said(cast, **given))


def release(cast: Cast, report: UUID) -> UUID:
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def change_goal(cast: Cast, goal: str, revision: int) -> None:
    plans.keep_plan_text(**said(cast, key="doel", text=goal, revision=revision))


def test_the_employer_reads_the_plan_once_its_document_was_released(planned: Cast) -> None:
    report = begin(planned, key=PLAN)
    assert read(planned) is None
    documents.send_to_employee(actor=planned.coach, now=NOW, report=report)
    documents.respond(actor=planned.employee, now=NOW, report=report, kind="agreed")
    assert read(planned) is None
    documents.release(actor=planned.coach, now=NOW, report=report)
    held = read(planned)
    assert held is not None
    assert (held.number, held.goal, held.released_on) == (1, "In een zin.", NOW.date())
    assert held.directions == ("planner in het vervoer",)
    [step] = held.steps
    assert (step.title, step.who, step.gaps, step.state) == (
        "Sollicitatietraining", "coach", ("cv van acht jaar oud",), "running",
    )  # fmt: skip


def test_a_newer_plan_that_was_fixed_and_not_released_stays_unseen(planned: Cast) -> None:
    first = release(planned, begin(planned, key=PLAN))
    change_goal(planned, "Inkoper, 20 uur.", 1)
    fix_plan(planned, "De richting is veranderd.")
    change_goal(planned, "Iets dat nog op tafel ligt.", 2)
    held = read(planned)
    assert held is not None
    assert (held.number, held.goal) == (1, "In een zin.")
    change_goal(planned, "Inkoper, 20 uur.", 3)
    second = documents.start_correction(
        actor=planned.coach, now=NOW, report=first, reason="De richting is veranderd."
    )
    assert read(planned) == held
    release(planned, second)
    newer = read(planned)
    assert newer is not None
    assert (newer.number, newer.goal) == (2, "Inkoper, 20 uur.")


def test_a_released_report_that_is_no_plan_opens_nothing(cast: Cast) -> None:
    follow(cast, "ascenditur")
    receive(cast)
    whole(cast)
    fix_plan(cast)
    report = begin(cast)  # the intake report: in this way of working the plan is another one
    write(cast, report)
    release(cast, report)
    assert read(cast) is None
    assert offers(cast) == ()


def test_the_intake_report_opens_the_plan_where_it_is_written_in_it(cast: Cast) -> None:
    follow(cast, "xs2more")
    report = begin(cast)
    write(cast, report)
    release(cast, report)  # an intake may end without a plan
    whole(cast)
    fix_plan(cast)
    assert read(cast) is None
    again = documents.start_correction(
        actor=cast.coach, now=NOW, report=report, reason="Het plan is er nu."
    )
    release(cast, again)
    held = read(cast)
    assert held is not None
    assert held.number == 1


def test_what_shows_a_step_stays_with_who_guides_it(planned: Cast) -> None:
    release(planned, begin(planned, key=PLAN))
    trajectories.log(
        actor=planned.coach, now=NOW, trajectory=planned.trajectory, happened_on=NOW.date(),
        content=Contact(("employee",), "phone", "Twee brieven besproken."),
    )  # fmt: skip
    assert "Twee brieven" not in repr(read(planned))
    coach = shown(planned)
    assert coach.chain.activities[0].evidence
    assert all(one not in repr(read(planned)) for one in coach.chain.activities[0].evidence)


def test_schooling_is_read_and_decided_after_the_release(planned: Cast) -> None:
    assert offers(planned) == ()
    release(planned, begin(planned, key=PLAN))
    [offer] = offers(planned)
    assert (offer.said.title, offer.said.cost, offer.said.weeks) == ("VCA", Decimal(350), 2)
    assert (offer.direction, offer.said.state, offer.is_open) == (
        "planner in het vervoer", "proposed", True,
    )  # fmt: skip
    decide(planned, offer.said.key)
    [offer] = offers(planned)
    assert (offer.said.state, offer.said.decided_by) == ("approved", planned.employer.name)
    employee = shown(planned, planned.employee).said.schooling[0]
    assert employee == offer.said  # the employee reads of it before the plan is fixed again
    assert shown(planned, planned.employee).versions[0].said.schooling[0].state == "proposed"


def test_nothing_is_decided_about_a_plan_that_nobody_was_given(planned: Cast) -> None:
    key = shown(planned).said.schooling[0].key
    begin(planned, key=PLAN)  # fixed, and on its way to the employee
    with pytest.raises(Denied):
        decide(planned, key)
    assert shown(planned).said.schooling[0].state == "proposed"


def test_a_decision_about_schooling_is_the_employers_own_and_no_coach_writes_it(
    planned: Cast,
) -> None:
    key = shown(planned).said.schooling[0].key
    release(planned, begin(planned, key=PLAN))
    decide(planned, key, approved=False, because="Te duur.")
    given: dict[str, Any] = said(planned)
    [entry] = [
        one
        for one in trajectories.case(**given).case.journal
        if isinstance(one.content, Decision) and one.content.subject == "schooling"
    ]
    assert isinstance(entry.content, Decision)
    assert (entry.content.effect, entry.content.about, entry.content.because) == (
        "declined", key, "Te duur.",
    )  # fmt: skip
    turned = replace(entry.content, effect="approved", because="")
    for content in (turned, replace(turned, subject="other", about="")):
        with pytest.raises(Refused) as refused:
            trajectories.correct(
                **given, entry=UUID(entry.id), happened_on=NOW.date(), content=content
            )
        assert refused.value.code == "own-door"
    with pytest.raises(Refused) as refused:
        trajectories.log(**given, happened_on=NOW.date(), content=turned)
    assert refused.value.code == "own-door"


def test_a_schooling_waits_for_the_employer_and_the_journal_holds_the_decision(
    planned: Cast,
) -> None:
    key = shown(planned).said.schooling[0].key
    release(planned, begin(planned, key=PLAN))
    with pytest.raises(Refused) as refused:
        decide(planned, key, approved=False)
    assert refused.value.path == "$.because"
    decide(planned, key, approved=False, because="Te duur.")
    decide(planned, key)
    decide(planned, key)  # twice the same
    [held] = shown(planned).said.schooling
    assert (held.state, held.decided_by, held.decided_on) == (
        "approved", planned.employer.name, NOW.date(),
    )  # fmt: skip
    case = trajectories.case(actor=planned.coach, now=NOW, trajectory=planned.trajectory).case
    told = [e.content for e in standing(case.journal) if isinstance(e.content, Decision)]
    assert [one.owner_role for one in told if "VCA" in one.outcome] == ["employer"] * 2
    again = replace(held, cost=Decimal(350))
    plans.keep_schooling(**said(planned, schooling=again, revision=3))
    assert shown(planned).said.schooling[0].state == "approved"  # the same offer
    plans.keep_schooling(**said(planned, schooling=replace(held, cost=Decimal(900)), revision=3))
    assert shown(planned).said.schooling[0].state == "proposed"
    for who in (planned.coach, planned.employee, planned.line_manager, planned.stranger):
        with pytest.raises(Denied):
            decide(planned, key, actor=who)


def test_a_schooling_that_changed_since_is_not_decided_about(planned: Cast) -> None:
    release(planned, begin(planned, key=PLAN))
    [offer] = offers(planned)
    plans.keep_schooling(
        **said(planned, schooling=replace(offer.said, cost=Decimal(900)), revision=1)
    )
    for fix in (lambda: None, lambda: fix_plan(planned, "De prijs is hoger.")):
        fix()
        [offer] = offers(planned)
        assert (offer.said.cost, offer.is_open) == (Decimal(350), False)
        with pytest.raises(Refused) as refused:
            decide(planned, offer.said.key)
        assert refused.value.code == "changed"
    assert shown(planned).said.schooling[0].state == "proposed"
    plans.drop_step(**said(planned, step=offer.said.key, revision=2))
    assert not offers(planned)[0].is_open
    with pytest.raises(Refused) as refused:
        decide(planned, offer.said.key)
    assert refused.value.code == "gone"


def test_a_schooling_of_a_newer_plan_is_not_there_yet(planned: Cast) -> None:
    release(planned, begin(planned, key=PLAN))
    key, _ = plans.keep_schooling(
        **said(planned, schooling=Schooling("", "Heftruck", "Nodig."), revision=0)
    )
    fix_plan(planned, "Scholing erbij.")
    assert [one.said.title for one in offers(planned)] == ["VCA"]
    with pytest.raises(Denied):
        decide(planned, key)


@pytest.mark.parametrize(
    "who", ["coach", "manager", "employee", "line_manager", "labour_expert", "stranger"]
)
def test_nobody_else_reads_the_plan_as_the_employer(planned: Cast, who: str) -> None:
    release(planned, begin(planned, key=PLAN))
    assert read(planned) is not None
    for door in (read, offers):
        with pytest.raises(Denied):
            door(planned, planned.everybody[who])
