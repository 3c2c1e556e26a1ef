"""What labour experts advised, from the journal: the starting point of a second track."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wissel.core.journal import (
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    StudyAdvice,
    standing,
)


@dataclass(frozen=True, slots=True)
class Study:
    """A report of a labour expert: the day it bears, who wrote it, and what it comes to.

    ``advice`` is ``None`` while nobody took over what it says; that it came in is known.
    """

    entry: str
    dated: date
    author: str
    advice: StudyAdvice | None


def studies(entries: Iterable[JournalEntry]) -> tuple[Study, ...]:
    """Return the reports that stand in these entries, newest first."""
    found = [
        Study(entry.id, entry.happened_on, entry.content.author, entry.content.advice)
        for entry in standing(entries)
        if isinstance(entry.content, DocumentReceived)
        and entry.content.document is DocumentKind.AD_RAPPORT
    ]
    return tuple(reversed(found))
