"""Consent and information: what an employee is told, and what is theirs to allow.

A choice is about one kind of data and one receiver: each cell of the access table that speaks of
consent has exactly one. What the law makes a duty is never among them (AVG art. 6 and 7).
"""

from collections.abc import Iterable
from datetime import datetime

from wissel.core.consents._read import ConsentError, Statement, parse, statement
from wissel.core.consents._types import Choice, Paragraph
from wissel.core.trajectory import Consent

__all__ = [
    "Choice",
    "ConsentError",
    "Paragraph",
    "Statement",
    "choice_about",
    "parse",
    "statement",
    "stood_since",
]


def choice_about(category: str, receiver: str) -> Choice:
    """Return the choice that is about a kind of data and who may see it; there is one of each."""
    return next(
        one for one in statement().choices if (one.category, one.receiver) == (category, receiver)
    )


def stood_since(
    consents: Iterable[Consent], category: str, receiver: str, moment: datetime
) -> bool:
    """Whether a consent stands since that moment or longer.

    Who takes a consent back takes back what was shared under it; saying yes anew gives none of it.
    """
    return any(
        (one.category, one.receiver) == (category, receiver)
        and one.withdrawn_at is None
        and one.given_at <= moment
        for one in consents
    )
