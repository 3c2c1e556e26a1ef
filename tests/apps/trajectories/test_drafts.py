"""A registration that was begun: kept as typed for whoever began it, and for a while."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

SAID = {"name": "Ans Bos", "first_sick_day": "31-02-2026", "email": "", "function": "  "}


def kept(actor: Actor, draft: UUID | None = None, days: int = 0, **said: str) -> UUID:
    """Keep what was typed, that many days from now."""
    moment = NOW + timedelta(days=days)
    return trajectories.keep_draft(actor=actor, now=moment, said=SAID | said, draft=draft)


def own(actor: Actor, days: int = 0) -> list[str]:
    """Return the names in the drafts of somebody."""
    found = trajectories.drafts(actor=actor, now=NOW + timedelta(days=days))
    return [one.said["name"] for one in found]


def test_what_was_typed_comes_back_unjudged_without_what_is_empty(cast: Cast) -> None:
    view = trajectories.draft(actor=cast.employer, now=NOW, draft=kept(cast.employer))
    assert view.said == {"name": "Ans Bos", "first_sick_day": "31-02-2026"}
    assert view.until == NOW.date() + timedelta(days=60)


def test_saving_again_takes_the_place_of_the_earlier_one(cast: Cast) -> None:
    first = kept(cast.employer)
    assert kept(cast.employer, first, days=1, name="Ans Bosch") == first
    kept(cast.employer, days=2, name="Piet Jansen")
    assert own(cast.employer) == ["Piet Jansen", "Ans Bosch"]


def test_nobody_else_reads_changes_or_removes_a_draft(cast: Cast) -> None:
    draft = kept(cast.employer)
    for actor in (cast.coach, cast.planner, cast.stranger):
        assert own(actor) == []
        for act in (trajectories.draft, trajectories.drop_draft):
            with pytest.raises(Denied, match="no-such-draft"):
                act(actor=actor, now=NOW, draft=draft)
        with pytest.raises(Denied, match="no-such-draft"):
            kept(actor, draft)
    for actor in (cast.employee, cast.line_manager, cast.manager):
        with pytest.raises(Denied, match="may-not-register"):
            own(actor)
    assert own(cast.employer) == ["Ans Bos"]


def test_too_much_and_too_many_are_refused_and_nothing_is_lost(cast: Cast) -> None:
    draft = kept(cast.employer)
    with pytest.raises(Refused) as large:
        kept(cast.employer, draft, name="x" * 40_001)
    for _ in range(trajectories.MOST_DRAFTS - 1):
        kept(cast.employer)
    with pytest.raises(Refused) as many:
        kept(cast.employer)
    assert (large.value.code, many.value.code) == ("too-large", "too-many")
    assert kept(cast.employer, draft) == draft, "one that is there can still be saved"
    assert len(own(cast.employer)) == trajectories.MOST_DRAFTS


def test_what_nobody_goes_on_with_is_forgotten_after_sixty_days(cast: Cast) -> None:
    old = kept(cast.employer)
    kept(cast.employer, days=1, name="Piet Jansen")
    forget = trajectories.forget_drafts
    assert forget(actor=cast.command, now=NOW + timedelta(days=59)) == 0
    assert own(cast.employer, days=60) == ["Piet Jansen"]
    assert forget(actor=cast.command, now=NOW + timedelta(days=60)) == 1
    with pytest.raises(Denied, match="no-such-draft"):
        trajectories.draft(actor=cast.employer, now=NOW, draft=old)
    for actor in cast.everybody.values():
        with pytest.raises(Denied, match="command-only"):
            forget(actor=actor, now=NOW)


def test_there_is_no_draft_that_nobody_made(cast: Cast) -> None:
    with pytest.raises(Denied, match="no-such-draft"):
        trajectories.draft(actor=cast.employer, now=NOW, draft=uuid4())
