"""What the intake form consists of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wissel.core.sources import Basis, Text

#: ``line`` and ``text`` are free words, ``choice`` one of a few.
QuestionKind: TypeAlias = Literal["line", "text", "choice"]


class IntakeFormError(ValueError):
    """The data of the form cannot be used: where and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question; ``tag`` is the part of the person it is about. None has to be answered."""

    key: str
    tag: str
    kind: QuestionKind
    ask: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Questions that are answered at one go; ``minutes`` says how long that takes."""

    key: str
    minutes: int
    title: Text
    intro: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """One version of the form."""

    version: int
    basis: Basis
    tags: Mapping[str, Text]
    pieces: tuple[Piece, ...]

    def piece(self, key: str) -> Piece | None:
        """Return the piece with this key, or ``None``."""
        return next((piece for piece in self.pieces if piece.key == key), None)

    def questions(self) -> Iterator[Question]:
        """Yield every question, in order."""
        for piece in self.pieces:
            yield from piece.questions
