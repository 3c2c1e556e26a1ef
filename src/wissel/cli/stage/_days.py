"""Plays a script day by day: the daily work, what people do, what the worker then sends."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources

import yaml
from django.core import mail

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage._outcome import Outcome, outcome
from wissel.cli.stage._people import Bureau, open_bureau
from wissel.cli.stage._play import Player
from wissel.cli.stage._script import Script, Step
from wissel.config.daily import work_day
from wissel.infra.doors import Actor
from wissel.infra.tasks.worker import drain

#: The bureau opens a week before the first registration.
_BEFORE = timedelta(days=7)


@dataclass(slots=True)
class _Clock:
    """The moment of the play: the worker asks for it and gets no other."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def simulate(script: Script, *, command: Actor, password: str) -> Outcome:
    """Play a script day by day in the database in use, and return what became of every promise.

    Each day the daily work is done first, then what the script says, then what was queued is run.
    The database must hold no other bureau whose work should not be done.
    """
    end = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
    player = Player(script, Bureau(command, password), latest=end)
    opened = player.moment(player.day(script.registered)) - _BEFORE
    with bureaus.hashed_once(password):
        player.bureau = open_bureau(_people(), command=command, when=opened, password=password)
    clock = _Clock(opened)
    before = _mails()
    by_day: dict[int, list[Step]] = {}
    for step in script.steps:
        by_day.setdefault(step.played, []).append(step)
    for day in range(script.registered, script.until + 1):
        clock.now = player.moment(player.day(day)) - timedelta(hours=4)
        work_day(command, clock.now)
        if day == script.registered:
            player.register()
        for minutes, step in enumerate(by_day.get(day, ()), start=10):
            player.play(step, minutes)
        clock.now = player.moment(player.day(day)) + timedelta(hours=8)
        drain(clock=clock)
    broken = trajectories.broken_chains(actor=command, now=clock.now)
    return outcome(
        player,
        now=clock.now,
        days=script.until + 1 - script.registered,
        mails=_mails() - before,
        whole=not broken,
    )


def _people() -> dict[str, object]:
    text = resources.files("wissel.cli").joinpath("simulations", "people.yaml").read_text("utf-8")
    people: dict[str, object] = yaml.CSafeLoader(text).get_single_data()
    return people


def _mails() -> int:
    """Return how many mails were sent; they go nowhere but into memory."""
    return len(getattr(mail, "outbox", ()))
