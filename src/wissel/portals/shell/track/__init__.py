"""The track: one case as a railway line, from plain facts to drawing, table and list.

Pure Python: no Django, no clock, no I/O. :func:`render` gives every form of one case,
:func:`mini` the small form alone, :func:`yard` all cases of a coach on one line.
"""

from wissel.infra.svg import Markup
from wissel.portals.shell.track._facts import (
    Extension,
    ExtensionKind,
    Gap,
    Item,
    Mark,
    MarkKind,
    Phase,
    Promise,
    PromiseState,
    Station,
    TrackFacts,
    Urgency,
)
from wissel.portals.shell.track._list import Stop
from wissel.portals.shell.track._render import Track, render
from wissel.portals.shell.track._small import YardCase, mini, yard
from wissel.portals.shell.track._table import Chip, Row

__all__ = [
    "Chip",
    "Extension",
    "ExtensionKind",
    "Gap",
    "Item",
    "Mark",
    "MarkKind",
    "Markup",
    "Phase",
    "Promise",
    "PromiseState",
    "Row",
    "Station",
    "Stop",
    "Track",
    "TrackFacts",
    "Urgency",
    "YardCase",
    "mini",
    "render",
    "yard",
]
