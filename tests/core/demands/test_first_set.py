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
    assert score.levels.share >= 0.95
    assert score.negated.share >= 0.85


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("f", 0.91, 0.93), ("g", 0.93, 0.92), ("h", 0.90, 0.93)],
)
def test_sentences_of_other_hands_stay_read_as_well_as_they_are(name, precision, recall):
    score = score_demands(SETS / "other-hands" / f"demands-{name}.jsonl")
    assert score.sentences == 200
    assert score.precision.share >= precision
    assert score.recall.share >= recall
    assert score.levels.share >= 0.95
