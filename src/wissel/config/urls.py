"""Every route of the application: public pages, the shell, and one package per audience."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import URLPattern, URLResolver, include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from wissel.portals.shell.pages import public

_icon = lazy(staticfiles_storage.url, str)("wissel/wissel.svg")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("wissel.portals.public.urls")),
    path("", include("wissel.portals.shell.urls")),
    path("", include("wissel.portals.coach.urls")),
    path("", include("wissel.portals.employee.urls")),
    path("", include("wissel.portals.employer.urls")),
    path("", include("wissel.portals.bureau.urls")),
    path("favicon.ico", public(RedirectView.as_view(url=_icon)), name="favicon"),
]
