"""The door to profiles and plans: who somebody is, which work fits, and how to get there."""

from wissel.apps.plans.service._direction import (
    MOST_TITLE,
)
from wissel.apps.plans.service._held import (
    CATEGORY as PROFILE_CATEGORY,
)
from wissel.apps.plans.service._held import (
    PieceChanged,
)
from wissel.apps.plans.service._plan_released import (
    SchoolingOffer,
)
from wissel.apps.plans.service._reading import (
    employer_of,
)
from wissel.apps.plans.service._typed import (
    MOST_DETAIL,
    MOST_LINE,
    MOST_LINES,
)
from wissel.apps.plans.service.directions import (
    explain_few,
    judge,
    keep_direction,
)
from wissel.apps.plans.service.plan import (
    EmployerPlan,
    EmployerStep,
    PlanNotReady,
    PlanView,
    fix_plan,
    plan,
    plan_for_employer,
)
from wissel.apps.plans.service.plan_parts import (
    MOST_RISKS,
    MOST_TEXT,
    keep_directions,
    keep_duration,
    keep_intensity,
    keep_plan_text,
    keep_risks,
    keep_subgoals,
)
from wissel.apps.plans.service.plan_steps import (
    MOST_STEPS,
    decide_schooling,
    drop_step,
    keep_activity,
    keep_gap,
    keep_schooling,
    schooling_to_decide,
    take_gaps,
)
from wissel.apps.plans.service.portability import (
    has_unfixed_plan,
    profiles_as_read,
    restore_profiles,
    unfixed_profiles,
    with_everything_fixed,
    with_profiles,
)
from wissel.apps.plans.service.profiles import (
    NotReady,
    ProfileView,
    employability_within,
    fix_profile,
    is_begun,
    keep_block,
    profile,
    profiles_within,
)
from wissel.apps.plans.service.standing import (
    ProfileStands,
    profile_exists,
)
from wissel.apps.plans.service.testing import (
    adopt_work_test,
    keep_work_test,
    try_work,
    work_tests,
)
from wissel.apps.plans.service.within import (
    Fixed,
    fixed_within,
)

__all__ = [
    "MOST_DETAIL",
    "MOST_LINE",
    "MOST_LINES",
    "MOST_RISKS",
    "MOST_STEPS",
    "MOST_TEXT",
    "MOST_TITLE",
    "PROFILE_CATEGORY",
    "EmployerPlan",
    "EmployerStep",
    "Fixed",
    "NotReady",
    "PieceChanged",
    "PlanNotReady",
    "PlanView",
    "ProfileStands",
    "ProfileView",
    "SchoolingOffer",
    "adopt_work_test",
    "decide_schooling",
    "drop_step",
    "employability_within",
    "employer_of",
    "explain_few",
    "fix_plan",
    "fix_profile",
    "fixed_within",
    "has_unfixed_plan",
    "is_begun",
    "judge",
    "keep_activity",
    "keep_block",
    "keep_direction",
    "keep_directions",
    "keep_duration",
    "keep_gap",
    "keep_intensity",
    "keep_plan_text",
    "keep_risks",
    "keep_schooling",
    "keep_subgoals",
    "keep_work_test",
    "plan",
    "plan_for_employer",
    "profile",
    "profile_exists",
    "profiles_as_read",
    "profiles_within",
    "restore_profiles",
    "schooling_to_decide",
    "take_gaps",
    "try_work",
    "unfixed_profiles",
    "with_everything_fixed",
    "with_profiles",
    "work_tests",
]
