"""An answer on the intake form: as it is kept, and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wissel.apps.guidance.models import IntakeAnswers
from wissel.core.intake import intake_form
from wissel.core.sources import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a question. ``oral``: it is kept for the talk."""

    text: str = ""
    oral: bool = False

    @property
    def is_given(self) -> bool:
        """Whether something was answered, or kept for the talk."""
        return bool(self.text) or self.oral


def answer_of(stored: Any) -> Answer:
    """Return an answer from what is kept of it."""
    return Answer(stored["text"], stored["oral"]) if stored else Answer()


def handed_answers(row: IntakeAnswers, language: str) -> Iterator[tuple[str, Text, str]]:
    """Yield what was given to the coach in words: key, question, answer."""
    said = row.handed or {}
    for question in intake_form(row.version).questions():
        text = answer_of(said.get(question.key)).text
        chosen = next((one.text for one in question.choices if one.key == text), None)
        if text:
            yield question.key, question.ask, text if chosen is None else chosen.in_(language)
