"""The sets that were learned from stay read as well as they are: a guard, no measure.

What the reader does on new text is measured on a set that nobody who works on it has read
(``docs/performance.md``, match quality).
"""

from pathlib import Path

import pytest

from wissel.cli._match_quality import score_demands

SETS = Path(__file__).parents[1] / "matching"


def test_the_first_set_is_read_at_or_above_its_aim():
    score = score_demands(SETS / "demands.jsonl")
    assert score.sentences == 360
    assert score.precision.share >= 0.95
    assert score.recall.share >= 0.93
    assert score.traps <= 3
    assert score.values.share >= 0.95
    assert score.levels.share >= 0.94
    assert score.negated.share >= 0.85


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("demands-2", 0.94, 0.97),
        ("demands-3", 0.95, 0.94),
        ("demands-4", 0.96, 0.93),
        ("demands-5", 0.94, 0.95),
        ("demands-6", 0.89, 0.96),
        ("demands-7", 0.96, 0.92),
        ("demands-8", 0.93, 0.81),
        ("demands-9", 0.97, 0.96),
        ("demands-10", 0.97, 0.97),
        ("other-hands/demands-f", 0.95, 0.94),
        ("other-hands/demands-g", 0.96, 0.93),
        ("other-hands/demands-h", 0.94, 0.94),
    ],
)
def test_sets_that_were_learned_from_stay_read_as_well_as_they_are(name, precision, recall):
    score = score_demands(SETS / f"{name}.jsonl")
    assert score.precision.share >= precision
    assert score.recall.share >= recall
    assert score.levels.share >= 0.94
