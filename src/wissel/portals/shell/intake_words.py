"""What was written for the intake, as it is read and printed."""

from dataclasses import dataclass

from wissel.apps.guidance.service import IntakeView


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its answer; ``oral``: it is kept for the talk."""

    ask: str
    text: str
    oral: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the form with what was answered in it."""

    key: str
    title: str
    lines: tuple[Line, ...]


def intake_parts(view: IntakeView, language: str) -> list[Part]:
    """Return the pieces with their answers, the skipped questions too: nothing looks forgotten."""
    found = []
    for piece in view.form.pieces:
        lines = []
        for question in piece.questions:
            answer = view.answers[question.key]
            chosen = {one.key: one.text.in_(language) for one in question.choices}
            text = chosen.get(answer.text, answer.text)
            lines.append(Line(question.ask.in_(language), text, answer.oral))
        found.append(Part(piece.key, piece.title.in_(language), tuple(lines)))
    return found
