"""The forms of the profiles (*persoonsprofiel*, *zoekprofiel*, *inzetbaarheidsprofiel*) as data.

What is asked stands in ``wissel.rules/profiles``; :func:`profile_checks` says what is to be settled
before a profile is fixed, :func:`review_reasons` when a fixed one asks to be looked at again.
"""

from wissel.core.profile._check import ProfileCheck, profile_checks, review_reasons
from wissel.core.profile._read import NEWEST, ProfileError, parse, profile_forms
from wissel.core.profile._shown import BlockShown, LineShown, PartShown, shown_parts
from wissel.core.profile._types import (
    BlockForm,
    ProfileForm,
    ProfileForms,
    ProfilePart,
    Word,
)

__all__ = [
    "NEWEST",
    "BlockForm",
    "BlockShown",
    "LineShown",
    "PartShown",
    "ProfileCheck",
    "ProfileError",
    "ProfileForm",
    "ProfileForms",
    "ProfilePart",
    "Word",
    "parse",
    "profile_checks",
    "profile_forms",
    "review_reasons",
    "shown_parts",
]
