"""What a script says of how things go: said and shared by the employee, refused in its place."""

from dataclasses import replace
from typing import Any

import pytest

from tests.cli.test_profile_steps import NOW, step_of
from tests.cli.test_profile_steps import player as player  # the fixture
from wissel.apps.guidance import service as guidance
from wissel.cli.stage import Player, ScriptError

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def play(player: Player, said: str, by: str = "employee") -> None:
    player.play(replace(step_of(said), by=by), 308)


def test_a_day_is_said_and_shared_in_one_step(player: Player) -> None:
    play(player, "check-in: {richting: beetje, share: [coach]}")
    given: dict[str, Any] = {"now": NOW, "trajectory": player.trajectory}
    [seen] = guidance.shared_check_ins(actor=player.coach, **given)
    assert (seen.said.words, seen.in_reports) == ({"richting": "beetje"}, False)


@pytest.mark.parametrize(
    ("said", "by", "place"),
    [
        ("check-in: {richting: beetje, share: [employer]}", "employee", "check-in.share"),
        ("check-in: {richting: beetje, share: coach}", "employee", "check-in.share"),
        ("check-in: {richting: 8}", "employee", "check-in"),
        ("check-in: veel", "employee", "check-in"),
        ("check-in: {richting: beetje}", "coach", ""),
    ],
)
def test_what_cannot_be_said_is_told_with_its_place(
    player: Player, said: str, by: str, place: str
) -> None:
    with pytest.raises(ScriptError) as refused:
        play(player, said, by)
    assert refused.value.path == f"$.steps[10].{place}".rstrip(".")
