"""Who or what is named to have something done to it: *een bewoner optillen* is asked of you."""

import re

from wissel.core.demands._types import Hit, Span, Tasks

_WORD = re.compile(r"\w+")


def are_cared_for(text: str, words: frozenset[str], tasks: Tasks) -> list[Span]:
    """Return where it is done to those who are cared for: *de patienten tillen*."""
    return [
        (start, end)
        for start, end, _ in tasks.cared_for.spans(text, words)
        if not tasks.of_themselves.match(text, end)
    ]


def names_a_task(text: str, span: Span, hit: Hit, clause_end: int, tasks: Tasks) -> bool:
    """Whether who or what was named only has something done to it: *de heftruck besturen*."""
    start, end = span
    said = text[start:end]
    if tasks.asks.match(text, end):
        return True
    if not tasks.undergone.isdisjoint(_WORD.findall(text, hit.start, hit.end)):
        return True
    if tasks.required.match(text, start):
        return True
    if tasks.one.fullmatch(said):
        return tasks.task.match(text, end) is not None
    return tasks.many.fullmatch(said) is not None and (
        tasks.in_one_word.match(text, end) is not None
        or tasks.at_last.match(text, end, clause_end) is not None
    )
