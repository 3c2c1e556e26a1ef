"""Words that judge instead of tell: found in what people write, never in the employee's words."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from wissel.core.reports._hiding import find_names
from wissel.core.reports._words import SHARED, rules
from wissel.core.reports.record import Layer, ReportRecord, Section, Span, Statement

How = Literal["person", "colour"]


def subjective(
    record: ReportRecord,
) -> Iterator[tuple[Section, Statement, How, tuple[Span, ...]]]:
    """Yield each statement with words that judge a person, or that colour a fact or agreement.

    Sentences that the program made are looked at by whoever wrote the program.
    """
    for section, held in record.statements():
        if held.layer is Layer.OWN_WORDS or not (held.editable or held.added):
            continue
        for how in ("person", "colour"):
            if how == "colour" and held.layer is Layer.OPINION:
                continue  # an opinion has an owner, and may have a colour
            spans = _spans(held, how)
            if spans:
                yield section, held, how, spans


def _spans(held: Statement, how: How) -> tuple[Span, ...]:
    return tuple(Span(held.id, a, b, held.text[a:b]) for a, b in find_names(held.text, _of(how)))


@cache
def _of(how: How) -> tuple[str, ...]:
    """Return the words of a group, the longest first: of two at one place it counts."""
    words: list[str] = rules(SHARED)["subjective"][how]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
