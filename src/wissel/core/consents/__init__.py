"""Consent and information: what an employee is told, and what is theirs to allow.

A choice is about one kind of data and one receiver: each cell of the access table that speaks of
consent has exactly one. What the law makes a duty is never among them (AVG art. 6 and 7).
"""

from wissel.core.consents._read import ConsentError, Statement, parse, statement
from wissel.core.consents._types import Choice, Paragraph

__all__ = ["Choice", "ConsentError", "Paragraph", "Statement", "parse", "statement"]
