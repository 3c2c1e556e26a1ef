"""The re-integration ladder (*re-integratieladder*): which rung was examined, by whom, with what.

Own work comes first, then adapted own work, other work at the own employer, work elsewhere in the
holding, work at another employer (Werkwijzer Poortwachter; BW 7:658a lid 1). A rung nobody wrote
about is ``unknown``, never a guess. :func:`ladder` also says when the second track begins too
early or too late and exactly what is missing. It never states odds.
"""

from wissel.core.ladder._first_track import FirstTrack, Question, first_track, parse_first_track
from wissel.core.ladder._read import LadderError
from wissel.core.ladder._signals import ladder
from wissel.core.ladder._trigger import PartState, TriggerPart, parse_trigger, trigger
from wissel.core.ladder._types import Finding, Ladder, Missing, Rung, RungState, Signal, Tone

__all__ = [
    "Finding",
    "FirstTrack",
    "Ladder",
    "LadderError",
    "Missing",
    "PartState",
    "Question",
    "Rung",
    "RungState",
    "Signal",
    "Tone",
    "TriggerPart",
    "first_track",
    "ladder",
    "parse_first_track",
    "parse_trigger",
    "trigger",
]
