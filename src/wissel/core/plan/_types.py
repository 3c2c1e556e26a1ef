"""What the form of a plan consists of."""

from collections.abc import Mapping
from dataclasses import dataclass

from wissel.core.profile import Measure, Word
from wissel.core.sources import Basis, Text


@dataclass(frozen=True, slots=True)
class PlanTextForm:
    """A part of the plan that is words. ``required`` keeps the plan from being fixed without it."""

    key: str
    title: Text
    ask: Text
    required: bool


@dataclass(frozen=True, slots=True)
class PlanForm:
    """One version of the parts of a plan and their words."""

    version: int
    basis: Basis
    measures: Mapping[str, Measure]
    texts: tuple[PlanTextForm, ...]
    parts: tuple[Word, ...]
    gaps: tuple[Word, ...]
    evidence: tuple[Word, ...]
    checks: Mapping[str, Text]
    review: Mapping[str, Text]

    def text(self, key: str) -> PlanTextForm | None:
        """Return the part of words with this key, or ``None``."""
        return next((one for one in self.texts if one.key == key), None)
