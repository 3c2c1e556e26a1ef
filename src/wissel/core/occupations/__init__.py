"""Occupations: their names, what they usually ask, and which one a title stands for.

>>> from wissel.core.terms import own_lexicon
>>> linker = Linker(own_occupations(), own_lexicon())
>>> [(link.label, link.how) for link in linker.link("Schoonmaakster gezocht (24 uur)", top=1)]
[('schoonmaker', 'exact')]
"""

from wissel.core.occupations._linker import Linker
from wissel.core.occupations._linking import OccupationsError
from wissel.core.occupations._near import KnownPrior, nearness, prior_of
from wissel.core.occupations._read import own_occupations, parse
from wissel.core.occupations._types import EXTREME, Occupation, OccupationSet, Prior

__all__ = [
    "EXTREME",
    "KnownPrior",
    "Linker",
    "Occupation",
    "OccupationSet",
    "OccupationsError",
    "Prior",
    "nearness",
    "own_occupations",
    "parse",
    "prior_of",
]
