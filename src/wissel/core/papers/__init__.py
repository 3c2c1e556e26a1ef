"""Papers people sign (registration, consent form, order confirmation) and what they were told.

A form is data: its sections, what is known from the trajectory, what is typed, and which change
after signing asks for a new signature. What was signed is a frozen :class:`PaperRecord`.
"""

from wissel.core.papers._fill import changed, filled, known
from wissel.core.papers._read import PaperError, form, parse
from wissel.core.papers._types import (
    Field,
    Form,
    PaperRecord,
    PaperRow,
    PaperSection,
    PaperSignature,
    digest_of,
)

__all__ = [
    "Field",
    "Form",
    "PaperError",
    "PaperRecord",
    "PaperRow",
    "PaperSection",
    "PaperSignature",
    "changed",
    "digest_of",
    "filled",
    "form",
    "known",
    "parse",
]
