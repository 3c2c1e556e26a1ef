"""A step in which the employee says how things go, and chooses who reads it."""

from datetime import datetime
from typing import TYPE_CHECKING

from wissel.apps.guidance import service as guidance
from wissel.cli.stage._script import ScriptError, Step
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

#: With whom a day can be shared.
_SHARES = frozenset({"coach", "reports"})


def play_check_in(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Say how things go: ``check-in: {richting: beetje, share: [coach, reports]}``."""
    said = dict(step.said) if isinstance(step.said, dict) else {}
    share = said.pop("share", [])
    if not isinstance(share, list) or not _SHARES.issuperset(map(str, share)):
        raise ScriptError(
            "share",
            f"{step.path}.{step.act}.share",
            step.line,
            "delen kan met 'coach' en in 'reports'",
            "sharing is with 'coach' and in 'reports'",
        )
    one = guidance.check_in(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        words={str(key): str(word) for key, word in said.items()},
    )
    if share:
        guidance.share_check_in(
            actor=actor,
            now=now,
            trajectory=player.trajectory,
            check_in=one,
            coach="coach" in share,
            reports="reports" in share,
        )
