"""How things go, side by side in the language of the reader: words and days, never a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wissel.apps.guidance.service import CheckInView
from wissel.core.checkins import compare


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A statement with the word of each day on which it got one, in order of day."""

    ask: str
    words: tuple[tuple[date, str], ...]


def side_by_side(views: Sequence[CheckInView], language: str) -> list[SideBySide]:
    """Return each statement that got a word on one of these days."""
    return [
        SideBySide(
            one.ask.in_(language), tuple((day, word.in_(language)) for day, word in one.words)
        )
        for one in compare([view.said for view in views])
    ]


def first_and_latest(views: Sequence[CheckInView]) -> list[CheckInView]:
    """Return the first and the latest of these, or the only one."""
    return list(views) if len(views) < 2 else [views[0], views[-1]]
