"""The intake form (*intakeformulier*): what the employee can prepare, as data.

>>> [piece.key for piece in intake_form().pieces][:2]
['contact', 'werk']
"""

from wissel.core.intake._read import intake_form, parse
from wissel.core.intake._types import Choice, IntakeForm, IntakeFormError, Piece, Question

__all__ = [
    "Choice",
    "IntakeForm",
    "IntakeFormError",
    "Piece",
    "Question",
    "intake_form",
    "parse",
]
