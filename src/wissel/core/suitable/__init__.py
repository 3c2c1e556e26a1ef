"""The test of suitable work (*passend werk*): some work against what is known of one person.

Usable for a direction, a vacancy or an idea in a talk. It compares and names what somebody must
judge; it weighs and ranks no person (BW 7:658a lid 4; Werkwijzer Poortwachter).
"""

from wissel.core.suitable._capacity import CAPACITY, MORE, asked_levels, key_of
from wissel.core.suitable._test import ABOUT, EXPERTS, work_test
from wissel.core.suitable._words import wage_words

__all__ = [
    "ABOUT",
    "CAPACITY",
    "EXPERTS",
    "MORE",
    "asked_levels",
    "key_of",
    "wage_words",
    "work_test",
]
