"""Occupations: their names, what they usually ask, and which one a title stands for."""

from wissel.core.occupations._types import EXTREME, Occupation, OccupationSet, Prior

__all__ = ["EXTREME", "Occupation", "OccupationSet", "Prior"]
