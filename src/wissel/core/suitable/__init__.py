"""The test of suitable work (*passend werk*): some work against what is known of one person.

Usable for a direction, a vacancy or an idea in a talk. It compares and names what somebody must
judge; it weighs and ranks no person (BW 7:658a lid 4; Werkwijzer Poortwachter).
"""

from wissel.core.suitable._capacity import CAPACITY, HOURS, MORE, asked_levels, key_of
from wissel.core.suitable._test import ABOUT, EXPERTS, asked_about, is_of_body, work_test

__all__ = [
    "ABOUT",
    "CAPACITY",
    "EXPERTS",
    "HOURS",
    "MORE",
    "asked_about",
    "asked_levels",
    "is_of_body",
    "key_of",
    "work_test",
]
