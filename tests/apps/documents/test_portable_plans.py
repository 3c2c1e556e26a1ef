"""The plan out and in again: its versions, and what was decided since the last one."""

from dataclasses import replace
from typing import Any

import pytest

from tests.apps.documents.portable import bring_in, found, gone, moved, new_bureau, taken_out
from tests.apps.documents.test_intake_report import follow
from tests.apps.plans.profiles import receive
from tests.apps.plans.test_plan import fix_plan, said, shown, whole
from tests.cast import NOW, Cast
from tests.portals.plans import released_plan
from wissel.apps.plans import service as plans
from wissel.core.planned import Schooling

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMES = ("VCA", "heftruck", "Excel")


@pytest.fixture
def planned(cast: Cast) -> Cast:
    """A plan with three schoolings that the employer was given."""
    follow(cast, "ascenditur")
    receive(cast)
    whole(cast)
    for title in NAMES:
        plans.keep_schooling(**said(cast, schooling=Schooling("", title, "Nodig."), revision=0))
    fix_plan(cast)
    released_plan(cast)
    return cast


def decide(cast: Cast, title: str, **changes: Any) -> None:
    key = next(one.key for one in shown(cast).said.schooling if one.title == title)
    given: dict[str, Any] = {"actor": cast.employer, "schooling": key, "approved": True} | changes
    plans.decide_schooling(**said(cast, **given))


def moved_plan(cast: Cast) -> plans.PlanView:
    """Move the trajectory to another bureau, and return its plan there."""
    _, given = moved(cast)
    with gone(cast):
        actor = new_bureau()
        here = found(actor, bring_in(actor, given).imported)
        return plans.plan(actor=actor, now=NOW, trajectory=here)


def test_what_the_employer_decided_since_the_plan_was_fixed_moves_with_it(planned: Cast) -> None:
    decide(planned, "VCA")
    decide(planned, "heftruck")
    decide(planned, "heftruck", approved=False, because="Te duur.")  # the last word holds
    before = shown(planned)
    assert taken_out(planned.command, planned.number).left_out == ()
    after = moved_plan(planned)
    assert after.said.schooling == before.said.schooling
    assert [(one.state, one.decided_because) for one in after.said.schooling] == [
        ("approved", ""),
        ("declined", "Te duur."),
        ("proposed", ""),
    ]
    assert after.versions == before.versions


def test_a_decision_that_a_later_plan_took_over_is_not_said_again(planned: Cast) -> None:
    decide(planned, "VCA")
    held = next(one for one in shown(planned).said.schooling if one.title == "VCA")
    fix_plan(planned, "De werkgever is akkoord.")
    plans.keep_schooling(**said(planned, schooling=replace(held, weeks=3), revision=2))
    fix_plan(planned, "Drie weken.")  # another offer: nobody decided about it
    assert moved_plan(planned).said.schooling[0].state == "proposed"


def test_a_draft_that_says_something_else_is_still_named(planned: Cast) -> None:
    decide(planned, "VCA")
    plans.keep_plan_text(**said(planned, key="doel", text="GEHEIM", revision=1))
    assert [one.what for one in taken_out(planned.command, planned.number).left_out] == [
        "draft plan"
    ]
