"""The door to profiles and plans: who somebody is, which work fits, and how to get there."""

from wissel.apps.plans.service._direction import MOST_TITLE
from wissel.apps.plans.service._held import PieceChanged
from wissel.apps.plans.service._typed import MOST_DETAIL, MOST_LINE, MOST_LINES
from wissel.apps.plans.service.directions import explain_few, judge, keep_direction
from wissel.apps.plans.service.profiles import (
    NotReady,
    ProfileView,
    fix_profile,
    keep_block,
    profile,
    profiles_within,
)
from wissel.apps.plans.service.testing import keep_work_test, try_work, work_tests

__all__ = [
    "MOST_DETAIL",
    "MOST_LINE",
    "MOST_LINES",
    "MOST_TITLE",
    "NotReady",
    "PieceChanged",
    "ProfileView",
    "explain_few",
    "fix_profile",
    "judge",
    "keep_block",
    "keep_direction",
    "keep_work_test",
    "profile",
    "profiles_within",
    "try_work",
    "work_tests",
]
