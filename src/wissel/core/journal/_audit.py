"""What a person says about a question of the RIV check that the file cannot answer by itself."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wissel.core.journal._parties import PartyRole
from wissel.core.wire import Wire

#: ``good-ground``: no, and there was a sound reason for it (*deugdelijke grond*).
Answered: TypeAlias = Literal["yes", "late", "no", "good-ground", "not-applicable"]


@dataclass(frozen=True, slots=True)
class AuditAnswer(Wire):
    """A judgement about one question of the RIV check, with its owner, and what shows it.

    ``by`` and ``author`` are whose judgement it is; the writer may be somebody else. ``question``
    is its number in the list of ``version``; the last answer of each owner holds.
    """

    question: int
    answer: Answered
    by: PartyRole
    author: str
    words: str
    proof: str = ""  #: the document or talk that shows it
    version: int = 1
    kind: Literal["audit-answer"] = "audit-answer"
