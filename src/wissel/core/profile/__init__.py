"""The forms of the profiles (*persoonsprofiel*, *zoekprofiel*, *inzetbaarheidsprofiel*) as data.

What is asked stands in ``wissel.rules/profiles``; :func:`profile_checks` says what is to be settled
before a profile is fixed, :func:`review_reasons` when a fixed one asks to be looked at again, and
:func:`profile_difference` what one version says that another does not.
"""

from wissel.core.profile._check import ProfileCheck, profile_checks, review_reasons
from wissel.core.profile._compare import ProfileChange, profile_difference
from wissel.core.profile._read import (
    NEWEST,
    ProfileError,
    parse,
    profile_forms,
    read_basis,
    read_measure,
    read_words,
)
from wissel.core.profile._shown import BlockShown, LineShown, PartShown, block_shown, shown_parts
from wissel.core.profile._types import (
    BlockForm,
    Measure,
    ProfileForm,
    ProfileForms,
    ProfilePart,
    Word,
)
from wissel.core.profile._wage import wage_words

__all__ = [
    "NEWEST",
    "BlockForm",
    "BlockShown",
    "LineShown",
    "Measure",
    "PartShown",
    "ProfileChange",
    "ProfileCheck",
    "ProfileError",
    "ProfileForm",
    "ProfileForms",
    "ProfilePart",
    "Word",
    "block_shown",
    "parse",
    "profile_checks",
    "profile_difference",
    "profile_forms",
    "read_basis",
    "read_measure",
    "read_words",
    "review_reasons",
    "shown_parts",
    "wage_words",
]
