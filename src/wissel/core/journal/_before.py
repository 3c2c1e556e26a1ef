"""What is written before a second track begins: what the employee allows, the first-track check."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class ConsentEvent(Wire):
    """The employee read the information, or allowed something, or took that back (AVG art. 7).

    ``category`` and ``receiver`` are empty for information. Its data category is ``consents``: the
    employer does not read it.
    """

    event: Literal["informed", "given", "withdrawn"]
    text_version: str
    category: str = ""
    receiver: str = ""
    named: str = ""  #: the one company it holds for
    on_paper: date | None = None
    kind: Literal["consent-event"] = "consent-event"


@dataclass(frozen=True, slots=True)
class CheckAnswer(Wire):
    """An answer to one question of the first-track check, in words, and what shows it."""

    question: str
    answer: Literal["yes", "no", "unknown"]
    words: str = ""
    proof: str = ""  #: the document or talk that shows it


@dataclass(frozen=True, slots=True)
class FirstTrackCheck(Wire):
    """The check of the first track (*spoor 1-toets*) before the second: somebody's judgement.

    ``version`` is of the questions; ``author`` who concludes, when that is not the writer.
    """

    outcome: Literal["exhausted", "parallel", "not-yet"]
    version: str
    answers: tuple[CheckAnswer, ...] = ()
    author: str = ""
    reason: str = ""
    kind: Literal["first-track-check"] = "first-track-check"
