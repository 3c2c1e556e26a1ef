"""Reference data of the labour market that an operator loads: what it says, and who must be named.

The package carries a small set of its own; the official downloads (ESCO, O*NET, ORS, GeoNames) are
read by :mod:`wissel.connections.reference` and become what stands here. What American surveys say
of an occupation is translated into the items of the capacity list by data (``rules/reference``):
an estimate, never a fact about one vacancy.
"""

from wissel.core.reference._combine import MATCHES, Links, Measured, priors_of
from wissel.core.reference._onet import onet_priors
from wissel.core.reference._ors import OrsRow, ors_priors
from wissel.core.reference._read import (
    ReferenceRulesError,
    onet_rules,
    ors_rules,
    parse_onet,
    parse_ors,
    parse_sources,
    sources,
)
from wissel.core.reference._types import (
    LoadedFile,
    LoadedSource,
    Manifest,
    Reference,
    SourceInfo,
    SourceKey,
)

__all__ = [
    "MATCHES",
    "Links",
    "LoadedFile",
    "LoadedSource",
    "Manifest",
    "Measured",
    "OrsRow",
    "Reference",
    "ReferenceRulesError",
    "SourceInfo",
    "SourceKey",
    "onet_priors",
    "onet_rules",
    "ors_priors",
    "ors_rules",
    "parse_onet",
    "parse_ors",
    "parse_sources",
    "priors_of",
    "sources",
]
