"""``wissel bench guard``: recall and precision on each frozen set, and texts a second.

The sentences and how they count are described in ``tests/core/wording/README.md``; they are part of
a checkout and not of the installed package.
"""

import json
import platform
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wissel.core.wording import Audience, Kind, check

SENTENCES = Path(__file__).parents[3] / "tests" / "core" / "wording" / "sentences.jsonl"
#: The later sets are blind: the first score of each estimates new text, until its misses are used.
SETS = (SENTENCES, *(SENTENCES.with_name(f"sentences-{number}.jsonl") for number in (2, 3, 4)))
_SECONDS = 3.0
_GROUPS = ("medical", "bsn", "other-name")


@dataclass(slots=True)
class Score:
    """Counts of one group: what was marked, what of it was found, what was said, what was right."""

    marked: int = 0
    hit: int = 0
    predicted: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the marked findings that a prediction hits; 1 when nothing is marked."""
        return self.hit / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """Share of the predictions that hit a marked finding; 1 without predictions."""
        return self.right / self.predicted if self.predicted else 1.0


def report() -> str:
    """Return the scores of each set per group and overall, and the speed on the first.

    Raises ``FileNotFoundError``.
    """
    lines = [line for path in SETS for line in _lines(path.name, _rows(path))]
    lines.append(f"{_speed(_rows(SENTENCES)):,.0f} sentences a second on one core")
    return "\n".join(lines) + "\n"


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _lines(name: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"guard on {len(rows)} frozen sentences ({name}) · Python {platform.python_version()}\n"
    scores = score(rows)
    for group in (*_GROUPS, "overall"):
        one = scores[group]
        yield (
            f"{group:<11} recall {one.recall:.3f} ({one.hit}/{one.marked})"
            f"   precision {one.precision:.3f} ({one.right}/{one.predicted})"
        )
    yield ""


def score(rows: list[dict[str, Any]]) -> dict[str, Score]:
    """Count per group and overall as the README of the sentences says."""
    scores: dict[str, Score] = defaultdict(Score)
    for row in rows:
        marked = [(_group(f["kind"]), f["start"], f["end"]) for f in row["findings"]]
        said = [(_group(f.kind), f.start, f.end) for f in _findings(row)]
        for span in marked:
            for one in _both(scores, span[0]):
                one.marked += 1
                found = any(_hits(span, other) for other in said)
                one.hit += found
                if not found:
                    one.missed.append(f"{row['id']}: {row['text'][span[1] : span[2]]}")
        for span in said:
            for one in _both(scores, span[0]):
                one.predicted += 1
                right = any(_hits(span, other) for other in marked)
                one.right += right
                if not right:
                    one.wrong.append(f"{row['id']}: {row['text'][span[1] : span[2]]}")
    return scores


def _both(scores: dict[str, Score], group: str) -> Iterator[Score]:
    yield scores[group]
    yield scores["overall"]


def _findings(row: dict[str, Any]) -> Any:
    return check(
        row["text"],
        audience=Audience.EMPLOYER,
        parties=row["parties"],
        other_names=row["other_names"],
    ).findings


def _group(kind: str) -> str:
    return kind if kind in (Kind.BSN, Kind.OTHER_NAME) else "medical"


def _hits(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _speed(rows: list[dict[str, Any]]) -> float:
    done, begun = 0, time.process_time()
    while time.process_time() - begun < _SECONDS:
        for row in rows:
            _findings(row)
        done += len(rows)
    return done / (time.process_time() - begun)
