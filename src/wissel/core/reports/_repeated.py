"""How much of a text was in the previous report, and where."""

import re
from collections.abc import Iterable, Iterator

from wissel.core.reports._words import measure
from wissel.core.reports.record import Layer, ReportRecord, Span, Statement

_WORD = re.compile(r"\w+")


def _written(record: ReportRecord) -> Iterator[Statement]:
    """Statements a coach wrote or may write; computed sentences are the same every month."""
    for _, statement in record.statements():
        if statement.editable and statement.layer is not Layer.OWN_WORDS:
            yield statement


def repeated(record: ReportRecord, previous: ReportRecord) -> tuple[int, tuple[Span, ...]]:
    """Return the percentage of written words that stand in runs of the previous report, and where.

    A run is ``few_words`` (eight) or more words in the same order, whatever the case or the signs.
    """
    size = measure("few_words")
    known = {run for held in _written(previous) for run in _runs(_tokens(held.text), size)}
    total, same = 0, 0
    spans: list[Span] = []
    for statement in _written(record):
        words = list(_WORD.finditer(statement.text))
        lower = [word.group().casefold() for word in words]
        covered = [False] * len(words)
        for start, run in enumerate(_runs(lower, size)):
            if run in known:
                covered[start : start + size] = [True] * size
        total += len(words)
        same += sum(covered)
        spans += _spans(statement, words, covered)
    return (round(100 * same / total) if total else 0), tuple(spans)


def _tokens(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str], size: int) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _spans(statement: Statement, words: list[re.Match[str]], covered: list[bool]) -> Iterator[Span]:
    start: int | None = None
    for at, same in enumerate([*covered, False]):
        if same and start is None:
            start = at
        elif not same and start is not None:
            a, b = words[start].start(), words[at - 1].end()
            yield Span(statement.id, a, b, statement.text[a:b])
            start = None
