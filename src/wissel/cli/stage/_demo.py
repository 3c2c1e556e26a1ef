"""The demo: bureaus at work, each in its own way, played up to the moment it is loaded."""

from datetime import datetime, timedelta
from importlib import resources

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage._people import client_files, open_bureau, registers
from wissel.cli.stage._play import Player
from wissel.cli.stage._script import scripts_in
from wissel.cli.stage._search import open_demo_market
from wissel.config.daily import draft_weekly_lists
from wissel.core.dates import local_day
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

#: The bureaus were opened this long before the demo is loaded: longer than any trajectory.
_OPENED = timedelta(days=900)


def load_demo(now: datetime, *, password: str, bureaus_at_most: int | None = None) -> None:
    """Fill an empty database with the bureaus of the demo, as they stand at ``now``."""
    bureaus.mark_as_demo()
    folder = resources.files("wissel.cli").joinpath("demo")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    scripts = [file for file in files if file.name.endswith(".yaml")]
    open_demo_market(now)
    with bureaus.hashed_once(password):
        for file in scripts[:bureaus_at_most]:
            _bureau(file.read_text(encoding="utf-8"), now, password)


def _bureau(text: str, now: datetime, password: str) -> None:
    head, scripts = scripts_in(text, local_day(now))
    command = Actor(bureau=uuid7(), name="demo", role="system", kind="command")
    stage = open_bureau(head, command=command, when=now - _OPENED, password=password, demo=True)
    bureaus.make_seal(actor=command, now=now)
    players = [Player(script, stage, latest=now) for script in scripts]
    for player in players:
        with trajectories.caches_later():
            player.register()
            for minutes, step in enumerate(player.script.steps, start=10):
                player.play(step, minutes % 400)
    registers(stage, head, now)
    client_files(stage, head, now)
    # Only now: what a client agrees in one trajectory holds in the others too.
    for player in players:
        trajectories.refresh(actor=command, now=now, trajectory=player.trajectory)
    draft_weekly_lists(actor=command, now=now)
