"""An answer on the intake form: as it is kept, and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wissel.apps.guidance.models import IntakeAnswers
from wissel.apps.guidance.service._words import MOST_LINE
from wissel.core.intake import Question, intake_form
from wissel.core.sources import Text
from wissel.infra.typed import demand_fits, refused

#: Characters of one answer.
MOST_ANSWER: Final = 2000


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


def checked_answer(question: Question, answer: Answer) -> Answer:
    """Return an answer with its ends trimmed; refuse (``$.answers.KEY``) what is none."""
    path = f"$.answers.{question.key}"
    text = answer.text.strip()
    demand_fits(text, MOST_LINE if question.kind == "line" else MOST_ANSWER, path)
    if question.kind == "choice" and text not in ("", *(one.key for one in question.choices)):
        raise refused(
            "wrong-value",
            path,
            "Kies een van de antwoorden, of sla de vraag over.",
            "Choose one of the answers, or skip the question.",
        )
    return Answer(text, answer.oral)


def handed_answers(row: IntakeAnswers, language: str) -> Iterator[tuple[str, Text, str]]:
    """Yield what was given to the coach in words: key, question, answer."""
    said = row.handed or {}
    for question in intake_form(row.version).questions():
        text = answer_of(said.get(question.key)).text
        chosen = next((one.text for one in question.choices if one.key == text), None)
        if text:
            yield question.key, question.ask, text if chosen is None else chosen.in_(language)
