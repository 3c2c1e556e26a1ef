"""What the statement for the employee consists of, as parsed values."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wissel.core.sources import Basis, Text

#: ``start``: asked at the begin of every trajectory; ``when-needed``: only once it comes up.
Asked: TypeAlias = Literal["start", "when-needed"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the information that everybody gets (AVG art. 13). ``{bureau}`` is filled in."""

    key: str
    title: Text
    text: Text
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing an employee may allow: a kind of data for a receiver, and what it is for.

    ``named``: it holds for one company, whose name belongs to it. ``without`` says what happens
    when the answer is no: never a disadvantage (AVG art. 7 lid 4).
    """

    key: str
    category: str
    receiver: str
    asked: Asked
    named: bool
    question: Text
    purpose: Text
    without: Text
    basis: tuple[Basis, ...]
