"""Routes of the plan."""

from django.urls import URLPattern, path

from wissel.portals.coach import plan, plan_more, plan_steps, plan_text

_PLAN = "traject/<uuid:trajectory>/plan/"

urlpatterns: list[URLPattern] = [
    path(_PLAN, plan.plan, name="plan"),
    path(f"{_PLAN}vaststellen/", plan.fix, name="plan_fix"),
    path(f"{_PLAN}overnemen/", plan.take, name="plan_take"),
    path(f"{_PLAN}doelen/", plan.aims, name="plan_aims"),
    path(f"{_PLAN}tekst/", plan_text.texts, name="plan_text"),
    path(f"{_PLAN}onderdelen/", plan_more.modules, name="plan_modules"),
    path(f"{_PLAN}afstand/", plan_steps.gap_new, name="plan_gap_new"),
    path(f"{_PLAN}afstand/<uuid:gap>/", plan_steps.gap, name="plan_gap"),
    path(f"{_PLAN}activiteit/", plan_steps.activity_new, name="plan_activity_new"),
    path(f"{_PLAN}activiteit/<uuid:activity>/", plan_steps.activity, name="plan_activity"),
    path(f"{_PLAN}scholing/", plan_steps.schooling_new, name="plan_schooling_new"),
    path(f"{_PLAN}scholing/<uuid:schooling>/", plan_steps.schooling, name="plan_schooling"),
    path(f"{_PLAN}begeleiding/", plan_more.guidance, name="plan_guidance"),
    path(f"{_PLAN}subdoelen/", plan_more.subgoals, name="plan_subgoals"),
    path(f"{_PLAN}risicos/", plan_more.risks, name="plan_risks"),
]
