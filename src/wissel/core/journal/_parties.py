"""Who takes part in what is written, and how people met."""

from typing import Literal, TypeAlias

#: Who took part, or is meant, by role; ``other`` needs a word in the text beside it.
PartyRole: TypeAlias = Literal[
    "employee",
    "coach",
    "employer",
    "line-manager",
    "company-doctor",
    "labour-expert",
    "host-employer",
    "uwv",
    "bureau",
    "other",
]
Medium: TypeAlias = Literal["visit", "phone", "video", "message", "group"]
