"""Routes of the profiles, the directions and the test of work."""

from django.urls import URLPattern, path

from wissel.portals.coach import direction, profile, profile_block, work_test

urlpatterns: list[URLPattern] = [
    path("traject/<uuid:trajectory>/profiel/", profile.profiles, name="profiles"),
    path("traject/<uuid:trajectory>/profiel/<slug:profile>/", profile.profile, name="profile"),
    path(
        "traject/<uuid:trajectory>/profiel/<slug:profile>/<int:number>/pdf/",
        profile.profile_pdf,
        name="profile_pdf",
    ),
    path(
        "traject/<uuid:trajectory>/profiel/<slug:profile>/<slug:block>/",
        profile_block.block,
        name="profile_block",
    ),
    path("traject/<uuid:trajectory>/richting/", direction.new, name="direction_new"),
    path(
        "traject/<uuid:trajectory>/richting/<slug:direction>/",
        direction.direction,
        name="direction",
    ),
    path("traject/<uuid:trajectory>/toets/", work_test.work_test, name="work_test"),
]
