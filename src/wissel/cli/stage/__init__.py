"""Plays what happens at a bureau through the doors, each thing at its own moment.

A script says what happens in weeks of illness. The simulation plays one of them day by day on a
throw-away database; the demo plays many, up to the day on which it is loaded. Nothing goes round
the doors: what they refuse is refused here, with the number and the line of the step.
"""

from wissel.cli.stage._days import simulate
from wissel.cli.stage._demo import load_demo
from wissel.cli.stage._outcome import Outcome
from wissel.cli.stage._people import Bureau, open_bureau
from wissel.cli.stage._play import Player
from wissel.cli.stage._script import Script, ScriptError, Step, read_script, scripts_in

__all__ = [
    "Bureau",
    "Outcome",
    "Player",
    "Script",
    "ScriptError",
    "Step",
    "load_demo",
    "open_bureau",
    "read_script",
    "scripts_in",
    "simulate",
]
