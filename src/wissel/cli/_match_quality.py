"""``wissel bench match-quality FOLDER``: how well the reading of vacancies does on frozen sets.

A folder holds ``demands*.jsonl``; its form and how it counts stand in
``tests/core/matching/README.md``. No sentence of a set is ever printed: who improves the reader
must not see the sets that are still blind.
"""

import json
import platform
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wissel.core.demands import FoundDemand, demands_in, span_of_sentence

#: The only set that has been read since it was frozen: what it says of single items may be shown.
SEEN = "demands.jsonl"


@dataclass(slots=True)
class Count:
    """How many of how many."""

    hit: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        """Count one more."""
        self.hit += hit
        self.of += 1

    @property
    def share(self) -> float:
        """1 where there is nothing to find."""
        return self.hit / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.share:.3f} ({self.hit}/{self.of})"


@dataclass(slots=True)
class Demands:
    """The figures of one set of sentences. ``traps``: what was found where nothing is asked.

    ``shown`` and ``told`` are precision and recall by the sentence that a reader is shown as
    evidence: the item is asked in it, whichever of its words were found.
    """

    sentences: int = 0
    recall: Count = field(default_factory=Count)
    precision: Count = field(default_factory=Count)
    shown: Count = field(default_factory=Count)
    told: Count = field(default_factory=Count)
    traps: int = 0
    values: Count = field(default_factory=Count)
    levels: Count = field(default_factory=Count)
    negated: Count = field(default_factory=Count)
    items: dict[str, tuple[Count, Count]] = field(
        default_factory=lambda: defaultdict(lambda: (Count(), Count()))
    )
    missed: list[str] = field(default_factory=list)  #: ids of sentences
    wrong: list[str] = field(default_factory=list)


def report(folder: Path) -> str:
    """Return the figures of every set in the folder; raise ``FileNotFoundError`` without one.

    ``demands*.jsonl``: sentences; ``titles.jsonl``: titles; ``matches.jsonl`` with
    ``vacancies.jsonl``: whole matches. What is loaded in the data folder is used, and said.
    """
    lines = [f"match quality · Python {platform.python_version()}", ""]
    for path in sorted(folder.glob("demands*.jsonl")):
        lines += [*_lines(path.name, score_demands(path)), ""]
    if (folder / "titles.jsonl").exists():
        lines += [*_of_titles(folder), ""]
    if (folder / "matches.jsonl").exists() and (folder / "vacancies.jsonl").exists():
        lines += [*_of_matches(folder), ""]
    if len(lines) == 2:
        raise FileNotFoundError(
            f"{folder} holds no demands*.jsonl, titles.jsonl, or matches.jsonl with vacancies.jsonl"
        )
    return "\n".join(lines)


def _of_titles(folder: Path) -> Iterator[str]:
    from wissel.cli._match_titles import read_titles, score_titles
    from wissel.core.occupations import own_occupations

    found = score_titles(read_titles(folder), own_occupations())
    yield f"titles to occupations of our own set ({found.titles} titles)"
    yield f"  nDCG@10 {found.ndcg_10:.3f}   hit@1 {found.hit_1:.3f}   hit@10 {found.hit_10:.3f}"
    yield f"  left without an occupation: {found.unlinked:.3f}"


def _of_matches(folder: Path) -> Iterator[str]:
    from wissel.cli._match_ranks import lines, score_matches
    from wissel.config.environment import data_dir
    from wissel.connections.knowledge import knowledge_in, reference_stamp

    reference = data_dir() / "reference"
    own = reference_stamp(reference) == "own"
    where = "own places" if own else "the reference data that are loaded"
    yield from lines(score_matches(folder, knowledge_in(reference)), where)


def _lines(name: str, score: Demands) -> Iterator[str]:
    yield f"demands in {score.sentences} sentences ({name})"
    yield f"  precision {score.precision}   recall {score.recall}"
    yield f"  by the sentence that is shown: precision {score.shown}   recall {score.told}"
    yield f"  found in sentences that ask nothing: {score.traps}"
    yield f"  values {score.values}   levels {score.levels}   negated {score.negated}"
    if name == SEEN:
        for item, (recall, precision) in sorted(score.items.items()):
            yield f"    {item:<40} recall {recall!s:<14} precision {precision}"


def score_demands(path: Path) -> Demands:
    """Count one set as its README says."""
    score = Demands()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        score.sentences += 1
        _count(row, demands_in(row["text"]), score)
    return score


def _count(row: dict[str, Any], found: tuple[FoundDemand, ...], score: Demands) -> None:
    labels = [_Label(row["text"], said) for said in row["demands"]]
    asked = [label for label in labels if not label.negated]
    said = [each for each in found if not each.negated]
    for label in asked:
        _count_label(label, [each for each in said if label.takes(each)], row["id"], score)
        score.told.add(any(label.shown_by(each, row["text"]) for each in said))
    for label in (label for label in labels if label.negated):
        score.negated.add(any(label.takes(each) for each in found if each.negated))
    for each in said:
        if _is_open(each, row["open"], labels):
            continue
        right = any(label.takes(each) for label in asked)
        score.precision.add(right)
        score.shown.add(any(label.shown_by(each, row["text"]) for label in asked))
        score.items[each.item][1].add(right)
        score.traps += not asked
        if not right:
            score.wrong.append(row["id"])


def _count_label(label: "_Label", hits: list[FoundDemand], row: str, score: Demands) -> None:
    """A value or a level is right where one of the hits has it.

    A hit by a neighbouring item, which is as good, has no level to compare.
    """
    score.recall.add(bool(hits))
    score.items[label.item][0].add(bool(hits))
    if not hits:
        score.missed.append(row)
        return
    if label.value is not None:
        score.values.add(any((h.value, h.unit) == (label.value, label.unit) for h in hits))
    same = [hit for hit in hits if hit.item == label.item]
    if label.level and same:
        score.levels.add(any(hit.level == label.level for hit in same))


def _is_open(each: FoundDemand, items: list[str], labels: list["_Label"]) -> bool:
    return each.item in items and not any(
        each.item == label.item and label.overlaps(each) for label in labels
    )


class _Label:
    """A demand as the set has it."""

    def __init__(self, text: str, said: dict[str, Any]) -> None:
        self.item: str = said["item"]
        self.items = {self.item, *(said.get("also") or ())}
        self.level, self.value, self.unit = said["level"], said["value"], said["unit"]
        self.negated: bool = said["negated"]
        self.start = text.index(said["quote"])
        self.end = self.start + len(said["quote"])

    def overlaps(self, found: FoundDemand) -> bool:
        return found.start < self.end and self.start < found.end

    def shown_by(self, found: FoundDemand, text: str) -> bool:
        """Whether the sentence shown for what was found is one in which this is asked."""
        start, end = span_of_sentence(text, found)
        return found.item in self.items and start < self.end and self.start < end

    def takes(self, found: FoundDemand) -> bool:
        return found.item in self.items and self.overlaps(found)
