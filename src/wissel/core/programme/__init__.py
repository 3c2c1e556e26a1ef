"""A bureau's way of working (*werkwijze*) as data, and what it promises in one trajectory.

A programme comes from the package data (:func:`load`) or from a bureau's own version
(:func:`parse`); :func:`derive` turns it and the facts of a trajectory into obligations.
"""

from wissel.core.programme._derive import derive
from wissel.core.programme._parse import load, parse
from wissel.core.programme._phases import PhaseSpan
from wissel.core.programme._types import Programme, ProgrammeError

__all__ = ["PhaseSpan", "Programme", "ProgrammeError", "derive", "load", "parse"]
