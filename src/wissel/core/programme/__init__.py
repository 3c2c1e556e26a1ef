"""A bureau's way of working (*werkwijze*) as data, and what it promises in one trajectory.

A programme comes from the package data (:func:`load`) or from a bureau's own version
(:func:`parse`); :func:`derive` turns it and the facts of a trajectory into obligations.
"""

from wissel.core.programme._calendar import (
    begins_period,
    moment_later,
    occasion_day,
    period_bounds,
)
from wissel.core.programme._derive import derive
from wissel.core.programme._error import ProgrammeError
from wissel.core.programme._estimate import Estimate, EstimateLine, estimate
from wissel.core.programme._events import event_names
from wissel.core.programme._held import HeldPromise, promised_rhythms, promised_within
from wissel.core.programme._limit import Limit
from wissel.core.programme._offer import Offer, QuoteMoment
from wissel.core.programme._parse import load, packaged, packaged_text, parse
from wissel.core.programme._phases import PHASE, PhaseSpan
from wissel.core.programme._plan import PLAN_PARTS, PlanWay, SubgoalForm
from wissel.core.programme._terms import ClientTerm, term_on
from wissel.core.programme._types import Delivery, Duty, Programme, Promise

__all__ = [
    "PHASE",
    "PLAN_PARTS",
    "ClientTerm",
    "Delivery",
    "Duty",
    "Estimate",
    "EstimateLine",
    "HeldPromise",
    "Limit",
    "Offer",
    "PhaseSpan",
    "PlanWay",
    "Programme",
    "ProgrammeError",
    "Promise",
    "QuoteMoment",
    "SubgoalForm",
    "begins_period",
    "derive",
    "estimate",
    "event_names",
    "load",
    "moment_later",
    "occasion_day",
    "packaged",
    "packaged_text",
    "parse",
    "period_bounds",
    "promised_rhythms",
    "promised_within",
    "term_on",
]
